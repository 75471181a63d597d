import { describe, expect, it } from 'vitest';
import { certaintyLevel, startingLevel } from '../../../engine/grade/certainty.ts';
import { NO_ANSWERS, type GradeEvidence, type GradeStudy } from '../../../engine/grade/evidence.ts';
import { proposeImprecision } from '../../../engine/grade/imprecision.ts';
import { proposeInconsistency } from '../../../engine/grade/inconsistency.ts';
import { proposeIndirectness } from '../../../engine/grade/indirectness.ts';
import { informationNeed } from '../../../engine/grade/information-need.ts';
import { judgedScale } from '../../../engine/grade/judged-scale.ts';
import { pooledInMidUnits, readMidUnits } from '../../../engine/grade/mid-units.ts';
import { proposeCertainty } from '../../../engine/grade/propose.ts';
import { proposePublicationBias } from '../../../engine/grade/publication-bias.ts';
import { proposeUpgrades } from '../../../engine/grade/rating-up.ts';
import { proposeRiskOfBias } from '../../../engine/grade/risk-of-bias.ts';
import { DEFAULT_GRADE_SETTINGS, GRADE_SETTINGS, gradeSettings } from '../../../engine/grade/settings.ts';
import { targetOf } from '../../../engine/grade/target.ts';
import type { TargetKind } from '../../../engine/grade/types.ts';
import { evidenceFrom, type DrawnStudy } from './evidence-arbitrary.ts';

const settings = DEFAULT_GRADE_SETTINGS;
const study = (
  estimate: number,
  standardError: number,
  riskOfBias: DrawnStudy['riskOfBias'] = 'low',
  participants = 200,
): DrawnStudy => ({ estimate, standardError, participants, riskOfBias });
const of = (studies: readonly DrawnStudy[], small = 1, more: Readonly<{ moderate?: number; large?: number }> = {}) =>
  evidenceFrom({ studies, small, moderate: more.moderate ?? null, large: more.large ?? null, better: 'lower' });
const at = (evidence: GradeEvidence, kind: TargetKind) => targetOf(evidence, kind, settings);
/** Evidence whose printed effect is put where a rule needs it. */
const withEffect = (
  estimate: number,
  low: number,
  high: number,
  thresholds = { small: 1, moderate: 2, large: 3 },
  participants = 2000,
) => ({
  ...of([study(estimate, 0.2)], thresholds.small, thresholds),
  effect: { estimate, low, high },
  participants,
});

describe('imprecision, by the interval', () => {
  it.each<[TargetKind, number, number, number, number]>([
    ['null', -0.8, -1.5, -0.2, 0],
    ['null', -0.8, -1.5, 0.4, 1],
    ['null', -0.5, -1.5, 1.4, 2],
    ['null', -0.5, -3.5, 3.4, 3],
    ['MID', -1.5, -2, -1.2, 0],
    ['MID', -1.5, -2.5, 0.5, 1],
    ['MID', -1.5, -4, 1.2, 2],
    ['MID', -1.5, -4, 3.2, 3],
    ['MID', 0.2, -0.5, 0.9, 0],
    ['MID', 0.2, -0.5, 1.2, 1],
    ['MID', 0.2, -1.5, 1.9, 2],
    ['MID', 0.2, -3.5, 3.9, 3],
    ['range', -1.5, -1.8, -1.2, 0],
    ['range', -1.5, -2.4, -1.2, 1],
    ['range', -1.5, -2.4, -0.2, 2],
    ['range', -1.5, -3.4, -0.2, 3],
  ])('under the target %s, %d (%d to %d) asks for %d', (kind, estimate, low, high, levels) => {
    const evidence = withEffect(estimate, low, high);
    expect(proposeImprecision(evidence, at(evidence, kind), settings).levels).toBe(levels);
  });

  it('never proposes three levels without a threshold of a large effect', () => {
    const evidence = {
      ...of([study(-0.5, 0.2)], 1),
      effect: { estimate: -0.5, low: -90, high: 90 },
      participants: 5000,
    };
    for (const kind of ['null', 'MID'] as const)
      expect(proposeImprecision(evidence, at(evidence, kind), settings).levels).toBe(2);
  });

  it('asks, and suggests the lower downgrade, where a limit touches a threshold', () => {
    for (const high of [-1.0, -1.01, -0.99]) {
      const evidence = withEffect(-1.5, -2, high);
      const proposal = proposeImprecision(evidence, at(evidence, 'MID'), settings);
      expect(proposal).toMatchObject({ levels: 0, isBorderline: true });
      expect(proposal.question).toContain('within one printed digit of 1 point');
      expect(proposal.footnote).toMatch(/^Borderline, not downgraded further for imprecision/u);
    }
    const clear = withEffect(-1.5, -2, -0.98);
    expect(proposeImprecision(clear, at(clear, 'MID'), settings)).toMatchObject({ levels: 1, isBorderline: false });
  });

  it('shows both intervals and asks where they would be rated differently', () => {
    const evidence = of([study(-0.64, 0.2706), study(-1, 0.4337), study(-0.62, 0.2015)]);
    const proposal = proposeImprecision(evidence, at(evidence, 'MID'), settings);
    expect(proposal.alternatives.map(({ label, levels }) => [label, levels])).toEqual([
      ['Wald', 0],
      ['Knapp–Hartung', 1],
    ]);
    expect(proposal.question).toContain('which one do you rate on?');
    expect(proposal.footnote).toContain('rated on the Knapp-Hartung interval');
  });
});

describe('imprecision, by the information', () => {
  const precise = (participants: number, estimate = -1.5) =>
    withEffect(estimate, estimate - 0.2, estimate + 0.2, undefined, participants);
  it.each([
    [126, 0],
    [125, 1],
    [38, 1],
    [37, 2],
  ])('takes %d of 126 participants for %d levels', (participants, levels) => {
    const evidence = precise(participants);
    expect(evidence.informationNeed).toMatchObject({ required: 126 });
    expect(proposeImprecision(evidence, at(evidence, 'MID'), settings).levels).toBe(levels);
  });

  it('only asks for more where the interval has already cost a level', () => {
    const evidence = withEffect(-1.5, -2, -0.5, undefined, 20);
    const proposal = proposeImprecision(evidence, at(evidence, 'MID'), settings);
    expect(proposal.levels).toBe(1);
    expect(proposal.question).toContain('far below the optimal information size of 126');
  });

  it('takes a wide ratio of a large effect for far too little', () => {
    const base = of([study(-0.9, 0.3)]);
    const need = informationNeed({ measure: 'RR', mid: null, comparatorSd: null, controlRisk: 0.2 }, settings);
    const evidence: GradeEvidence = {
      ...base,
      measure: 'RR',
      scale: judgedScale(
        { measure: 'RR', unit: null, small: null, moderate: null, large: null, source: null, baselineRisk: null },
        settings,
      ),
      effect: { estimate: Math.log(0.4), low: Math.log(0.2), high: Math.log(0.7) },
      informationNeed: need,
      participants: 900,
    };
    expect(proposeImprecision(evidence, at(evidence, 'null'), settings)).toMatchObject({
      levels: 2,
      ruleId: 'imprecision.information-span@1',
    });
  });

  it('forgives a wide ratio where events are rare, people many and the absolute interval narrow', () => {
    const base = of([study(0.1, 0.3)]);
    const evidence: GradeEvidence = {
      ...base,
      measure: 'RR',
      scale: judgedScale(
        { measure: 'RR', unit: null, small: null, moderate: null, large: null, source: null, baselineRisk: null },
        settings,
      ),
      effect: { estimate: Math.log(1.1), low: Math.log(0.6), high: Math.log(2) },
      baselineRisk: 0.002,
      participants: 20_000,
    };
    expect(proposeImprecision(evidence, at(evidence, 'null'), settings)).toMatchObject({
      levels: 0,
      ruleId: 'imprecision.rare@1',
    });
    expect(
      proposeImprecision({ ...evidence, participants: 2000 }, at(evidence, 'null'), settings).levels,
    ).toBeGreaterThan(0);
  });
});

describe('inconsistency, in order', () => {
  it.each<[string, readonly DrawnStudy[], TargetKind, string, number]>([
    ['one study', [study(-2, 0.3)], 'MID', '1-single-study', 0],
    ['no heterogeneity', [study(-0.5, 0.3), study(-0.5, 0.3), study(-0.6, 0.4)], 'MID', '2-no-heterogeneity', 0],
    ['all on one side, few studies', [study(-1.5, 0.1), study(-3, 0.1), study(-2, 0.1)], 'MID', '3-one-side', 0],
    [
      'split both ways',
      [study(-2.4, 0.3), study(2.4, 0.3), study(-2.2, 0.3), study(2, 0.3), study(-2, 0.3)],
      'MID',
      '4-split-benefit-and-harm',
      2,
    ],
    ['split', [study(-2, 0.2), study(-0.2, 0.2), study(-1.8, 0.2)], 'MID', '5-split', 1],
    [
      'prediction interval alone',
      [study(-2.6, 0.2), study(-1.2, 0.2), study(-1.4, 0.2), study(-2.4, 0.2), study(-2.1, 0.2), study(-1.3, 0.2)],
      'MID',
      '6-prediction-interval',
      1,
    ],
  ])('%s', (_, studies, kind, rule, levels) => {
    const evidence = of(studies);
    expect(proposeInconsistency(evidence, at(evidence, kind), settings)).toMatchObject({
      ruleId: `inconsistency.${rule}@1`,
      levels,
    });
  });

  it('does not count spread again that the confidence interval already shows', () => {
    const evidence = of([study(-1.9, 0.3), study(-1.1, 0.3), study(-1.2, 0.3), study(-1.6, 0.3), study(-1.05, 0.3)]);
    const proposal = proposeInconsistency(
      {
        ...evidence,
        pooled: { ...evidence.pooled!, tauSquared: 0.02, printed: { ...evidence.pooled!.printed, standardError: 0.4 } },
      },
      at(evidence, 'MID'),
      settings,
    );
    expect(proposal).toMatchObject({ levels: 0, ruleId: 'inconsistency.7-otherwise@1' });
  });
});

describe('risk of bias', () => {
  const propose = (evidence: GradeEvidence) => proposeRiskOfBias(evidence, at(evidence, 'MID'), settings);
  /** Equal weights, so that shares can be counted. */
  const equal = (levels: readonly DrawnStudy['riskOfBias'][], estimates: readonly number[] = levels.map(() => -1.5)) =>
    of(levels.map((riskOfBias, i) => study(estimates[i]!, 0.3, riskOfBias)));

  it.each<[readonly DrawnStudy['riskOfBias'][], number, boolean]>([
    [['low', 'low', 'high'], 0, false],
    [['low', 'low', 'low', 'high', 'high'], 0, false],
    [['low', 'high'], 0, true],
    [['low', 'high', 'high'], 1, false],
    [['high', 'high', 'high'], 1, false],
  ])('weighs %j as %d levels', (levels, expected, isBorderline) => {
    expect(propose(equal(levels))).toMatchObject({ levels: expected, isBorderline });
  });

  it('asks about half the weight, and rests the row on the low-risk results where they say something else', () => {
    expect(propose(equal(['low', 'high'])).question).toContain('does that lower your confidence?');
    const apart = equal(['low', 'high'], [-0.2, -2.4]);
    const proposal = propose(apart);
    expect(proposal).toMatchObject({ levels: 0, ruleId: 'risk-of-bias.low-risk-subset@1' });
    expect(proposal.restrictedTo?.map(({ riskOfBias }) => riskOfBias)).toEqual(['low']);
    expect(proposeCertainty(apart, 'MID', settings).domains[3]!.sentence).toContain(
      'rated on the 1 result at lower risk of bias',
    );
  });

  it('takes two levels off where most high-risk results are high in several domains, or leaving them out crosses the threshold', () => {
    const several = equal(['low', 'high', 'high']);
    const inDomains = {
      ...several,
      studies: several.studies.map((one): GradeStudy => ({ ...one, highDomains: one.riskOfBias === 'high' ? 2 : 0 })),
    };
    expect(propose(inDomains)).toMatchObject({ levels: 2, ruleId: 'risk-of-bias.several-domains@1' });
    expect(propose(equal(['low', 'high', 'high'], [-0.1, -2, -2.2]))).toMatchObject({
      levels: 2,
      ruleId: 'risk-of-bias.restricted-crosses@1',
    });
  });

  it('counts some concerns as low, but as high from blinding in a subjective outcome, and as the reviewer says', () => {
    const concerns = equal(['some concerns', 'some concerns', 'low']);
    expect(propose(concerns).levels).toBe(0);
    const blinded = {
      ...concerns,
      isSubjective: true,
      studies: concerns.studies.map((one) => ({ ...one, hasConcernsFromBlinding: one.riskOfBias === 'some concerns' })),
    };
    expect(propose(blinded).levels).toBe(1);
    expect(propose({ ...blinded, answers: { ...NO_ANSWERS, someConcernsCountAs: 'low' } }).levels).toBe(0);
    expect(propose(concerns).alternatives).toContainEqual(
      expect.objectContaining({ label: 'Some concerns counted as high', levels: 1 }),
    );
  });

  it('proposes nothing, and no level, while more than a fifth of the weight is not assessed', () => {
    const unknown = equal([null, 'low', 'low']);
    expect(propose(unknown)).toMatchObject({
      state: 'not rated',
      levels: null,
      sentence: 'RoB 2 incomplete for 1 of 3 results.',
    });
    expect(proposeCertainty(unknown, 'MID', settings).provisionalReason).toBe('RoB 2 incomplete for 1 of 3 results');
    expect(propose(equal([null, 'low', 'low', 'low', 'low', 'low'])).levels).toBe(0);
  });

  it('always says what is left without the high-risk results', () => {
    const inputs = (evidence: GradeEvidence) => propose(evidence).inputs.find(({ id }) => id === 'without-high')?.shown;
    expect(inputs(equal(['low', 'low', 'high']))).toMatch(/^−1\.50 \(.+\), k = 2$/u);
    expect(inputs(equal(['high', 'high']))).toBe('no result left');
  });
});

describe('the domains no number decides', () => {
  it('rates indirectness by the serious differences', () => {
    const propose = (answers: Readonly<Record<string, 'none' | 'minor' | 'serious'>>) =>
      proposeIndirectness({
        answers: {
          ...NO_ANSWERS,
          indirectness: Object.fromEntries(
            Object.entries(answers).map(([item, answer]) => [item, { answer, note: 'adults only' }]),
          ),
        },
        hints: { indirectness: [], publicationBias: [] },
      });
    expect(propose({ population: 'minor' }).levels).toBe(0);
    expect(propose({ population: 'serious' })).toMatchObject({
      levels: 1,
      footnote: 'Downgraded one level for indirectness: serious difference in population (adults only).',
    });
    expect(propose({ population: 'serious', outcome: 'serious', comparator: 'serious' }).levels).toBe(2);
    expect(propose({}).question).toContain('answer the question asked?');
  });

  it('suspects publication bias by a test only where one is allowed, by known missing results, or by small industry trials', () => {
    const twelve = of(Array.from({ length: 12 }, (_, i) => study(-0.5 - i / 50, 0.3)));
    const test = { name: 'Egger’s test', pValue: 0.03, smallStudiesFavour: 'intervention' } as const;
    const levels = (evidence: GradeEvidence) => proposePublicationBias(evidence, settings).levels;
    expect(levels({ ...twelve, funnelTest: test })).toBe(1);
    expect(levels({ ...twelve, funnelTest: { ...test, smallStudiesFavour: 'comparator' } })).toBe(0);
    expect(levels({ ...twelve, funnelTest: { ...test, pValue: 0.1 } })).toBe(0);
    const few = of([study(-0.5, 0.3), study(-0.6, 0.3)]);
    expect(proposePublicationBias({ ...few, funnelTest: test }, settings)).toMatchObject({
      levels: 0,
      sentence: expect.stringContaining('could not be assessed by a funnel plot (2 studies, 10 are needed)'),
    });
    expect(levels({ ...few, answers: { ...NO_ANSWERS, missingResultsMatter: true } })).toBe(1);
    const small = of([study(-0.5, 0.3, 'low', 60), study(-0.6, 0.3, 'low', 80)]);
    expect(levels({ ...small, answers: { ...NO_ANSWERS, industryFunded: true } })).toBe(1);
    expect(levels({ ...few, answers: { ...NO_ANSWERS, industryFunded: true } })).toBe(0);
  });
});

describe('rating up', () => {
  const base = of([study(0, 0.1)]);
  const ratio = (estimate: number, low: number, high: number, changes: Partial<GradeEvidence> = {}): GradeEvidence => ({
    ...base,
    measure: 'RR',
    design: 'not randomised',
    effect: { estimate: Math.log(estimate), low: Math.log(low), high: Math.log(high) },
    ...changes,
  });
  const levels = (evidence: GradeEvidence, down = 0) =>
    proposeUpgrades(evidence, down, settings).map((upgrade) => upgrade.levels);

  it.each([
    [3, 2.2, 4, 1],
    [0.3, 0.25, 0.45, 1],
    [6, 5.2, 8, 2],
    [0.15, 0.1, 0.19, 2],
    [6, 3, 9, 1],
    [2.5, 1.8, 3.4, 0],
    [1.5, 1.2, 1.8, 0],
  ])('a risk ratio of %d (%d to %d) by %d levels', (estimate, low, high, expected) =>
    expect(levels(ratio(estimate, low, high))[0]).toBe(expected),
  );

  it('turns odds ratios into risk ratios first, and needs a baseline risk for it', () => {
    expect(levels(ratio(3, 2.4, 4, { measure: 'OR', baselineRisk: 0.5 }))[0]).toBe(0);
    expect(levels(ratio(3, 2.4, 4, { measure: 'OR', baselineRisk: 0.02 }))[0]).toBe(1);
    expect(levels(ratio(3, 2.4, 4, { measure: 'OR', baselineRisk: null }))[0]).toBe(0);
  });

  it('is not for randomised trials, nor beside a downgrade, nor where confounding could explain it', () => {
    const large = ratio(6, 5.2, 8);
    expect(levels({ ...large, design: 'randomised' })).toEqual([0, 0, 0]);
    expect(levels(large, 1)).toEqual([0, 0, 0]);
    expect(levels({ ...large, answers: { ...NO_ANSWERS, plausibleConfounding: true } })[0]).toBe(0);
    expect(levels({ ...large, answers: { ...NO_ANSWERS, doseResponse: true, opposingConfounding: true } })).toEqual([
      2, 1, 1,
    ]);
  });
});

describe('levels, scales and settings', () => {
  it('starts trials at high and other studies where the settings say, and stays within four levels', () => {
    expect(startingLevel('randomised', settings).level).toBe(4);
    expect(startingLevel('not randomised', settings).level).toBe(2);
    expect(startingLevel('not randomised', gradeSettings({ nonRandomisedStart: 4 })).level).toBe(4);
    expect([certaintyLevel(4, 7, 0), certaintyLevel(2, 0, 5), certaintyLevel(4, 1, 0, -1)]).toEqual([1, 4, 2]);
  });

  it('judges a ratio per 1000 at the baseline risk, and by the fallback without thresholds', () => {
    const input = {
      measure: 'OR',
      unit: null,
      small: 20,
      moderate: null,
      large: null,
      source: null,
      baselineRisk: 0.3,
    } as const;
    const scale = judgedScale(input, settings);
    expect(scale).toMatchObject({ name: 'per 1000', small: { decrease: -20, increase: 20 } });
    expect(scale.shown(Math.log(0.6))).toBeCloseTo(-95.45, 2);
    expect(judgedScale({ ...input, small: null }, settings)).toMatchObject({
      name: 'relative',
      small: { decrease: 0.75, increase: 1.25 },
      thresholds: { isFallback: true },
    });
    expect(() => judgedScale({ ...input, moderate: 10 }, settings)).toThrow('above 20');
    expect(() => judgedScale({ ...input, small: -3 }, settings)).toThrow('must be above zero');
    expect(() => judgedScale({ ...input, baselineRisk: 1.2 }, settings)).toThrow('strictly between 0 and 1');
  });

  it('rates an estimate near no effect against the MID, whatever was chosen', () => {
    const near = withEffect(-0.1, -0.4, 0.2);
    expect(at(near, 'null')).toMatchObject({ kind: 'MID', claim: 'little or none', setBy: 'default' });
    expect(at(withEffect(-0.5, -0.9, -0.1), 'null').kind).toBe('null');
  });

  it('reads a review’s own numbers and refuses one out of bounds, naming it', () => {
    expect(gradeSettings({ highRiskShareHigh: 0.55, somethingNewer: 3 })).toMatchObject({
      highRiskShareHigh: 0.55,
      highRiskShareLow: 0.35,
    });
    expect(() => gradeSettings({ power: 1.2 })).toThrow('power is 1.2');
    for (const { source, label } of Object.values(GRADE_SETTINGS))
      expect([source.length > 10, label.length > 10]).toEqual([true, true]);
  });

  it('pools in MID units and reads them', () => {
    const { estimate, printed } = pooledInMidUnits([
      { difference: -2, standardError: 0.5, mid: 2 },
      { difference: -10, standardError: 2.5, mid: 10 },
    ]);
    expect(estimate).toBeCloseTo(-1, 12);
    expect(printed.standardError).toBeCloseTo(0.25 / Math.SQRT2, 12);
    expect([1.2, -0.7, 0.3].map(readMidUnits)).toEqual([
      'many may gain an important benefit',
      'an appreciable number may gain an important benefit',
      'few may gain an important benefit',
    ]);
    expect(() => pooledInMidUnits([{ difference: 1, standardError: 1, mid: 0 }])).toThrow('mid');
  });
});

describe('what is printed', () => {
  it('decides: −1.015 prints as −1.02 and crosses a MID of 1', () => {
    const evidence = withEffect(-0.62, -0.62 - 0.395, -0.225, { small: 1, moderate: 2, large: 3 });
    const proposal = proposeImprecision(evidence, at(evidence, 'MID'), settings);
    expect(proposal.inputs.find(({ id }) => id === 'ci.low')?.shown).toBe('−1.02');
    expect(proposal.levels).toBe(1);
  });
});
