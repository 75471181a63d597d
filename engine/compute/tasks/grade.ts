import type { GradeEvidence } from '../../grade/evidence.ts';
import { certaintySymbol } from '../../grade/certainty.ts';
import type { GradeMeasure } from '../../grade/judged-scale.ts';
import { proposeCertainty, type GradeProposal } from '../../grade/propose.ts';
import {
  DEFAULT_GRADE_SETTINGS,
  GRADE_SETTING_NAMES,
  gradeSettings,
  type GradeSettings,
} from '../../grade/settings.ts';
import { informativeStatement } from '../../grade/statement.ts';
import type { TargetKind } from '../../grade/types.ts';
import { effectText } from '../../grade/words.ts';
import { EngineInputError } from '../../errors.ts';
import { formatFixed } from '../../text/format-number.ts';
import { gatherFields, namedFields, readWord, type Aliases } from '../aliases.ts';
import type { Fields } from '../fields.ts';
import type { Task } from '../task.ts';
import { evidenceOf } from './grade-evidence.ts';
import { isRatio, readStudy, STUDY_FIELDS, type StudyLine } from './grade-input.ts';

const FIELDS: Aliases = {
  studies: ['results', 'trials', 'data'],
  ...STUDY_FIELDS,
  measure: ['effect_measure', 'type'],
  better: ['direction', 'direction_of_benefit', 'benefit'],
  target: ['target_of_certainty', 'rated'],
  thresholds: [],
  mid: ['mcid', 'small', 'threshold', 'minimal_important_difference'],
  moderate: ['moderate_threshold'],
  large: ['large_threshold'],
  baseline_risk: ['p0', 'control_risk', 'assumed_risk'],
  unit: [],
  sd: ['comparator_pooled_sd', 'reference_sd', 'ois_sd'],
  design: ['study_design'],
  profile: ['settings_profile'],
  method: ['estimator'],
  level: ['confidence_level'],
  some_concerns_as: ['sc_as', 'some_concerns_count_as', 'sc', 'some_concerns'],
  subjective: ['is_subjective'],
  indirectness: [],
  missing_results: ['missing_results_matter', 'publication_bias', 'known_unpublished'],
  industry_funded: ['industry'],
  dose_response: [],
  opposing_confounding: [],
  plausible_confounding: ['confounding'],
  settings: ['rules'],
  intervention: ['x'],
  outcome: ['o'],
  comparator_name: ['comparator', 'comparison'],
};

const TARGETS = {
  null: ['none', 'no effect', 'existence', 'any effect', 'zero'],
  MID: ['important', 'importance', 'important effect', 'mcid', 'threshold'],
  range: ['zone', 'magnitude', 'size'],
} as const satisfies Readonly<Record<TargetKind, readonly string[]>>;

const MEASURES: Readonly<Record<GradeMeasure, readonly string[]>> = {
  MD: ['mean difference'],
  SMD: ['standardised mean difference', 'standardized mean difference'],
  ROM: ['ratio of means'],
  RR: ['risk ratio', 'relative risk'],
  OR: ['odds ratio'],
  RD: ['risk difference'],
  PETO: ['peto odds ratio', 'peto or'],
  IRR: ['rate ratio', 'incidence rate ratio'],
  HR: ['hazard ratio'],
};

/**
 * GRADE suggestions for one outcome. Fields: studies, each with means, SDs and numbers (m1, sd1, n1, m2, sd2, n2), or events and
 * numbers (events1, n1, events2, n2), or yi with se or vi (analysis scale), or yi with ci (as printed), and rob (Low, Some concerns,
 * High, or null: not assessed), optionally n, label, weight, high_domains, blinding_concerns; a single result may stand at the top instead.
 * measure (MD unless counts are given, then RR), better (lower, default, or higher), target (null, MID, range), thresholds {mid,
 * moderate, large} or mid, in the unit of a mean difference, in SDs, or per 1000 for binary outcomes (then baseline_risk is needed),
 * sd (comparator SD for the information size; that of the arms otherwise), some_concerns_as (low, high), indirectness ({population:
 * "serious"} …), missing_results, industry_funded, design (randomised, not randomised), profile, method, level, settings (the
 * rules' own numbers), intervention and outcome for the statement.
 *
 * Result: target, claim, magnitude, effect (estimate, ci_lb, ci_ub as printed, k, participants, tau2, weights), domains.risk_of_bias,
 * inconsistency, indirectness, imprecision, publication_bias each with levels, judgement, state, rule, sentence, footnote, question,
 * inputs; upgrades; start, down, up, certainty, symbol, provisional (a reason or null), footnotes, statement, sof.
 *
 * Source: the GRADE guidance named in engine/grade, one file a rule.
 */
export const gradeTask: Task = {
  task: 'grade',
  run: (rawInput, rawOptions) => {
    const given = gatherFields(rawInput, rawOptions, FIELDS, 'grade');
    const fields = { ...given, ...thresholdFields(given['thresholds']) };
    const settings = fields['settings'] === undefined ? DEFAULT_GRADE_SETTINGS : readSettings(fields['settings']);
    const rows = studiesOf(fields);
    const hasCounts = rows.some(
      (row) =>
        typeof row === 'object' && row !== null && Object.keys(row).some((name) => /event|^ai$|^e1$/iu.test(name)),
    );
    const measure = readWord(fields, 'measure', MEASURES) ?? (hasCounts ? 'RR' : 'MD');
    const lines = rows.map((row, i) => readStudy(row, i, measure));
    const { evidence, weights } = evidenceOf(fields, measure, lines, settings);
    const proposal = proposeCertainty(evidence, readWord(fields, 'target', TARGETS), settings);
    return resultOf(fields, evidence, proposal, lines, weights);
  },
};

function studiesOf(fields: Fields): readonly unknown[] {
  const studies = fields['studies'];
  if (Array.isArray(studies)) {
    if (studies.length === 0)
      throw new EngineInputError('too-few-studies', 'studies is empty: give at least one.', 'studies');
    return studies;
  }
  const own = Object.entries(fields).filter(([name]) => name in STUDY_FIELDS);
  if (own.length === 0)
    throw new EngineInputError(
      'missing-input',
      'studies is missing: a list of results, or the fields of a single one.',
      'studies',
    );
  const columns = own.filter(([name, value]) => Array.isArray(value) && name !== 'ci');
  if (columns.length === 0) return [Object.fromEntries(own)];
  const length = Math.max(...columns.map(([, value]) => (value as readonly unknown[]).length));
  return Array.from({ length }, (_, i) =>
    Object.fromEntries(
      own.map(([name, value]) => [name, Array.isArray(value) ? (value as readonly unknown[])[i] : value]),
    ),
  );
}

function thresholdFields(thresholds: unknown): Fields {
  if (thresholds === undefined || thresholds === null) return {};
  if (typeof thresholds === 'number') return { mid: thresholds };
  if (typeof thresholds !== 'object' || Array.isArray(thresholds)) {
    throw new EngineInputError('missing-input', 'thresholds must be an object such as {"mid": 1}.', 'thresholds');
  }
  const { null: _none, ...named } = { ...thresholds } as Readonly<Record<string, unknown>>;
  return namedFields(
    named,
    { mid: FIELDS['mid']!, moderate: FIELDS['moderate']!, large: FIELDS['large']!, source: [] },
    'grade (thresholds)',
  );
}

const JUDGEMENTS = ['not serious', 'serious', 'very serious', 'extremely serious'] as const;

function resultOf(
  fields: Fields,
  evidence: GradeEvidence,
  proposal: GradeProposal,
  lines: readonly StudyLine[],
  weights: readonly number[],
): object {
  const { scale, effect, measure, pooled, participants } = evidence;
  const printed = (value: number) => (isRatio(measure) ? Math.exp(value) : value);
  const { target } = proposal;
  const domains = Object.fromEntries(
    proposal.domains.map(
      ({ domain, levels, state, ruleId, sentence, footnote, question, inputs, alternatives, isBorderline }) => [
        domain.replaceAll(' ', '_'),
        {
          levels,
          judgement:
            state === 'proposed'
              ? domain === 'publication bias'
                ? levels
                  ? 'suspected'
                  : 'undetected'
                : JUDGEMENTS[levels ?? 0]
              : state,
          state,
          rule: ruleId,
          sentence,
          footnote,
          question,
          borderline: isBorderline,
          inputs: Object.fromEntries(inputs.map(({ id, value, shown }) => [id, { value, shown }])),
          alternatives,
        },
      ],
    ),
  );
  return {
    target: target.kind,
    target_sentence: target.sentence,
    claim: target.claim,
    magnitude: target.magnitude,
    direction: target.direction,
    effect: {
      estimate: printed(effect.estimate),
      ci_lb: printed(effect.low),
      ci_ub: printed(effect.high),
      k: lines.length,
      participants,
      tau2: pooled?.tauSquared ?? null,
      method: pooled?.printed.method ?? null,
      weights: weights.map((weight) => 100 * weight),
    },
    domains,
    upgrades: proposal.upgrades.map(({ reason, levels, sentence }) => ({ reason, levels, sentence })),
    start: proposal.start.level,
    down: proposal.down,
    up: proposal.up,
    certainty: proposal.provisionalReason === null ? proposal.name : 'provisional',
    level: proposal.provisionalReason === null ? proposal.level : null,
    symbol: proposal.provisionalReason === null ? certaintySymbol(proposal.level) : null,
    provisional: proposal.provisionalReason,
    footnotes: proposal.domains.flatMap(({ footnote }) => footnote ?? []),
    statement: statementOf(fields, evidence, proposal),
    sof: sofOf(evidence, lines, scale),
  };
}

function statementOf(
  fields: Fields,
  { better }: GradeEvidence,
  { target, name, provisionalReason }: GradeProposal,
): string | null {
  if (provisionalReason !== null) return null;
  const text = (field: string, fallback: string) => (typeof fields[field] === 'string' ? fields[field] : fallback);
  const isBenefit = target.direction !== 'harm';
  return informativeStatement({
    intervention: text('intervention', 'X'),
    outcome: text('outcome', 'the outcome'),
    comparator: typeof fields['comparator_name'] === 'string' ? fields['comparator_name'] : null,
    certainty: name,
    magnitude: target.kind === 'null' ? null : target.magnitude,
    direction: (better === 'lower') === isBenefit ? 'reduce' : 'increase',
  });
}

/** The cells of the row as a Summary of Findings prints them. */
function sofOf(
  { measure, effect, participants, scale: _scale }: GradeEvidence,
  lines: readonly StudyLine[],
  scale: GradeEvidence['scale'],
): object {
  const means = lines.flatMap(({ comparator }) => (comparator ? [comparator.mean] : []));
  const side = (value: number) => `${formatFixed(Math.abs(value), 2)} ${value < 0 ? 'lower' : 'higher'}`;
  const isDifference = measure === 'MD' || measure === 'SMD';
  return {
    comparator_mean:
      means.length === 0
        ? null
        : [...new Set([Math.min(...means), Math.max(...means)].map((mean) => formatFixed(mean, 1)))].join(' to '),
    effect: isDifference
      ? `${measure} ${side(effect.estimate)} (${side(effect.low)} to ${side(effect.high)})`
      : effectText(effect, scale),
    participants,
    studies: lines.length,
  };
}

/** A file may hold numbers of a newer version; a request that names what is no setting is a slip. */
function readSettings(given: unknown): GradeSettings {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new EngineInputError('missing-input', 'settings must be an object of named numbers.', 'settings');
  }
  const unknown = Object.keys(given).find((name) => !GRADE_SETTING_NAMES.some((known) => known === name));
  if (unknown === undefined) return gradeSettings(given);
  throw new EngineInputError(
    'unknown-option',
    `settings knows no ${unknown}; it knows ${GRADE_SETTING_NAMES.join(', ')}.`,
    `settings.${unknown}`,
  );
}
