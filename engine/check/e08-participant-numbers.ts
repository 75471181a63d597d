import { unevenArms } from './uneven-arms.ts';
import { unevenLoss } from './uneven-loss.ts';
import type { Check, CheckedResult, CheckFinding, CheckSubject } from './types.ts';
import { armField, asPrinted, capitalise, computed, fixed, place } from './wording.ts';

/** Numbers analysed of one arm at one time may differ this much between outcomes (T). */
const LARGEST_DIFFERENCE = 0.1;

/**
 * E8: numbers of participants that do not fit. Block: more analysed than randomised. Medium: one arm loses most of its people and another hardly any; one arm has over five times the people of the other; the arms do not sum to
 * the printed total; the number analysed differs by more than 10% between outcomes of one arm at one time, or exceeds by as much that of an earlier time. A
 * crossover trial analyses each person in every arm, so its arms are compared with all randomised. Extraction rules
 * 6.
 * Golden: none, R has no such check; acceptance statement C20.
 */
export const checkParticipantNumbers: Check = (subject) => {
  const findings = moreThanRandomised(subject.result);
  findings.push(...unevenLoss(subject.result), ...unevenArms(subject.result));
  if (subject.result.nTotal !== null) findings.push(...total(subject.result));
  if (subject.others.length > 0) findings.push(...betweenOutcomes(subject), ...growing(subject));
  return findings;
};

function moreThanRandomised(result: CheckedResult): CheckFinding[] {
  const findings: CheckFinding[] = [];
  if (result.unit !== 'person') return findings;
  const everyone =
    result.design === 'crossover'
      ? result.arms.reduce((sum, arm) => sum + (arm.nRandomised?.value ?? Number.NaN), 0)
      : Number.NaN;
  for (let at = 0; at < result.arms.length; at++) {
    const arm = result.arms[at]!;
    const { n, nRandomised } = arm;
    if (n === null || nRandomised === null) continue;
    const most = Number.isFinite(everyone) ? everyone : nRandomised.value;
    if (n.value <= most) continue;
    findings.push({
      check: 'E8',
      severity: 'block',
      fields: [`arms[${at}].n`, `arms[${at}].nRandomised`],
      message: `${capitalise(armField(arm, 'number analysed', n))} exceeds the number randomised, ${computed(most)}${place(nRandomised)}.`,
      arithmetic: `${asPrinted(n)} > ${computed(most)}`,
    });
  }
  return findings;
}

function total(result: CheckedResult): CheckFinding[] {
  const { nTotal, arms } = result;
  if (nTotal === null || arms.length < 2 || arms.some((arm) => arm.n === null) || result.design === 'crossover')
    return [];
  const sum = arms.reduce((running, arm) => running + (arm.n?.value ?? 0), 0);
  if (Math.abs(sum - nTotal.value) < 0.5) return [];
  return [
    {
      check: 'E8',
      severity: 'medium',
      fields: ['nTotal', ...arms.map((_, at) => `arms[${at}].n`)],
      message: `The arms' numbers analysed do not sum to the total ${asPrinted(nTotal)}${place(nTotal)}.`,
      arithmetic: `${arms.map((arm) => computed(arm.n?.value ?? 0)).join(' + ')} = ${computed(sum)} ≠ ${asPrinted(nTotal)}`,
    },
  ];
}

function betweenOutcomes({ result, others }: CheckSubject): CheckFinding[] {
  if (result.timeDays === null && result.timeText === null) return [];
  const sameTime = others.filter(
    (other) =>
      other.studyId === result.studyId &&
      other.id !== result.id &&
      other.outcome !== result.outcome &&
      other.unit === result.unit &&
      other.timeDays === result.timeDays &&
      (result.timeDays !== null || other.timeText === result.timeText),
  );
  return result.arms.flatMap((arm, at) => {
    const { n } = arm;
    if (n === null || arm.counts !== 'raw') return [];
    for (const other of sameTime) {
      const there = other.arms.find((candidate) => candidate.id === arm.id && candidate.counts === 'raw')?.n ?? null;
      if (there === null) continue;
      const share = Math.abs(n.value - there.value) / Math.max(n.value, there.value);
      if (!(share > LARGEST_DIFFERENCE)) continue;
      return [
        {
          check: 'E8' as const,
          severity: 'medium' as const,
          fields: [`arms[${at}].n`],
          message: `${capitalise(armField(arm, 'number analysed', n))} differs from that of "${other.outcome}" at the same time, ${asPrinted(there)}${place(there)}.`,
          arithmetic: `|${asPrinted(n)} − ${asPrinted(there)}| / ${computed(Math.max(n.value, there.value))} = ${fixed(100 * share, share < LARGEST_DIFFERENCE + 0.01 ? 1 : 0)}% > ${100 * LARGEST_DIFFERENCE}%`,
        },
      ];
    }
    return [];
  });
}

/** People are lost over time and do not come back, so that a larger number later is another population's. */
function growing({ result, others }: CheckSubject): CheckFinding[] {
  const { timeDays } = result;
  if (timeDays === null) return [];
  const earlier = others.filter(
    (other) =>
      other.studyId === result.studyId &&
      other.outcome === result.outcome &&
      other.score === result.score &&
      other.unit === result.unit &&
      other.instrument?.id === result.instrument?.id &&
      (other.timeDays ?? timeDays) < timeDays,
  );
  return result.arms.flatMap((arm, at) => {
    const { n } = arm;
    if (n === null || arm.counts !== 'raw' || arm.estimation !== 'raw') return [];
    for (const other of earlier) {
      const there =
        other.arms.find(({ id, counts, estimation }) => id === arm.id && counts === 'raw' && estimation === 'raw')?.n ??
        null;
      if (there === null || !(n.value > there.value * (1 + LARGEST_DIFFERENCE))) continue;
      return [
        {
          check: 'E8' as const,
          severity: 'medium' as const,
          fields: [`arms[${at}].n`],
          message: `${capitalise(armField(arm, 'number analysed', n))} exceeds that of an earlier time${other.timeText === null ? '' : `, ${other.timeText}`}, ${asPrinted(there)}${place(there)}: it may be of another population.`,
          arithmetic: `${asPrinted(n)} / ${asPrinted(there)} = ${fixed(n.value / there.value, 2)} > ${1 + LARGEST_DIFFERENCE}`,
        },
      ];
    }
    return [];
  });
}
