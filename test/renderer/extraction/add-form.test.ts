import { describe, expect, it } from 'vitest';
import { readForm, type AddForm, type Known } from '../../../renderer/features/extraction/add/add-form.ts';
import { USUAL } from '../../../renderer/features/extraction/printed-as.ts';

const known = {
  studies: { order: ['s1'], items: { s1: { id: 's1', label: 'Chan 2007', arms: [{ id: 'a1', label: 'Mirror' }] } } },
  head: { outcomes: [{ id: 'o1', label: 'Pain', kind: 'continuous' }], instruments: [] },
} as unknown as Known;

const form: AddForm = {
  study: 'Chan 2007',
  outcome: 'Pain',
  kind: 'continuous',
  arms: 'Mirror 9, Covered mirror 9',
  times: '4 weeks',
  score: 'final',
  shape: USUAL,
  withArms: true,
  withContrasts: false,
  measure: null,
  instrumentId: '',
  event: '',
};

describe('the form for new results', () => {
  it('uses what has the name, whatever its case, and makes nothing twice', () => {
    const { input, made } = readForm({ ...form, study: 'chan 2007 ', outcome: 'PAIN' }, known);
    expect(made).toEqual({ study: null, outcome: null });
    expect(input?.study).toEqual({ is: 'present', id: 's1' });
    expect(input?.arms.map((arm) => arm.is)).toEqual(['present', 'new']);
  });

  it('says which names no study and no outcome has yet', () => {
    const { input, made } = readForm({ ...form, study: 'Ch', outcome: 'Pai' }, known);
    expect(made).toEqual({ study: 'Ch', outcome: 'Pai' });
    expect(input?.study).toEqual({ is: 'new', label: 'Ch' });
    expect(readForm({ ...form, study: ' ', outcome: '' }, known).made).toEqual({ study: null, outcome: null });
  });

  it('counts the rows it would add: each arm and each difference, at each time', () => {
    expect(readForm({ ...form, times: '4w 6m', withContrasts: true }, known).rows).toBe(6);
    expect(readForm({ ...form, times: 'soon' }, known)).toMatchObject({ input: null, rows: 0 });
  });
});
