import { formatInterval, formatLevel, formatTauSquaredInterval } from '../../../engine/text/format-interval.ts';
import { formatCount, formatFixed, formatPercent, formatSignificant } from '../../../engine/text/format-number.ts';
import { analysisDecimals, levelOf } from '../../../report/components/numbers.ts';
import { inText, MEASURES } from '../../../report/components/phrases.ts';
import type { AnalysisResult } from '../../views/types.ts';
import type { TermId } from '../../widgets/glossary.ts';
import { ANALYSIS } from './phrases.ts';
import { MEASURE_TERMS } from './terms.ts';

export type Figure = Readonly<{
  label: string;
  value: string;
  detail: string;
  isMain?: boolean;
  reason?: string | null;
  /** Explained in place. */
  term?: TermId;
}>;

/** The numbers of an analysis that a reader asks for first, as texts. */
export function figuresOf(analysis: AnalysisResult): readonly Figure[] {
  const {
    state,
    studiesUsed,
    studiesEligible,
    participantsIntervention: intervention,
    participantsComparator: comparator,
  } = analysis;
  const words = ANALYSIS.figures;
  const decimals = analysisDecimals(analysis);
  const measure = inText(MEASURES[analysis.scale.measure].name);
  const level = formatLevel(levelOf(analysis));
  const figures: Figure[] = [];
  if (state.kind === 'pooled' || state.kind === 'single study') {
    const label = state.kind === 'pooled' ? words.pooled(measure) : words.single(measure);
    figures.push({
      label,
      value: formatFixed(state.printed.estimate, decimals),
      detail: `${level} CI ${formatInterval(state.printed, decimals)}`,
      isMain: true,
      term: MEASURE_TERMS[analysis.scale.measure],
    });
  } else {
    figures.push({
      label: state.kind === 'no data' ? ANALYSIS.noData : ANALYSIS.notPooled,
      value: '',
      detail: state.reason,
    });
  }
  if (state.kind === 'pooled') {
    const { pooled, predictionInterval } = state;
    figures.push({
      label: words.prediction,
      value: predictionInterval === null ? ANALYSIS.notShown : formatInterval(predictionInterval, decimals),
      detail: '',
      reason: predictionInterval === null ? pooled.predictionIntervalAbsent : null,
      term: 'predictionInterval',
    });
    if (pooled.estimator !== 'EE') {
      const interval = pooled.tauSquaredInterval;
      figures.push({
        label: words.tauSquared,
        value: tauSquaredText(pooled.tauSquared),
        detail: interval === null ? '' : formatTauSquaredInterval(interval),
        term: 'tauSquared',
      });
    }
    if (pooled.iSquared !== null)
      figures.push({
        label: words.iSquared,
        value: formatPercent(pooled.iSquared),
        detail: '',
        term: 'iSquared',
      });
  }
  figures.push({
    label: words.studies,
    value: formatCount(studiesUsed),
    detail: `of ${formatCount(studiesEligible)} eligible`,
  });
  if (intervention !== null && comparator !== null) {
    figures.push({
      label: words.participants,
      value: formatCount(intervention + comparator),
      detail: '',
    });
  }
  return figures;
}

/** A tau² that is not zero never prints as one. */
function tauSquaredText(tauSquared: number): string {
  const fixed = formatFixed(tauSquared, 2);
  return tauSquared !== 0 && fixed === formatFixed(0, 2) ? formatSignificant(tauSquared, 2) : fixed;
}
