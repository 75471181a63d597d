import { riskWithIntervention } from '../decision/absolute-effect.ts';
import { EngineInputError } from '../errors.ts';
import { SHOWN } from './rounding.ts';
import type { GradeSettings } from './settings.ts';
import type { JudgedScale, Thresholds } from './types.ts';

export type GradeMeasure = 'MD' | 'SMD' | 'ROM' | 'RR' | 'OR' | 'RD' | 'PETO' | 'IRR' | 'HR';

/** A threshold in both directions, on the scale the reader sees: `decrease` lies below no effect, `increase` above it. */
export type ThresholdPair = Readonly<{ decrease: number; increase: number }>;

/** The scale on which an effect is judged and printed in this row. */
export type Scale = Readonly<{
  name: JudgedScale;
  unit: string;
  /** No effect: 0, or 1 for ratios. */
  none: number;
  /** One unit of the last digit printed in this row. */
  displayUnit: number;
  /** From the analysis scale (logarithm for ratios) to this one; increasing. */
  shown: (value: number) => number;
  format: (value: number) => string;
  thresholds: Thresholds;
  small: ThresholdPair | null;
  moderate: ThresholdPair | null;
  large: ThresholdPair | null;
}>;

export type ScaleInput = Readonly<{
  measure: GradeMeasure;
  /** Unit of a mean difference, such as "points". */
  unit: string | null;
  /** Distances from no effect: in the unit for MD, in SDs for SMD, per 1000 for binary outcomes (per 1000 person-years for rates). */
  small: number | null;
  moderate: number | null;
  large: number | null;
  source: string | null;
  /** Comparator's risk at the reference, 0 to 1 (rates: events a person-year); null when none is set. */
  baselineRisk: number | null;
}>;

/**
 * The scale a row is judged on. Differences of means are judged as they are; ratios on the absolute scale, per 1000 at the
 * baseline risk, when thresholds and a baseline risk are set; else on the ratio itself against the fallback of GRADE
 * guidelines 6 (0.75 and 1.25), marked as such.
 *
 * Source: GRADE guidance 34, doi:10.1016/j.jclinepi.2022.07.014; GRADE guidelines 6, doi:10.1016/j.jclinepi.2011.01.012.
 * Golden: none; closed form.
 *
 * @throws EngineInputError out-of-range for thresholds that are not above zero and increasing, or a risk outside 0 to 1
 */
export function judgedScale(input: ScaleInput, settings: GradeSettings): Scale {
  checkThresholds(input);
  const { measure, small, moderate, large, source } = input;
  const given = { small, moderate, large, source, isFallback: false };
  if (measure === 'MD') return difference('natural units', input.unit ?? '', given);
  if (measure === 'SMD') return difference('standard deviations', 'SD', given);
  if (measure === 'RD') return absolute('per 1000', (value) => 1000 * value, given);
  const { baselineRisk } = input;
  if (baselineRisk !== null && small !== null && measure !== 'ROM') {
    if (measure === 'IRR') {
      return absolute('per 1000 person-years', (value) => 1000 * baselineRisk * Math.expm1(value), given);
    }
    return absolute(
      'per 1000',
      (value) => 1000 * (riskWithIntervention(measure, Math.exp(value), baselineRisk) - baselineRisk),
      given,
    );
  }
  const fallback = { decrease: settings.fallbackRatioLow, increase: settings.fallbackRatioHigh };
  const thresholds: Thresholds = {
    scale: 'relative',
    unit: '',
    small: null,
    moderate: null,
    large: null,
    source: null,
    isFallback: true,
  };
  return {
    name: 'relative',
    unit: '',
    none: 1,
    displayUnit: 0.01,
    shown: Math.exp,
    format: SHOWN.twoDecimals,
    thresholds,
    small: fallback,
    moderate: null,
    large: null,
  };
}

type Given = Omit<Thresholds, 'scale' | 'unit'>;

function difference(name: 'natural units' | 'standard deviations', unit: string, given: Given): Scale {
  return {
    name,
    unit,
    none: 0,
    displayUnit: 0.01,
    shown: (value) => value,
    format: SHOWN.twoDecimals,
    thresholds: { scale: name, unit, ...given },
    ...pairs(given),
  };
}

function absolute(name: 'per 1000' | 'per 1000 person-years', shown: (value: number) => number, given: Given): Scale {
  return {
    name,
    unit: name,
    none: 0,
    displayUnit: 1,
    shown,
    format: SHOWN.perThousand,
    thresholds: { scale: name, unit: name, ...given },
    ...pairs(given),
  };
}

function pairs({ small, moderate, large }: Given): Pick<Scale, 'small' | 'moderate' | 'large'> {
  const pair = (distance: number | null) => (distance === null ? null : { decrease: -distance, increase: distance });
  return { small: pair(small), moderate: pair(moderate), large: pair(large) };
}

function checkThresholds({ small, moderate, large, baselineRisk, measure }: ScaleInput): void {
  let below = 0;
  for (const [name, value] of Object.entries({ small, moderate, large })) {
    if (value === null) continue;
    if (!(value > below && value < Infinity)) {
      const order = below === 0 ? 'above zero' : `above ${below}, the threshold before it`;
      throw new EngineInputError('out-of-range', `The threshold "${name}" is ${value}: it must be ${order}.`, name);
    }
    below = value;
  }
  const upper = measure === 'IRR' ? Infinity : 1;
  if (baselineRisk !== null && !(baselineRisk > 0 && baselineRisk < upper)) {
    throw new EngineInputError(
      'out-of-range',
      `The baseline risk is ${baselineRisk}: give a proportion strictly between 0 and 1.`,
      'baselineRisk',
    );
  }
}
