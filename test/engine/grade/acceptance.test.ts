import { expect, test } from 'vitest';
import { proposeCertainty } from '../../../engine/grade/propose.ts';
import { DEFAULT_GRADE_SETTINGS } from '../../../engine/grade/settings.ts';
import { informativeStatement } from '../../../engine/grade/statement.ts';
import { informationSizeForMeans, informationSizeForRisks } from '../../../engine/grade/information-size.ts';
import { p6Evidence } from './p6.ts';

const settings = DEFAULT_GRADE_SETTINGS;
const levelsOf = (proposal: ReturnType<typeof proposeCertainty>) => proposal.domains.map(({ levels }) => levels);
const shown = (proposal: ReturnType<typeof proposeCertainty>, domain: number, id: string) =>
  proposal.domains[domain]!.inputs.find((entry) => entry.id === id)?.shown;

test('C35: P6 under the MID target is low, for inconsistency and imprecision', () => {
  const proposal = proposeCertainty(p6Evidence(), 'MID', settings);
  expect(levelsOf(proposal)).toEqual([0, 1, 0, 1, 0]);
  expect(proposal.name).toBe('low');
  expect([
    shown(proposal, 0, 'weight.low'),
    shown(proposal, 0, 'weight.some-concerns'),
    shown(proposal, 0, 'weight.high'),
  ]).toEqual(['52.3%', '35.8%', '11.9%']);
  expect([shown(proposal, 1, 'weight.other-side'), shown(proposal, 1, 'q.p')]).toEqual(['26.5%', '0.062']);
  expect(proposal.domains[1]!.ruleId).toBe('inconsistency.5-split@1');
  expect(proposal.domains[3]!.footnote).toBe(
    'Downgraded one level for imprecision: the 95% CI (−1.36 to −0.19) crosses the MID of 1 point.',
  );
  expect(proposal.domains[1]!.footnote).toBe(
    'Downgraded one level for inconsistency: studies with 26.5% of the weight lie on the other side of the MID of 1 point (Q p = 0.062).',
  );
  const words = {
    intervention: 'X',
    outcome: 'pain',
    certainty: proposal.name,
    magnitude: proposal.target.magnitude,
    direction: 'reduce',
  } as const;
  expect(informativeStatement(words)).toBe('X may result in little to no difference in pain');
});

test('C35: P6 under the null target is moderate, for inconsistency by the prediction interval', () => {
  const proposal = proposeCertainty(p6Evidence(), 'null', settings);
  expect(levelsOf(proposal)).toEqual([0, 1, 0, 0, 0]);
  expect(proposal.domains[1]!.ruleId).toBe('inconsistency.6-prediction-interval@1');
  expect(proposal.domains[1]!.sentence).toContain('−1.90 to 0.35');
  expect(proposal.name).toBe('moderate');
  const words = {
    intervention: 'X',
    outcome: 'pain',
    certainty: proposal.name,
    magnitude: null,
    direction: 'reduce',
  } as const;
  expect(informativeStatement(words)).toBe('X likely reduces pain');
});

test('C34: optimal information sizes', () => {
  expect(informationSizeForMeans({ delta: 1, sd: 2.15 })).toMatchObject({ perArm: 73, total: 146 });
  expect(informationSizeForMeans({ delta: 0.2, sd: 1 })).toMatchObject({ perArm: 393, total: 786 });
  expect(informationSizeForRisks({ controlRisk: 0.2, relativeRiskReduction: 0.25 })).toMatchObject({
    perArm: 906,
    total: 1812,
  });
  expect(informationSizeForRisks({ controlRisk: 0.1, relativeRiskReduction: 0.25 }).perArm).toBe(2005);
});

test('C34: OPTIMUM alone', () => {
  const effect = { estimate: -0.62, low: -1.02, high: -0.23 };
  const study = { ...p6Evidence().studies[0]!, ...effect, standardError: 0.2015, weight: 1 };
  const alone = p6Evidence({ effect, pooled: null, studies: [study], participants: 451 });
  const mid = proposeCertainty(alone, 'MID', settings);
  expect(mid.target).toMatchObject({ claim: 'little or none', magnitude: 'trivial' });
  expect(mid.domains[3]!.levels).toBe(1);
  expect(mid.domains[1]).toMatchObject({
    state: 'not applicable',
    levels: 0,
    sentence: 'Not applicable, single study.',
  });
  const byNull = proposeCertainty(alone, 'null', settings);
  expect(byNull.domains[3]!.levels).toBe(0);
  expect(byNull.domains[3]!.sentence).toContain('excludes no effect');
});
