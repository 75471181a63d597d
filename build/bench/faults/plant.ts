import type {
  CheckedArm,
  CheckedContrast,
  CheckedResult,
  CheckSubject,
  PrintedValue,
} from '../../../engine/check/types.ts';
import type { RandomGenerator } from '../../../engine/math/random.ts';
import { printed, textOf, typed } from './print.ts';
import { memberOf, pick } from './simulate-review.ts';

/** The ten kinds of extraction error. */
export const FAULT_KINDS = [
  'standard error typed as SD',
  'limit of the interval mistyped',
  'events or n mistyped',
  'SD mistyped',
  'p-value mistyped',
  'mean mistyped',
  'column copied',
  'comparator counted twice',
  'direction reversed',
  'change filed as final',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/**
 * Plants one fault; null where this result has nothing to spoil in that way, or the slip leaves the number as it was.
 */
export function plantFault(random: RandomGenerator, kind: FaultKind, subject: CheckSubject): CheckSubject | null {
  const { result } = subject;
  const spoilt = (changed: CheckedResult | null): CheckSubject | null =>
    changed === null ? null : { ...subject, result: changed };
  switch (kind) {
    case 'standard error typed as SD':
      return spoilt(standardErrors(random, result));
    case 'limit of the interval mistyped':
      return spoilt(slipInContrast(random, result, random.uniform() < 0.5 ? 'ciLow' : 'ciHigh'));
    case 'events or n mistyped':
      return spoilt(countSlip(random, result));
    case 'SD mistyped':
      return spoilt(slipInArm(random, result, 'sd'));
    case 'p-value mistyped':
      return spoilt(slipInContrast(random, result, 'p'));
    case 'mean mistyped':
      return spoilt(slipInArm(random, result, 'mean'));
    case 'column copied':
      return spoilt(copiedColumn(result));
    case 'comparator counted twice':
      return comparatorTwice(subject);
    case 'direction reversed':
      return spoilt(reversed(random, result));
    case 'change filed as final':
      return spoilt(changeAsFinal(result));
  }
}

/**
 * A slip of the keyboard in a printed number: two neighbouring digits exchanged, a digit mistaken or left out, the
 * decimal point moved, or the sign lost. Null when the slip makes no readable or no other number.
 */
export function slip(random: RandomGenerator, value: PrintedValue): PrintedValue | null {
  const text = textOf(value);
  const digits = text.split('').flatMap((character, at) => (/\d/u.test(character) ? [at] : []));
  const at = pick(random, digits);
  const characters = text.split('');
  switch (random.integer(5)) {
    case 0: {
      const next = digits[digits.indexOf(at) + 1];
      if (next === undefined) return null;
      [characters[at], characters[next]] = [characters[next] ?? '', characters[at] ?? ''];
      break;
    }
    case 1:
      characters[at] = String((Number(characters[at]) + 1 + random.integer(9)) % 10);
      break;
    case 2:
      characters.splice(at, 1);
      break;
    case 3: {
      const point = characters.indexOf('.');
      if (point < 2) return null;
      characters.splice(point, 1);
      characters.splice(random.uniform() < 0.5 ? point - 1 : point + 1, 0, '.');
      break;
    }
    default: {
      if (characters[0] !== '-') return null;
      characters.shift();
    }
  }
  const slipped = /^[<>-]*(?:\d+\.?\d*|\.\d+)$/u.test(characters.join('')) ? typed(characters.join('')) : null;
  return slipped === null || slipped.value === value.value ? null : slipped;
}

function withArm(result: CheckedResult, at: number, change: (arm: CheckedArm) => CheckedArm): CheckedResult {
  return { ...result, arms: result.arms.map((arm, index) => (index === at ? change(arm) : arm)) };
}

function slipInArm(random: RandomGenerator, result: CheckedResult, field: 'mean' | 'sd'): CheckedResult | null {
  const at = random.integer(result.arms.length);
  const value = result.arms[at]?.[field] ?? null;
  const slipped = value === null ? null : slip(random, value);
  return slipped === null ? null : withArm(result, at, (arm) => ({ ...arm, [field]: slipped }));
}

function slipInContrast(
  random: RandomGenerator,
  result: CheckedResult,
  field: 'ciLow' | 'ciHigh' | 'p',
): CheckedResult | null {
  const { contrast } = result;
  const value = contrast?.[field] ?? null;
  if (contrast === null || value === null) return null;
  const slipped = slip(random, value);
  return slipped === null || (field === 'p' && slipped.value > 1)
    ? null
    : { ...result, contrast: { ...contrast, [field]: slipped } };
}

/** In both arms, as a whole table is misread, or in one. */
function standardErrors(random: RandomGenerator, result: CheckedResult): CheckedResult | null {
  const both = random.uniform() < 0.7;
  const only = random.integer(2);
  if (result.arms.some((arm) => arm.sd === null || arm.n === null)) return null;
  return {
    ...result,
    arms: result.arms.map((arm, at) =>
      arm.sd === null || arm.n === null || (!both && at !== only)
        ? arm
        : { ...arm, sd: printed(arm.sd.value / Math.sqrt(arm.n.value), Math.max(2, arm.sd.decimals ?? 2)) },
    ),
  };
}

function countSlip(random: RandomGenerator, result: CheckedResult): CheckedResult | null {
  const at = random.integer(result.arms.length);
  const arm = result.arms[at];
  if (arm === undefined || arm.events === null || arm.n === null) return null;
  const { events, n } = arm;
  if (random.uniform() < 0.25)
    return events.value === n.value ? null : withArm(result, at, () => ({ ...arm, events: n, n: events }));
  const field = random.uniform() < 0.5 ? 'events' : 'n';
  const slipped = slip(random, field === 'events' ? events : n);
  return slipped === null ? null : withArm(result, at, () => ({ ...arm, [field]: slipped }));
}

function copiedColumn(result: CheckedResult): CheckedResult | null {
  const [one, two] = result.arms;
  if (one === undefined || two === undefined || one.mean === null) return null;
  const { mean, sd, n } = one;
  if (two.mean?.value === mean.value && two.sd?.value === sd?.value && two.n?.value === n?.value) return null;
  return withArm(result, 1, (arm) => ({ ...arm, mean, sd, n }));
}

/** A second row of the same study, another intervention arm against the whole comparator again. */
function comparatorTwice(subject: CheckSubject): CheckSubject {
  const own = memberOf(subject.result);
  const second = {
    ...own,
    resultId: `${own.resultId}, second intervention`,
    arms: own.arms.map((arm) => (arm.side === 'intervention' ? { ...arm, armId: `${arm.armId} 2` } : arm)),
  };
  return { ...subject, members: [...subject.members, second] };
}

/** The contrast taken as comparator against intervention, or the arms exchanged. */
function reversed(random: RandomGenerator, result: CheckedResult): CheckedResult | null {
  const { contrast } = result;
  if (contrast !== null && random.uniform() < 0.6) {
    const turned = turnedContrast(contrast);
    return turned === null ? null : { ...result, contrast: turned };
  }
  const [one, two] = result.arms;
  if (one === undefined || two === undefined) return null;
  const numbers = ({
    n,
    mean,
    sd,
    events,
    baselineMean,
    baselineSd,
    finalSd,
    nRandomised,
  }: CheckedArm): Partial<CheckedArm> => ({
    n,
    mean,
    sd,
    events,
    baselineMean,
    baselineSd,
    finalSd,
    nRandomised,
  });
  return {
    ...result,
    arms: [
      { ...one, ...numbers(two) },
      { ...two, ...numbers(one) },
    ],
  };
}

function turnedContrast(contrast: CheckedContrast): CheckedContrast | null {
  const { estimate, ciLow, ciHigh, measure } = contrast;
  if (estimate === null || ciLow === null || ciHigh === null || estimate.decimals === null) return null;
  const decimals = estimate.decimals;
  const turn = ({ value }: PrintedValue): PrintedValue | null =>
    measure === 'MD' ? printed(-value, decimals) : value > 0 ? printed(1 / value, decimals) : null;
  const [turned, low, high] = [turn(estimate), turn(ciHigh), turn(ciLow)];
  if (turned === null || low === null || high === null || turned.value === estimate.value) return null;
  return { ...contrast, estimate: turned, ciLow: low, ciHigh: high };
}

function changeAsFinal(result: CheckedResult): CheckedResult | null {
  return result.score === 'change' ? { ...result, score: 'final' } : null;
}
