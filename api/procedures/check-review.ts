import { integrityProblems } from '../../db/integrity.ts';
import { reviewIndexOf } from '../../engine/review/derive.ts';
import { effectKey, receiptOf } from '../../engine/review/effect/effect-of.ts';
import type { JudgementToReview } from '../../engine/review/derived.ts';
import type { Session } from './session.ts';

export type ReviewCheck = Readonly<{
  problems: readonly string[];
  /** Judgements whose ground has moved, one sentence each: no fault of the file, but waiting for a look. */
  judgementsToReview: readonly string[];
  checked: string;
}>;

const SHOWN_CHANGES = 3;

/** Whether a file is whole, and whether every pooled number leads back to values that are in it with their sources. */
export function checkReview(session: Session): ReviewCheck {
  const problems = [...integrityProblems(session.db)];
  const { value: values, source: sources, assumption: assumptions } = session.snapshot();
  const { analyses, effects } = session.derived();
  const index = reviewIndexOf(session.derived());
  let numbers = 0;
  for (const analysis of analyses.values()) {
    for (const row of analysis.rows) {
      const effect = effects.get(effectKey(row.studyResultId, analysis.scale.measure, row.shares));
      const steps =
        effect?.state === 'estimated' ? receiptOf(index, effect.studyResultId, effect.measure, row.shares) : [];
      if (steps.length === 0) {
        problems.push(`${analysis.title}: the effect of ${row.label} has no receipt.`);
        continue;
      }
      numbers += 1;
      for (const step of steps) {
        for (const id of step.valueIds) {
          const value = values.get(id);
          if (!value) problems.push(`${analysis.title}: ${row.label} cites a value that is not in the file.`);
          else if (value.sourceId !== null && !sources.has(value.sourceId)) {
            problems.push(`${analysis.title}: ${value.text} of ${row.label} cites a source that is not in the file.`);
          }
        }
        for (const id of step.assumptionIds) {
          if (!assumptions.has(id))
            problems.push(`${analysis.title}: ${row.label} cites an assumption that is not in the file.`);
        }
      }
    }
  }
  const judgementsToReview = session.derived().judgementsToReview.map(sentenceOf);
  return {
    problems,
    judgementsToReview,
    checked: `${values.size} values, ${numbers} effects in ${analyses.size} analyses, each with its receipt`,
  };
}

/** "Pain, 8 weeks: imprecision (1) needs review: Lower limit −1.36, now −1.52; …" */
function sentenceOf({ title, final, changes }: JudgementToReview): string {
  const moved = changes.map(({ label, before, after }) => `${label} ${before ?? 'absent'}, now ${after ?? 'absent'}`);
  const rest = moved.length > SHOWN_CHANGES ? [`and ${moved.length - SHOWN_CHANGES} more`] : [];
  return `${title}${final === null ? '' : ` (judged ${final})`} needs review: ${[...moved.slice(0, SHOWN_CHANGES), ...rest].join('; ')}.`;
}
