import { EngineInputError } from '../../errors.ts';
import { questionSet } from '../../rob/questions/index.ts';
import type { Answer, EffectOfInterest, QuestionSet, RiskOfBiasLevel } from '../../rob/types.ts';
import { readObject, type Fields } from '../fields.ts';

/** Words for answers and levels, compared in lower case without spaces, hyphens or underscores. */
const ANSWER_WORDS: Readonly<Record<string, Answer>> = {
  y: 'Y',
  yes: 'Y',
  py: 'PY',
  probablyyes: 'PY',
  pn: 'PN',
  probablyno: 'PN',
  n: 'N',
  no: 'N',
  ni: 'NI',
  noinformation: 'NI',
  na: 'NA',
  notapplicable: 'NA',
};

const LEVEL_WORDS: Readonly<Record<string, RiskOfBiasLevel>> = {
  l: 'low',
  low: 'low',
  lowrisk: 'low',
  sc: 'some concerns',
  someconcerns: 'some concerns',
  some: 'some concerns',
  h: 'high',
  high: 'high',
  highrisk: 'high',
};

const bare = (text: string) => text.toLowerCase().replaceAll(/[\s_-]/gu, '');

const FIELDS = ['domain', 'domains', 'answers', 'judgements', 'overrides', 'effect'] as const;
type Field = (typeof FIELDS)[number];

const OTHER_NAMES: Readonly<Record<string, Field>> = {
  responses: 'answers',
  signallingquestions: 'answers',
  questions: 'answers',
  judgments: 'judgements',
  domainjudgements: 'judgements',
  domainjudgments: 'judgements',
  effectofinterest: 'effect',
  aim: 'effect',
};

const QUESTION_KEY = /^(?:sq|q)?\d[._]\d$/iu;

/** The fields of a line, from its input and its options; answers that stand there by their question are gathered. */
export function readRequest(rawInput: unknown, rawOptions: unknown): Readonly<Partial<Record<Field, unknown>>> {
  const request: Partial<Record<Field, unknown>> = {};
  const loose: Record<string, unknown> = {};
  for (const [name, value] of Object.entries({
    ...readObject(rawOptions, 'options'),
    ...readObject(rawInput, 'input'),
  })) {
    if (QUESTION_KEY.test(name)) {
      loose[name] = value;
      continue;
    }
    const field = FIELDS.find((known) => known === bare(name)) ?? OTHER_NAMES[bare(name)];
    if (field === undefined) {
      throw new EngineInputError(
        'unknown-option',
        `The task rob2 has no field ${name}; it knows ${FIELDS.join(', ')}.`,
        name,
      );
    }
    request[field] = value;
  }
  return Object.keys(loose).length > 0
    ? { ...request, answers: { ...readNamed(request.answers ?? {}, 'answers'), ...loose } }
    : request;
}

/** The set of the effect of interest; assignment unless said otherwise. */
export function readQuestionSet(effectGiven: unknown): QuestionSet {
  const given = effectGiven ?? 'assignment';
  const word = typeof given === 'string' ? bare(given) : '';
  const effect: EffectOfInterest | null = /^(assignment|itt|intentiontotreat)/u.test(word)
    ? 'assignment'
    : /^(adher|perprotocol|pp$)/u.test(word)
      ? 'adherence'
      : null;
  if (effect === null) {
    throw new EngineInputError(
      'unknown-option',
      `effect is ${JSON.stringify(given)}: it must be assignment or adherence.`,
      'effect',
    );
  }
  return questionSet(effect === 'assignment' ? 'rob2-parallel-assignment' : 'rob2-parallel-adherence');
}

/** 'D1' from D1, d1, 1 or "domain 1". */
export function readDomainId(given: unknown, field: string, set: QuestionSet): string {
  const number = /^(?:domain|d)?(\d)$/u.exec(bare(String(given)))?.[1];
  const found = set.domains.find(({ id }) => id === `D${number}`);
  if (found) return found.id;
  throw new EngineInputError(
    'unknown-option',
    `${field} is ${JSON.stringify(given)}: it must be one of ${set.domains.map(({ id }) => id).join(', ')}.`,
    field,
  );
}

/** Answers by question id. Null is not assessed. An answer that its question does not allow is refused. */
export function readAnswers(given: unknown, set: QuestionSet, field = 'answers'): Record<string, Answer> {
  const answers: Record<string, Answer> = {};
  for (const [key, value] of Object.entries(readNamed(given, field))) {
    if (value === null) continue;
    // Grouped by domain, as in {"D1": {"1.1": "Y"}}.
    if (typeof value === 'object') Object.assign(answers, readAnswers(value, set, `${field}.${key}`));
    else {
      const [id, answer] = readAnswer(key, value, set, field);
      answers[id] = answer;
    }
  }
  return answers;
}

function readAnswer(key: string, value: unknown, set: QuestionSet, field: string): [string, Answer] {
  const id = bare(key)
    .replace(/^(sq|q)/u, '')
    .replace(',', '.');
  const dotted = /^\d{2}$/u.test(id) ? `${id[0]}.${id[1]}` : id;
  const question = set.domains.flatMap(({ questions }) => questions).find((candidate) => candidate.id === dotted);
  if (!question) {
    throw new EngineInputError(
      'unknown-option',
      `There is no question ${key} in RoB 2 (${set.effect}).`,
      `${field}.${key}`,
    );
  }
  const answer = ANSWER_WORDS[bare(String(value))];
  const allowed = [...new Set([...question.responses, ...(question.askedIf ? ['NA' as const] : [])])];
  if (answer === undefined || !allowed.includes(answer)) {
    throw new EngineInputError(
      'unknown-option',
      `Question ${dotted} is answered ${JSON.stringify(value)}: it must be one of ${allowed.join(', ')}.`,
      `${field}.${key}`,
    );
  }
  return [dotted, answer];
}

/** A judgement in words; null stays null. */
export function readLevel(given: unknown, field: string): RiskOfBiasLevel | null {
  if (given === null) return null;
  const level = typeof given === 'string' ? LEVEL_WORDS[bare(given)] : undefined;
  if (level) return level;
  throw new EngineInputError(
    'unknown-option',
    `${field} is ${JSON.stringify(given)}: it must be Low, Some concerns or High.`,
    field,
  );
}

/** Judgements of domains that are there already: by name, or as a list in the order of the domains. */
export function readJudgements(
  given: unknown,
  field: string,
  set: QuestionSet,
): Record<string, RiskOfBiasLevel | null> {
  const entries: readonly (readonly [string, unknown])[] = Array.isArray(given)
    ? given.map((level: unknown, i) => [`D${i + 1}`, level] as const)
    : Object.entries(readNamed(given, field));
  if (entries.length > set.domains.length) {
    throw new EngineInputError(
      'unknown-option',
      `${field} holds ${entries.length} judgements: ${set.tool} has ${set.domains.length} domains.`,
      field,
    );
  }
  return Object.fromEntries(
    entries.map(
      ([key, level]) => [readDomainId(key, field, set), readLevel(levelOf(level), `${field}.${key}`)] as const,
    ),
  );
}

/** A level, or an object that holds one as this task writes it. */
function levelOf(given: unknown): unknown {
  return typeof given === 'object' && given !== null && 'judgement' in given ? given.judgement : given;
}

/** True for judgements, false for answers: what the entries of `domains` hold. */
export function holdsJudgements(given: unknown): boolean {
  const entries: readonly unknown[] = Array.isArray(given)
    ? given
    : typeof given === 'object' && given !== null
      ? Object.values(given)
      : [];
  return entries.every((entry) => {
    const level = levelOf(entry);
    return level === null || (typeof level === 'string' && bare(level) in LEVEL_WORDS);
  });
}

/** Final judgements that differ from the proposal, each with its reason. */
export function readOverrides(
  given: unknown,
  set: QuestionSet,
): ReadonlyMap<string, Readonly<{ level: RiskOfBiasLevel; reason: string }>> {
  const overrides = new Map<string, Readonly<{ level: RiskOfBiasLevel; reason: string }>>();
  for (const [key, value] of Object.entries(readNamed(given ?? {}, 'overrides'))) {
    const id = bare(key) === 'overall' ? 'overall' : readDomainId(key, 'overrides', set);
    const { judgement, reason } = readNamed(value, `overrides.${key}`);
    const level = readLevel(judgement ?? null, `overrides.${key}.judgement`);
    if (level === null) {
      throw new EngineInputError(
        'missing-input',
        `The override of ${id} names no judgement.`,
        `overrides.${key}.judgement`,
      );
    }
    if (typeof reason !== 'string' || reason.trim() === '') {
      throw new EngineInputError('missing-input', `The override of ${id} needs a reason.`, `overrides.${key}.reason`);
    }
    overrides.set(id, { level, reason });
  }
  return overrides;
}

function readNamed(given: unknown, field: string): Fields {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new EngineInputError('missing-input', `${field} must be an object of named entries.`, field);
  }
  return readObject(given, 'input');
}
