import type { PairwiseResult } from '../../engine/pool/types.ts';
import { decimalsToShow, formatEstimateWithInterval, formatInterval } from '../../engine/text/format-interval.ts';
import { formatFixed } from '../../engine/text/format-number.ts';
import { heterogeneitySentence, overallTestSentence, pooledMethodSentence } from '../../engine/text/pooled-sentence.ts';

type TableStudy = Readonly<{
  label: string;
  effect: Readonly<{ estimate: number; standardError: number }> | Readonly<{ notEstimable: string }>;
  weightPercent: number | null;
}>;

type TableAnalysis = Readonly<{
  measure: string;
  scale: string;
  studies: readonly TableStudy[];
  pooled: PairwiseResult;
  printed: Readonly<{ estimate: number; low: number; high: number }>;
}>;

const WORDS = {
  onScale: (measure: string, scale: string) =>
    `${measure}; effects on the ${scale === 'identity' ? 'printed' : scale} scale`,
  standardError: 'SE',
  weight: 'weight',
  pooled: 'Pooled',
  prediction: 'Prediction interval',
  backTransformed: 'As read',
} as const;

const LABEL_WIDTH = 32;

/** The analysis of a table of studies as lines of plain text. */
export function tableAnalysisText({ measure, scale, studies, pooled, printed }: TableAnalysis): string {
  const decimals = decimalsToShow(pooled.printed, 3);
  const line = (label: string, ...cells: readonly string[]) =>
    `${label.padEnd(LABEL_WIDTH).slice(0, LABEL_WIDTH)}${cells.map((cell) => cell.padStart(14)).join('')}`;
  const rows = studies.map(({ label, effect, weightPercent }) =>
    'notEstimable' in effect
      ? `${line(label)}  ${effect.notEstimable}`
      : line(
          label,
          formatFixed(effect.estimate, decimals),
          formatFixed(effect.standardError, decimals),
          `${formatFixed(weightPercent ?? 0, 1)}%`,
        ),
  );
  const shown = { estimate: pooled.estimate, low: pooled.printed.low, high: pooled.printed.high };
  return [
    WORDS.onScale(measure, scale),
    line('', measure, WORDS.standardError, WORDS.weight),
    ...rows,
    `${WORDS.pooled}: ${formatEstimateWithInterval(shown, { decimals, level: pooled.printed.level })}`,
    ...(scale === 'identity'
      ? []
      : [
          `${WORDS.backTransformed}: ${formatEstimateWithInterval(printed, { decimals: decimalsToShow(printed, 2), level: pooled.printed.level })}`,
        ]),
    ...(pooled.predictionInterval
      ? [`${WORDS.prediction}: ${formatInterval(pooled.predictionInterval, decimals)}`]
      : []),
    heterogeneitySentence(pooled),
    overallTestSentence(pooled),
    pooledMethodSentence(pooled),
  ]
    .filter((text) => text !== '')
    .join('\n');
}
