import type { View, ViewKey, ViewTypes } from '../../contract/views.ts';
import type { Memo } from '../../../engine/review/memo.ts';
import type { DerivedReview } from '../../../engine/review/derived.ts';
import type { ReviewIndex } from '../../../engine/review/review-index.ts';
import type { Sentinel } from '../../../engine/review/sentinel/sentinel.ts';
import type { ReadableDb } from '../../../db/brands.ts';
import { buildAnalysis } from './analysis.ts';
import { buildAnalyses } from './analyses.ts';
import { buildCertainty } from './certainty.ts';
import { buildEditions } from './editions.ts';
import { buildExtraction } from './extraction.ts';
import { buildFindings } from './findings.ts';
import { buildHistory } from './history.ts';
import { buildRob } from './rob.ts';
import { buildRobAssessment } from './rob-assessment.ts';
import { buildCheckCounts, buildSentinel, buildStudyChecks } from './sentinel.ts';
import { buildProtocol } from './protocol.ts';
import { buildShell } from './shell.ts';
import { buildStudies } from './studies.ts';

/** What a view is made of: one revision of the review, whole. */
export type ViewContext = Readonly<{
  index: ReviewIndex;
  derived: DerivedReview;
  db: ReadableDb;
  fileName: string;
  actor: string;
  /** The findings of the error checks, those of studies just edited made anew; made when first asked for. */
  sentinel: () => Sentinel;
  /** The same after a pass over every study. */
  wholeSentinel: () => Sentinel;
}>;

/**
 * Build the view of a key; null where there is none, as for an analysis that was deleted.
 *
 * @param previous the same view at the revision just before, or null
 */
export function buildView(
  key: ViewKey,
  context: ViewContext,
  memo: Memo,
  previous: View<unknown, unknown> | null,
): View<unknown, unknown> | null {
  switch (key) {
    case 'shell':
      return buildShell(context);
    case 'protocol':
      return buildProtocol(context, memo);
    case 'studies':
      return buildStudies(context, memo);
    case 'extraction':
      return buildExtraction(context, memo, previous as ViewTypes['extraction'] | null);
    case 'analyses':
      return buildAnalyses(context, memo);
    case 'findings':
      return buildFindings(context, memo);
    case 'history':
      return buildHistory(context, memo, null);
    case 'certainty':
      return buildCertainty(context, memo);
    case 'editions':
      return buildEditions(context, memo);
    case 'rob':
      return buildRob(context, memo);
    case 'sentinel':
      return buildSentinel(context, memo);
    case 'check-counts':
      return buildCheckCounts(context, memo);
    default:
      if (key.startsWith('history:')) return buildHistory(context, memo, key.slice('history:'.length));
      if (key.startsWith('rob:')) return buildRobAssessment(key.slice('rob:'.length), context, memo);
      if (key.startsWith('checks:')) return buildStudyChecks(key.slice('checks:'.length), context, memo);
      return buildAnalysis(key.slice('analysis:'.length), context, memo);
  }
}
