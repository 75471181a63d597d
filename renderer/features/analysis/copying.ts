import {
  heterogeneitySentence,
  noPredictionSentence,
  overallTestSentence,
  pooledMethodSentence,
} from '../../../engine/text/pooled-sentence.ts';
import { describePooled, describePrediction } from '../../../report/components/forest/describe.ts';
import type { AnalysisResult } from '../../views/types.ts';

/** An analysis in words, for a manuscript: result, prediction, test, heterogeneity and the exact method. */
export function analysisInWords(analysis: AnalysisResult): string {
  const { state, title, methodSentence } = analysis;
  const sentences =
    state.kind === 'pooled'
      ? [
          describePooled(analysis),
          describePrediction(analysis) ?? noPredictionSentence(state.pooled),
          ended(overallTestSentence(state.pooled)),
          ended(heterogeneitySentence(state.pooled)),
        ]
      : [];
  const method =
    state.kind === 'pooled' ? pooledMethodSentence(state.pooled, { hasHeterogeneity: false }) : methodSentence;
  return [`${title}:`, ...sentences, ended(method)].filter((part) => part !== null && part !== '').join(' ');
}

const ended = (sentence: string): string => (sentence === '' || sentence.endsWith('.') ? sentence : `${sentence}.`);
