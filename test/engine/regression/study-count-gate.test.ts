import { describe, expect, it } from 'vitest';
import { EngineInputError } from '../../../engine/errors.ts';
import { asymmetryTestGate, studiesPerCovariateGate } from '../../../engine/regression/study-count-gate.ts';

const refusal = (work: () => unknown): EngineInputError => {
  try {
    work();
  } catch (error) {
    if (error instanceof EngineInputError) return error;
  }
  throw new Error('nothing was refused');
};

describe('ten studies for every covariate', () => {
  it('passes at ten and twenty, refuses one below with the numbers in the sentence', () => {
    expect(studiesPerCovariateGate(10, 1, 2, 'enforced').met).toBe(true);
    expect(studiesPerCovariateGate(20, 2, 3, 'enforced').met).toBe(true);
    const error = refusal(() => studiesPerCovariateGate(19, 2, 3, 'enforced'));
    expect(error.code).toBe('refused');
    expect(error.message).toContain('19 studies for 2 covariates: at least 20');
  });

  it('lets a model without covariates pass and wants three residual degrees of freedom of a dense one', () => {
    expect(studiesPerCovariateGate(2, 0, 1, 'enforced').met).toBe(true);
    expect(refusal(() => studiesPerCovariateGate(10, 1, 8, 'enforced')).message).toContain('2 residual degrees');
  });

  it('goes on with a reason and carries it, but not with an empty one', () => {
    const outcome = studiesPerCovariateGate(5, 1, 2, { overriddenBecause: 'planned in the protocol' });
    expect(outcome).toMatchObject({ met: false, overriddenBecause: 'planned in the protocol' });
    expect(refusal(() => studiesPerCovariateGate(5, 1, 2, { overriddenBecause: '  ' })).code).toBe('refused');
  });
});

describe('ten studies for a test of asymmetry', () => {
  it('passes at ten and refuses nine', () => {
    expect(asymmetryTestGate(10, 'enforced').met).toBe(true);
    expect(refusal(() => asymmetryTestGate(9, 'enforced')).message).toContain('9 studies');
  });
});
