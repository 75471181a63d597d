import type { Check, CheckedResult, CheckFinding } from './types.ts';
import { armField, asPrinted, capitalise, place } from './wording.ts';

/**
 * E15, block: the numbers treat as independent what is not: a cluster or crossover trial whose numbers do not allow
 * for the design, or more eyes, teeth or visits than people. Extraction rules 1.5, 1.6 and 6.
 * Golden: none, R has no such check; acceptance statement C10.
 */
export const checkUnitOfAnalysis: Check = ({ result }) => [...design(result), ...units(result)];

const DESIGNS = {
  cluster: {
    what: 'randomised clusters',
    arithmetic: 'variance × (1 + (mean cluster size − 1) × ICC) is missing',
    suggestion:
      'Enter the trial’s cluster-adjusted contrast, or set the mean cluster size and an ICC among the protocol’s assumptions. Numbers that allow for clusters are marked as adjusted.',
  },
  crossover: {
    what: 'gave every person each treatment',
    arithmetic: 'SD of the within-person difference = √(SD₁² + SD₂² − 2·r·SD₁·SD₂) is missing',
    suggestion:
      'Enter the paired difference, set the correlation of the two periods among the protocol’s assumptions, or use the first period only.',
  },
} as const;

function design(result: CheckedResult): CheckFinding[] {
  if (result.design === 'parallel' || result.designAdjusted) return [];
  const fields = [
    ...result.arms.flatMap((arm, at) => (arm.sd === null && arm.events === null ? [] : [`arms[${at}]`])),
    ...(result.contrast?.estimate === undefined || result.contrast.estimate === null ? [] : ['contrast']),
  ];
  if (fields.length === 0) return [];
  const { what, arithmetic, suggestion } = DESIGNS[result.design];
  return [
    {
      check: 'E15',
      severity: 'block',
      fields: ['design', ...fields],
      message: `${result.studyLabel} ${what}, and these numbers do not allow for it.`,
      arithmetic,
      suggestion,
    },
  ];
}

function units(result: CheckedResult): CheckFinding[] {
  if (result.unit === 'person') return [];
  const unit = { eye: 'eyes', tooth: 'teeth', visit: 'visits', other: 'units' }[result.unit];
  return result.arms.flatMap((arm, at) => {
    const { n, nRandomised } = arm;
    if (n === null || nRandomised === null || n.value <= nRandomised.value || result.designAdjusted) return [];
    return [
      {
        check: 'E15' as const,
        severity: 'block' as const,
        fields: [`arms[${at}].n`],
        message: `${capitalise(armField(arm, 'number analysed', n))} counts ${unit} of ${asPrinted(nRandomised)} people${place(nRandomised)}; ${unit} of one person are not independent.`,
        arithmetic: `${asPrinted(n)} ${unit} > ${asPrinted(nRandomised)} people`,
        suggestion: 'Enter the result per person, or a contrast adjusted for the pairing.',
      },
    ];
  });
}
