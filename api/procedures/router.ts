import { implement, ORPCError } from '@orpc/server';
import { contract } from '../contract/index.ts';
import { asPlainJson } from '../contract/plain-json.ts';
import type { CommandReply } from '../contract/views.ts';
import { diagnose } from '../../engine/review/diagnose.ts';
import { diagnoseModerator, moderatorChoices } from '../../engine/review/diagnose-moderator.ts';
import { setAnalysis, setMultiArmPolicy } from './analysis-commands.ts';
import { declared } from './declared-errors.ts';
import { answer, hold, rate, reword, standBy, target } from './certainty-commands.ts';
import { absoluteAtRisks, sweepThresholds } from './certainty-questions.ts';
import { compareEditions, makeEdition } from './edition-commands.ts';
import { addResults } from './grid-add-results.ts';
import { citeValues, removeRows } from './grid-rows.ts';
import { setCells } from './grid-set.ts';
import { rowWorking } from './grid-working.ts';
import { handleValues } from './handle-values.ts';
import { addReferences, previewReferences } from './import-references.ts';
import { addTable, previewSheet, previewTable, readTable } from './import-table.ts';
import { IN_THIS_THREAD, type Workers } from './long-tasks.ts';
import { NOT_A_PLOT, plotPicture } from './plot-picture.ts';
import { pooledSubsets } from './pool-subsets.ts';
import { changeProtocol } from './protocol-commands.ts';
import { previewProtocol } from './protocol-preview.ts';
import { changeRecords, type ChangeRecordsResult } from './record-commands.ts';
import { changeRob } from './rob-commands.ts';
import { reviewIndexOf } from '../../engine/review/derive.ts';
import { varyAssumptions } from '../../engine/review/vary-assumptions.ts';
import { stratifyByBias } from '../../engine/review/rob/stratify.ts';
import { tryOut } from '../../engine/review/try-out.ts';
import type { Session } from './session.ts';
import { applyTrial, bringBack } from './trial-commands.ts';
import { setValue } from './value-commands.ts';
import { writeReport, type ReportChoices, type ReportHost } from './write-report.ts';

export type RouterContext = Readonly<{
  session: Session;
  host: ReportHost;
  actor: string;
  now: () => Date;
  /** Where this computer keeps how reports were last written; without it nothing is remembered. */
  choices?: ReportChoices;
  /** Where long engine runs are done; in this thread unless given. */
  workers?: Workers;
}>;

const os = implement(contract).$context<RouterContext>();

/** Failures of the file, and steps that cannot be taken back, leave as declared errors with their sentence. */
const guarded = os.use(async ({ next }) => {
  try {
    return await next();
  } catch (error) {
    throw declared(error);
  }
});

const NOTHING_TO_UNDO = 'There is nothing to take back in this window.';

const view = {
  get: guarded.view.get.handler(({ input, context: { session }, errors }) => {
    const found = session.view(input.key);
    if (!found) throw errors.NOT_FOUND({ message: 'This is not in the review any more.', data: { what: input.key } });
    return { revision: session.revision(), view: asPlainJson(found) };
  }),
  watch: guarded.view.watch.handler(({ input, context: { session }, signal }) =>
    session.feed.watch(input.windowId, input.keys, signal),
  ),
};

const value = {
  set: guarded.value.set.handler(({ input, context: { session, actor, now }, errors }): CommandReply => {
    const result = setValue(session, input, { actor, now });
    switch (result.kind) {
      case 'done':
        return result.reply;
      case 'no measurement':
        throw errors.NOT_FOUND({
          message: 'This row is not in the review any more.',
          data: { what: input.measurementId },
        });
      case 'conflict':
        throw errors.CONFLICT({
          message: 'The cell was changed elsewhere since.',
          data: { seen: result.seen, now: result.now },
        });
      case 'unreadable':
        throw errors.UNREADABLE({
          message: result.reason,
          data: { field: input.field, text: input.text, reason: result.reason, readings: result.readings },
        });
    }
  }),
};

const ROW_GONE = 'This row is not in the review any more.';

const grid = {
  set: guarded.grid.set.handler(({ input, context: { session, actor, now }, errors }) => {
    const result = setCells(session, input, { actor, now });
    if (result.kind === 'done') return { ...result.reply, assumed: result.assumed };
    const { problems, count } = result;
    throw errors.CELLS({ message: problems[0]?.reason ?? '', data: { problems: [...problems], count } });
  }),
  addResults: guarded.grid.addResults.handler(({ input, context: { session, now }, errors }): CommandReply => {
    const result = addResults(session, input, now);
    switch (result.kind) {
      case 'done':
        return result.reply;
      case 'not found':
        throw errors.NOT_FOUND({ message: result.what, data: { what: result.what } });
      case 'refused':
        throw errors.REFUSED({ message: result.reason, data: { reason: result.reason } });
    }
  }),
  removeRows: guarded.grid.removeRows.handler(({ input, context: { session }, errors }): CommandReply => {
    const reply = removeRows(session, input);
    if (!reply) throw errors.NOT_FOUND({ message: ROW_GONE, data: { what: 'This row' } });
    return reply;
  }),
  cite: guarded.grid.cite.handler(({ input, context: { session, now }, errors }): CommandReply => {
    const reply = citeValues(session, input, now);
    if (!reply) throw errors.NOT_FOUND({ message: ROW_GONE, data: { what: 'This value' } });
    return reply;
  }),
  working: guarded.grid.working.handler(({ input, context: { session } }) => ({
    revision: session.revision(),
    working: rowWorking(session, input.measurementId),
  })),
};

const CHANGED_MEANWHILE = 'This was changed elsewhere since.';

/** The declared error of a list of changes that was not made. */
function notMade(result: Exclude<ChangeRecordsResult, { kind: 'done' }>) {
  switch (result.kind) {
    case 'not found':
      return new ORPCError('NOT_FOUND', { defined: true, message: result.what, data: { what: result.what } });
    case 'conflict':
      return new ORPCError('CONFLICT', {
        defined: true,
        message: CHANGED_MEANWHILE,
        data: { seen: result.seen, now: result.now },
      });
    case 'refused':
      return new ORPCError('REFUSED', { defined: true, message: result.reason, data: { reason: result.reason } });
  }
}

const records = {
  change: guarded.records.change.handler(({ input, context: { session } }): CommandReply => {
    const result = changeRecords(session, input);
    if (result.kind !== 'done') throw notMade(result);
    return result.reply;
  }),
};

const protocol = {
  preview: guarded.protocol.preview.handler(({ input, context: { session } }) =>
    previewProtocol(session, input.changes, input.commandId),
  ),
  change: guarded.protocol.change.handler(({ input, context: { session, now } }): CommandReply => {
    const result = changeProtocol(session, input, { now });
    if (result.kind !== 'done') throw notMade(result);
    return result.reply;
  }),
};

const rob = {
  change: guarded.rob.change.handler(
    ({ input: { change, ...command }, context: { session, actor, now }, errors }): CommandReply => {
      const result = changeRob(session, command, change, { actor, now });
      switch (result.kind) {
        case 'done':
          return result.reply;
        case 'not found':
          throw errors.NOT_FOUND({ message: result.what, data: { what: result.what } });
        case 'conflict':
          throw errors.CONFLICT({
            message: 'This was changed elsewhere since.',
            data: { seen: result.seen, now: result.now },
          });
        case 'refused':
          throw errors.REFUSED({ message: result.reason, data: { reason: result.reason } });
      }
    },
  ),
  stratify: guarded.rob.stratify.handler(({ input, context: { session }, errors }) => {
    const found = session.derived().analyses.get(input.analysisId);
    if (!found) throw errors.NOT_FOUND({ message: GONE, data: { what: input.analysisId } });
    return { revision: session.revision(), strata: stratifyByBias(found, session.derived().effects) };
  }),
};

const GONE = 'This analysis is not in the review any more.';

const analysis = {
  set: guarded.analysis.set.handler(({ input, context: { session }, errors }) => {
    const reply = setAnalysis(session, input);
    if (!reply) throw errors.NOT_FOUND({ message: GONE, data: { what: input.analysisId } });
    return reply;
  }),
  setMultiArm: guarded.analysis.setMultiArm.handler(({ input, context: { session }, errors }) => {
    const reply = setMultiArmPolicy(session, input);
    if (!reply) throw errors.NOT_FOUND({ message: GONE, data: { what: input.analysisId } });
    return reply;
  }),
  tryOut: guarded.analysis.tryOut.handler(({ input, context: { session }, errors }) => {
    const found = tryOut(session.snapshot(), session.derived(), input.analysisId, input);
    if (!found) throw errors.NOT_FOUND({ message: GONE, data: { what: input.analysisId } });
    return { revision: session.revision(), analysis: found };
  }),
  applyTrial: guarded.analysis.applyTrial.handler(({ input, context: { session, now }, errors }) => {
    const reply = applyTrial(session, input, now);
    if (!reply) throw errors.NOT_FOUND({ message: GONE, data: { what: input.analysisId } });
    return reply;
  }),
  bringBack: guarded.analysis.bringBack.handler(({ input, context: { session }, errors }) => {
    const reply = bringBack(session, input);
    if (!reply) throw errors.NOT_FOUND({ message: GONE, data: { what: input.analysisId } });
    return reply;
  }),
  diagnose: guarded.analysis.diagnose.handler(({ input, context: { session }, errors }) => {
    const found = session.derived().analyses.get(input.analysisId);
    if (!found) throw errors.NOT_FOUND({ message: GONE, data: { what: input.analysisId } });
    return { revision: session.revision(), diagnostics: diagnose(found, session.derived().effects, input) };
  }),
  assumptions: guarded.analysis.assumptions.handler(({ input, context: { session }, errors }) => {
    const derived = session.derived();
    const found = derived.analyses.get(input.analysisId);
    if (!found) throw errors.NOT_FOUND({ message: GONE, data: { what: input.analysisId } });
    return {
      revision: session.revision(),
      assumptions: varyAssumptions(reviewIndexOf(derived), found, derived.effects),
    };
  }),
  subsets: guarded.analysis.subsets.handler(
    ({ input, signal, context: { session, workers = IN_THIS_THREAD }, errors }) => {
      const steps = pooledSubsets(session, workers, input, signal);
      if (!steps) throw errors.NOT_FOUND({ message: GONE, data: { what: input.analysisId } });
      return steps;
    },
  ),
  moderators: guarded.analysis.moderators.handler(({ input, context: { session }, errors }) => {
    const found = session.derived().analyses.get(input.analysisId);
    if (!found) throw errors.NOT_FOUND({ message: GONE, data: { what: input.analysisId } });
    return { choices: moderatorChoices(found, session.snapshot()) };
  }),
  regress: guarded.analysis.regress.handler(({ input, context: { session }, errors }) => {
    const found = session.derived().analyses.get(input.analysisId);
    const attribute = session.snapshot().attribute.get(input.attributeId);
    if (!found || !attribute) throw errors.NOT_FOUND({ message: GONE, data: { what: input.analysisId } });
    const fit = diagnoseModerator(found, session.derived().effects, session.snapshot(), attribute, input.reason);
    return { revision: session.revision(), fit };
  }),
};

const history = {
  undo: guarded.history.undo.handler(({ input, context: { session }, errors }) => {
    const reply = session.undo(input);
    if (!reply) throw errors.NOTHING_TO_UNDO({ message: NOTHING_TO_UNDO, data: {} });
    return reply;
  }),
  redo: guarded.history.redo.handler(({ input, context: { session }, errors }) => {
    const reply = session.redo(input);
    if (!reply) throw errors.NOTHING_TO_UNDO({ message: NOTHING_TO_UNDO, data: {} });
    return reply;
  }),
  state: guarded.history.state.handler(({ input, context: { session } }) => session.undoState(input.windowId)),
  revert: guarded.history.revert.handler(({ input, context: { session } }) => session.revert(input, input.target)),
};

/** The reply of a command on a row of the table, or that the row is gone. */
function ofRow(reply: CommandReply | null): CommandReply {
  if (reply) return reply;
  throw new ORPCError('NOT_FOUND', {
    defined: true,
    message: 'This row is not in the table any more.',
    data: { what: 'This row' },
  });
}

const certainty = {
  rate: guarded.certainty.rate.handler(({ input, context: { session, ...judge } }) =>
    ofRow(rate(session, input, judge)),
  ),
  target: guarded.certainty.target.handler(({ input, context: { session, ...judge } }) =>
    ofRow(target(session, input, judge)),
  ),
  hold: guarded.certainty.hold.handler(({ input, context: { session, ...judge } }) =>
    ofRow(hold(session, input, judge)),
  ),
  reword: guarded.certainty.reword.handler(({ input, context: { session, ...judge } }) =>
    ofRow(reword(session, input, judge)),
  ),
  answer: guarded.certainty.answer.handler(({ input, context: { session, ...judge } }) =>
    ofRow(answer(session, input, judge)),
  ),
  reconfirm: guarded.certainty.reconfirm.handler(({ input, context: { session }, errors }) => {
    const reply = standBy(session, input);
    if (!reply)
      throw errors.NOT_FOUND({
        message: 'No judgement named here needs a look any more.',
        data: { what: 'This judgement' },
      });
    return reply;
  }),
  sweep: guarded.certainty.sweep.handler(({ input, context: { session } }) => ({
    revision: session.revision(),
    sweep: sweepThresholds(session, input.findingId),
  })),
  absoluteAt: guarded.certainty.absoluteAt.handler(({ input, context: { session } }) => ({
    revision: session.revision(),
    effects: absoluteAtRisks(session, input.findingId, input.risks),
  })),
};

const edition = {
  make: guarded.edition.make.handler(({ input, context: { session, now } }) => makeEdition(session, input, now)),
  compare: guarded.edition.compare.handler(({ input, context: { session }, errors }) => {
    const comparison = compareEditions(session, input);
    if (!comparison)
      throw errors.NOT_FOUND({ message: 'This edition is not in the review any more.', data: { what: 'edition' } });
    return comparison;
  }),
};

const checks = {
  handle: guarded.checks.handle.handler(({ input, context: { session }, errors }) => {
    const result = handleValues(session, input);
    if (result.kind === 'refused') throw errors.REFUSED({ message: result.reason, data: { reason: result.reason } });
    return result.reply;
  }),
};

const FORGOTTEN = 'This file was read too long ago. Read it again.';

const imports = {
  readReferences: guarded.imports.readReferences.handler(({ input, context: { session } }) =>
    previewReferences(session, input.source),
  ),
  addReferences: guarded.imports.addReferences.handler(({ input, context: { session, now }, errors }) => {
    const result = addReferences(session, input, now);
    if (result.kind === 'forgotten') throw errors.REFUSED({ message: FORGOTTEN, data: { reason: FORGOTTEN } });
    return { added: result.added, reply: result.reply };
  }),
  readTable: guarded.imports.readTable.handler(({ input, context: { session } }) =>
    previewTable(session, input.source, input.sheet),
  ),
  readSheet: guarded.imports.readSheet.handler(({ input, context: { session }, errors }) => {
    const preview = previewSheet(session, input.importId, input.sheet);
    if (preview === null) throw errors.REFUSED({ message: FORGOTTEN, data: { reason: FORGOTTEN } });
    return preview;
  }),
  tryTable: guarded.imports.tryTable.handler(({ input, context: { session, now }, errors }) => {
    const result = readTable(session, input, now);
    if (result.kind === 'forgotten') throw errors.REFUSED({ message: FORGOTTEN, data: { reason: FORGOTTEN } });
    return result.reading;
  }),
  addTable: guarded.imports.addTable.handler(({ input, context: { session, actor, now }, errors }) => {
    const result = addTable(session, input, { actor, now });
    if (result.kind === 'forgotten') throw errors.REFUSED({ message: FORGOTTEN, data: { reason: FORGOTTEN } });
    if (result.kind === 'refused') throw errors.REFUSED({ message: result.reason, data: { reason: result.reason } });
    return { added: result.added, reply: result.reply };
  }),
};

const project = {
  saveCopy: guarded.project.saveCopy.handler(({ input, context: { session } }) => {
    session.saveCopy(input.path);
    return { path: input.path };
  }),
  checkpoint: guarded.project.checkpoint.handler(({ context: { session } }) => {
    session.checkpoint();
    return { done: true };
  }),
};

const report = {
  write: guarded.report.write.handler(async function* ({ input, context: { session, host, workers }, signal }) {
    try {
      yield* writeReport(session, host, input, signal, workers);
    } catch (error) {
      throw declared(error);
    }
  }),
  picture: guarded.report.picture.handler(async ({ input, context: { workers }, signal, errors }) => {
    const png = await plotPicture(input.svg, workers ?? IN_THIS_THREAD, signal);
    if (png === null) throw errors.REFUSED({ message: NOT_A_PLOT, data: { reason: NOT_A_PLOT } });
    return { png };
  }),
  lastChoice: guarded.report.lastChoice.handler(({ context: { session, choices } }) => ({
    choice: choices?.read(session.path) ?? null,
  })),
  rememberChoice: guarded.report.rememberChoice.handler(({ input, context: { session, choices } }) => {
    choices?.write(session.path, input);
  }),
};

/** Everything a window may ask of the review it shows. */
export const router = os.router({
  view,
  value,
  grid,
  records,
  protocol,
  rob,
  analysis,
  history,
  certainty,
  edition,
  checks,
  imports,
  project,
  report,
});
