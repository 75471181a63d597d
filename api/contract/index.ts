import { eventIterator, oc, type } from '@orpc/contract';
import { z } from 'zod';
import type {
  Diagnostics,
  ModeratorChoice,
  ModeratorFit,
  Refusal,
  VariedAssumption,
} from '../../engine/review/diagnosed.ts';
import type { AnalysisResult } from '../../engine/review/derived.ts';
import {
  absoluteAt,
  answerQuestion,
  holdLevel,
  rateDomain,
  reconfirm,
  rewordStatement,
  setTarget,
  type AbsoluteAtRisk,
  type ThresholdSweep,
} from './certainty.ts';
import { compareEditions, makeEdition, type EditionComparison } from './editions.ts';
import {
  addResults,
  cellProblem,
  cellReadings,
  citeValues,
  decimalMark,
  removeRows,
  setCells,
  VALUE_FIELDS,
  type RowWorking,
} from './grid.ts';
import { deviation, protocolChanges, type ProtocolPreview } from './protocol.ts';
import {
  addReferences,
  addTable,
  importSource,
  tableByMapping,
  type ReferencePreview,
  type ReferencesAdded,
  type TableAdded,
  type TablePreview,
  type TableReading,
} from './imports.ts';
import { handleValues } from './sentinel.ts';
import { recordChanges } from './records.ts';
import { plotDrawing, reportChoice, reportRequest, type ReportChoice, type ReportStep } from './report.ts';
import { robChange, type BiasStrata } from './rob.ts';
import { subsetsRequest, type SubsetsStep } from './subsets.ts';
import type { CellsReply, Changes, CommandReply, UndoState, View, ViewKey } from './views.ts';

const id = z.string().min(1).max(100);
/** UUIDv7 made by the caller: a command sent twice applies once. */
const commandId = z.uuid();

const viewKey = z
  .string()
  .regex(
    /^(shell|protocol|studies|extraction|analyses|findings|history|certainty|editions|rob|rob:.{1,100}|sentinel|check-counts|checks:.{1,100}|analysis:.{1,100}|history:.{1,100})$/,
  )
  .transform((key) => key as ViewKey);

/** `windowId` names the tab or window: its undo stack and the views it watches. `gestureId` groups long typing. */
const command = z.object({ commandId, windowId: id, gestureId: id.optional() });

const errors = {
  /** The cell's text cannot be read as its field. */
  UNREADABLE: { data: z.object({ field: z.string(), text: z.string(), reason: z.string(), readings: cellReadings }) },
  /** Someone changed the same cell since; both values are given and nothing was written. */
  CONFLICT: { data: z.object({ seen: z.string(), now: z.string() }) },
  /** Some cells of a block cannot be set; nothing of it was written. The first 200 are named. */
  CELLS: { data: z.object({ problems: z.array(cellProblem), count: z.number() }) },
  NOT_FOUND: { data: z.object({ what: z.string() }) },
  NOTHING_TO_UNDO: { data: z.object({}) },
  /** The file was replaced, removed, is read-only or the disk is full: nothing was written, nothing is lost. */
  FILE: { data: z.object({ kind: z.string(), sentence: z.string() }) },
  REFUSED: { data: z.object({ reason: z.string() }) },
} as const;

const base = oc.errors(errors);

const pooling = z.object({
  profile: z.enum(['grove', 'cochrane', 'conservative', 'revman5']).nullable(),
  estimator: z.enum(['EE', 'MH', 'DL', 'REML', 'PM']).nullable(),
});
const trial = z.object({ leaveOut: z.array(id).max(1000), pooling: pooling.optional() });

export type * from '../../engine/review/diagnosed.ts';
export type { ReportFormat } from './report.ts';

/** The whole surface between interface and backend. Runs unchanged over a MessagePort and over loopback. */
export const contract = {
  view: {
    get: base
      .input(z.object({ key: viewKey }))
      .output(type<Readonly<{ revision: number; view: View<unknown, unknown> }>>()),
    /** Starts with the present state of nothing: only later changes are sent, those of this window's own commands excepted. */
    watch: base
      .input(z.object({ windowId: id, keys: z.array(viewKey).max(50) }))
      .output(eventIterator(type<Changes>())),
  },
  value: {
    /** Type into a cell. `seen` is the text the reviewer saw before typing; '' for an empty cell. */
    set: base
      .input(
        command.extend({
          measurementId: id,
          field: z.enum(VALUE_FIELDS),
          text: z.string().max(2000),
          seen: z.string().max(2000),
          decimalMark: decimalMark.optional(),
          watching: z.array(viewKey).max(50),
        }),
      )
      .output(type<CommandReply>()),
  },
  grid: {
    /** Type, paste, fill or clear a block of cells: one step of the history. */
    set: base
      .input(command.extend({ ...setCells.shape, watching: z.array(viewKey).max(50) }))
      .output(type<CellsReply>()),
    /** Rows for the results of one study and outcome, with what they need. */
    addResults: base
      .input(command.extend({ ...addResults.shape, watching: z.array(viewKey).max(50) }))
      .output(type<CommandReply>()),
    removeRows: base
      .input(command.extend({ ...removeRows.shape, watching: z.array(viewKey).max(50) }))
      .output(type<CommandReply>()),
    /** Say where numbers are printed. */
    cite: base
      .input(command.extend({ ...citeValues.shape, watching: z.array(viewKey).max(50) }))
      .output(type<CommandReply>()),
    /** How a row's derived numbers are worked out; null for a row that is gone. */
    working: base
      .input(z.object({ measurementId: id }))
      .output(type<Readonly<{ revision: number; working: RowWorking | null }>>()),
  },
  records: {
    /** Add, set and remove records, in one step of the history. */
    change: base
      .input(command.extend({ ...recordChanges.shape, watching: z.array(viewKey).max(50) }))
      .output(type<CommandReply>()),
  },
  rob: {
    /** Answer, support, judge: one step of the history. */
    change: base
      .input(command.extend({ change: robChange, watching: z.array(viewKey).max(50) }))
      .output(type<CommandReply>()),
    /** An analysis by overall judgement, with the test for differences; null where nothing is pooled or assessed. */
    stratify: base
      .input(z.object({ analysisId: id }))
      .output(type<Readonly<{ revision: number; strata: BiasStrata | null }>>()),
  },
  protocol: {
    /** What changes of the protocol would do to analyses, findings and judgements. Writes nothing. */
    preview: base.input(z.object({ commandId, changes: protocolChanges })).output(type<ProtocolPreview>()),
    /** Make them as one step; after the first extracted number with the reason of the deviation. */
    change: base
      .input(
        command.extend({
          label: recordChanges.shape.label,
          changes: protocolChanges,
          deviation: deviation.nullable(),
          watching: z.array(viewKey).max(50),
        }),
      )
      .output(type<CommandReply>()),
  },
  analysis: {
    /** Choose how an analysis is pooled; null takes the review's own. One command, so it can be undone. */
    set: base
      .input(
        command.extend({
          analysisId: id,
          ...pooling.shape,
          watching: z.array(viewKey).max(50),
        }),
      )
      .output(type<CommandReply>()),
    /** Choose what becomes of studies with more than two arms: their arms together, the shared one divided, one chosen, or none. */
    setMultiArm: base
      .input(
        command.extend({
          analysisId: id,
          multiArmPolicy: z.enum(['combine', 'split', 'choose', 'keep for the network']),
          watching: z.array(viewKey).max(50),
        }),
      )
      .output(type<CommandReply>()),
    /** The analysis as it would be with studies left out or pooled otherwise. Nothing is written. */
    tryOut: base
      .input(z.object({ analysisId: id, ...trial.shape }))
      .output(type<Readonly<{ revision: number; analysis: AnalysisResult }>>()),
    /** Make a trial the analysis's own, as one command; the reason is kept with each study left out. */
    applyTrial: base
      .input(
        command.extend({
          analysisId: id,
          ...trial.shape,
          reason: z.string().max(500),
          watching: z.array(viewKey).max(50),
        }),
      )
      .output(type<CommandReply>()),
    /** Let the selection rule decide again about a study that the reviewer left out. */
    bringBack: base
      .input(command.extend({ analysisId: id, studyId: id, watching: z.array(viewKey).max(50) }))
      .output(type<CommandReply>()),
    /** Leave-one-out, cumulative, influence, funnel, asymmetry, trim and fill, benefit; null where nothing is pooled. */
    diagnose: base
      .input(z.object({ analysisId: id, asymmetryReason: z.string().max(500).optional() }))
      .output(type<Readonly<{ revision: number; diagnostics: Diagnostics | null }>>()),
    /** The pooled result over the range of each assumption it rests on. */
    assumptions: base
      .input(z.object({ analysisId: id }))
      .output(type<Readonly<{ revision: number; assumptions: readonly VariedAssumption[] }>>()),
    /** GOSH over all subsets, or a seeded sample of them. */
    subsets: base.input(subsetsRequest).output(eventIterator(type<SubsetsStep>())),
    /** Numeric characteristics to regress an analysis on. */
    moderators: base
      .input(z.object({ analysisId: id }))
      .output(type<Readonly<{ choices: readonly ModeratorChoice[] }>>()),
    /** Bubble plot and meta-regression on one of them. */
    regress: base
      .input(z.object({ analysisId: id, attributeId: id, reason: z.string().max(500).optional() }))
      .output(type<Readonly<{ revision: number; fit: ModeratorFit | Refusal }>>()),
  },
  history: {
    undo: base.input(command.extend({ watching: z.array(viewKey).max(50) })).output(type<CommandReply>()),
    redo: base.input(command.extend({ watching: z.array(viewKey).max(50) })).output(type<CommandReply>()),
    state: base.input(z.object({ windowId: id })).output(type<UndoState>()),
    /** Undo one older command by id, whoever made it. */
    revert: base.input(command.extend({ target: id, watching: z.array(viewKey).max(50) })).output(type<CommandReply>()),
  },
  certainty: {
    /** Confirm or override one domain; null levels take the rating back. */
    rate: base
      .input(command.extend({ ...rateDomain.shape, watching: z.array(viewKey).max(50) }))
      .output(type<CommandReply>()),
    target: base
      .input(command.extend({ ...setTarget.shape, watching: z.array(viewKey).max(50) }))
      .output(type<CommandReply>()),
    hold: base
      .input(command.extend({ ...holdLevel.shape, watching: z.array(viewKey).max(50) }))
      .output(type<CommandReply>()),
    reword: base
      .input(command.extend({ ...rewordStatement.shape, watching: z.array(viewKey).max(50) }))
      .output(type<CommandReply>()),
    answer: base
      .input(command.extend({ ...answerQuestion.shape, watching: z.array(viewKey).max(50) }))
      .output(type<CommandReply>()),
    /** Stand by judgements whose ground has moved, risk of bias among them. */
    reconfirm: base
      .input(command.extend({ ...reconfirm.shape, watching: z.array(viewKey).max(50) }))
      .output(type<CommandReply>()),
    /** At which smallest important effect a suggestion would be another; null where the row has no effect. */
    sweep: base
      .input(z.object({ findingId: id }))
      .output(type<Readonly<{ revision: number; sweep: ThresholdSweep | null }>>()),
    /** The row's absolute effect at other baseline risks. */
    absoluteAt: base
      .input(absoluteAt)
      .output(type<Readonly<{ revision: number; effects: readonly AbsoluteAtRisk[] }>>()),
  },
  edition: {
    /** Freeze the review as it stands, in one step of the history. */
    make: base
      .input(command.extend({ ...makeEdition.shape, watching: z.array(viewKey).max(50) }))
      .output(type<CommandReply>()),
    /** What changed between two editions, or an edition and the review as it stands. */
    compare: base.input(compareEditions).output(type<EditionComparison>()),
  },
  checks: {
    /** Annotate impossible numbers: unusable as printed, or corrected by the authors. */
    handle: base
      .input(command.extend({ ...handleValues.shape, watching: z.array(viewKey).max(50) }))
      .output(type<CommandReply>()),
  },
  imports: {
    /** Read a file of references and say what each record is to the review; nothing is written. */
    readReferences: base.input(z.object({ source: importSource })).output(type<ReferencePreview>()),
    /** Add the records of a file that was read: one step, or none where all of them are there already. */
    addReferences: base
      .input(command.extend({ ...addReferences.shape, watching: z.array(viewKey).max(50) }))
      .output(type<Readonly<{ added: ReferencesAdded; reply: CommandReply }>>()),
    /** Read a table of the reviewer's own and propose what its columns hold. */
    readTable: base
      .input(z.object({ source: importSource, sheet: z.string().max(255).nullable() }))
      .output(type<TablePreview>()),
    /** Another sheet of a workbook that was read. */
    readSheet: base
      .input(z.object({ importId: id, sheet: z.string().max(255).nullable() }))
      .output(type<TablePreview>()),
    /** What a mapping makes of a table; nothing is written. */
    tryTable: base.input(tableByMapping).output(type<TableReading>()),
    /** Add a table in one step, or nothing of it. */
    addTable: base
      .input(command.extend({ ...addTable.shape, watching: z.array(viewKey).max(50) }))
      .output(type<Readonly<{ added: TableAdded; reply: CommandReply }>>()),
  },
  project: {
    saveCopy: base.input(z.object({ path: z.string().min(1).max(4000) })).output(type<Readonly<{ path: string }>>()),
    /** Write the WAL into the file: on blur and before the file is copied. */
    checkpoint: base.output(type<Readonly<{ done: boolean }>>()),
  },
  report: {
    /** Write a report, file by file; ends when all are there. */
    write: base.input(reportRequest).output(eventIterator(type<ReportStep>())),
    /** A plot as a picture for the clipboard: a PNG in base 64, at twice its size on screen. */
    picture: base.input(plotDrawing).output(type<Readonly<{ png: string }>>()),
    /** What was chosen last on this computer; null before the first report. */
    lastChoice: base.output(type<Readonly<{ choice: ReportChoice | null }>>()),
    rememberChoice: base.input(reportChoice).output(type<void>()),
  },
};
