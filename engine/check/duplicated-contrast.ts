import type { CheckedContrast, CheckFinding, CheckSubject } from './types.ts';
import { asPrinted, place } from './wording.ts';

/** E13, high: an estimate with both limits that stands in another study, or at another time of this one. */
export function duplicatedContrast({ result, others }: CheckSubject): readonly CheckFinding[] {
  const { contrast } = result;
  if (contrast === null || contrast.estimate === null) return [];
  const twin = others.find(
    (other) =>
      other.id !== result.id &&
      other.outcome === result.outcome &&
      (other.studyId !== result.studyId || isAnotherTime(other, result)) &&
      other.contrast !== null &&
      isSame(contrast, other.contrast),
  );
  if (twin === undefined) return [];
  const where = twin.studyId === result.studyId ? (twin.timeText ?? 'another time') : twin.studyLabel;
  return [
    {
      check: 'E13',
      severity: 'high',
      fields: ['contrast.estimate', 'contrast.ciLow', 'contrast.ciHigh'],
      message: `The contrast has the same estimate and limits as ${where}${place(contrast.estimate)}: a row may have been copied, or a report entered twice.`,
      arithmetic: `${text(contrast)} = ${text(twin.contrast ?? contrast)}`,
    },
  ];
}

const isAnotherTime = (a: CheckSubject['result'], b: CheckSubject['result']): boolean =>
  a.timeDays !== null && b.timeDays !== null && a.timeDays !== b.timeDays && a.score === b.score;

/** Three numbers with two decimals or more between them: whole ones are the same by chance too often. */
function isSame(a: CheckedContrast, b: CheckedContrast): boolean {
  if (a.measure !== b.measure || (a.estimate?.decimals ?? 0) === 0) return false;
  return (['estimate', 'ciLow', 'ciHigh'] as const).every(
    (field) => a[field] !== null && a[field].value === b[field]?.value,
  );
}

const text = ({ estimate, ciLow, ciHigh }: CheckedContrast): string =>
  [estimate, ciLow, ciHigh].map((printed) => (printed === null ? '' : asPrinted(printed))).join(', ');
