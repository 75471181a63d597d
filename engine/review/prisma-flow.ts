import type { Snapshot, Study } from './records/index.ts';

/**
 * Boxes of the PRISMA 2020 flow diagram (Page MJ et al. BMJ 2021;372:n71, doi:10.1136/bmj.n71), as `screening_count.stage`
 * stores them. Those that begin with "other" belong to records found by other methods than databases and registers.
 */
export const PRISMA_STAGES = [
  'duplicates removed',
  'removed by automation',
  'removed for other reasons',
  'screened',
  'records excluded',
  'sought',
  'not retrieved',
  'assessed',
  'reports excluded',
  'other identified',
  'other sought',
  'other not retrieved',
  'other assessed',
  'other reports excluded',
] as const;
export type PrismaStage = (typeof PRISMA_STAGES)[number];

export type PrismaBoxId =
  | 'identified'
  | 'removed'
  | 'screened'
  | 'records excluded'
  | 'sought'
  | 'not retrieved'
  | 'assessed'
  | 'reports excluded'
  | 'other identified'
  | 'other sought'
  | 'other not retrieved'
  | 'other assessed'
  | 'other reports excluded'
  | 'studies included'
  | 'reports included'
  | 'studies ongoing'
  | 'studies awaiting';

/** A line within a box: a database, a reason. `label` null where the reviewer gave none. */
export type PrismaPart = Readonly<{ label: string | null; count: number | null }>;

export type PrismaBox = Readonly<{
  id: PrismaBoxId;
  /** Null where nobody recorded it and it cannot be counted. */
  count: number | null;
  /** 'recorded' by the reviewer, 'counted' from the studies and reports of the review, or 'inferred' from its neighbours. */
  basis: 'recorded' | 'counted' | 'inferred' | 'not recorded';
  parts: readonly PrismaPart[];
}>;

/** A box whose number is not what its neighbours add up to. */
export type PrismaMismatch = Readonly<{
  box: PrismaBoxId;
  count: number;
  expected: number;
  /** What `expected` was made of, in order; `sign` −1 for what was taken away. */
  terms: readonly Readonly<{ box: PrismaBoxId; count: number; sign: 1 | -1 }>[];
}>;

export type PrismaFlow = Readonly<{
  boxes: Readonly<Record<PrismaBoxId, PrismaBox>>;
  /** Whether anything was found by other methods. */
  hasOtherMethods: boolean;
  mismatches: readonly PrismaMismatch[];
}>;

/** Draw the flow from the searches, the counts of screening and the studies as they stand. Never throws: gaps are named. */
export function prismaFlow(snapshot: Snapshot): PrismaFlow {
  const counts = countsByStage(snapshot);
  const recorded = (id: PrismaBoxId, ...stages: readonly PrismaStage[]): PrismaBox => {
    const rows = stages.flatMap((stage) => counts.get(stage) ?? []);
    if (rows.length === 0) return { id, count: null, basis: 'not recorded', parts: [] };
    const isSplit = stages.length > 1 || rows.length > 1 || rows[0]!.label !== null;
    return { id, count: sumOf(rows), basis: 'recorded', parts: isSplit ? rows : [] };
  };

  const searches = [...snapshot.search.values()].toSorted(
    (a, b) => compare(a.database, b.database) || compare(a.at, b.at),
  );
  const hits = searches.map(({ database, hits: count }): PrismaPart => ({ label: database, count }));
  const identified: PrismaBox = {
    id: 'identified',
    count: hits.length === 0 || hits.some(({ count }) => count === null) ? null : sumOf(hits),
    basis: hits.length === 0 ? 'not recorded' : 'recorded',
    parts: hits,
  };
  const removed = recorded('removed', 'duplicates removed', 'removed by automation', 'removed for other reasons');
  const screened = orLess(recorded('screened', 'screened'), identified, removed);
  const recordsExcluded = recorded('records excluded', 'records excluded');
  const sought = orLess(recorded('sought', 'sought'), screened, recordsExcluded);
  const notRetrieved = recorded('not retrieved', 'not retrieved');
  const assessed = orLess(recorded('assessed', 'assessed'), sought, notRetrieved);
  const otherIdentified = recorded('other identified', 'other identified');
  const otherSought = recorded('other sought', 'other sought');
  const otherNotRetrieved = recorded('other not retrieved', 'other not retrieved');
  const otherAssessed = orLess(recorded('other assessed', 'other assessed'), otherSought, otherNotRetrieved);
  const otherExcluded = recorded('other reports excluded', 'other reports excluded');

  const studies = [...snapshot.study.values()];
  const reportCounts = new Map<string, number>();
  for (const { studyId } of snapshot.report.values()) reportCounts.set(studyId, (reportCounts.get(studyId) ?? 0) + 1);
  const of = (status: Study['status']) => studies.filter((study) => study.status === status);
  const reportsOf = (those: readonly Study[]) => those.reduce((sum, { id }) => sum + (reportCounts.get(id) ?? 0), 0);
  const counted = (id: PrismaBoxId, count: number, parts: readonly PrismaPart[] = []): PrismaBox => ({
    id,
    count,
    basis: 'counted',
    parts,
  });

  const excludedStudies = of('excluded');
  const written = recorded('reports excluded', 'reports excluded');
  const excluded =
    written.count === null && excludedStudies.length > 0
      ? counted('reports excluded', excludedStudies.length, byReason(excludedStudies))
      : written;
  const included = counted('studies included', of('included').length);
  const reportsIncluded = counted('reports included', reportsOf(of('included')));
  const ongoing = counted('studies ongoing', of('ongoing').length);
  const awaiting = counted('studies awaiting', of('awaiting').length);

  const boxes: PrismaFlow['boxes'] = {
    identified,
    removed,
    screened,
    'records excluded': recordsExcluded,
    sought,
    'not retrieved': notRetrieved,
    assessed,
    'reports excluded': excluded,
    'other identified': otherIdentified,
    'other sought': otherSought,
    'other not retrieved': otherNotRetrieved,
    'other assessed': otherAssessed,
    'other reports excluded': otherExcluded,
    'studies included': included,
    'reports included': reportsIncluded,
    'studies ongoing': ongoing,
    'studies awaiting': awaiting,
  };
  const hasOtherMethods = [otherIdentified, otherSought, otherNotRetrieved, otherAssessed, otherExcluded].some(
    ({ count }) => count !== null,
  );
  // Reports of studies that are not decided yet were assessed as well, and stand in no exclusion box.
  const kept = reportsIncluded.count! + reportsOf(of('ongoing')) + reportsOf(of('awaiting'));
  const lastSum = mismatchOf(assessed, [
    plus(assessed),
    ...(hasOtherMethods ? [plus(otherAssessed)] : []),
    minus(excluded),
    ...(hasOtherMethods && otherExcluded.count !== null ? [minus(otherExcluded)] : []),
  ]);
  return {
    boxes,
    hasOtherMethods,
    mismatches: [
      ...sums(screened, [plus(identified), minus(removed)]),
      ...sums(sought, [plus(screened), minus(recordsExcluded)]),
      ...sums(assessed, [plus(sought), minus(notRetrieved)]),
      ...sums(otherAssessed, [plus(otherSought), minus(otherNotRetrieved)]),
      ...tooMany(removed, identified, screened),
      ...tooMany(recordsExcluded, screened, sought),
      ...tooMany(notRetrieved, sought, assessed),
      ...tooMany(otherNotRetrieved, otherSought, otherAssessed),
      ...grown(screened, identified, removed),
      ...grown(sought, screened, recordsExcluded),
      ...grown(assessed, sought, notRetrieved),
      ...grown(otherAssessed, otherSought, otherNotRetrieved),
      ...(lastSum === null && !hasOtherMethods
        ? [identified, screened, sought].filter((box) => box.count !== null && box.count < kept).slice(-1)
        : []
      ).map((box) => moreThan('reports included', kept, box)),
      ...(lastSum !== null && assessed.count !== null && lastSum.expected !== kept
        ? [{ ...lastSum, box: 'reports included' as const, count: kept }]
        : []),
      ...(written.count !== null && written.count + (otherExcluded.count ?? 0) < excludedStudies.length
        ? [{ box: 'reports excluded' as const, count: written.count, expected: excludedStudies.length, terms: [] }]
        : []),
    ],
  };
}

type Term = Readonly<{ box: PrismaBox; sign: 1 | -1 }>;
const plus = (box: PrismaBox): Term => ({ box, sign: 1 });
const minus = (box: PrismaBox): Term => ({ box, sign: -1 });

/** The sum of boxes as a mismatch of `box`; null where one of them is unknown. */
function mismatchOf(box: PrismaBox, terms: readonly Term[]): PrismaMismatch | null {
  if (terms.some((term) => term.box.count === null)) return null;
  return {
    box: box.id,
    count: box.count ?? 0,
    expected: terms.reduce((sum, term) => sum + term.sign * term.box.count!, 0),
    terms: terms.map((term) => ({ box: term.box.id, count: term.box.count!, sign: term.sign })),
  };
}

/** The mismatch of a box that was written down, if it is one. */
function sums(box: PrismaBox, terms: readonly Term[]): readonly PrismaMismatch[] {
  const found = box.basis === 'recorded' ? mismatchOf(box, terms) : null;
  return found !== null && found.count !== found.expected ? [found] : [];
}

/** The box, or what is left of the one before it where nobody wrote it down. */
function orLess(box: PrismaBox, before: PrismaBox, taken: PrismaBox): PrismaBox {
  if (box.count !== null || before.count === null || taken.count === null || taken.count > before.count) return box;
  return { ...box, count: before.count - taken.count, basis: 'inferred' };
}

/** More taken away than there was, where nobody wrote down what was left. */
function tooMany(taken: PrismaBox, before: PrismaBox, left: PrismaBox): readonly PrismaMismatch[] {
  return left.count === null && before.count !== null && taken.count !== null && taken.count > before.count
    ? [moreThan(taken.id, taken.count, before)]
    : [];
}

/** More left than there was, where nobody wrote down what was taken away. */
function grown(left: PrismaBox, before: PrismaBox, taken: PrismaBox): readonly PrismaMismatch[] {
  return taken.count === null && before.count !== null && left.count !== null && left.count > before.count
    ? [moreThan(left.id, left.count, before)]
    : [];
}

/** A number that cannot be larger than that of one box before it. */
function moreThan(box: PrismaBoxId, count: number, before: PrismaBox): PrismaMismatch {
  const most = before.count ?? 0;
  return { box, count, expected: most, terms: [{ box: before.id, count: most, sign: 1 }] };
}

function countsByStage({ screening_count: counts }: Snapshot): ReadonlyMap<string, readonly PrismaPart[]> {
  const byStage = new Map<string, PrismaPart[]>();
  for (const { stage, reason, count } of [...counts.values()].toSorted(
    (a, b) => b.count - a.count || compare(a.reason ?? '', b.reason ?? ''),
  )) {
    const isOfSeveral = stage === 'duplicates removed' || stage.startsWith('removed');
    const part = { label: reason ?? (isOfSeveral ? stage : null), count };
    byStage.set(stage, [...(byStage.get(stage) ?? []), part]);
  }
  return byStage;
}

/** Excluded studies by their reason, commonest first. */
function byReason(studies: readonly Study[]): readonly PrismaPart[] {
  const reasons = new Map<string | null, number>();
  for (const { statusReason } of studies) reasons.set(statusReason, (reasons.get(statusReason) ?? 0) + 1);
  return [...reasons]
    .map(([label, count]) => ({ label, count }))
    .toSorted((a, b) => b.count - a.count || compare(a.label ?? '', b.label ?? ''));
}

const sumOf = (parts: readonly PrismaPart[]): number => parts.reduce((sum, { count }) => sum + (count ?? 0), 0);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
