import { agreedValue } from '../agreed.ts';
import { groupOf } from '../grouping.ts';
import type { Measurement, StudyResult, ValueField } from '../records/index.ts';
import type { ReviewIndex } from '../review-index.ts';
import type { ObservedResponders } from './types.ts';

/**
 * Responders a study prints for the two groups of a result, at the same time: counts of people, else percentages. Only shares of
 * both groups by one definition are given.
 */
export function observedResponders(index: ReviewIndex, result: StudyResult): readonly ObservedResponders[] {
  const { snapshot } = index;
  const sides = groupOf(index.armsByStudyResult, result.id);
  const armOf = (side: 'a' | 'b') => {
    const arms = sides.filter((entry) => entry.side === side);
    return arms.length === 1 ? (arms[0]?.armId ?? null) : null;
  };
  const [intervention, comparator] = [armOf('a'), armOf('b')];
  if (intervention === null || comparator === null) return [];
  const found: ObservedResponders[] = [];
  const known = new Set<string>();
  for (const measurement of snapshot.measurement.values()) {
    if (!isOfResponders(measurement, result) || known.has(measurement.eventDefinition ?? '')) continue;
    const outcome = snapshot.outcome.get(measurement.outcomeId);
    if (outcome?.kind !== 'binary' || outcome.better !== 'higher') continue;
    const [a, b] = [shareOf(index, measurement, result, intervention), shareOf(index, measurement, result, comparator)];
    if (a === null || b === null) continue;
    known.add(measurement.eventDefinition ?? '');
    found.push({
      definition: measurement.eventDefinition ?? '',
      time: measurement.timeText,
      intervention: a.share,
      comparator: b.share,
      interventionText: a.text,
      comparatorText: b.text,
      isModelled: a.isModelled || b.isModelled,
      quote: a.quote ?? b.quote,
    });
  }
  return found;
}

function isOfResponders(measurement: Measurement, result: StudyResult): boolean {
  return (
    measurement.studyId === result.studyId &&
    measurement.eventDefinition !== null &&
    measurement.measure === null &&
    measurement.timeKind === result.timeKind &&
    measurement.timeToDays === result.timeToDays
  );
}

type Share = Readonly<{ share: number; text: string; isModelled: boolean; quote: string | null }>;

/** What the measurement of the same definition and time prints for one arm. */
function shareOf(index: ReviewIndex, like: Measurement, result: StudyResult, armId: string): Share | null {
  for (const measurement of index.snapshot.measurement.values()) {
    if (!isOfResponders(measurement, result)) continue;
    if (measurement.outcomeId !== like.outcomeId || measurement.eventDefinition !== like.eventDefinition) continue;
    const about = groupOf(index.armsByMeasurement, measurement.id);
    if (about.length !== 1 || about[0]?.armId !== armId) continue;
    const printed = (field: ValueField) => {
      const agreed = agreedValue(groupOf(index.valuesByMeasurement, measurement.id), field);
      return agreed.kind === 'value' && agreed.value.number !== null ? agreed.value : null;
    };
    const [events, n, percent] = [printed('events'), printed('n'), printed('percent')];
    const source = (events ?? percent)?.sourceId ?? null;
    const quote = source === null ? null : (index.snapshot.source.get(source)?.quote ?? null);
    if (events && n && n.number! > 0) return { share: events.number! / n.number!, text: `${events.text}/${n.text}`, isModelled: false, quote };
    if (percent) return { share: percent.number! / 100, text: `${percent.text}%`, isModelled: true, quote };
  }
  return null;
}
