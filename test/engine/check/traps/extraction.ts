import { CHANGED, change, contrast, counts, final, LESS, ONE, PAIN, type Trap, TWO } from '../trap.ts';

/**
 * Mistakes that extractors make, beyond the acceptance statements, each asked of `grove compute` as a script would and
 * beside a clean twin: the same result without the mistake, on which no check of medium severity or above may speak.
 */
const kilograms = (intervention: object, comparator: object, studyId: string) => ({
  studyId,
  outcome: 'weight',
  score: 'final',
  instrument: { id: 'weight' },
  arms: [intervention, comparator],
});
const heavier = kilograms({ n: 60, mean: '80.1', sd: '15.0' }, { n: 58, mean: '82.0', sd: '15.2' }, 'Y');

export const TRAPS_OF_EXTRACTION: readonly Trap[] = [
  {
    name: 'a standard error as SD in one arm only',
    trap: final({ ...ONE, sd: '0.30' }, TWO),
    expected: ['E1 high', '0.30 × √50 = 2.121'],
    clean: final(ONE, TWO),
  },
  {
    name: 'standard errors as SDs in both arms, told by the arms’ own intervals',
    trap: final(
      { ...ONE, sd: '0.30', ciLow: '4.5', ciHigh: '5.7' },
      { ...TWO, sd: '0.32', ciLow: '5.4', ciHigh: '6.6' },
    ),
    expected: ['E1 high', 'the SD is 2.121'],
    clean: final({ ...ONE, ciLow: '4.5', ciHigh: '5.7' }, { ...TWO, ciLow: '5.4', ciHigh: '6.6' }),
  },
  {
    name: 'standard errors as SDs in both arms, told by the interval of the difference',
    trap: final(
      { ...ONE, sd: '0.30' },
      { ...TWO, sd: '0.32' },
      { contrast: { estimate: '-0.90', ciLow: '-1.76', ciHigh: '-0.04' } },
    ),
    expected: ['E1 high', '0.4386 read as SEs'],
    clean: final(ONE, TWO, { contrast: { estimate: '-0.90', ciLow: '-1.76', ciHigh: '-0.04' } }),
  },
  {
    name: 'a standard error as the SD of a change, told by the correlation it asks for',
    trap: change({ ...CHANGED, sd: '0.28' }, { ...LESS, sd: '0.29' }),
    expected: ['E7 medium', 'r = (2.1² + 2.2² − 0.28²) / (2 × 2.1 × 2.2) = 0.99'],
    clean: change(CHANGED, LESS),
  },
  {
    name: 'a standardised difference made with standard errors',
    trap: contrast({ measure: 'SMD', estimate: '-4.20', ciLow: '-4.90', ciHigh: '-3.50' }),
    expected: ['E1 high', '4.20 > 2'],
    clean: contrast({ measure: 'SMD', estimate: '-0.42', ciLow: '-0.82', ciHigh: '-0.02' }),
  },
  {
    name: 'the SD of the final scores beside a mean change',
    trap: change({ ...CHANGED, sd: '4.0' }, { ...LESS, sd: '4.1' }),
    expected: ['E7 medium', '= −0.73'],
    clean: change(CHANGED, LESS),
  },
  {
    name: 'an SD of the change below the difference of the SDs at both ends',
    trap: change({ ...CHANGED, sd: '1.2', finalSd: '4.1' }, LESS),
    expected: ['E7 block', '1.2 < |2.1 − 4.1| = 2'],
    clean: change({ ...CHANGED, sd: '3.6', finalSd: '4.1' }, LESS),
  },
  {
    name: 'a final score filed as a change',
    trap: change({ ...CHANGED, mean: '5.1' }, { ...LESS, mean: '5.7' }),
    expected: ['E17 high', '6.2 + 5.1 = 11.3 > 10'],
    clean: change(CHANGED, LESS),
  },
  {
    name: 'a change that its baseline leaves no room for',
    trap: change({ ...CHANGED, mean: '-6.5' }, { ...LESS, mean: '-5.9' }),
    expected: ['E6 high', '6.2 + (−6.5) = −0.3 < 0'],
    clean: change(CHANGED, LESS),
  },
  {
    name: 'a change filed as a final score',
    trap: final({ ...ONE, mean: '-1.1', baselineMean: '6.2' }, { ...TWO, mean: '-0.4', baselineMean: '6.1' }),
    expected: ['E17 high', '−1.1 < 0'],
    clean: final({ ...ONE, baselineMean: '6.2' }, { ...TWO, baselineMean: '6.1' }),
  },
  {
    name: 'an SD mistyped, told by the interval beside it',
    trap: final({ ...ONE, sd: '3.20', ciLow: '4.50', ciHigh: '5.70' }, TWO),
    expected: ['E20 medium', '2.111 against 3.20'],
    clean: final({ ...ONE, sd: '2.10', ciLow: '4.50', ciHigh: '5.70' }, TWO),
  },
  {
    name: 'an arm’s 90% interval labelled 95%',
    trap: final({ ...ONE, sd: '2.10', ciLow: '4.60', ciHigh: '5.60' }, TWO),
    expected: ['E19 medium', '2.109 at 90%'],
    clean: final({ ...ONE, sd: '2.10', ciLow: '4.60', ciHigh: '5.60', level: 0.9 }, TWO),
  },
  {
    name: 'a 90% interval of the contrast labelled 95%, told by the standard error beside it',
    trap: contrast({ estimate: '-0.62', ciLow: '-0.95', ciHigh: '-0.29', se: '0.20' }),
    expected: ['E19 medium', 'Set the level to 90%.'],
    clean: contrast({ estimate: '-0.62', ciLow: '-1.01', ciHigh: '-0.23', se: '0.20' }),
  },
  {
    name: 'a 90% interval of the contrast labelled 95%, told by p',
    trap: contrast({ estimate: '-0.60', ciLow: '-1.09', ciHigh: '-0.11', p: '0.044' }),
    expected: ['E19 medium', 'if the interval is a 90% interval: 0.04411'],
    clean: contrast({ estimate: '-0.60', ciLow: '-1.18', ciHigh: '-0.02', p: '0.044' }),
  },
  {
    name: 'a p-value that its interval contradicts',
    trap: contrast({ estimate: '-0.60', ciLow: '-1.09', ciHigh: '-0.11', p: '<0.001' }),
    expected: ['E10 high', 'printed p <0.001'],
    clean: contrast({ estimate: '-0.60', ciLow: '-1.09', ciHigh: '-0.11', p: '<0.05' }),
  },
  {
    name: 'a standard error that is not that of its interval',
    trap: contrast({ estimate: '-0.62', ciLow: '-1.01', ciHigh: '-0.23', se: '0.40' }),
    expected: ['E20 medium', 'ratio 2.01'],
    clean: contrast({ estimate: '-0.62', ciLow: '-1.01', ciHigh: '-0.23', se: '0.199' }),
  },
  {
    name: 'the standard error of a ratio on its natural scale',
    trap: contrast({ measure: 'HR', estimate: '3.20', ciLow: '2.10', ciHigh: '4.88', se: '0.69' }),
    expected: ['E20 medium', 'Leave the standard error out'],
    clean: contrast({ measure: 'HR', estimate: '3.20', ciLow: '2.10', ciHigh: '4.88', se: '0.215' }),
  },
  {
    name: 'logarithms typed for a ratio, negative',
    trap: contrast({ measure: 'OR', estimate: '-0.51', ciLow: '-0.80', ciHigh: '-0.22' }),
    expected: ['E2 block', '−0.51 ≤ 0'],
    clean: contrast({ measure: 'OR', estimate: '0.60', ciLow: '0.45', ciHigh: '0.80' }),
  },
  {
    name: 'logarithms typed for a ratio, positive',
    trap: contrast({ measure: 'OR', estimate: '0.51', ciLow: '0.22', ciHigh: '0.80' }),
    expected: ['E4 medium', 'the ratio is 1.665 (1.246 to 2.226)'],
    clean: contrast({ measure: 'OR', estimate: '1.67', ciLow: '1.25', ciHigh: '2.23' }),
  },
  {
    name: 'the logarithm of a ratio beside limits that are ratios',
    trap: contrast({ measure: 'OR', estimate: '0.51', ciLow: '1.25', ciHigh: '2.23' }),
    expected: ['E2 block', 'its exponential, 1.665, lies within the limits'],
    clean: contrast({ measure: 'OR', estimate: '1.67', ciLow: '1.25', ciHigh: '2.23' }),
  },
  {
    name: 'a minus sign lost on one limit',
    trap: contrast({ estimate: '−0.62', ciLow: '−1.02', ciHigh: '0.23' }),
    expected: ['E3 high', 'sign of the upper limit turned, −0.23'],
    clean: contrast({ estimate: '−0.62', ciLow: '−1.02', ciHigh: '−0.23' }),
  },
  {
    name: 'an interval without width',
    trap: contrast({ estimate: '-0.62', ciLow: '-0.62', ciHigh: '-0.62' }),
    expected: ['E2 high', '−0.62 = −0.62'],
    clean: contrast({ estimate: '-0.62', ciLow: '-0.65', ciHigh: '-0.59' }),
  },
  {
    name: 'an odds ratio entered as a risk ratio',
    trap: counts(
      { n: 100, events: 30 },
      { n: 100, events: 40 },
      { contrast: { measure: 'RR', estimate: '0.64', ciLow: '0.36', ciHigh: '1.15' } },
    ),
    expected: ['E20 medium', 'It is the odds ratio of the arms, 0.6429'],
    clean: counts(
      { n: 100, events: 30 },
      { n: 100, events: 40 },
      { contrast: { measure: 'OR', estimate: '0.64', ciLow: '0.36', ciHigh: '1.15' } },
    ),
  },
  {
    name: 'a ratio of comparator to intervention',
    trap: counts(
      { n: 100, events: 30 },
      { n: 100, events: 40 },
      { contrast: { measure: 'RR', estimate: '1.33', ciLow: '0.91', ciHigh: '1.96' } },
    ),
    expected: ['E16 high', '= 0.75 against 1.33'],
    clean: counts(
      { n: 100, events: 30 },
      { n: 100, events: 40 },
      { contrast: { measure: 'RR', estimate: '0.75', ciLow: '0.51', ciHigh: '1.10' } },
    ),
  },
  {
    name: 'a risk difference in percentage points',
    trap: counts(
      { n: 100, events: 30 },
      { n: 100, events: 40 },
      { contrast: { measure: 'RD', estimate: '-10', ciLow: '-23.1', ciHigh: '3.1' } },
    ),
    expected: ['E6 block', 'In percentage points it is −0.1.'],
    clean: counts(
      { n: 100, events: 30 },
      { n: 100, events: 40 },
      { contrast: { measure: 'RD', estimate: '-0.10', ciLow: '-0.23', ciHigh: '0.03' } },
    ),
  },
  {
    name: 'a standardised difference entered as a difference of means',
    trap: final(ONE, TWO, { contrast: { measure: 'MD', estimate: '-0.42', ciLow: '-0.82', ciHigh: '-0.02' } }),
    expected: ['E20 medium', 'standardised difference of the arms, −0.4187'],
    clean: final(ONE, TWO, { contrast: { measure: 'MD', estimate: '-0.90', ciLow: '-1.76', ciHigh: '-0.04' } }),
  },
  {
    name: 'the interval of one arm taken for that of the difference',
    trap: final(
      { ...ONE, n: 80 },
      { ...TWO, n: 80 },
      { contrast: { estimate: '-0.90', ciLow: '-1.37', ciHigh: '-0.43' } },
    ),
    expected: ['E20 medium', '0.2398 reported, 0.34 from the arms'],
    clean: final(
      { ...ONE, n: 80 },
      { ...TWO, n: 80 },
      { contrast: { estimate: '-0.90', ciLow: '-1.57', ciHigh: '-0.23' } },
    ),
  },
  {
    name: 'a difference larger than the scale',
    trap: contrast({ estimate: '-12.0', ciLow: '-15.1', ciHigh: '-8.9' }),
    expected: ['E6 block', '|−12.0| > 10 − 0 = 10'],
    clean: contrast({ estimate: '-1.2', ciLow: '-1.5', ciHigh: '-0.9' }),
  },
  {
    name: 'percentages typed as events',
    trap: counts({ n: 210, events: 24, percent: '24' }, { n: 205, events: 31, percent: '31' }),
    expected: ['E5 high', '24% of 210 are 50.4.'],
    clean: counts({ n: 210, events: 50, percent: '24' }, { n: 205, events: 64, percent: '31' }),
  },
  {
    name: 'a percentage that is not events of n',
    trap: counts({ n: 224, events: 53, percent: '32.7' }, { n: 227, events: 49, percent: '21.6' }),
    expected: ['E5 medium', '100 × 53 / 224 = 23.66 ≠ 32.7'],
    clean: counts({ n: 224, events: 53, percent: '23.7' }, { n: 227, events: 49, percent: '21.6' }),
  },
  {
    name: 'more events than people, from a percentage',
    trap: counts({ n: 40, events: 52 }, { n: 48, events: 33 }),
    expected: ['E5 block', '52 > 40'],
    clean: counts({ n: 40, events: 21 }, { n: 48, events: 16 }),
  },
  {
    name: 'no time at risk',
    trap: counts({ n: 50, events: 10, personTime: '0' }, { n: 48, events: 12, personTime: '40' }),
    expected: ['E5 block', '0 ≤ 0'],
    clean: counts({ n: 50, events: 10, personTime: '41' }, { n: 48, events: 12, personTime: '40' }),
  },
  {
    name: 'a median outside its quartiles',
    trap: final({ n: 50, median: '9.1', q1: '3.0', q3: '7.0' }, { n: 48, median: '6', q1: '4', q3: '8' }),
    expected: ['E2 block', '9.1 > 7.0'],
    clean: final({ n: 50, median: '5.1', q1: '3.0', q3: '7.0' }, { n: 48, median: '6', q1: '4', q3: '8' }),
  },
  {
    name: 'a mean beyond the largest score observed',
    trap: final({ ...ONE, min: '0', max: '4.8' }, TWO),
    expected: ['E6 block', '5.1 > 4.8'],
    clean: final({ ...ONE, min: '0', max: '9.8' }, TWO),
  },
  {
    name: 'a quartile above the scale',
    trap: final({ n: 50, median: '5', q1: '3', q3: '70' }, { n: 48, median: '6', q1: '4', q3: '8' }),
    expected: ['E6 block', '70 > 10'],
    clean: final({ n: 50, median: '5', q1: '3', q3: '7' }, { n: 48, median: '6', q1: '4', q3: '8' }),
  },
  {
    name: 'the width of the quartiles typed as an SD',
    trap: final({ ...ONE, sd: '4.9' }, TWO),
    expected: ['E9 medium', '4.9 / 2.2 = 2.23'],
    clean: final(ONE, TWO),
  },
  {
    name: 'SD and standard error exchanged',
    trap: final({ ...ONE, sd: '0.30', se: '2.1' }, { ...TWO, sd: '0.32', se: '2.2' }),
    expected: ['E7 block', '2.1 > 0.30'],
    clean: final({ ...ONE, se: '0.30' }, { ...TWO, se: '0.32' }),
  },
  {
    name: 'a standard error that is not its SD over the root of n',
    trap: final({ ...ONE, se: '0.42' }, TWO),
    expected: ['E7 medium', '2.1 / √50 = 0.297 ≠ 0.42'],
    clean: final({ ...ONE, se: '0.30' }, TWO),
  },
  {
    name: 'a negative SD',
    trap: final({ ...ONE, sd: '−2.1' }, TWO),
    expected: ['E7 block', '−2.1 < 0'],
    clean: final(ONE, TWO),
  },
  {
    name: 'a negative standard error where no SD is printed',
    trap: final({ n: 50, mean: '5.1', se: '-0.30' }, TWO),
    expected: ['E7 block', '−0.30 < 0'],
    clean: final({ n: 50, mean: '5.1', se: '0.30' }, TWO),
  },
  {
    name: 'an SD of zero',
    trap: final({ ...ONE, sd: '0.0' }, TWO),
    expected: ['E7 high', 'SD = 0.0'],
    clean: final(ONE, TWO),
  },
  {
    name: 'the SD of one person',
    trap: final({ ...ONE, n: 1 }, TWO),
    expected: ['E7 block', 'n − 1 = 0'],
    clean: final({ ...ONE, n: 51 }, TWO),
  },
  {
    name: 'the column of means copied into that of SDs',
    trap: final({ ...ONE, mean: '2.4', sd: '2.4' }, { ...TWO, mean: '2.6', sd: '2.6' }),
    expected: ['E13 high', '2.4 (2.4), n 50'],
    clean: final({ ...ONE, mean: '2.4', sd: '1.4' }, { ...TWO, mean: '2.6', sd: '1.6' }),
  },
  {
    name: 'a second report of one trial with fewer participants left out',
    trap: final(ONE, TWO),
    others: [{ ...final({ ...ONE, n: 53 }, { ...TWO, n: 52 }), studyId: 'Y', studyLabel: 'Yang 2020' }],
    expected: ['E13 high', '5.1 (2.1), n 53; 6.0 (2.2), n 52'],
    clean: final({ ...ONE, mean: '5.2' }, TWO),
  },
  {
    name: 'pounds among kilograms',
    trap: kilograms({ n: 50, mean: '176.1', sd: '33.0' }, { n: 48, mean: '181.0', sd: '35.2' }, 'X'),
    others: [heavier],
    expected: ['E21 high', '÷ 2.205): mean 79.88, SD 14.97'],
    clean: kilograms({ n: 50, mean: '79.9', sd: '15.0' }, { n: 48, mean: '82.1', sd: '16.0' }, 'X'),
  },
  {
    name: 'a scale of 0 to 100 entered a tenth as large',
    trap: final({ ...ONE, mean: '4.5' }, TWO, { instrument: { ...PAIN, max: 100 } }),
    others: [
      {
        ...final(
          { n: 60, mean: '52.0', sd: '20.0' },
          { n: 58, mean: '60.0', sd: '21.2' },
          { instrument: { ...PAIN, max: 100 } },
        ),
        studyId: 'Y',
      },
    ],
    expected: ['E21 high', 'mean 4.5 / 56 ='],
    clean: final(
      { n: 50, mean: '45', sd: '21' },
      { n: 48, mean: '60', sd: '22' },
      { instrument: { ...PAIN, max: 100 } },
    ),
  },
  {
    name: 'a scale entered the other way round in one study',
    trap: final(ONE, TWO, { instrument: { ...PAIN, higherIs: 'better' } }),
    others: [{ ...final({ ...ONE, mean: '5.3' }, { ...TWO, mean: '6.2' }), studyId: 'Y', studyLabel: 'Yang 2020' }],
    expected: ['E16 high', 'higher is better here, worse there'],
    clean: final(ONE, TWO),
  },
  {
    name: 'a time in weeks filed under months',
    trap: final(ONE, TWO, { timeText: 'six weeks', timeDays: 182 }),
    expected: ['E21 high', '6 × 7 = 42 days ≠ 182'],
    clean: final(ONE, TWO, { timeText: 'six weeks', timeDays: 42 }),
  },
  {
    name: 'randomised numbers exceeded by those analysed',
    trap: final({ ...ONE, n: 53, nRandomised: 50 }, TWO),
    expected: ['E8 block', '53 > 50'],
    clean: final({ ...ONE, nRandomised: 53 }, TWO),
  },
  {
    name: 'n at baseline where another outcome shows the dropouts',
    trap: final({ ...ONE, id: 'a', n: 60 }, TWO, { timeDays: 91 }),
    others: [
      { ...final({ ...ONE, id: 'a', mean: '20.5' }, TWO, { timeDays: 91, instrument: null }), outcome: 'function' },
    ],
    expected: ['E8 medium', '|60 − 50| / 60 = 17% > 10%'],
    clean: final({ ...ONE, id: 'a' }, TWO, { timeDays: 91 }),
  },
  {
    name: 'a cluster trial without its design effect',
    trap: final(ONE, TWO, { design: 'cluster' }),
    expected: ['E15 block', '(mean cluster size − 1) × ICC) is missing'],
    clean: final(ONE, TWO, { design: 'cluster', designAdjusted: true }),
  },
  {
    name: 'a crossover trial taken as parallel',
    trap: final({ ...ONE, n: 30 }, { ...TWO, n: 30 }, { design: 'crossover' }),
    expected: ['E15 block', 'SD of the within-person difference'],
    clean: final({ ...ONE, n: 30 }, { ...TWO, n: 30 }, { design: 'crossover', designAdjusted: true }),
  },
  {
    name: 'more eyes than people',
    trap: final({ ...ONE, n: 98, nRandomised: 50 }, { ...TWO, n: 96, nRandomised: 48 }, { unit: 'eye' }),
    expected: ['E15 block', '98 eyes > 50 people'],
    clean: final({ ...ONE, n: 49, nRandomised: 50 }, { ...TWO, nRandomised: 48 }, { unit: 'eye' }),
  },
];
