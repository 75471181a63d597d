import { bracketed, operand } from '../convert/operand.ts';
import type { AnalysisResult, ReceiptStep } from '../review/derived.ts';
import { formatLevel } from './format-interval.ts';
import { POOLED_RECEIPT as WORDS } from './phrases.ts';

/** Terms of a sum that are written out; a longer one is abridged in the middle. */
const TERMS = 6;

/**
 * How the pooled result was made, from the studies' effects and standard errors on the analysis scale: weights, pooled estimate,
 * its standard error (Wald, and Knapp-Hartung where that is printed), interval, prediction interval, and the way back from
 * logarithms. The numbers are those of the fit; nothing is pooled again. Empty where nothing is pooled by inverse variance.
 */
export function pooledReceipt(analysis: AnalysisResult): readonly ReceiptStep[] {
  const { state, rows, scale } = analysis;
  if (state.kind !== 'pooled' || state.pooled.weighting !== 'inverse variance') return [];
  const { pooled } = state;
  const { estimate, tauSquared, wald, printed } = pooled;
  const isLog = scale.scale === 'log';
  const sumOfWeights = wald.standardError ** -2;
  const studies = rows.map((row) => ({
    effect: isLog ? Math.log(row.estimate) : row.estimate,
    weight: 1 / (row.standardError ** 2 + tauSquared),
  }));
  const steps: ReceiptStep[] = [];
  const add = (formulaId: string, label: string, formula: string, text: string, value: number): void => {
    const filled = `${text} = ${operand(value)}`;
    steps.push({ formulaId, label, formula, filled, value, valueIds: [], assumptionIds: [] });
  };
  const [first] = rows;
  if (first === undefined) return [];
  const own = `1 / (${operand(first.standardError)}² + ${operand(tauSquared)})`;
  add('pooled-weight', WORDS.weightOf(first.label), '1 / (SE² + tau²)', own, studies[0]!.weight);
  const weights = summed(studies.map(({ weight }) => operand(weight)));
  add('pooled-sum-of-weights', WORDS.sumOfWeights, 'Σ weight', weights, sumOfWeights);
  const products = summed(studies.map(({ weight, effect }) => `${operand(weight)} × ${bracketed(effect)}`));
  const name = isLog ? WORDS.logEstimate : WORDS.estimate;
  add('pooled-estimate', name, 'Σ (weight × effect) / Σ weight', `(${products}) / ${operand(sumOfWeights)}`, estimate);
  add('pooled-wald', WORDS.waldError, '1 / √(Σ weight)', `1 / √${operand(sumOfWeights)}`, wald.standardError);
  if (printed.method !== 'Wald') {
    const factor = (printed.standardError / wald.standardError) ** 2;
    const isBounded = printed.method === 'Knapp-Hartung, factor at least 1';
    const text = `${operand(wald.standardError)} × √${operand(factor)}`;
    add('pooled-knapp-hartung', WORDS.knappHartungError, WORDS.knappHartung(isBounded), text, printed.standardError);
  }
  addLimits(add, WORDS.interval(formatLevel(printed.level)), 'pooled-interval', estimate, printed, {
    formula: printed.degreesOfFreedom === null ? WORDS.normalLimits : WORDS.studentLimits(printed.degreesOfFreedom),
    spread: printed.standardError,
    text: operand(printed.standardError),
  });
  const { predictionInterval } = pooled;
  if (predictionInterval !== null) {
    const { kind, degreesOfFreedom } = predictionInterval;
    const error = kind.startsWith('HK') ? pooled.knappHartung?.standardError : wald.standardError;
    if (error !== undefined)
      addLimits(add, WORDS.prediction, 'prediction-interval', estimate, predictionInterval, {
        formula: WORDS.predictionLimits(degreesOfFreedom),
        spread: Math.sqrt(tauSquared + error ** 2),
        text: `√(${operand(tauSquared)} + ${operand(error)}²)`,
      });
  }
  if (isLog)
    add('pooled-ratio', WORDS.ratio, 'exp(pooled log effect)', `exp(${operand(estimate)})`, state.printed.estimate);
  return steps;
}

/** The two limits of an interval, each a step: estimate ± critical value × spread. */
function addLimits(
  add: (formulaId: string, label: string, formula: string, text: string, value: number) => void,
  name: string,
  formulaId: string,
  estimate: number,
  { low, high }: Readonly<{ low: number; high: number }>,
  { formula, spread, text }: Readonly<{ formula: string; spread: number; text: string }>,
): void {
  const critical = operand((high - estimate) / spread);
  add(
    `${formulaId}-low`,
    WORDS.low(name),
    formula.replace('±', '−'),
    `${operand(estimate)} − ${critical} × ${text}`,
    low,
  );
  add(
    `${formulaId}-high`,
    WORDS.high(name),
    formula.replace('±', '+'),
    `${operand(estimate)} + ${critical} × ${text}`,
    high,
  );
}

function summed(terms: readonly string[]): string {
  return terms.length <= TERMS ? terms.join(' + ') : `${terms.slice(0, TERMS - 1).join(' + ')} + … + ${terms.at(-1)!}`;
}
