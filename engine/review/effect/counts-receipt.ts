import type { BinaryArms, EffectEstimate } from '../../effect/types.ts';
import { cellsUnder, HANDBOOK_ZERO_CELLS, hasEmptyCell, RAW_CELLS, type Cells } from '../../effect/zero-cells.ts';
import { formatCompact } from '../../text/format-number.ts';
import type { ReceiptStep } from '../derived.ts';
import { RECEIPT_FORMULAS, RECEIPT_LABELS } from '../phrases.ts';

export type CountsMeasure = 'RR' | 'OR' | 'RD' | 'PETO';

/** Formulas of the effect and of its standard error, and the same with the four cells in them. */
const FORMULAS: Readonly<
  Record<
    CountsMeasure,
    Readonly<{
      effect: string;
      error: string;
      filled: (cells: Cells, made: EffectEstimate) => string;
      filledError: (cells: Cells, made: EffectEstimate) => string;
    }>
  >
> = {
  RR: {
    effect: 'ln((events A / n A) / (events B / n B))',
    error: '√(1/events A − 1/n A + 1/events B − 1/n B)',
    filled: ({ a, b, c, d }) => `ln((${count(a)}/${count(a + b)}) / (${count(c)}/${count(c + d)}))`,
    filledError: ({ a, b, c, d }) => `√(1/${count(a)} − 1/${count(a + b)} + 1/${count(c)} − 1/${count(c + d)})`,
  },
  OR: {
    effect: 'ln((events A / non-events A) / (events B / non-events B))',
    error: '√(1/events A + 1/non-events A + 1/events B + 1/non-events B)',
    filled: ({ a, b, c, d }) => `ln((${count(a)}/${count(b)}) / (${count(c)}/${count(d)}))`,
    filledError: ({ a, b, c, d }) => `√(1/${count(a)} + 1/${count(b)} + 1/${count(c)} + 1/${count(d)})`,
  },
  RD: {
    effect: 'events A / n A − events B / n B',
    error: '√(events A × non-events A / n A³ + events B × non-events B / n B³)',
    filled: ({ a, b, c, d }) => `${count(a)}/${count(a + b)} − ${count(c)}/${count(c + d)}`,
    filledError: ({ a, b, c, d }) =>
      `√(${count(a)} × ${count(b)}/${count(a + b)}³ + ${count(c)} × ${count(d)}/${count(c + d)}³)`,
  },
  PETO: {
    effect: '(events A − E) / V',
    error: '1/√V',
    filled: ({ a, b, c, d }, { variance }) => {
      const total = a + b + c + d;
      return `(${count(a)} − ${number(((a + b) * (a + c)) / total)}) / ${number(1 / variance)}`;
    },
    filledError: (_cells, { variance }) => `1/√${number(1 / variance)}`,
  },
};

const CORRECTED = '; half an event added to each cell, since one is empty';

/** How an effect of two counts was made, on the cells it was made of. */
export function countsReceipt(
  measure: CountsMeasure,
  arms: BinaryArms,
  made: EffectEstimate,
  valueIds: readonly string[],
): readonly ReceiptStep[] {
  const isRatio = measure === 'RR' || measure === 'OR';
  const cells = cellsUnder(arms, isRatio ? HANDBOOK_ZERO_CELLS : RAW_CELLS);
  if ('notEstimable' in cells) return [];
  const { effect, error, filled, filledError } = FORMULAS[measure];
  const correction = isRatio && hasEmptyCell(arms) ? CORRECTED : '';
  // A risk difference takes raw cells, except for the variance of one that would have none.
  const isBare = measure === 'RD' && cells.a * cells.b === 0 && cells.c * cells.d === 0;
  const errorCells = isBare ? { a: cells.a + 0.5, b: cells.b + 0.5, c: cells.c + 0.5, d: cells.d + 0.5 } : cells;
  const shared = { valueIds, assumptionIds: [] };
  return [
    ...(measure === 'PETO' ? petoSteps(cells, 1 / made.variance, valueIds) : []),
    {
      formulaId: measure,
      label: labelOf(measure),
      formula: `${effect}${correction}`,
      filled: `${filled(cells, made)} = ${number(made.estimate)}`,
      value: made.estimate,
      ...shared,
    },
    {
      formulaId: `${measure}-standard-error`,
      label: RECEIPT_LABELS.standardErrorOf(labelOf(measure)),
      formula: `${error}${isBare ? CORRECTED : correction}`,
      filled: `${filledError(errorCells, made)} = ${number(made.standardError)}`,
      value: made.standardError,
      ...shared,
    },
  ];
}

/** What the Peto odds ratio compares the events with: those expected, and their hypergeometric variance. */
function petoSteps({ a, b, c, d }: Cells, variance: number, valueIds: readonly string[]): readonly ReceiptStep[] {
  const [nA, nB, events, others] = [a + b, c + d, a + c, b + d];
  const total = nA + nB;
  const expected = (nA * events) / total;
  const step = (name: 'petoExpected' | 'petoVariance', filled: string, value: number): ReceiptStep => ({
    formulaId: name === 'petoExpected' ? 'peto-expected' : 'peto-variance',
    label: RECEIPT_LABELS[name],
    formula: RECEIPT_FORMULAS[name],
    filled: `${filled} = ${number(value)}`,
    value,
    valueIds,
    assumptionIds: [],
  });
  return [
    step('petoExpected', `${count(nA)} × ${count(events)} / ${count(total)}`, expected),
    step(
      'petoVariance',
      `${count(nA)} × ${count(nB)} × ${count(events)} × ${count(others)} / (${count(total)}² × ${count(total - 1)})`,
      variance,
    ),
  ];
}

const labelOf = (measure: CountsMeasure): string => RECEIPT_LABELS.effect[measure];
const count = (value: number): string => formatCompact(value, 2);
const number = (value: number): string => formatCompact(value, 4);
