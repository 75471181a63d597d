import { afterEach, describe, expect, it } from 'vitest';
import { keepChoice } from '../../../renderer/connection/choices.ts';
import type { Known } from '../../../renderer/features/extraction/add/add-form.ts';
import { firstForm } from '../../../renderer/features/extraction/add/first-form.ts';
import { rememberChoice, USUAL } from '../../../renderer/features/extraction/printed-as.ts';

const study = (id: string, label: string, arms: readonly (readonly [string, number | null])[]) => ({
  id,
  label,
  arms: arms.map(([name, nRandomised], at) => ({ id: `${id}${at}`, label: name, nRandomised })),
});
const chan = study('s1', 'Chan 2007', [
  ['Mirror', 9],
  ['Covered mirror', null],
]);
const pain = { id: 'o1', label: 'Pain', kind: 'continuous' };
const knownOf = (studies: readonly { id: string }[], outcomes: readonly object[]) =>
  ({
    studies: { order: studies.map(({ id }) => id), items: Object.fromEntries(studies.map((one) => [one.id, one])) },
    head: { outcomes, instruments: [] },
  }) as unknown as Known;

afterEach(() => keepChoice('printed.o1', null));

describe('the form as it opens', () => {
  it('offers the only study with its arms, and the only outcome', () => {
    const form = firstForm(knownOf([chan], [pain]), null, null);
    expect([form.study, form.arms, form.outcome]).toEqual(['Chan 2007', 'Mirror 9, Covered mirror', 'Pain']);
    expect(form.shape).toEqual(USUAL);
  });

  it('chooses none of several, but what is in view', () => {
    const known = knownOf([chan, study('s2', 'Brodie 2007', [])], [pain, { ...pain, id: 'o2', label: 'Function' }]);
    expect(firstForm(known, null, null)).toMatchObject({ study: '', arms: '', outcome: '' });
    expect(firstForm(known, 's2', 'o2')).toMatchObject({ study: 'Brodie 2007', outcome: 'Function' });
  });

  it('takes what papers printed of the outcome the last time', () => {
    rememberChoice('o1', 'mean', 'median iqr');
    expect(firstForm(knownOf([], [pain]), null, null).shape).toEqual({ ...USUAL, mean: 'median iqr' });
  });
});
