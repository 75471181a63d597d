import type { Conversion } from '../../convert/types.ts';
import { standardErrorFromSd } from '../../convert/standard-error-from-sd.ts';
import { pooledSd } from '../../effect/continuous-arms.ts';
import { correctionFactor } from '../../effect/standardised-mean-difference.ts';
import { formatCompact } from '../../text/format-number.ts';
import type { ReceiptStep } from '../derived.ts';
import { RECEIPT_FORMULAS, RECEIPT_LABELS } from '../phrases.ts';
import type { ArmSummary, Need } from './arm-summary.ts';
import { receiptStep } from './receipt-step.ts';

type Made = Readonly<{ estimate: number; standardError: number }>;
type Sides = Readonly<{ a: ArmSummary; b: ArmSummary }>;
/** Numbers of a side whose standard deviation and number of people are known. */
type Spread = Readonly<{ mean: number; sd: number; n: number }>;

/** A mean difference and its standard error; on the scale of the analysis, where the paper prints another. */
export function meanDifferenceReceipt({ a, b }: Sides, made: Made, slope: number): readonly ReceiptStep[] {
  const isRescaled = slope !== 1;
  const difference = `${number(a.mean)} − ${bracket(b.mean)}`;
  const error = `√(${number(a.standardError)}² + ${number(b.standardError)}²)`;
  const text = isRescaled ? RECEIPT_FORMULAS.rescaledMeanDifference : RECEIPT_FORMULAS.meanDifference;
  return [
    ...a.receipt('error'),
    ...b.receipt('error'),
    ...effectSteps('MD', text, made, {
      effect: isRescaled ? `${bracket(slope, 6)} × (${difference})` : difference,
      error: isRescaled ? `${number(Math.abs(slope), 6)} × ${error}` : error,
      valueIds: [a.meanValueId, ...a.spreadValueIds, b.meanValueId, ...b.spreadValueIds],
    }),
  ];
}

/** Hedges' g with the spread it is standardised by, and its standard error; `sign` turns an instrument to the outcome's way. */
export function standardisedReceipt(
  { a, b }: Sides,
  numbers: Readonly<{ a: Spread; b: Spread }>,
  made: Made,
  sign: number,
): readonly ReceiptStep[] {
  const arms = {
    mean1: numbers.a.mean,
    sd1: numbers.a.sd,
    n1: numbers.a.n,
    mean2: numbers.b.mean,
    sd2: numbers.b.sd,
    n2: numbers.b.n,
  };
  const { n1, sd1, n2, sd2 } = arms;
  const pooled = pooledSd(arms);
  const factor = correctionFactor(n1 + n2 - 2, 'exact');
  const difference = `(${number(arms.mean1)} − ${bracket(arms.mean2)})`;
  return [
    ...a.receipt('spread'),
    ...b.receipt('spread'),
    {
      formulaId: 'pooled-sd',
      label: RECEIPT_LABELS.pooledSd,
      formula: RECEIPT_FORMULAS.pooledSd,
      filled: `√((${number(n1 - 1)} × ${number(sd1)}² + ${number(n2 - 1)} × ${number(sd2)}²) / ${number(n1 + n2 - 2)}) = ${number(pooled)}`,
      value: pooled,
      valueIds: [...a.spreadValueIds, ...b.spreadValueIds],
      assumptionIds: [],
    },
    ...effectSteps('SMD', RECEIPT_FORMULAS.standardised, made, {
      effect: `${sign < 0 ? '−' : ''}${number(factor)} × ${difference} / ${number(pooled)}`,
      error: `√(1/${number(n1)} + 1/${number(n2)} + ${number(Math.abs(made.estimate))}²/(2 × ${number(n1 + n2)}))`,
      valueIds: [a.meanValueId, b.meanValueId],
    }),
  ];
}

/** A ratio of means and its standard error, on the log scale. */
export function ratioOfMeansReceipt(
  { a, b }: Sides,
  numbers: Readonly<{ a: Spread; b: Spread }>,
  made: Made,
): readonly ReceiptStep[] {
  const part = ({ mean, sd, n }: Spread) => `${number(sd)}²/(${number(n)} × ${number(mean)}²)`;
  return [
    ...a.receipt('spread'),
    ...b.receipt('spread'),
    ...effectSteps('ROM', RECEIPT_FORMULAS.ratioOfMeans, made, {
      effect: `ln(${number(a.mean)} / ${number(b.mean)})`,
      error: `√(${part(numbers.a)} + ${part(numbers.b)})`,
      valueIds: [a.meanValueId, ...a.spreadValueIds, b.meanValueId, ...b.spreadValueIds],
    }),
  ];
}

/** Two arms as one group (Handbook 6.5.2.10). */
export function combinedReceipt(
  label: string,
  { a, b }: Sides,
  made: Readonly<{ mean: Conversion; sd: Conversion; n: number }>,
  need: Need,
): readonly ReceiptStep[] {
  const ids = [a.meanValueId, ...a.spreadValueIds, b.meanValueId, ...b.spreadValueIds];
  const error = () => standardErrorFromSd({ sd: made.sd.value, n: made.n });
  return [
    ...a.receipt('spread'),
    ...b.receipt('spread'),
    receiptStep(RECEIPT_LABELS.combinedMean(label), made.mean, ids),
    receiptStep(RECEIPT_LABELS.combinedSd(label), made.sd, ids),
    ...(need === 'spread' ? [] : [receiptStep(RECEIPT_LABELS.combinedError(label), error(), ids)]),
  ];
}

/** One of `share` equal parts of a group: its people, and the standard error they leave (Handbook 23.3.4). */
export function sharedReceipt(
  { label, n, standardError, spreadValueIds, receipt }: ArmSummary,
  share: number,
  need: Need,
): readonly ReceiptStep[] {
  const step = (formulaId: string, name: string, formula: string, filled: string, value: number): ReceiptStep => ({
    formulaId,
    label: name,
    formula,
    filled: `${filled} = ${number(value)}`,
    value,
    valueIds: spreadValueIds,
    assumptionIds: [],
  });
  const { sharedN, sharedError } = RECEIPT_LABELS;
  return [
    ...receipt(need),
    ...(n === null
      ? []
      : [step('split-comparator', sharedN(label), RECEIPT_FORMULAS.sharedN, `${number(n)} / ${share}`, n / share)]),
    ...(need === 'spread'
      ? []
      : [
          step(
            'split-comparator-standard-error',
            sharedError(label),
            RECEIPT_FORMULAS.sharedError,
            `${number(standardError)} × √${share}`,
            standardError * Math.sqrt(share),
          ),
        ]),
  ];
}

function effectSteps(
  formulaId: 'MD' | 'SMD' | 'ROM',
  text: Readonly<{ effect: string; error: string }>,
  { estimate, standardError }: Made,
  filled: Readonly<{ effect: string; error: string; valueIds: readonly string[] }>,
): readonly ReceiptStep[] {
  const label = RECEIPT_LABELS.effect[formulaId];
  const { valueIds } = filled;
  return [
    {
      formulaId,
      label,
      formula: text.effect,
      filled: `${filled.effect} = ${number(estimate)}`,
      value: estimate,
      valueIds,
      assumptionIds: [],
    },
    {
      formulaId: `${formulaId}-standard-error`,
      label: RECEIPT_LABELS.standardErrorOf(label),
      formula: text.error,
      filled: `${filled.error} = ${number(standardError)}`,
      value: standardError,
      valueIds,
      assumptionIds: [],
    },
  ];
}

const number = (value: number, decimals = 4): string => formatCompact(value, decimals);
const bracket = (value: number, decimals = 4): string =>
  value < 0 ? `(${number(value, decimals)})` : number(value, decimals);
