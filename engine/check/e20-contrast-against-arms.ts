import { contrastAgainstArms } from './contrast-against-arms.ts';
import type { Check } from './types.ts';
import { capitalise, contrastField } from './wording.ts';

/**
 * E20: the reported contrast is not the difference (or ratio) of the reported arms, beyond the rounding of all of
 * them: it is adjusted, or from a different population, or mistyped. Medium; low where the contrast is declared
 * adjusted, since a gap is then expected. Both are kept and the user says which to use. Extraction rules 5.1 and 6.
 * Golden: none, R has no such check; acceptance statement C02.
 */
export const checkContrastAgainstArms: Check = ({ result }) => {
  const comparison = contrastAgainstArms(result);
  const estimate = result.contrast?.estimate ?? null;
  if (comparison === null || estimate === null || comparison.estimateAgrees) return [];
  const adjusted = result.contrast?.adjusted === true;
  return [
    {
      check: 'E20',
      severity: adjusted ? 'low' : 'medium',
      fields: ['contrast.estimate', ...result.arms.map((_, at) => `arms[${at}]`)],
      message: `${capitalise(contrastField('estimate', estimate))} is not what its arms give: adjusted or different population${adjusted ? ' (it is declared adjusted)' : ', or a typing error'}.`,
      arithmetic: comparison.arithmetic,
      suggestion: 'Say which of the two enters the analysis.',
    },
  ];
};
