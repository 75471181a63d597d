import { duplicatedContrast } from './duplicated-contrast.ts';
import { armPair, type ArmPair } from './effect-of-result.ts';
import { overlap, rangeOf } from './rounding.ts';
import type { Check, CheckedArm, CheckedResult, CheckFinding, CheckSubject } from './types.ts';
import { asPrinted, place } from './wording.ts';

/**
 * E13, high: the same numbers twice. Mean, SD and n all equal in both arms, in an arm of another study, or in one arm
 * at two times; final scores that repeat those at baseline; means and SDs of both arms those of another study, whatever
 * its n, or with the same n to other decimals; SDs that repeat the means; for counts, all four numbers of another study's
 * table. A copied column is the commonest cause, a second report of one trial the next. Extraction rules 6.
 * Golden: none, R has no such check; acceptance statement C20.
 */
export const checkDuplicatedValues: Check = (subject) => [
  ...bothArms(subject.result),
  ...sdsRepeatMeans(subject.result),
  ...finalRepeatsBaseline(subject.result),
  ...subject.result.arms.flatMap((arm, at) => elsewhere(subject, arm, at)),
  ...sameMeans(subject),
  ...sameToRounding(subject),
  ...sameTable(subject),
  ...duplicatedContrast(subject),
];

function bothArms(result: CheckedResult): CheckFinding[] {
  const pair = armPair(result);
  if (pair === null || !sameSummary(pair.intervention, pair.comparator)) return [];
  const [one, two] = [pair.interventionAt, pair.comparatorAt];
  return [
    {
      check: 'E13',
      severity: 'high',
      fields: [
        `arms[${one}].mean`,
        `arms[${one}].sd`,
        `arms[${one}].n`,
        `arms[${two}].mean`,
        `arms[${two}].sd`,
        `arms[${two}].n`,
      ],
      message: `Arms "${pair.intervention.label}" and "${pair.comparator.label}" have the same mean, SD and n${locatorOf(pair.intervention)}: a column may have been copied.`,
      arithmetic: `${summary(pair.intervention)} = ${summary(pair.comparator)}`,
    },
  ];
}

function sdsRepeatMeans(result: CheckedResult): CheckFinding[] {
  const pair = armPair(result);
  const repeats = ({ mean, sd }: CheckedArm): boolean =>
    mean !== null && sd !== null && (mean.decimals ?? 0) > 0 && mean.value === sd.value;
  if (pair === null || !repeats(pair.intervention) || !repeats(pair.comparator)) return [];
  const [one, two] = [pair.interventionAt, pair.comparatorAt];
  return [
    {
      check: 'E13',
      severity: 'high',
      fields: [`arms[${one}].mean`, `arms[${one}].sd`, `arms[${two}].mean`, `arms[${two}].sd`],
      message: `The SD equals the mean in both arms${locatorOf(pair.intervention)}: a column may have been copied.`,
      arithmetic: `${summary(pair.intervention)}; ${summary(pair.comparator)}`,
    },
  ];
}

/** High in both arms, medium in one of them: two numbers alike to every digit are seldom chance. */
function finalRepeatsBaseline(result: CheckedResult): CheckFinding[] {
  const pair = result.score === 'change' ? null : armPair(result);
  if (pair === null) return [];
  const repeating = [
    { arm: pair.intervention, at: pair.interventionAt },
    { arm: pair.comparator, at: pair.comparatorAt },
  ].filter(
    ({ arm: { mean, sd, baselineMean, baselineSd } }) =>
      mean !== null && sd !== null && mean.value === baselineMean?.value && sd.value === baselineSd?.value,
  );
  const [first] = repeating;
  if (first === undefined) return [];
  const isBoth = repeating.length === 2;
  const whose = isBoth ? 'both arms' : `arm "${first.arm.label}"`;
  return [
    {
      check: 'E13',
      severity: isBoth ? 'high' : 'medium',
      fields: repeating.flatMap(({ at }) => [`arms[${at}].mean`, `arms[${at}].sd`]),
      message: `Mean and SD of ${whose} are those at baseline${locatorOf(first.arm)}: the column of the baseline may have been copied.`,
      arithmetic: repeating.map(({ arm }) => summary(arm)).join('; '),
    },
  ];
}

/** A second report of a trial, with other participants left out, has the same means and SDs on other numbers. */
function sameMeans({ result, others }: CheckSubject): CheckFinding[] {
  const pair = armPair(result);
  if (pair === null || pair.intervention.sd?.state === 'derived') return [];
  const twin = others.find((other) => {
    const there = other.studyId === result.studyId ? null : armPair(other);
    return (
      there !== null &&
      sameMeanAndSd(pair.intervention, there.intervention) &&
      sameMeanAndSd(pair.comparator, there.comparator) &&
      !(sameSummary(pair.intervention, there.intervention) && sameSummary(pair.comparator, there.comparator))
    );
  });
  if (twin === undefined) return [];
  return anotherReport(
    pair,
    twin,
    `Both arms have the same mean and SD as ${twin.studyLabel}, with other numbers of participants`,
  );
}

/** A second report of a trial may round its numbers otherwise: 5.1 (2.1) for 5.14 (2.08), of the same people. */
function sameToRounding({ result, others }: CheckSubject): CheckFinding[] {
  const pair = armPair(result);
  if (pair === null) return [];
  const twin = others.find((other) => {
    const there = other.studyId === result.studyId ? null : armPair(other);
    return (
      there !== null &&
      other.score === result.score &&
      roundsAlike(pair.intervention, there.intervention) &&
      roundsAlike(pair.comparator, there.comparator) &&
      !(sameMeanAndSd(pair.intervention, there.intervention) || sameMeanAndSd(pair.comparator, there.comparator))
    );
  });
  if (twin === undefined) return [];
  return anotherReport(
    pair,
    twin,
    `Both arms have the same n as ${twin.studyLabel}, and the same mean and SD but for rounding`,
  );
}

function anotherReport(pair: ArmPair, twin: CheckedResult, alike: string): CheckFinding[] {
  const [one, two] = [pair.interventionAt, pair.comparatorAt];
  return [
    {
      check: 'E13',
      severity: 'high',
      fields: [`arms[${one}].mean`, `arms[${one}].sd`, `arms[${two}].mean`, `arms[${two}].sd`],
      message: `${alike}: it may be another report of one trial.`,
      arithmetic: `${summary(pair.intervention)}; ${summary(pair.comparator)} against ${twin.arms.map(summary).join('; ')}`,
    },
  ];
}

/** Same n, and a mean and an SD that two roundings of one number could be; whole numbers are alike by chance too often. */
function roundsAlike(a: CheckedArm, b: CheckedArm): boolean {
  if (a.mean === null || a.sd === null || b.mean === null || b.sd === null) return false;
  if (a.n === null || a.n.value !== b.n?.value) return false;
  const all = [a.mean, a.sd, b.mean, b.sd];
  if (all.some(({ state, decimals }) => state !== 'reported' || (decimals ?? 0) === 0)) return false;
  return overlap(rangeOf(a.mean), rangeOf(b.mean)) && overlap(rangeOf(a.sd), rangeOf(b.sd));
}

function elsewhere({ result, others }: CheckSubject, arm: CheckedArm, at: number): CheckFinding[] {
  for (const other of others) {
    if (other.id === result.id) continue;
    const sameStudy = other.studyId === result.studyId;
    const otherTime = other.outcome === result.outcome && !sameTime(other, result);
    if (sameStudy && !otherTime) continue;
    const twin = other.arms.find((candidate) => (!sameStudy || candidate.id === arm.id) && sameSummary(arm, candidate));
    if (twin === undefined) continue;
    const where = sameStudy
      ? `at ${other.timeText ?? 'another time'}`
      : `in arm "${twin.label}" of ${other.studyLabel}`;
    return [
      {
        check: 'E13',
        severity: 'high',
        fields: [`arms[${at}].mean`, `arms[${at}].sd`, `arms[${at}].n`],
        message: `Arm "${arm.label}"${locatorOf(arm)} has the same mean, SD and n as ${where}${locatorOf(twin)}: a column or a report may have been entered twice.`,
        arithmetic: `${summary(arm)} = ${summary(twin)}`,
      },
    ];
  }
  return [];
}

function sameTable({ result, others }: CheckSubject): CheckFinding[] {
  const pair = armPair(result);
  if (pair === null || (pair.intervention.events?.value ?? 0) + (pair.comparator.events?.value ?? 0) === 0) return [];
  const twin = others.find((other) => {
    const there = other.studyId === result.studyId ? null : armPair(other);
    return (
      there !== null &&
      sameCounts(pair.intervention, there.intervention) &&
      sameCounts(pair.comparator, there.comparator)
    );
  });
  if (twin === undefined) return [];
  const [one, two] = [pair.interventionAt, pair.comparatorAt];
  const table = `${counts(pair.intervention)}, ${counts(pair.comparator)}`;
  return [
    {
      check: 'E13',
      severity: 'high',
      fields: [`arms[${one}].events`, `arms[${one}].n`, `arms[${two}].events`, `arms[${two}].n`],
      message: `Both arms have the same events and n as ${twin.studyLabel}: a report may have been entered twice.`,
      arithmetic: `${table} = ${table}`,
    },
  ];
}

function sameTime(a: CheckedResult, b: CheckedResult): boolean {
  return a.timeDays === b.timeDays && (a.timeDays !== null || a.timeText === b.timeText);
}

function sameSummary(a: CheckedArm, b: CheckedArm): boolean {
  return a.n !== null && b.n !== null && a.n.value === b.n.value && sameMeanAndSd(a, b);
}

function sameMeanAndSd(a: CheckedArm, b: CheckedArm): boolean {
  if (a.mean === null || a.sd === null || b.mean === null || b.sd === null) return false;
  if (a.sd.state === 'imputed' || b.sd.state === 'imputed') return false;
  return a.mean.value === b.mean.value && a.sd.value === b.sd.value;
}

function sameCounts(a: CheckedArm, b: CheckedArm): boolean {
  return (
    a.events !== null &&
    a.n !== null &&
    b.events !== null &&
    b.n !== null &&
    a.events.value === b.events.value &&
    a.n.value === b.n.value
  );
}

function locatorOf({ mean }: CheckedArm): string {
  return mean === null ? '' : place(mean);
}

function summary({ mean, sd, n }: CheckedArm): string {
  return mean === null || sd === null || n === null ? '' : `${asPrinted(mean)} (${asPrinted(sd)}), n ${asPrinted(n)}`;
}

function counts({ events, n }: CheckedArm): string {
  return events === null || n === null ? '' : `${asPrinted(events)}/${asPrinted(n)}`;
}
