import type { PreviewLine, ProtocolPreview } from '../contract/protocol.ts';
import type { RecordChange } from '../contract/records.ts';
import { rowChangesOf, runCommand, type RowChange } from '../../db/history.ts';
import { uuidv7Sequence } from '../../db/ids.ts';
import { patchSnapshot } from '../../db/records.ts';
import { revisionOf } from '../../db/repositories/commands.ts';
import type { AnalysisResult, DerivedReview, FindingRow } from '../../engine/review/derived.ts';
import { deriveReview, reviewIndexOf } from '../../engine/review/derive.ts';
import type { Snapshot } from '../../engine/review/records/index.ts';
import { decimalsToShow, formatEstimateWithInterval } from '../../engine/text/format-interval.ts';
import { formatCompact } from '../../engine/text/format-number.ts';
import { PREVIEW, TABLES } from './protocol-phrases.ts';
import { makeChanges, refusalOf } from './record-commands.ts';
import { regroupResults } from './regroup-results.ts';
import type { Session } from './session.ts';

/** Leaves the command with its row changes, so that the file is rolled back. */
class Rehearsed extends Error {
  readonly rowChanges: readonly RowChange[];

  constructor(rowChanges: readonly RowChange[]) {
    super('rehearsed');
    this.rowChanges = rowChanges;
  }
}

/**
 * What changes of the protocol would do, without doing them: they are made in a transaction that is rolled back, and the review
 * is derived from the snapshot they would give. Everything that reads otherwise is named with before and after.
 */
export function previewProtocol(
  session: Session,
  changes: readonly RecordChange[],
  commandId: string,
): ProtocolPreview {
  const isAfterExtraction = changesPlan(session.snapshot(), changes);
  const areResultsKnown = hasResults(session.derived());
  const nothing = { isAfterExtraction, areResultsKnown, analyses: [], findings: [], judgements: [], removed: [] };
  const rehearsal = rehearse(session, changes, commandId);
  if (!rehearsal.ok) return { ...nothing, refusal: rehearsal.reason };
  const before = session.derived();
  const after = deriveReview(patchSnapshot(session.snapshot(), rehearsal.rowChanges), before);
  return {
    isAfterExtraction,
    areResultsKnown,
    analyses: analysisLines(before, after),
    findings: findingLines(before, after),
    judgements: newlyStale(before, after),
    removed: removedRecords(rehearsal.rowChanges),
    refusal: null,
  };
}

/**
 * Whether changes of the protocol come after the first extracted number, so that they are shown first and want a reason. Whoever
 * begins with a paper may still write the plan down: what is only added before an analysis is planned deviates from nothing.
 */
export function changesPlan({ value, analysis }: Snapshot, changes: readonly RecordChange[]): boolean {
  return value.size > 0 && (analysis.size > 0 || changes.some(({ op }) => op !== 'add'));
}

/** Whether any analysis has a result that somebody may have seen. */
function hasResults({ analyses }: DerivedReview): boolean {
  return [...analyses.values()].some(({ state }) => state.kind === 'pooled' || state.kind === 'single study');
}

type Rehearsal = Readonly<{ ok: true; rowChanges: readonly RowChange[] }> | Readonly<{ ok: false; reason: string }>;

function rehearse({ db, derived, now }: Session, changes: readonly RecordChange[], id: string): Rehearsal {
  try {
    // Neither the name nor the moment is ever stored.
    runCommand(db, { id, name: 'preview', actor: '', at: '' }, () => {
      makeChanges(db, changes);
      regroupResults(db, reviewIndexOf(derived()), uuidv7Sequence(now()));
      throw new Rehearsed(rowChangesOf(db, revisionOf(db)));
    });
  } catch (error) {
    if (error instanceof Rehearsed) return { ok: true, rowChanges: error.rowChanges };
    const reason = refusalOf(error);
    if (reason !== null) return { ok: false, reason };
    throw error;
  }
  throw new Error('A rehearsal was carried out.');
}

/** Whether a preview names anything that a reader of the results would see. */
export function hasEffects({ analyses, findings, judgements, removed }: ProtocolPreview): boolean {
  return analyses.length + findings.length + judgements.length + removed.length > 0;
}

function analysisLines(before: DerivedReview, after: DerivedReview): readonly PreviewLine[] {
  return lines(before.analyses, after.analyses, ({ title }) => title, analysisText);
}

function findingLines(before: DerivedReview, after: DerivedReview): readonly PreviewLine[] {
  return lines(findingsOf(before), findingsOf(after), findingTitle, findingText);
}

function lines<Thing>(
  before: ReadonlyMap<string, Thing>,
  after: ReadonlyMap<string, Thing>,
  titleOf: (thing: Thing) => string,
  textOf: (thing: Thing) => string,
): readonly PreviewLine[] {
  const ids = [...new Set([...before.keys(), ...after.keys()])];
  return ids.flatMap((id): readonly PreviewLine[] => {
    const was = before.get(id);
    const now = after.get(id);
    if (was === now) return [];
    const line = {
      id,
      title: titleOf((now ?? was)!),
      before: was === undefined ? null : textOf(was),
      after: now === undefined ? null : textOf(now),
    };
    return line.before === line.after ? [] : [line];
  });
}

/** What a reader of an analysis sees first: its title, how many studies, the estimate, the threshold it is held against. */
function analysisText(result: AnalysisResult): string {
  const { state, scale, studiesUsed, threshold, unit } = result;
  const held = threshold === null ? [] : [PREVIEW.threshold(formatCompact(threshold), unit)];
  switch (state.kind) {
    case 'pooled':
    case 'single study': {
      const decimals = decimalsToShow(state.printed);
      const estimate = formatEstimateWithInterval(state.printed, { decimals });
      return [
        PREVIEW.studies(studiesUsed),
        `${scale.measure} ${estimate}`,
        result.better === 'lower' ? PREVIEW.lower : PREVIEW.higher,
        ...held,
      ].join('; ');
    }
    case 'not pooled':
    case 'no data':
      return [PREVIEW.studies(studiesUsed), state.reason].join('; ');
  }
}

function findingsOf(derived: DerivedReview): ReadonlyMap<string, FindingRow> {
  return new Map(
    derived.summaryOfFindings.comparisons.flatMap(({ rows }) => rows.map((row) => [row.findingId, row] as const)),
  );
}

const findingTitle = ({ outcome, outcomeDetail }: FindingRow): string =>
  [outcome, outcomeDetail].filter(Boolean).join(', ');

function findingText(row: FindingRow): string {
  const importance = row.importance === null ? [] : [PREVIEW.importance(row.importance.score)];
  return [row.sentence, ...importance].join(' ');
}

function newlyStale(before: DerivedReview, after: DerivedReview): readonly string[] {
  const known = new Set(before.judgementsToReview.map(({ judgementId }) => judgementId));
  return after.judgementsToReview.filter(({ judgementId }) => !known.has(judgementId)).map(({ title }) => title);
}

function removedRecords(changes: readonly RowChange[]): ProtocolPreview['removed'] {
  const counts = new Map<keyof Snapshot, number>();
  for (const { table, after } of changes) if (after === null) counts.set(table, (counts.get(table) ?? 0) + 1);
  return [...counts].map(([table, count]) => ({ what: TABLES[table], count }));
}
