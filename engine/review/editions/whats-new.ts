import { WHATS_NEW } from './phrases.ts';
import type { ReviewDiff } from './types.ts';

/** Shifts told one by one; the rest are counted, so that the paragraph stays one. */
const MOST_SHIFTS = 4;

/**
 * The paragraph “what’s new” of an edition: data, results, certainty and conclusions, in this order.
 *
 * @param since what it is compared with, such as "edition 1 (3 March 2026)"
 */
export function whatsNew(diff: ReviewDiff, since: string): string {
  if (!diff.isSameReview) return WHATS_NEW.notSame;
  if (diff.isUnchanged) return WHATS_NEW.unchanged(since);
  return [
    ...dataSentences(diff, since),
    ...resultSentences(diff),
    ...ratingSentences(diff),
    ...conclusionSentences(diff),
    ...(diff.needLook.length > 0 ? [WHATS_NEW.needLook(diff.needLook.length)] : []),
  ].join(' ');
}

function dataSentences({ studies, numbers, engine }: ReviewDiff, since: string): readonly string[] {
  const labels = (change: 'in' | 'out') => studies.flatMap((study) => (study.change === change ? [study.label] : []));
  const [added, removed] = [labels('in'), labels('out')];
  const corrected = numbers.filter(({ kind }) => kind === 'corrected');
  const typed = (kind: 'added' | 'removed') => numbers.filter((number) => number.kind === kind).length;
  const sentences: string[] = [];
  if (added.length > 0) sentences.push(WHATS_NEW.studiesIn(since, added));
  else sentences.push(studies.length + numbers.length > 0 ? WHATS_NEW.since(since) : WHATS_NEW.noData(since));
  if (removed.length > 0) sentences.push(WHATS_NEW.studiesOut(removed));
  if (corrected.length > 0) {
    sentences.push(WHATS_NEW.corrected(corrected.length, [...new Set(corrected.map(({ studyLabel }) => studyLabel))]));
  }
  if (typed('added') + typed('removed') > 0) sentences.push(WHATS_NEW.typed(typed('added'), typed('removed')));
  if (engine.before !== engine.after) sentences.push(WHATS_NEW.engine(engine.before, engine.after));
  return sentences;
}

function resultSentences({ results }: ReviewDiff): readonly string[] {
  const primary = results.filter(({ isPrimary, before, after }) => isPrimary && before?.text !== after?.text);
  if (primary.length === 0) return [WHATS_NEW.noShift];
  const told = primary
    .slice(0, MOST_SHIFTS)
    .flatMap(({ title, before, after }) =>
      before && after
        ? [
            WHATS_NEW.shifted(
              title,
              before.text,
              after.text,
              before.studies === after.studies ? '' : WHATS_NEW.studies(after.studies),
            ),
          ]
        : [],
    );
  return primary.length > told.length ? [...told, WHATS_NEW.moreShifted(primary.length - told.length)] : told;
}

function ratingSentences({ ratings, bias }: ReviewDiff): readonly string[] {
  const ofBias = bias.length > 0 ? [WHATS_NEW.bias(bias.length)] : [];
  const changed = ratings.filter(({ before, after }) => before !== after);
  if (changed.length === 0) return [...ofBias, WHATS_NEW.noRating];
  return [
    ...ofBias,
    ...changed.map(({ title, before, after, domains }) => WHATS_NEW.rating(title, before, after, domains)),
  ];
}

function conclusionSentences({ conclusions }: ReviewDiff): readonly string[] {
  return conclusions.length === 0 ? [WHATS_NEW.noConclusion] : conclusions.map(({ sentence }) => sentence);
}
