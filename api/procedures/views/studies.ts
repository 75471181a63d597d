import type { StudiesHead, StudyArm, StudyItem } from '../../contract/studies.ts';
import type { View } from '../../contract/views.ts';
import { groupBy, groupOf } from '../../../engine/review/grouping.ts';
import type { Memo } from '../../../engine/review/memo.ts';
import { prismaFlow } from '../../../engine/review/prisma-flow.ts';
import type {
  Arm,
  Attribute,
  AttributeValue,
  Availability,
  Report,
  Study,
} from '../../../engine/review/records/index.ts';
import type { ReviewIndex } from '../../../engine/review/review-index.ts';
import type { ViewContext } from './build.ts';
import { collect } from './collect.ts';
import { characteristicsOf } from './characteristics.ts';
import { interventionsOf } from './naming.ts';

export function buildStudies({ index }: ViewContext, memo: Memo): View<StudiesHead, StudyItem> {
  const { snapshot } = index;
  const lookup = lookupOf(index, memo);
  const order = memo.keep('order', [snapshot.study], () => [...snapshot.study.values()].toSorted(byStatusThenYear));
  return collect(
    headOf(index, memo),
    order.map((study) => [study.id, keptItem(study, index, lookup, memo)] as const),
  );
}

function headOf({ snapshot }: ReviewIndex, memo: Memo): StudiesHead {
  const { study, report, search, screening_count: counts, intervention, attribute } = snapshot;
  const prisma = memo.keep('prisma', [study, report, search, counts], () => prismaFlow(snapshot));
  return memo.keep('head', [prisma, intervention, attribute], () => ({
    total: study.size,
    interventions: [...intervention.values()].toSorted((a, b) => compare(a.name, b.name)),
    attributes: attributesOf(attribute, 'study'),
    armAttributes: attributesOf(attribute, 'arm'),
    reasons: reasonsOf([...study.values()]),
    searches: [...search.values()].toSorted((a, b) => compare(a.at, b.at) || compare(a.database, b.database)),
    counts: [...counts.values()],
    prisma,
  }));
}

function attributesOf(attributes: ReadonlyMap<string, Attribute>, wanted: Attribute['level']): readonly Attribute[] {
  return [...attributes.values()].filter(({ level }) => level === wanted).toSorted((a, b) => a.position - b.position);
}

function reasonsOf(studies: readonly Study[]): readonly string[] {
  const uses = new Map<string, number>();
  for (const { statusReason } of studies) if (statusReason) uses.set(statusReason, (uses.get(statusReason) ?? 0) + 1);
  return [...uses.keys()].toSorted((a, b) => uses.get(b)! - uses.get(a)! || compare(a, b));
}

/** Records of a study in other tables. */
type Lookup = Readonly<{
  reports: ReadonlyMap<string, readonly Report[]>;
  values: ReadonlyMap<string, readonly AttributeValue[]>;
  availability: ReadonlyMap<string, readonly Availability[]>;
  measurements: ReadonlyMap<string, number>;
}>;

function lookupOf({ snapshot }: ReviewIndex, memo: Memo): Lookup {
  return {
    reports: memo.keep('reports', [snapshot.report], () => groupBy(snapshot.report, (report) => report.studyId)),
    values: memo.keep('values', [snapshot.attribute_value], () =>
      groupBy(snapshot.attribute_value, (value) => value.ownerId),
    ),
    availability: memo.keep('availability', [snapshot.availability], () =>
      groupBy(snapshot.availability, (availability) => availability.studyId),
    ),
    measurements: memo.keep('measurements', [snapshot.measurement], () => {
      const counts = new Map<string, number>();
      for (const { studyId } of snapshot.measurement.values()) counts.set(studyId, (counts.get(studyId) ?? 0) + 1);
      return counts;
    }),
  };
}

/** An edit of one study must not send the others anew, so each item depends on its own records alone. */
function keptItem(study: Study, index: ReviewIndex, lookup: Lookup, memo: Memo): StudyItem {
  const { snapshot } = index;
  const arms = groupOf(index.armsByStudy, study.id);
  const measurements = lookup.measurements.get(study.id) ?? 0;
  const own = [
    ...arms,
    ...arms.flatMap((arm) => [...groupOf(index.interventionsByArm, arm.id), ...groupOf(lookup.values, arm.id)]),
    ...groupOf(lookup.reports, study.id),
    ...groupOf(lookup.values, study.id),
    ...groupOf(lookup.availability, study.id),
  ];
  const named = [snapshot.intervention, snapshot.attribute, snapshot.outcome, snapshot.time_window, snapshot.source];
  return memo.keep(`item ${study.id}`, [study, measurements, ...named, ...own], () =>
    itemOf(study, index, lookup, measurements),
  );
}

function itemOf(study: Study, index: ReviewIndex, lookup: Lookup, measurements: number): StudyItem {
  const { snapshot } = index;
  const arms = groupOf(index.armsByStudy, study.id).toSorted((a, b) => a.position - b.position);
  const known = arms.map((arm) => arm.nRandomised);
  const reports = groupOf(lookup.reports, study.id).toSorted((a, b) => Number(b.isPrimary) - Number(a.isPrimary));
  const [report] = reports;
  return {
    ...study,
    citation: report?.citation ?? null,
    doi: report?.doi ?? null,
    pmid: report?.pmid ?? null,
    reports: reports.map(({ id, citation, doi, pmid, isPrimary }) => ({ id, citation, doi, pmid, isPrimary })),
    arms: arms.map((arm) => armOf(arm, index, lookup)),
    nRandomised:
      known.length > 0 && known.every((n) => n !== null) ? known.reduce((sum, n) => sum + n, 0) : study.plannedN,
    attributes: characteristicsOf(groupOf(lookup.values, study.id), index.snapshot),
    availability: groupOf(lookup.availability, study.id)
      .map((row) => ({
        row,
        outcome: snapshot.outcome.get(row.outcomeId),
        window: snapshot.time_window.get(row.timeWindowId),
      }))
      .toSorted(
        (a, b) =>
          (a.outcome?.position ?? 0) - (b.outcome?.position ?? 0) ||
          (a.window?.position ?? 0) - (b.window?.position ?? 0),
      )
      .map(({ row, outcome, window }) => ({
        id: row.id,
        outcomeId: row.outcomeId,
        timeWindowId: row.timeWindowId,
        outcome: outcome?.construct ?? '',
        window: window?.label ?? '',
        state: row.state,
        note: row.note,
      })),
    measurements,
  };
}

function armOf({ id, label, nRandomised, position }: Arm, index: ReviewIndex, lookup: Lookup): StudyArm {
  return {
    id,
    label,
    nRandomised,
    position,
    interventions: interventionsOf(index, id),
    links: groupOf(index.interventionsByArm, id).map((link) => ({
      id: link.id,
      interventionId: link.interventionId,
      role: link.role,
      dose: link.dose,
      format: link.format,
    })),
    attributes: characteristicsOf(groupOf(lookup.values, id), index.snapshot),
  };
}

const STATUS_ORDER = { included: 0, awaiting: 1, ongoing: 2, excluded: 3 } as const;

function byStatusThenYear(a: Study, b: Study): number {
  return STATUS_ORDER[a.status] - STATUS_ORDER[b.status] || (b.year ?? 0) - (a.year ?? 0) || compare(a.label, b.label);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
