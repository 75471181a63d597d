import { withoutFootnoteMarks } from '../../cell/printed-labels.ts';
import {
  type CheckedArm,
  type CheckedContrast,
  type CheckedInstrument,
  type CheckedMember,
  type CheckedResult,
  type CheckSubject,
  type PrintedValue,
} from '../../check/types.ts';
import { EngineInputError } from '../../errors.ts';
import { parsePrintedNumber } from '../../text/parse-number.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads the input of the task `check`; every refusal names the path of the field. See `check.ts` for the format.
 *
 * @throws EngineInputError 'missing-input', 'unknown-option' (a field that does not exist), 'not-finite' or
 *   'out-of-range'
 */
export function readCheckSubject(input: unknown): CheckSubject {
  const fields = objectAt(input, 'input', ['result', 'others', 'members']);
  if (fields['result'] === undefined || fields['result'] === null) {
    throw new EngineInputError(
      'missing-input',
      'The task check needs the study result to be checked, as "result".',
      'result',
    );
  }
  return {
    result: readResult(fields['result'], 'result'),
    others: listAt(fields['others'], 'others').map((other, at) => readResult(other, `others[${at}]`)),
    members: listAt(fields['members'], 'members').map((member, at) => readMember(member, `members[${at}]`)),
  };
}

const RESULT_FIELDS = [
  'id',
  'studyId',
  'studyLabel',
  'outcome',
  'timeText',
  'timeDays',
  'score',
  'design',
  'designAdjusted',
  'unit',
  'instrument',
  'arms',
  'contrast',
  'nTotal',
  'better',
  'textSays',
] as const;

function readResult(value: unknown, path: string): CheckedResult {
  const fields = objectAt(value, path, RESULT_FIELDS);
  const id = textAt(fields, 'id', path) ?? path;
  const studyId = textAt(fields, 'studyId', path) ?? id;
  return {
    id,
    studyId,
    studyLabel: textAt(fields, 'studyLabel', path) ?? studyId,
    outcome: textAt(fields, 'outcome', path) ?? '',
    timeText: textAt(fields, 'timeText', path),
    timeDays: numberAt(fields, 'timeDays', path),
    score: choiceAt(fields, 'score', path, ['final', 'change']),
    design: choiceAt(fields, 'design', path, ['parallel', 'cluster', 'crossover']) ?? 'parallel',
    designAdjusted: flagAt(fields, 'designAdjusted', path),
    unit: choiceAt(fields, 'unit', path, ['person', 'eye', 'tooth', 'visit', 'other']) ?? 'person',
    instrument: fields['instrument'] == null ? null : readInstrument(fields['instrument'], `${path}.instrument`),
    arms: listAt(fields['arms'], `${path}.arms`).map((arm, at) => readArm(arm, `${path}.arms[${at}]`, at)),
    contrast: fields['contrast'] == null ? null : readContrast(fields['contrast'], `${path}.contrast`),
    nTotal: printedAt(fields, 'nTotal', path),
    better: choiceAt(fields, 'better', path, ['higher', 'lower']),
    textSays: choiceAt(fields, 'textSays', path, ['favours intervention', 'favours comparator']),
  };
}

function readInstrument(value: unknown, path: string): CheckedInstrument {
  const fields = objectAt(value, path, ['id', 'min', 'max', 'higherIs', 'integer', 'itemsAveraged', 'otherSds']);
  const itemsAveraged = numberAt(fields, 'itemsAveraged', path) ?? 1;
  if (!Number.isInteger(itemsAveraged) || itemsAveraged < 1) {
    throw new EngineInputError(
      'out-of-range',
      `${path}.itemsAveraged must be a whole number from 1, not ${itemsAveraged}.`,
      `${path}.itemsAveraged`,
    );
  }
  return {
    id: textAt(fields, 'id', path) ?? '',
    min: numberAt(fields, 'min', path),
    max: numberAt(fields, 'max', path),
    higherIs: choiceAt(fields, 'higherIs', path, ['better', 'worse']),
    integer: flagAt(fields, 'integer', path),
    itemsAveraged,
    otherSds: listAt(fields['otherSds'], `${path}.otherSds`).map((sd, at) => finite(sd, `${path}.otherSds[${at}]`)),
  };
}

const ARM_FIELDS = [
  'id',
  'label',
  'side',
  'n',
  'nRandomised',
  'mean',
  'sd',
  'se',
  'ciLow',
  'ciHigh',
  'level',
  'median',
  'q1',
  'q3',
  'min',
  'max',
  'events',
  'percent',
  'personTime',
  'baselineMean',
  'baselineSd',
  'finalSd',
  'estimation',
  'counts',
] as const;

function readArm(value: unknown, path: string, at: number): CheckedArm {
  const fields = objectAt(value, path, ARM_FIELDS);
  const id = textAt(fields, 'id', path) ?? `arm ${at + 1}`;
  return {
    id,
    label: textAt(fields, 'label', path) ?? id,
    side: choiceAt(fields, 'side', path, ['intervention', 'comparator']) ?? (at === 0 ? 'intervention' : 'comparator'),
    n: printedAt(fields, 'n', path),
    nRandomised: printedAt(fields, 'nRandomised', path),
    mean: printedAt(fields, 'mean', path),
    sd: printedAt(fields, 'sd', path),
    se: printedAt(fields, 'se', path),
    ciLow: printedAt(fields, 'ciLow', path),
    ciHigh: printedAt(fields, 'ciHigh', path),
    level: levelAt(fields, path),
    median: printedAt(fields, 'median', path),
    q1: printedAt(fields, 'q1', path),
    q3: printedAt(fields, 'q3', path),
    min: printedAt(fields, 'min', path),
    max: printedAt(fields, 'max', path),
    events: printedAt(fields, 'events', path),
    percent: printedAt(fields, 'percent', path),
    personTime: printedAt(fields, 'personTime', path),
    baselineMean: printedAt(fields, 'baselineMean', path),
    baselineSd: printedAt(fields, 'baselineSd', path),
    finalSd: printedAt(fields, 'finalSd', path),
    estimation:
      choiceAt(fields, 'estimation', path, ['raw', 'LS mean', 'multiple imputation', 'model percent']) ?? 'raw',
    counts: choiceAt(fields, 'counts', path, ['raw', 'split', 'effective']) ?? 'raw',
  };
}

function readContrast(value: unknown, path: string): CheckedContrast {
  const fields = objectAt(value, path, [
    'measure',
    'estimate',
    'ciLow',
    'ciHigh',
    'se',
    'level',
    'p',
    't',
    'f',
    'observedMinusExpected',
    'variance',
    'tails',
    'adjusted',
  ]);
  const tails = numberAt(fields, 'tails', path) ?? 2;
  if (tails !== 1 && tails !== 2) {
    throw new EngineInputError('out-of-range', `${path}.tails is 1 or 2, not ${tails}.`, `${path}.tails`);
  }
  return {
    measure: choiceAt(fields, 'measure', path, ['MD', 'SMD', 'RD', 'ROM', 'RR', 'OR', 'PETO', 'IRR', 'HR']) ?? 'MD',
    estimate: printedAt(fields, 'estimate', path),
    ciLow: printedAt(fields, 'ciLow', path),
    ciHigh: printedAt(fields, 'ciHigh', path),
    se: printedAt(fields, 'se', path),
    level: levelAt(fields, path),
    p: printedAt(fields, 'p', path),
    t: printedAt(fields, 't', path),
    f: printedAt(fields, 'f', path),
    observedMinusExpected: printedAt(fields, 'observedMinusExpected', path),
    variance: printedAt(fields, 'variance', path),
    tails,
    adjusted: flagAt(fields, 'adjusted', path),
  };
}

function readMember(value: unknown, path: string): CheckedMember {
  const fields = objectAt(value, path, ['resultId', 'studyId', 'studyLabel', 'subgroup', 'arms']);
  const resultId = requiredText(fields, 'resultId', path);
  const studyId = requiredText(fields, 'studyId', path);
  return {
    resultId,
    studyId,
    studyLabel: textAt(fields, 'studyLabel', path) ?? studyId,
    subgroup: textAt(fields, 'subgroup', path),
    arms: listAt(fields['arms'], `${path}.arms`).map((arm, at) => {
      const armPath = `${path}.arms[${at}]`;
      const parts = objectAt(arm, armPath, ['armId', 'label', 'side', 'nUsed', 'nFull']);
      const armId = requiredText(parts, 'armId', armPath);
      return {
        armId,
        label: textAt(parts, 'label', armPath) ?? armId,
        side: choiceAt(parts, 'side', armPath, ['intervention', 'comparator']) ?? 'comparator',
        nUsed: numberAt(parts, 'nUsed', armPath),
        nFull: numberAt(parts, 'nFull', armPath),
      };
    }),
  };
}

function levelAt(fields: Fields, path: string): number {
  const level = numberAt(fields, 'level', path) ?? 0.95;
  if (level > 0 && level < 1) return level;
  throw new EngineInputError(
    'out-of-range',
    `${path}.level is a share between 0 and 1, such as 0.95; not ${level}.`,
    `${path}.level`,
  );
}

function printedAt(fields: Fields, key: string, path: string): PrintedValue | null {
  const value = fields[key];
  const field = `${path}.${key}`;
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'number' || typeof value === 'string') return readPrinted(value, field);
  const parts = objectAt(value, field, ['value', 'decimals', 'qualifier', 'state', 'locator']);
  const base = parts['value'];
  if (typeof base !== 'number' && typeof base !== 'string') {
    throw new EngineInputError(
      'missing-input',
      `${field}.value must be a number, or the number as printed in quotes.`,
      `${field}.value`,
    );
  }
  const read = readPrinted(base, `${field}.value`);
  const decimals = numberAt(parts, 'decimals', field);
  if (decimals !== null && (!Number.isInteger(decimals) || decimals < 0 || decimals > 20)) {
    throw new EngineInputError(
      'out-of-range',
      `${field}.decimals must be a whole number from 0 to 20, not ${decimals}.`,
      `${field}.decimals`,
    );
  }
  return {
    value: read.value,
    decimals: decimals ?? read.decimals,
    qualifier: choiceAt(parts, 'qualifier', field, ['=', '<', '<=', '>', '>=', '~']) ?? read.qualifier,
    state: choiceAt(parts, 'state', field, ['reported', 'derived', 'imputed', 'digitised']) ?? 'reported',
    locator: textAt(parts, 'locator', field),
  };
}

/** A string is read as printed, with its decimals and without the mark of a footnote; a number has the decimals of its shortest form. */
function readPrinted(value: number | string, field: string): PrintedValue {
  const text = typeof value === 'string' ? value : String(finite(value, field));
  const reading = parsePrintedNumber(text.trimStart().startsWith('=') ? text : withoutFootnoteMarks(text));
  if (reading.kind === 'number') {
    const decimals = Math.min(20, reading.decimals);
    return { value: reading.value, decimals, qualifier: reading.qualifier, state: 'reported', locator: null };
  }
  if (reading.kind === 'formula')
    return { value: reading.value, decimals: null, qualifier: '=', state: 'derived', locator: null };
  const reason = reading.kind === 'empty' ? 'The text is empty.' : reading.reason;
  throw new EngineInputError('not-finite', `${field} cannot be read as a number. ${reason}`, field);
}

function objectAt(value: unknown, path: string, known: readonly string[]): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new EngineInputError('missing-input', `${path} must be an object with the fields ${known.join(', ')}.`, path);
  }
  const stranger = Object.keys(value).find((key) => !known.includes(key));
  if (stranger !== undefined) {
    throw new EngineInputError(
      'unknown-option',
      `${path} has no field "${stranger}"; its fields are ${known.join(', ')}.`,
      `${path}.${stranger}`,
    );
  }
  return value as Fields;
}

function listAt(value: unknown, path: string): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new EngineInputError('missing-input', `${path} must be a list.`, path);
  return value;
}

function textAt(fields: Fields, key: string, path: string): string | null {
  const value = fields[key];
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string')
    throw new EngineInputError('missing-input', `${path}.${key} must be text.`, `${path}.${key}`);
  return value;
}

function requiredText(fields: Fields, key: string, path: string): string {
  const value = textAt(fields, key, path);
  if (value === null) throw new EngineInputError('missing-input', `${path}.${key} is missing.`, `${path}.${key}`);
  return value;
}

function numberAt(fields: Fields, key: string, path: string): number | null {
  const value = fields[key];
  return value === undefined || value === null ? null : finite(value, `${path}.${key}`);
}

function finite(value: unknown, path: string): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new EngineInputError('not-finite', `${path} must be a finite number.`, path);
}

function flagAt(fields: Fields, key: string, path: string): boolean {
  const value = fields[key];
  if (value === undefined || value === null) return false;
  if (typeof value !== 'boolean')
    throw new EngineInputError('missing-input', `${path}.${key} must be true or false.`, `${path}.${key}`);
  return value;
}

function choiceAt<Choice extends string>(
  fields: Fields,
  key: string,
  path: string,
  choices: readonly Choice[],
): Choice | null {
  const value = fields[key];
  if (value === undefined || value === null) return null;
  const choice = choices.find((candidate) => candidate === value);
  if (choice === undefined) {
    throw new EngineInputError(
      'unknown-option',
      `${path}.${key} must be one of ${choices.join(', ')}.`,
      `${path}.${key}`,
    );
  }
  return choice;
}
