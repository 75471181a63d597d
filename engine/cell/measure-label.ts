import { CELL } from './phrases.ts';

const PREFIX = String.raw`^[([]? ?(?:a|adj\.? ?|adjusted |unadjusted |crude |pooled )?`;
/** What papers call a measure before its number, and the measures it may be. `RR` is a risk and a rate ratio. */
const NAMES: readonly (readonly [string, readonly string[]])[] = [
  ['OR|odds ratio', ['OR', 'PETO']],
  ['RR|relative risk|risk ratio', ['RR', 'IRR']],
  ['IRR|rate ratio', ['IRR']],
  ['HR|hazard ratio', ['HR']],
  ["SMD|Cohen's d|Hedges'? g", ['SMD']],
  ['W?MD|mean difference', ['MD']],
  ['RD|risk difference', ['RD']],
  ['RoM|ratio of means', ['ROM']],
];
const LABELS = NAMES.map(([names, measures]) => [new RegExp(`${PREFIX}(${names})(?![\\w])`, 'u'), measures] as const);

/**
 * Why a contrast printed with the name of its measure is not one of this row: an odds ratio in a row of risk ratios is
 * the commonest of all mistakes with ratios. Null where it has no name, or the row's.
 *
 * @param measure the row's, as its record has it; null where it has none yet
 */
export function otherMeasureThan(measure: string | null, plain: string): string | null {
  if (measure === null) return null;
  for (const [label, measures] of LABELS) {
    const found = label.exec(plain);
    if (found !== null) return measures.includes(measure) ? null : CELL.otherMeasure(found[1] ?? '', measure);
  }
  return null;
}
