import { regressionTest } from '../../bias/regression-test.ts';
import { EngineInputError } from '../../errors.ts';
import {
  INDIRECTNESS_ITEMS,
  NO_ANSWERS,
  type GradeAnswers,
  type GradeEvidence,
  type IndirectnessItem,
} from '../../grade/evidence.ts';
import { informationNeed } from '../../grade/information-need.ts';
import { judgedScale, type GradeMeasure } from '../../grade/judged-scale.ts';
import type { GradeSettings } from '../../grade/settings.ts';
import { normalQuantile } from '../../math/distributions/normal.ts';
import { analysePairwise } from '../../pool/pairwise.ts';
import { namedFields, readWord } from '../aliases.ts';
import { readBooleanOption, readChoice, readNumber, type Fields } from '../fields.ts';
import { readEstimator, readLevel } from '../pool-options.ts';
import type { StudyLine } from './grade-input.ts';
import { PROFILE_NAMES } from './pairwise.ts';
import { BETTER } from './responder.ts';

type Weighed = Readonly<{ evidence: GradeEvidence; weights: readonly number[] }>;

/** The evidence of a task's studies, pooled under its options; weights sum to 1. */
export function evidenceOf(
  fields: Fields,
  measure: GradeMeasure,
  lines: readonly StudyLine[],
  settings: GradeSettings,
): Weighed {
  const optional = (name: string) =>
    fields[name] === undefined || fields[name] === null ? null : readNumber(fields, name);
  const level = readLevel(fields);
  const options = {
    profile: readChoice(fields, 'profile', PROFILE_NAMES, 'grove'),
    level,
    ...(fields['method'] === undefined ? {} : { estimator: readEstimator(fields, 'REML') }),
  };
  const pool = (studies: readonly Readonly<{ estimate: number; standardError: number }>[]) =>
    analysePairwise(
      studies.map((study) => study.estimate),
      studies.map((study) => study.standardError ** 2),
      options,
    );
  const pooled = lines.length > 1 ? pool(lines) : null;
  const weights = givenWeights(lines) ?? (pooled ? pooled.weights.map((weight) => weight / 100) : [1]);
  const reach = normalQuantile((1 + level) / 2);
  const [first] = lines;
  const effect = pooled
    ? { estimate: pooled.estimate, low: pooled.printed.low, high: pooled.printed.high }
    : { estimate: first!.estimate, ...limitsOf(first!, reach) };
  const baselineRisk = optional('baseline_risk');
  const scale = judgedScale(
    {
      measure,
      unit: typeof fields['unit'] === 'string' ? fields['unit'] : 'points',
      small: absolute(optional('mid')),
      moderate: absolute(optional('moderate')),
      large: absolute(optional('large')),
      source: null,
      baselineRisk: baselineRisk ?? medianOf(lines.flatMap(({ controlRisk }) => controlRisk ?? [])),
    },
    settings,
  );
  const comparators = lines.flatMap(({ comparator }) => comparator ?? []);
  const squares = comparators.reduce((sum, { sd, n }) => sum + (n - 1) * sd ** 2, 0);
  const degrees = comparators.reduce((sum, { n }) => sum + n - 1, 0);
  const evidence: GradeEvidence = {
    measure,
    better: readWord(fields, 'better', BETTER) ?? 'lower',
    scale,
    design:
      readWord(fields, 'design', {
        randomised: ['rct', 'randomized'],
        'not randomised': ['nrsi', 'observational', 'not randomized', 'non-randomised', 'cohort'],
        mixed: [],
      }) ?? 'randomised',
    isSubjective: readBooleanOption(fields, 'subjective', false),
    studies: lines.map((line, i) => ({
      id: String(i),
      ...line,
      ...limitsOf(line, reach),
      weight: weights[i]!,
    })),
    effect,
    pooled,
    level,
    refit: (studies) => {
      const { estimate, printed } = pool(studies);
      return { estimate, low: printed.low, high: printed.high, standardError: printed.standardError };
    },
    participants: total(lines.map(({ participants }) => participants)),
    events: total(lines.map(({ events }) => events)),
    informationNeed: informationNeed(
      {
        measure,
        mid: scale.thresholds.small,
        comparatorSd: optional('sd') ?? (degrees > 0 ? Math.sqrt(squares / degrees) : null),
        controlRisk: medianOf(lines.flatMap(({ controlRisk }) => controlRisk ?? [])) ?? baselineRisk,
      },
      settings,
    ),
    baselineRisk,
    answers: answersOf(fields),
    hints: { indirectness: [], publicationBias: [] },
    funnelTest: funnelTestOf(measure, lines, readWord(fields, 'better', BETTER) ?? 'lower', settings),
  };
  return { evidence, weights };
}

/** A study's limits as printed, else by the normal quantile. */
function limitsOf(
  { estimate, standardError, printed }: StudyLine,
  reach: number,
): Readonly<{ low: number; high: number }> {
  return printed ?? { low: estimate - reach * standardError, high: estimate + reach * standardError };
}

/** The caller's weights as shares, when every study has one. */
function givenWeights(lines: readonly StudyLine[]): readonly number[] | null {
  const weights = lines.flatMap(({ weight }) => weight ?? []);
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return weights.length === lines.length && sum > 0 ? weights.map((weight) => weight / sum) : null;
}

function answersOf(fields: Fields): GradeAnswers {
  const yes = (name: string) =>
    fields[name] === undefined || fields[name] === null ? null : readBooleanOption(fields, name, false);
  return {
    ...NO_ANSWERS,
    someConcernsCountAs: readWord(fields, 'some_concerns_as', { low: [], high: [] }),
    indirectness: indirectnessOf(fields['indirectness']),
    missingResultsMatter: yes('missing_results'),
    industryFunded: yes('industry_funded'),
    doseResponse: yes('dose_response'),
    opposingConfounding: yes('opposing_confounding'),
    plausibleConfounding: yes('plausible_confounding'),
  };
}

function indirectnessOf(given: unknown): GradeAnswers['indirectness'] {
  if (given === undefined || given === null || given === 'none') return {};
  if (typeof given !== 'object')
    throw new EngineInputError(
      'missing-input',
      'indirectness must be an object such as {"population": "serious"}.',
      'indirectness',
    );
  const fields = namedFields(
    { ...given },
    Object.fromEntries(INDIRECTNESS_ITEMS.map((item) => [item, []])),
    'grade (indirectness)',
  );
  const answers: Partial<Record<IndirectnessItem, Readonly<{ answer: 'none' | 'minor' | 'serious'; note: null }>>> = {};
  for (const item of INDIRECTNESS_ITEMS) {
    const answer = readWord(fields, item, { none: ['no'], minor: ['not serious'], serious: ['yes'] });
    if (answer) answers[item] = { answer, note: null };
  }
  return answers;
}

/** A regression test where one is allowed and suits the measure; none for odds and risk ratios without their counts. */
function funnelTestOf(
  measure: GradeMeasure,
  lines: readonly StudyLine[],
  better: 'lower' | 'higher',
  settings: GradeSettings,
): GradeEvidence['funnelTest'] {
  const sizes = lines.map(({ participants }) => participants);
  const onSize = measure === 'SMD' && sizes.every((n) => n !== null);
  if (
    lines.length < settings.funnelTestStudies ||
    !(measure === 'MD' || measure === 'HR' || measure === 'IRR' || onSize)
  )
    return null;
  const test = regressionTest(
    lines.map(({ estimate }) => estimate),
    lines.map(({ standardError }) => standardError ** 2),
    sizes,
    {
      predictor: onSize ? 'sqrtninv' : 'sei',
      model: 'multiplicative',
    },
  );
  if (test.pValue === null) return null;
  const favours = test.slope.estimate < 0 === (better === 'lower') ? 'intervention' : 'comparator';
  return {
    name: onSize ? 'Pustejovsky and Rodgers’ test' : 'Egger’s test',
    pValue: test.pValue,
    smallStudiesFavour: favours,
  };
}

function absolute(value: number | null): number | null {
  return value === null ? null : Math.abs(value);
}

function medianOf(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function total(parts: readonly (number | null)[]): number | null {
  return parts.reduce<number | null>((sum, part) => (sum === null || part === null ? null : sum + part), 0);
}
