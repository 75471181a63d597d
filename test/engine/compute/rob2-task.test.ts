import { describe, expect, it } from 'vitest';
import { computeLine } from '../../../engine/compute/dispatch.ts';

type Reply = Readonly<{
  result?: Readonly<Record<string, unknown>>;
  error?: Readonly<{ code: string; field: string | null; message: string }>;
}>;
const ask = (input: object, options: object = {}): Reply =>
  computeLine({ id: 1, task: 'rob2', input, options }) as Reply;

describe('rob2', () => {
  it.each([
    ['D1', { '1.2': 'PY', '1.1': 'NI', '1.3': 'PN' }, 'Low'],
    ['D1', { '1.2': 'NI', '1.3': 'Y', '1.1': 'Y' }, 'High'],
    ['D1', { '1.2': 'Y', '1.1': 'N', '1.3': 'N' }, 'Some concerns'],
    ['D2', { '2.1': 'Y', '2.2': 'Y', '2.3': 'PN', '2.6': 'Y' }, 'Low'],
    ['D3', { '3.1': 'N', '3.2': 'N', '3.3': 'PY', '3.4': 'PN' }, 'Some concerns'],
    ['D4', { '4.1': 'N', '4.2': 'PN', '4.3': 'Y', '4.4': 'Y', '4.5': 'PN' }, 'Some concerns'],
    ['D4', { '4.1': 'N', '4.2': 'PN', '4.3': 'Y', '4.4': 'Y', '4.5': 'NI' }, 'High'],
    ['D5', { '5.1': 'NI', '5.2': 'N', '5.3': 'PN' }, 'Some concerns'],
  ])('judges %s with %o', (domain, answers, judgement) => {
    expect(ask({ domain, effect: 'assignment', answers }).result).toMatchObject({
      judgement,
      complete: true,
      unanswered: [],
      domains: { [domain]: { judgement } },
    });
  });

  it('leaves an incomplete domain, and the whole, without a judgement', () => {
    expect(ask({ answers: { '1.2': 'Y', '1.3': 'N' } }).result).toMatchObject({
      domains: { D1: { judgement: null, complete: false, unanswered: ['1.1'] } },
      overall: { judgement: null, prompt: false },
    });
    expect(ask({ answers: { '3.1': null } }).result).toMatchObject({
      domains: { D3: { judgement: null, unanswered: ['3.1'] } },
    });
  });

  it('asks whether two domains with some concerns make the whole high', () => {
    const expected = {
      overall: { judgement: 'Some concerns', prompt: true, prompt_text: expect.stringContaining('high') },
    };
    expect(ask({ domains: ['Low', 'Low', 'SC', 'SC', 'SC'] }).result).toMatchObject(expected);
    expect(
      ask({ domains: { D1: 'low', D2: 'Low', D3: 'some concerns', D4: 'Some concerns', D5: 'SC' } }).result,
    ).toMatchObject(expected);
    expect(
      ask({
        judgements: ['low', 'low', 'SC', 'SC', 'SC'],
        overrides: { overall: { judgement: 'High', reason: 'Three domains.' } },
      }).result,
    ).toMatchObject({ overall: { judgement: 'High', proposal: 'Some concerns', overridden: true, prompt: false } });
  });

  it('judges a whole assessment, answers grouped or not, in letters or words', () => {
    const flat = {
      '1.1': 'y',
      '1.2': 'Probably yes',
      '1.3': 'no',
      '2.1': 'Y',
      '2.2': 'Y',
      '2.3': 'probably_no',
      '2.6': 'PY',
      '3.1': 'Y',
      '4.1': 'N',
      '4.2': 'N',
      '4.3': 'Y',
      '4.4': 'Y',
      '4.5': 'no information',
      '5.1': 'Y',
      '5.2': 'N',
      '5.3': 'N',
    };
    const { result } = ask({ answers: flat });
    expect(result).toMatchObject({
      version: '22 August 2019',
      effect: 'assignment',
      domains: { D2: { judgement: 'Low', not_applicable: ['2.4', '2.5', '2.7'] }, D4: { judgement: 'High' } },
      overall: { judgement: 'High', prompt: false },
    });
    const byDomain = Map.groupBy(Object.entries(flat), ([id]) => `D${id[0]}`);
    const grouped = Object.fromEntries(
      [...byDomain].map(([domain, answers]) => [domain, Object.fromEntries(answers)] as const),
    );
    expect(ask({ domains: grouped }).result).toEqual(result);
  });

  it('knows the effect of adhering', () => {
    const answers = { '2.1': 'Y', '2.2': 'Y', '2.3': 'NA', '2.4': 'NA', '2.5': 'Y', '2.6': 'Y' };
    expect(ask({ domain: 'D2', effect: 'adherence', answers }).result).toMatchObject({ judgement: 'Some concerns' });
    expect(ask({ domain: '2', answers }, { effect: 'per-protocol' }).result).toMatchObject({
      effect: 'adherence',
      judgement: 'Some concerns',
    });
  });

  it('takes answers in the input itself, and other names', () => {
    const judged = { domains: { D3: { judgement: 'Some concerns' } } };
    expect(ask({ '3.1': 'N', '3.2': 'N', Q3_3: 'PY', 'q3.4': 'PN' }).result).toMatchObject(judged);
    expect(
      ask({ Responses: { '3.1': 'N', '3.2': 'N', '3.3': 'PY', '3.4': 'PN' } }, { 'effect-of-interest': 'ITT' }).result,
    ).toMatchObject(judged);
    expect(ask({ judgments: { D1: 'High', D2: 'low', D3: 'low', D4: 'low', D5: 'low' } }).result).toMatchObject({
      overall: { judgement: 'High' },
    });
  });

  it.each([
    [{ answers: { '3.1': 'N', '3.2': 'NI' } }, 'unknown-option', 'answers.3.2'],
    [{ answers: { '9.9': 'Y' } }, 'unknown-option', 'answers.9.9'],
    [{ answers: { '1.1': 'perhaps' } }, 'unknown-option', 'answers.1.1'],
    [{ answers: { '1.1': 'NA' } }, 'unknown-option', 'answers.1.1'],
    [{ domain: 'D7', answers: {} }, 'unknown-option', 'domain'],
    [{ effect: 'both', answers: {} }, 'unknown-option', 'effect'],
    [{ answers: {}, overrides: { D1: { judgement: 'High', reason: ' ' } } }, 'missing-input', 'overrides.D1.reason'],
    [{ answer: {} }, 'unknown-option', 'answer'],
  ])('refuses %o', (input, code, field) => {
    expect(ask(input).error).toMatchObject({ code, field });
  });
});
