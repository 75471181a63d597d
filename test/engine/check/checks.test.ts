import { describe, expect, it } from 'vitest';
import { findings, means, NRS, PEG, verdicts } from './subjects.ts';

const contrast = (values: object) => ({ result: { contrast: { measure: 'MD', ...values } } });

describe('E1 standard error as SD', () => {
  it('sees that means differ by more than two SDs', () => {
    const arms = means({ n: 50, mean: '3.1', sd: '0.28' }, { n: 48, mean: '4.3', sd: '0.30' });
    expect(findings({ result: { arms } }, 'E1')[0]).toMatchObject({
      severity: 'high',
      fields: ['arms[0].sd', 'arms[1].sd'],
    });
    expect(findings({ result: { arms } }, 'E1')[0]?.suggestion).toContain('1.98 and 2.078');
  });

  it('sees that the p-value takes them for standard errors', () => {
    const arms = means({ n: 50, mean: '3.10', sd: '0.90' }, { n: 50, mean: '4.10', sd: '0.90' });
    // difference 1, SE 1.2728: t = 0.786, p = 0.434; as SDs the SE is 0.18 and p about 1e-7.
    expect(verdicts({ result: { arms, contrast: { estimate: '-1.00', p: '0.43' } } }, 'E1')).toEqual(['E1 high']);
    expect(verdicts({ result: { arms, contrast: { estimate: '-1.00', p: '<0.001' } } }, 'E1')).toEqual([]);
    expect(verdicts({ result: { arms, contrast: { estimate: '-1.00', p: '0.43', adjusted: true } } }, 'E1')).toEqual(
      [],
    );
  });

  it('takes the usual SD from the review’s other studies before the instrument’s list', () => {
    const result = {
      id: 'r',
      studyId: 's1',
      score: 'final',
      instrument: { ...NRS, otherSds: [0.3] },
      arms: means({ n: 40, mean: '4.0', sd: '0.35' }, { n: 41, mean: '4.2', sd: '0.33' }),
    };
    const others = [
      {
        id: 'o',
        studyId: 's2',
        score: 'final',
        instrument: NRS,
        arms: means({ n: 60, mean: '4.5', sd: '2.1' }, { n: 60, mean: '5.0', sd: '2.3' }),
      },
    ];
    expect(verdicts({ result, others }, 'E1')).toEqual(['E1 high', 'E1 high']);
    expect(verdicts({ result }, 'E1')).toEqual([]);
    const oneArm = { arms: means({ n: 40, mean: '4.0', sd: '0.35' }, { n: 41, mean: '4.2', sd: '2.1' }) };
    expect(findings({ result: oneArm }, 'E1').map(({ fields }) => fields)).toEqual([['arms[0].sd']]);
    expect(verdicts({ result, others: [{ ...others[0], score: 'change' }] }, 'E1')).toEqual([]);
  });
});

describe('E2 to E4 intervals', () => {
  it.each([
    [{ estimate: '0.5', ciLow: '0.2', ciHigh: '0.8' }, []],
    [{ estimate: '0.1', ciLow: '0.2', ciHigh: '0.8' }, ['E2 block']],
    [{ estimate: '0.5', ciLow: '0.8', ciHigh: '0.2' }, ['E2 block']],
    [{ estimate: '1.14', ciLow: '1.0', ciHigh: '1.1' }, []],
    [{ estimate: '1.16', ciLow: '1.0', ciHigh: '1.1' }, ['E2 block']],
    [{ measure: 'RR', estimate: '-0.29', ciLow: '-0.50', ciHigh: '-0.08' }, ['E2 block']],
    [{ measure: 'OR', estimate: '0.10', ciLow: '0.00', ciHigh: '1.95' }, ['E2 low']],
    [{ measure: 'OR', estimate: '0.75', ciLow: '0.62', ciHigh: '0.91' }, []],
  ])('%j gives %j for E2', (values, expected) => {
    expect(verdicts(contrast(values), 'E2')).toEqual(expected);
  });

  it('E3 allows for one unit of the last decimal and 5% of the width', () => {
    expect(verdicts(contrast({ estimate: '-0.62', ciLow: '-1.02', ciHigh: '-0.23' }), 'E3')).toEqual([]);
    expect(verdicts(contrast({ estimate: '-0.62', ciLow: '-1.20', ciHigh: '-0.23' }), 'E3')).toEqual(['E3 high']);
    // Middle 0.55: one unit of the last decimal is explained, although it is 10% of the width.
    expect(verdicts(contrast({ estimate: '0.6', ciLow: '0.3', ciHigh: '0.8' }), 'E3')).toEqual([]);
    expect(verdicts(contrast({ measure: 'RR', estimate: '0.72', ciLow: '0.55', ciHigh: '0.49' }), 'E3')).toEqual([]);
    expect(verdicts(contrast({ measure: 'RR', estimate: '0.72', ciLow: '0.35', ciHigh: '0.94' }), 'E3')).toEqual([
      'E3 high',
    ]);
    expect(verdicts({ result: { arms: [{ n: 30, mean: '4.20', ciLow: '3.40', ciHigh: '4.60' }] } }, 'E3')).toEqual([
      'E3 high',
    ]);
  });

  it('E4 speaks in place of E3 for a ratio that is symmetric as printed', () => {
    const natural = contrast({ measure: 'HR', estimate: '0.70', ciLow: '0.40', ciHigh: '1.00' });
    expect(verdicts(natural, 'E3', 'E4')).toEqual(['E4 medium']);
    expect(findings(natural, 'E4')[0]?.message).toContain('bootstrap or typo');
  });
});

describe('E5 to E9 arms', () => {
  it('E5 blocks fractions of raw counts and only warns for others', () => {
    expect(verdicts({ result: { arms: [{ n: 50, events: '12.5' }] } }, 'E5')).toEqual(['E5 block']);
    expect(verdicts({ result: { arms: [{ n: '50.5', events: 12 }] } }, 'E5')).toEqual(['E5 block']);
    for (const arm of [
      { counts: 'split' },
      { counts: 'effective' },
      { estimation: 'multiple imputation' },
      { events: { value: 12.5, state: 'derived' } },
    ]) {
      expect(verdicts({ result: { arms: [{ n: 50, events: '12.5', ...arm }] } }, 'E5')).toEqual(['E5 medium']);
    }
    expect(verdicts({ result: { arms: [{ n: 50, events: -1 }] } }, 'E5')).toEqual(['E5 block']);
    expect(verdicts({ result: { arms: [{ n: -5 }] } }, 'E5')).toEqual(['E5 block']);
    expect(verdicts({ result: { arms: [{ n: 50, events: 70, personTime: '44.1' }] } }, 'E5')).toEqual([]);
    expect(
      verdicts(
        {
          result: {
            arms: [
              { n: 50, events: 50 },
              { n: 50, events: 0 },
            ],
          },
        },
        'E5',
      ),
    ).toEqual([]);
  });

  it('E6 allows for rounding and knows change scores', () => {
    const arm = (score: string, mean: string) =>
      verdicts({ result: { score, instrument: NRS, arms: [{ n: 20, mean }] } }, 'E6');
    expect(arm('final', '10.0')).toEqual([]);
    expect(arm('final', '10.1')).toEqual(['E6 block']);
    expect(arm('final', '-0.4')).toEqual(['E6 block']);
    expect(arm('change', '-4.2')).toEqual([]);
    expect(arm('change', '-12')).toEqual(['E6 block']);
    expect(verdicts({ result: { instrument: NRS, arms: [{ baselineMean: '57' }] } }, 'E6')).toEqual(['E6 block']);
  });

  it('E7 bounds the SD of final and of change scores, and the triangle of SDs', () => {
    const arm = (score: string, values: object) =>
      verdicts({ result: { score, instrument: NRS, arms: [{ n: 20, ...values }] } }, 'E7');
    expect(arm('final', { mean: '5.0', sd: '5.1' })).toEqual([]);
    expect(arm('final', { mean: '5.0', sd: '5.2' })).toEqual(['E7 block']);
    expect(arm('final', { mean: '0.0', sd: '0.7' })).toEqual([]);
    expect(arm('final', { mean: '0.0', sd: '0.9' })).toEqual(['E7 block']);
    expect(arm('change', { mean: '0.0', sd: '9.0' })).toEqual([]);
    expect(arm('change', { mean: '0.0', sd: '10.5' })).toEqual(['E7 block']);
    expect(arm('change', { mean: '-1.0', sd: '4.5', baselineSd: '2.0', finalSd: '2.2' })).toEqual(['E7 block']);
    expect(arm('change', { mean: '-1.0', sd: '4.2', baselineSd: '2.0', finalSd: '2.2' })).toEqual(['E7 medium']);
    expect(arm('final', { mean: '5.0', sd: '-1.0' })).toEqual(['E7 block']);
    expect(arm('final', { mean: '5.0', sd: '0' })).toEqual(['E7 high']);
  });

  it('E8 adds arms up and compares outcomes at one time', () => {
    const arms = means({ n: 50, nRandomised: 55 }, { n: 48, nRandomised: 55 });
    expect(verdicts({ result: { arms, nTotal: 98 } }, 'E8')).toEqual([]);
    expect(verdicts({ result: { arms, nTotal: 103 } }, 'E8')).toEqual(['E8 medium']);
    const result = { id: 'r', studyId: 's', outcome: 'pain', timeDays: 90, arms };
    const other = { id: 'o', studyId: 's', outcome: 'function', timeDays: 90, arms: means({ n: 40 }, { n: 48 }) };
    expect(findings({ result, others: [other] }, 'E8')[0]).toMatchObject({ severity: 'medium', fields: ['arms[0].n'] });
    expect(verdicts({ result, others: [{ ...other, timeDays: 180 }] }, 'E8')).toEqual([]);
    const crossover = means({ n: 40, nRandomised: 20 }, { n: 40, nRandomised: 20 });
    expect(verdicts({ result: { design: 'crossover', arms: crossover } }, 'E8')).toEqual([]);
    expect(verdicts({ result: { arms: crossover } }, 'E8')).toEqual(['E8 block', 'E8 block']);
  });

  it('E9 compares SDs between arms and with the instrument', () => {
    expect(verdicts({ result: { arms: means({ sd: '2.0' }, { sd: '4.0' }) } }, 'E9')).toEqual([]);
    expect(verdicts({ result: { arms: means({ sd: '2.0' }, { sd: '4.1' }) } }, 'E9')).toEqual(['E9 medium']);
    expect(verdicts({ result: { instrument: { otherSds: [2, 2.2, 2.4] }, arms: [{ sd: '6.7' }] } }, 'E9')).toEqual([
      'E9 medium',
    ]);
    expect(verdicts({ result: { instrument: { otherSds: [2, 2.2, 2.4] }, arms: [{ sd: '0.7' }] } }, 'E9')).toEqual([
      'E9 medium',
    ]);
    expect(verdicts({ result: { instrument: { otherSds: [2, 2.2, 2.4] }, arms: [{ sd: '6.6' }] } }, 'E9')).toEqual([]);
  });
});

describe('E10 and E19 p-values', () => {
  const optimum = { estimate: '-0.62', ciLow: '-1.02', ciHigh: '-0.23' };

  it.each([
    ['0.002', []],
    ['0.0021', []],
    ['<0.01', []],
    ['<0.001', ['E10 high']],
    ['0.02', ['E10 high']],
    ['0.21', ['E10 high']],
    ['>0.05', ['E10 high']],
  ])('p %s against −0.62 (−1.02 to −0.23): %j', (p, expected) =>
    expect(verdicts(contrast({ ...optimum, p }), 'E10')).toEqual(expected),
  );

  it('says when interval and p lie on different sides of 0.05', () => {
    expect(findings(contrast({ ...optimum, p: '0.21' }), 'E10')[0]?.message).toContain('the interval excludes 0');
    const through = contrast({ measure: 'RR', estimate: '0.85', ciLow: '0.65', ciHigh: '1.11', p: '0.02' });
    expect(findings(through, 'E10')[0]?.message).toContain('the interval includes 1');
    // A limit printed as 0.00 may be on either side.
    expect(verdicts(contrast({ estimate: '-0.50', ciLow: '-1.00', ciHigh: '0.00', p: '0.050' }), 'E10')).toEqual([]);
  });

  it('accepts a t interval with its t-test', () => {
    // n 6 and 6: t(10) quantile 2.228; SE 0.5, difference −1.2, t = −2.4, p = 0.0373.
    const arms = means({ n: 6, mean: '3.00', sd: '0.866' }, { n: 6, mean: '4.20', sd: '0.866' });
    const result = {
      arms,
      contrast: { measure: 'MD', estimate: '-1.20', ciLow: '-2.31', ciHigh: '-0.09', p: '0.037' },
    };
    expect(verdicts({ result }, 'E10', 'E19')).toEqual([]);
  });

  it('E19 names a 90% interval and a one-tailed p', () => {
    const ninety = contrast({ estimate: '-0.90', ciLow: '-1.49', ciHigh: '-0.31', p: '0.012' });
    expect(verdicts(ninety, 'E10', 'E19')).toEqual(['E10 high', 'E19 medium']);
    expect(findings(ninety, 'E19')[0]?.suggestion).toBe('Set the level to 90%.');
    const oneTail = contrast({ estimate: '-0.41', ciLow: '-0.83', ciHigh: '0.01', p: '0.028' });
    expect(findings(oneTail, 'E19')[0]?.suggestion).toBe('Set the p-value to one tail.');
    expect(verdicts({ result: { contrast: { ...oneTail.result.contrast, tails: 1 } } }, 'E10', 'E19')).toEqual([]);
  });

  it('E19 reads a 90% interval off the arms of an unadjusted contrast only', () => {
    // SE 0.4: 90% interval ±0.658.
    const arms = means({ n: 50, mean: '4.00', sd: '2.00' }, { n: 50, mean: '5.00', sd: '2.00' });
    const values = { measure: 'MD', estimate: '-1.00', ciLow: '-1.66', ciHigh: '-0.34' };
    expect(verdicts({ result: { arms, contrast: values } }, 'E19')).toEqual(['E19 medium']);
    expect(verdicts({ result: { arms, contrast: { ...values, adjusted: true } } }, 'E19')).toEqual([]);
    expect(verdicts({ result: { arms, contrast: { ...values, level: 0.9 } } }, 'E19')).toEqual([]);
  });
});

describe('E12 GRIMMER', () => {
  const arm = (mean: string, sd: string, n: number) =>
    verdicts({ result: { instrument: NRS, arms: [{ n, mean, sd }] } }, 'E12');

  it('finds SDs that no whole numbers have, and passes real ones', () => {
    // 1, 2, 4, 4, 9: mean 4.00, SD 3.08; with 3.10 the sum of squares would be 118.44.
    expect(arm('4.00', '3.08', 5)).toEqual([]);
    expect(arm('4.00', '3.10', 5)).toEqual(['E12 medium']);
    // Q 119 lies in the band of 3.12 but is odd while S = 20 is even.
    expect(arm('4.00', '3.12', 5)).toEqual(['E12 medium']);
  });

  it('is silent where GRIM objects, for averaged items and for imputed values', () => {
    expect(arm('4.01', '3.10', 5)).toEqual([]);
    expect(verdicts({ result: { instrument: PEG, arms: [{ n: 5, mean: '4.00', sd: '3.10' }] } }, 'E12')).toEqual([]);
    expect(
      verdicts(
        { result: { instrument: NRS, arms: [{ n: 5, mean: '4.00', sd: { value: '3.10', state: 'imputed' } }] } },
        'E12',
      ),
    ).toEqual([]);
  });
});

describe('E13 duplicates', () => {
  const arm = { n: 41, mean: '4.13', sd: '2.27' };
  const result = {
    id: 'r',
    studyId: 's',
    outcome: 'pain',
    timeText: '8 weeks',
    arms: means(arm, { n: 39, mean: '5.02', sd: '2.31' }),
  };

  it('looks in other studies and at other times of the same arm', () => {
    const other = { id: 'o', studyId: 't', outcome: 'pain', arms: means({ n: 60, mean: '4.4', sd: '2.0' }, arm) };
    expect(verdicts({ result, others: [other] }, 'E13')).toEqual(['E13 high']);
    const later = {
      id: 'o',
      studyId: 's',
      outcome: 'pain',
      timeText: '26 weeks',
      arms: means(arm, { n: 36, mean: '5.00', sd: '2.4' }),
    };
    expect(findings({ result, others: [later] }, 'E13')[0]?.message).toContain('26 weeks');
    expect(verdicts({ result, others: [{ ...later, timeText: '8 weeks' }] }, 'E13')).toEqual([]);
  });

  it('finds a whole table of counts in two studies, and lets equal arms be', () => {
    const counts = (studyId: string) => ({
      id: studyId,
      studyId,
      arms: means({ n: 50, events: 3 }, { n: 52, events: 7 }),
    });
    expect(verdicts({ result: counts('s'), others: [counts('t')] }, 'E13')).toEqual(['E13 high']);
    expect(verdicts({ result: { arms: means({ n: 50, events: 3 }, { n: 50, events: 3 }) } }, 'E13')).toEqual([]);
  });
});

describe('E15 unit of analysis', () => {
  it('blocks eyes beyond people and an unpaired crossover', () => {
    expect(verdicts({ result: { unit: 'eye', arms: [{ n: 80, nRandomised: 42, events: 5 }] } }, 'E15')).toEqual([
      'E15 block',
    ]);
    expect(verdicts({ result: { unit: 'eye', arms: [{ n: 40, nRandomised: 42, events: 5 }] } }, 'E15')).toEqual([]);
    expect(
      verdicts(
        { result: { design: 'crossover', arms: means({ n: 20, mean: '4', sd: '2' }, { n: 20, mean: '5', sd: '2' }) } },
        'E15',
      ),
    ).toEqual(['E15 block']);
  });
});

describe('E16 direction', () => {
  const study = (id: string, estimate: string, higherIs = 'worse') => ({
    id,
    studyId: id,
    outcome: 'pain',
    instrument: { ...NRS, higherIs },
    contrast: {
      measure: 'MD',
      estimate,
      ciLow: String(Number(estimate) - 0.6),
      ciHigh: String(Number(estimate) + 0.6),
    },
  });

  it('compares the effect with the text', () => {
    const result = { ...study('s', '0.9'), textSays: 'favours intervention' };
    expect(verdicts({ result }, 'E16')).toEqual(['E16 high']);
    expect(verdicts({ result: { ...result, textSays: 'favours comparator' } }, 'E16')).toEqual([]);
    expect(verdicts({ result: { ...result, instrument: { ...NRS, higherIs: 'better' } } }, 'E16')).toEqual([]);
    expect(
      verdicts(
        {
          result: {
            textSays: 'favours intervention',
            better: 'lower',
            arms: means({ n: 50, events: 20 }, { n: 50, events: 10 }),
          },
        },
        'E16',
      ),
    ).toEqual(['E16 high']);
  });

  it('compares the effect with a one-tailed p-value', () => {
    const result = (estimate: string, p: string) => {
      const base = study('s', estimate);
      return { ...base, contrast: { ...base.contrast, p, tails: 1 } };
    };
    expect(verdicts({ result: result('0.9', '0.002') }, 'E16')).toEqual(['E16 high']);
    expect(verdicts({ result: result('-0.9', '0.998') }, 'E16')).toEqual(['E16 high']);
    expect(verdicts({ result: result('-0.9', '0.002') }, 'E16')).toEqual([]);
  });

  it('compares a contrast with its arms', () => {
    const arms = means({ n: 50, mean: '3.1', sd: '2.0' }, { n: 48, mean: '4.3', sd: '2.1' });
    const flipped = { arms, contrast: { measure: 'MD', estimate: '1.2', ciLow: '0.4', ciHigh: '2.0' } };
    expect(verdicts({ result: flipped }, 'E16', 'E20')).toEqual(['E16 high', 'E20 medium']);
  });

  it('finds the only study on its side, but not among few or when small', () => {
    const others = [study('a', '-0.9'), study('b', '-0.4'), study('c', '-1.1')];
    expect(verdicts({ result: study('s', '0.9'), others }, 'E16')).toEqual(['E16 high']);
    expect(verdicts({ result: study('s', '0.5'), others }, 'E16')).toEqual([]);
    expect(verdicts({ result: study('s', '0.9'), others: others.slice(1) }, 'E16')).toEqual([]);
    expect(verdicts({ result: study('s', '0.9'), others: [...others, study('d', '0.1')] }, 'E16')).toEqual([]);
    // The same instrument with opposite directions: both complaints are right.
    expect(verdicts({ result: study('s', '-0.9', 'better'), others }, 'E16')).toEqual(['E16 high', 'E16 high']);
  });
});

describe('E17, E18, E20, E21', () => {
  it('E17 finds changes filed as final scores', () => {
    const arm = (score: string, values: object) =>
      verdicts({ result: { score, instrument: NRS, arms: [values] } }, 'E17');
    expect(arm('final', { mean: '-1.2' })).toEqual(['E17 high']);
    expect(arm('final', { mean: '1.5', baselineMean: '5.9' })).toEqual(['E17 high']);
    expect(arm('final', { mean: '3.0', baselineMean: '5.9' })).toEqual([]);
    expect(arm('change', { mean: '-1.2', baselineMean: '5.9' })).toEqual([]);
  });

  it('E18 grades skew', () => {
    const arm = (mean: string, sd: string) =>
      findings({ result: { score: 'final', instrument: NRS, arms: [{ mean, sd }] } }, 'E18')[0]?.message ?? '';
    expect(arm('1.5', '2.0')).toMatch(/^Strong skew/);
    expect(arm('3.9', '2.0')).toMatch(/^Possible skew/);
    expect(arm('4.0', '2.0')).toBe('');
  });

  it('E20 compares the contrast with the arms within rounding', () => {
    const arms = means({ n: 50, mean: '3.1', sd: '2.0' }, { n: 48, mean: '4.3', sd: '2.1' });
    const at = (estimate: string, adjusted = false) =>
      verdicts({ result: { arms, contrast: { measure: 'MD', estimate, adjusted } } }, 'E20');
    expect(at('-1.2')).toEqual([]);
    expect(at('-1.3')).toEqual([]);
    expect(at('-1.4')).toEqual(['E20 medium']);
    expect(at('-1.4', true)).toEqual(['E20 low']);
    const counts = means({ n: 100, events: 30 }, { n: 100, events: 40 });
    expect(verdicts({ result: { arms: counts, contrast: { measure: 'RR', estimate: '0.75' } } }, 'E20')).toEqual([]);
    expect(verdicts({ result: { arms: counts, contrast: { measure: 'OR', estimate: '0.64' } } }, 'E20')).toEqual([]);
    expect(verdicts({ result: { arms: counts, contrast: { measure: 'OR', estimate: '0.75' } } }, 'E20')).toEqual([
      'E20 medium',
    ]);
    expect(verdicts({ result: { arms: counts, contrast: { measure: 'RD', estimate: '-0.10' } } }, 'E20')).toEqual([]);
  });

  it('E21 finds another range and another time', () => {
    expect(
      findings({ result: { score: 'final', instrument: NRS, arms: [{ mean: '43.0' }] } }, 'E21')[0]?.suggestion,
    ).toContain('4.3');
    const study = (id: string, scale: number) => ({
      id,
      studyId: id,
      score: 'final',
      instrument: { id: 'VAS', min: 0, max: 100 },
      arms: means({ mean: 45 / scale, sd: 22 / scale }, { mean: 52 / scale, sd: 24 / scale }),
    });
    expect(verdicts({ result: study('s', 10), others: [study('a', 1), study('b', 1.1)] }, 'E21')).toEqual([
      'E21 high',
      'E21 high',
    ]);
    expect(verdicts({ result: study('s', 1.2), others: [study('a', 1), study('b', 1.1)] }, 'E21')).toEqual([]);
    expect(verdicts({ result: { timeText: '8 weeks', timeDays: 8 } }, 'E21')).toEqual(['E21 high']);
    expect(verdicts({ result: { timeText: '8-week follow-up', timeDays: 56 } }, 'E21')).toEqual([]);
    expect(verdicts({ result: { timeText: '6 months', timeDays: 182 } }, 'E21')).toEqual([]);
    expect(verdicts({ result: { timeText: '3 months after treatment', timeDays: 147 } }, 'E21')).toEqual([]);
    expect(verdicts({ result: { timeText: 'mean of 10 weeks, 6 and 12 months', timeDays: 200 } }, 'E21')).toEqual([]);
    expect(verdicts({ result: { timeText: 'end of treatment', timeDays: 56 } }, 'E21')).toEqual([]);
  });
});
