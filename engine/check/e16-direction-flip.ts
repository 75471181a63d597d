import { changeAgainstFinal } from './change-against-final.ts';
import { contrastFromArms } from './contrast-against-arms.ts';
import { effectOfResult, isRatio } from './effect-of-result.ts';
import { isProbability } from './p-from-effect.ts';
import { probabilityRange, rangeOf, type Range } from './rounding.ts';
import type { Check, CheckedResult, CheckFinding, CheckSubject } from './types.ts';
import { asPrinted, capitalise, computed, contrastField, fixed } from './wording.ts';

/** Fewer other studies than this have no common side worth the name (T). */
const FEWEST_OTHERS = 3;
const STANDARD_ERRORS = 2;

/**
 * E16, high: an effect that points the wrong way: against the report's own words or its one-tailed p-value (which
 * asks for benefit), against the difference of its own arms, alone on its side of the null among at least three other
 * studies by more than two standard errors, on an instrument whose direction is entered differently in another
 * study, or a mean change whose sign its final score turns. Extraction rules 1.9 and 6.
 * Golden: none, R has no such check; test/engine/check/checks.test.ts.
 */
export const checkDirectionFlip: Check = (subject) => [
  ...againstText(subject.result),
  ...againstOneTailedP(subject.result),
  ...againstArms(subject.result),
  ...aloneOnItsSide(subject),
  ...instrumentDirection(subject),
  ...changeAgainstFinal(subject, 'E16'),
];

/** +1 when larger values are good, −1 when they are bad, null when nothing says. */
function goodDirection(result: CheckedResult): 1 | -1 | null {
  const higherIs =
    result.instrument?.higherIs ?? (result.better === null ? null : result.better === 'higher' ? 'better' : 'worse');
  return higherIs === null ? null : higherIs === 'better' ? 1 : -1;
}

function effectFields(result: CheckedResult): string[] {
  return result.contrast?.estimate === undefined || result.contrast.estimate === null
    ? result.arms.map((_, at) => `arms[${at}]`)
    : ['contrast.estimate'];
}

function againstText(result: CheckedResult): CheckFinding[] {
  const good = goodDirection(result);
  const effect = effectOfResult(result);
  if (result.textSays === null || good === null || effect === null) return [];
  const benefit = good * effect.estimate;
  const says = result.textSays === 'favours intervention' ? 1 : -1;
  if (benefit * says >= 0) return [];
  return [
    {
      check: 'E16',
      severity: 'high',
      fields: [...effectFields(result), 'textSays'],
      message: `The effect of ${result.studyLabel} favours the ${benefit > 0 ? 'intervention' : 'comparator'}, but its text ${result.textSays}: a sign, the arms or the direction of the scale may be exchanged.`,
      arithmetic: `effect ${computed(effect.estimate)} where ${good > 0 ? 'higher' : 'lower'} is better`,
    },
  ];
}

function againstOneTailedP(result: CheckedResult): CheckFinding[] {
  const { contrast } = result;
  const good = goodDirection(result);
  const effect = effectOfResult(result);
  if (
    contrast === null ||
    contrast.tails !== 1 ||
    contrast.p === null ||
    !isProbability(contrast.p) ||
    good === null ||
    effect === null
  )
    return [];
  const { low, high } = probabilityRange(contrast.p);
  const benefit = good * effect.estimate;
  if (!((benefit < 0 && high < 0.5) || (benefit > 0 && low > 0.5))) return [];
  return [
    {
      check: 'E16',
      severity: 'high',
      fields: [...effectFields(result), 'contrast.p'],
      message: `${capitalise(contrastField('one-tailed p', contrast.p))} speaks for the ${benefit > 0 ? 'comparator' : 'intervention'}, the effect for the ${benefit > 0 ? 'intervention' : 'comparator'}: a sign or the direction of the scale may be exchanged.`,
      arithmetic: `effect ${computed(effect.estimate)} where ${good > 0 ? 'higher' : 'lower'} is better; one-tailed p ${asPrinted(contrast.p)} ${benefit > 0 ? '>' : '<'} 0.5`,
    },
  ];
}

function againstArms(result: CheckedResult): CheckFinding[] {
  const { contrast } = result;
  if (contrast === null || contrast.estimate === null) return [];
  const fromArms = contrastFromArms(result, contrast.measure);
  if (fromArms === null) return [];
  const nullValue = isRatio(contrast.measure) ? 1 : 0;
  const printed = side(rangeOf(contrast.estimate), nullValue);
  const recomputed = side(fromArms.band, nullValue);
  if (printed === 0 || recomputed === 0 || printed === recomputed) return [];
  return [
    {
      check: 'E16',
      severity: 'high',
      fields: ['contrast.estimate'],
      message: `${capitalise(contrastField('estimate', contrast.estimate))} has the opposite direction to its own arms: it may be comparator against intervention.`,
      arithmetic: `${fromArms.formula} = ${computed(fromArms.estimate)} against ${asPrinted(contrast.estimate)}`,
    },
  ];
}

function side({ low, high }: Range, nullValue: number): -1 | 0 | 1 {
  return low > nullValue ? 1 : high < nullValue ? -1 : 0;
}

function aloneOnItsSide({ result, others }: CheckSubject): CheckFinding[] {
  const own = orientedEffect(result);
  if (own === null || Math.abs(own.estimate) <= STANDARD_ERRORS * own.standardError) return [];
  const elsewhere = others
    .filter((other) => other.studyId !== result.studyId && other.outcome === result.outcome && sameScale(other, result))
    .flatMap((other) => {
      const effect = orientedEffect(other);
      return effect === null ? [] : [effect.estimate];
    });
  if (elsewhere.length < FEWEST_OTHERS || !elsewhere.every((estimate) => estimate * own.estimate < 0)) return [];
  return [
    {
      check: 'E16',
      severity: 'high',
      fields: effectFields(result),
      message: `${result.studyLabel} is the only one of ${elsewhere.length + 1} results on its side of no effect, by more than ${STANDARD_ERRORS} standard errors: a sign or the direction of the scale may be exchanged.`,
      arithmetic: `|${computed(own.estimate)}| / ${computed(own.standardError)} = ${fixed(Math.abs(own.estimate) / own.standardError, 1)}; the others lie between ${computed(Math.min(...elsewhere))} and ${computed(Math.max(...elsewhere))} (positive is better)`,
    },
  ];
}

/** The effect with benefit positive; unoriented when nothing says which direction is good. */
export function orientedEffect(result: CheckedResult): Readonly<{ estimate: number; standardError: number }> | null {
  const effect = effectOfResult(result);
  return effect === null
    ? null
    : { estimate: (goodDirection(result) ?? 1) * effect.estimate, standardError: effect.standardError };
}

/** Directions can be compared only when both results know theirs, or neither does. */
function sameScale(a: CheckedResult, b: CheckedResult): boolean {
  return (goodDirection(a) === null) === (goodDirection(b) === null);
}

function instrumentDirection({ result, others }: CheckSubject): CheckFinding[] {
  const { instrument } = result;
  if (instrument === null || instrument.higherIs === null) return [];
  const other = others.find(
    (candidate) =>
      candidate.studyId !== result.studyId &&
      candidate.instrument?.id === instrument.id &&
      candidate.instrument.higherIs !== null &&
      candidate.instrument.higherIs !== instrument.higherIs,
  );
  if (other === undefined) return [];
  return [
    {
      check: 'E16',
      severity: 'high',
      fields: ['instrument.higherIs'],
      message: `The same instrument is entered with the opposite direction in ${other.studyLabel}.`,
      arithmetic: `higher is ${instrument.higherIs} here, ${instrument.higherIs === 'better' ? 'worse' : 'better'} there`,
    },
  ];
}
