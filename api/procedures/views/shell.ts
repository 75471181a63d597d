import type { ShellHead, ToReviewCounts, View } from '../../contract/views.ts';
import { lastSavedAt } from '../../../db/repositories/commands.ts';
import type { JudgementToReview } from '../../../engine/review/derived.ts';
import { isExample } from '../example.ts';
import type { ViewContext } from './build.ts';

export function buildShell({ index, derived, db, fileName, actor }: ViewContext): View<ShellHead, never> {
  const { snapshot } = index;
  const [review] = snapshot.review.values();
  return {
    head: {
      title: review?.title ?? fileName,
      fileName,
      isExample: isExample(db),
      lastSavedAt: lastSavedAt(db),
      reviewer: actor,
      counts: {
        studies: snapshot.study.size,
        analyses: snapshot.analysis.size,
        findings: snapshot.finding.size,
        values: snapshot.value.size,
        toReview: toReviewCounts(derived.judgementsToReview),
      },
    },
    order: [],
    items: {},
  };
}

/** Risk of bias is judged by study and result, everything else by finding. */
function toReviewCounts(judgements: readonly JudgementToReview[]): ToReviewCounts {
  const certainty = judgements.filter(
    ({ subjectTable }) => subjectTable === 'finding' || subjectTable === 'analysis',
  ).length;
  return { riskOfBias: judgements.length - certainty, certainty };
}
