import type { CheckSeverity } from '../../../api/contract/sentinel.ts';
import { CHECKS } from './phrases.ts';

/** A sign and a word: colour alone never says how grave a finding is. */
export function SeveritySign({ severity }: Readonly<{ severity: CheckSeverity }>) {
  return (
    <span className="severity" data-severity={severity}>
      <span aria-hidden="true" className="severity-sign">
        {CHECKS.signs[severity]}
      </span>
      {CHECKS.severities[severity]}
    </span>
  );
}
