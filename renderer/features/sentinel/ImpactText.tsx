import type { CheckItem, Impact } from '../../../api/contract/sentinel.ts';
import { formatFixed } from '../../../engine/text/format-number.ts';
import { CHECKS, IMPACT } from './phrases.ts';

/** How far a finding could move a pooled result. */
export function ImpactText({ item: { impact } }: Readonly<{ item: CheckItem }>) {
  if (impact === null) return <p className="check-impact small quiet">{CHECKS.impactNone}</p>;
  return (
    <div className="check-impact">
      <p className="number check-shift" title={IMPACT.shiftLabel}>
        {impact.shift === null ? IMPACT.out : IMPACT.shift(formatFixed(impact.shift, 2))}
      </p>
      <p className="small quiet">{sentenceOf(impact)}</p>
    </div>
  );
}

function sentenceOf({ analysisTitle, basis, before, after }: Impact): string {
  const printed = ({ estimate, low, high }: NonNullable<Impact['before']>) =>
    `${formatFixed(estimate, 2)} (${formatFixed(low, 2)} to ${formatFixed(high, 2)})`;
  if (after === null) return basis === 'unbounded' ? IMPACT.unbounded(analysisTitle) : CHECKS.impactNone;
  return before === null
    ? IMPACT.alone(analysisTitle, printed(after), basis)
    : IMPACT.moved(analysisTitle, printed(before), printed(after), basis);
}
