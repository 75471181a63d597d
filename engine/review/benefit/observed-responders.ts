import { agreedValue } from '../agreed.ts';
import { groupBy, groupOf, type Groups } from '../grouping.ts';
import type { Measurement, Snapshot, StudyResult, ValueField } from '../records/index.ts';
import type { ReviewIndex } from '../review-index.ts';
import type { ObservedResponders } from './types.ts';

/** GRADE: outcomes rated 1 to 3 are of limited importance to a decision. */
const LEAST_IMPORTANT_TO_DECIDE = 4;

/**
 * Measurements that count people by an event their report defines, by study: the only ones responders are looked for in. What is
 * of limited importance, such as having completed the trial, is no response.
 */
export function responderMeasurements({ measurement, outcome }: Snapshot): Groups<Measurement> {
  const counting = [...measurement].filter(([, { outcomeId, eventDefinition, measure }]) => {
    const counted = outcome.get(outcomeId);
    return (
      eventDefinition !== null &&
      measure === null &&
      counted?.kind === 'binary' &&
      counted.better === 'higher' &&
      (counted.importance ?? LEAST_IMPORTANT_TO_DECIDE) >= LEAST_IMPORTANT_TO_DECIDE
    );
  });
  return groupBy(new Map(counting), ({ studyId }) => studyId);
}

/**
 * Responders a study prints for the two groups of a result, at the same time: counts of people, else percentages. Only shares of
 * both groups by one definition are given.
 *
 * @param candidates the study's measurements among `responderMeasurements`
 */
export function observedResponders(
  index: ReviewIndex,
  result: StudyResult,
  candidates: readonly Measurement[],
): readonly ObservedResponders[] {
  const atTime = candidates.filter(
    ({ timeKind, timeToDays }) => timeKind === result.timeKind && timeToDays === result.timeToDays,
  );
  if (atTime.length === 0) return [];
  const sides = groupOf(index.armsByStudyResult, result.id);
  const armOf = (side: 'a' | 'b') => {
    const arms = sides.filter((entry) => entry.side === side);
    return arms.length === 1 ? (arms[0]?.armId ?? null) : null;
  };
  const [intervention, comparator] = [armOf('a'), armOf('b')];
  if (intervention === null || comparator === null) return [];
  const found: ObservedResponders[] = [];
  const known = new Set<string>();
  for (const measurement of atTime) {
    if (known.has(measurement.eventDefinition ?? '')) continue;
    const same = atTime.filter(
      ({ outcomeId, eventDefinition }) =>
        outcomeId === measurement.outcomeId && eventDefinition === measurement.eventDefinition,
    );
    const [a, b] = [shareOf(index, same, intervention), shareOf(index, same, comparator)];
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

type Share = Readonly<{ share: number; text: string; isModelled: boolean; quote: string | null }>;

/** What the measurements of one definition and time print for one arm. */
function shareOf(index: ReviewIndex, measurements: readonly Measurement[], armId: string): Share | null {
  for (const measurement of measurements) {
    const about = groupOf(index.armsByMeasurement, measurement.id);
    if (about.length !== 1 || about[0]?.armId !== armId) continue;
    const printed = (field: ValueField) => {
      const agreed = agreedValue(groupOf(index.valuesByMeasurement, measurement.id), field);
      return agreed.kind === 'value' && agreed.value.number !== null ? agreed.value : null;
    };
    const [events, n, percent] = [printed('events'), printed('n'), printed('percent')];
    const source = (events ?? percent)?.sourceId ?? null;
    const quote = source === null ? null : (index.snapshot.source.get(source)?.quote ?? null);
    if (events && n && n.number! > 0)
      return { share: events.number! / n.number!, text: `${events.text}/${n.text}`, isModelled: false, quote };
    if (percent) return { share: percent.number! / 100, text: `${percent.text}%`, isModelled: true, quote };
  }
  return null;
}
