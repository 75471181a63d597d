import type { StudyItem, View } from '../../contract/views.ts';
import { groupBy, groupOf } from '../../../engine/review/grouping.ts';
import type { Memo } from '../../../engine/review/memo.ts';
import type { Study } from '../../../engine/review/records/index.ts';
import type { ReviewIndex } from '../../../engine/review/review-index.ts';
import type { ViewContext } from './build.ts';
import { collect } from './collect.ts';
import { interventionsOf } from './naming.ts';

export function buildStudies({ index }: ViewContext, memo: Memo): View<Readonly<{ total: number }>, StudyItem> {
  const { snapshot } = index;
  return memo.keep(
    'studies',
    [
      snapshot.study, snapshot.report, snapshot.arm, snapshot.arm_intervention, snapshot.intervention, snapshot.attribute,
      snapshot.attribute_value, snapshot.availability, snapshot.outcome, snapshot.time_window, snapshot.source,
    ],
    () => {
      const lookup = lookupOf(index);
      const studies = [...snapshot.study.values()].toSorted(byStatusThenYear);
      return collect(
        { total: studies.length },
        studies.map((study) => [study.id, itemOf(study, index, lookup)] as const),
      );
    },
  );
}

type Lookup = ReturnType<typeof lookupOf>;

function lookupOf({ snapshot }: ReviewIndex) {
  return {
    reports: groupBy(snapshot.report, (report) => report.studyId),
    values: groupBy(snapshot.attribute_value, (value) => value.ownerId),
    availability: groupBy(snapshot.availability, (availability) => availability.studyId),
  };
}

function itemOf(study: Study, index: ReviewIndex, { reports, values, availability }: Lookup): StudyItem {
  const { snapshot } = index;
  const arms = groupOf(index.armsByStudy, study.id).toSorted((a, b) => a.position - b.position);
  const known = arms.map((arm) => arm.nRandomised);
  const report = groupOf(reports, study.id).find((candidate) => candidate.isPrimary) ?? groupOf(reports, study.id)[0];
  return {
    id: study.id,
    label: study.label,
    year: study.year,
    status: study.status,
    statusReason: study.statusReason,
    design: study.design,
    designNote: study.designNote,
    registryId: study.registryId,
    funding: study.funding,
    citation: report?.citation ?? null,
    doi: report?.doi ?? null,
    pmid: report?.pmid ?? null,
    arms: arms.map((arm) => ({
      id: arm.id, label: arm.label, interventions: interventionsOf(index, arm.id), nRandomised: arm.nRandomised,
    })),
    nRandomised: known.length > 0 && known.every((n) => n !== null) ? known.reduce((sum, n) => sum + n, 0) : study.plannedN,
    attributes: groupOf(values, study.id)
      .map((value) => ({ value, attribute: snapshot.attribute.get(value.attributeId) }))
      .toSorted((a, b) => (a.attribute?.position ?? 0) - (b.attribute?.position ?? 0))
      .map(({ value, attribute }) => ({
        name: attribute?.name ?? '',
        text: attribute?.unit ? `${value.text} ${attribute.unit}` : value.text,
        quote: value.sourceId ? (snapshot.source.get(value.sourceId)?.quote ?? null) : null,
      })),
    availability: groupOf(availability, study.id)
      .map((row) => ({
        row,
        outcome: snapshot.outcome.get(row.outcomeId),
        window: snapshot.time_window.get(row.timeWindowId),
      }))
      .toSorted((a, b) => (a.outcome?.position ?? 0) - (b.outcome?.position ?? 0) || (a.window?.position ?? 0) - (b.window?.position ?? 0))
      .map(({ row, outcome, window }) => ({
        outcome: outcome?.construct ?? '', window: window?.label ?? '', state: row.state, note: row.note,
      })),
  };
}

const STATUS_ORDER = { included: 0, awaiting: 1, ongoing: 2, excluded: 3 } as const;

function byStatusThenYear(a: Study, b: Study): number {
  return (
    STATUS_ORDER[a.status] - STATUS_ORDER[b.status] ||
    (b.year ?? 0) - (a.year ?? 0) ||
    (a.label < b.label ? -1 : a.label > b.label ? 1 : 0)
  );
}
