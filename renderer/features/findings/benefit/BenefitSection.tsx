import { BENEFIT, benefitTitle } from '../../../../report/components/certainty/benefit-phrases.ts';
import { BenefitContrast } from '../../../../report/components/certainty/BenefitContrast.tsx';
import type { FindingItem } from '../types.ts';

/** Where a study of the row prints a mean difference and responders: both, side by side, and why they differ. */
export function BenefitSection({ contrasts }: Readonly<{ contrasts: FindingItem['benefit'] }>) {
  const [first, ...others] = contrasts;
  if (first === undefined) return null;
  return (
    <section className="benefit" aria-label={benefitTitle(first)}>
      <h3 className="benefit-title">{benefitTitle(first)}</h3>
      <BenefitContrast contrast={first} />
      {others.length === 0 ? null : (
        <details className="benefit-others">
          <summary>{BENEFIT.others(others.map(({ study }) => study).join(', '))}</summary>
          {others.map((contrast) => (
            <BenefitContrast key={contrast.studyResultId} contrast={contrast} />
          ))}
        </details>
      )}
    </section>
  );
}
