import { expect, test } from 'vitest';
import { poolStudies, ruleOf, type EstimatedEffect } from '../../../engine/review/pool-studies.ts';

const effect = (
  events: readonly [number, number, number, number],
  over: Partial<EstimatedEffect> = {},
): EstimatedEffect => ({
  state: 'estimated',
  studyResultId: 'r',
  studyId: 's',
  measure: 'OR',
  estimate: -0.5,
  standardError: 0.4,
  low: -1.3,
  high: 0.3,
  route: 'arms',
  eventsIntervention: events[0],
  nIntervention: events[1],
  eventsComparator: events[2],
  nComparator: events[3],
  nBasis: 'analysed',
  comparator: null,
  notes: [],
  ...over,
});

const effects = [effect([1, 200, 4, 198]), effect([0, 150, 3, 152]), effect([2, 300, 5, 301])];
const mantelHaenszel = { weighting: 'Mantel-Haenszel', profile: 'grove', level: 0.95 } as const;

test('rare events are pooled from the counts, with nothing added to an empty cell (C27)', () => {
  const pooled = poolStudies(effects, mantelHaenszel);
  if (!('estimate' in pooled)) throw new Error(pooled.reason);
  expect([pooled.estimate, pooled.printed.low, pooled.printed.high].map(Math.exp)).toEqual([
    expect.closeTo(0.247, 3),
    expect.closeTo(0.069, 3),
    expect.closeTo(0.879, 3),
  ]);
  expect(ruleOf(pooled)).toEqual({ ...mantelHaenszel, estimator: 'EE' });
});

test('a study without counts, or another measure, is refused with what to do', () => {
  expect(poolStudies([...effects, effect([1, 2, 3, 4], { eventsIntervention: null })], mantelHaenszel)).toEqual({
    reason: expect.stringMatching(/one study has none; choose/),
  });
  expect(poolStudies([...effects, effect([1, 20, 3, 40], { route: 'contrast' })], mantelHaenszel)).toEqual({
    reason: expect.stringMatching(/one study has none/),
  });
  expect(
    poolStudies(
      effects.map((each) => ({ ...each, measure: 'MD' as const })),
      mantelHaenszel,
    ),
  ).toEqual({ reason: expect.stringMatching(/choose another method/) });
});

test('inverse variance pools the effects by the profile or by the estimator asked for', () => {
  const rule = { weighting: 'inverse variance', profile: 'grove', level: 0.95 } as const;
  expect(poolStudies(effects, rule)).toMatchObject({ estimator: 'REML', weighting: 'inverse variance' });
  expect(poolStudies(effects, { ...rule, estimator: 'EE' })).toMatchObject({
    estimator: 'EE',
    estimate: expect.closeTo(-0.5, 12),
  });
});
