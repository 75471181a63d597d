import { computeLine } from '../../engine/compute/dispatch.ts';
import { differences, type GoldenCase, type Tolerance } from './golden.ts';
import { HELD_AGAINST_R } from './pool-held.ts';

/** Pure numbers of order one: rounding noise around zero is measured against 1, not against their own size. */
const UNITLESS = new Set(['QE', 'QEp', 'Q', 'MH', 'TA', 'BD', 'stat', 'fit_ML', 'fit_REML', 'I2', 'H2']);

/** What R's own run recorded about itself, not a result. */
const INFORMATION = new Set(['metafor_default_start_tau2']);

/** Where our result of a pooling case differs from R's, or from ours where R is held to be wrong (pool-held.ts). */
export function disagreements(golden: GoldenCase, tolerance: Tolerance, absolute: Tolerance = () => 0): string[] {
  const reply = computeLine(golden);
  if ('error' in reply)
    return [`${golden.id}: ${reply.error.code} (${String(reply.error.field)}): ${reply.error.message}`];
  const result = reply.result as Readonly<Record<string, unknown>>;
  const held = HELD_AGAINST_R[golden.id] ?? {};
  return Object.entries(golden.expected).flatMap(([field, expected]) => {
    if (INFORMATION.has(field)) return [];
    const path = `${golden.id} ${field}`;
    const ours = held[field];
    if (ours !== undefined) return differences(ours, result[field], 1e-5, `${path} (held against R)`);
    // A p-value below the smallest normal double is zero to R.
    const scale =
      expected === 0 && field === 'pval' ? 1e-290 : absolute(field) / 1e-12 || (UNITLESS.has(field) ? 1 : undefined);
    return differences(expected, result[field], tolerance(field), path, scale);
  });
}
