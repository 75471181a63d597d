import type { PrismaBoxId } from '../../../engine/review/prisma-flow.ts';

/** The words of the PRISMA 2020 flow diagram, as its template has them (doi:10.1136/bmj.n71, CC BY 4.0). */
export const BOX_TITLES: Readonly<Record<PrismaBoxId, string>> = {
  identified: 'Records identified from databases and registers',
  removed: 'Records removed before screening',
  screened: 'Records screened',
  'records excluded': 'Records excluded',
  sought: 'Reports sought for retrieval',
  'not retrieved': 'Reports not retrieved',
  assessed: 'Reports assessed for eligibility',
  'reports excluded': 'Reports excluded',
  'other identified': 'Records identified from other methods',
  'other sought': 'Reports sought for retrieval',
  'other not retrieved': 'Reports not retrieved',
  'other assessed': 'Reports assessed for eligibility',
  'other reports excluded': 'Reports excluded',
  'studies included': 'Studies included in the review',
  'reports included': 'Reports of included studies',
  'studies ongoing': 'Ongoing studies',
  'studies awaiting': 'Studies awaiting classification',
};

export const PRISMA = {
  title: 'PRISMA 2020 flow diagram',
  phases: { identification: 'Identification', screening: 'Screening', included: 'Included' },
  /** No-break spaces keep the count together at the end of a line. */
  counted: (title: string, count: string) => `${title} (n\u00a0=\u00a0${count})`,
  unknown: 'not\u00a0recorded',
  noReason: 'No reason given',
  noDatabase: 'Unnamed source',
  more: (count: string, total: string) => `${count} more (n\u00a0=\u00a0${total})`,
  stage: 'Box',
  line: 'Line',
  number: 'n',
  basis: 'Where the number comes from',
  bases: {
    recorded: 'typed in',
    counted: 'counted from the studies of this review',
    inferred: 'worked out from the boxes before it',
    'not recorded': 'not recorded',
  },
  sum: (parts: readonly string[]) => parts.join(' '),
  mismatch: (title: string, count: string, sum: string, expected: string) =>
    `“${title}” says ${count}, but ${sum} = ${expected}. Correct one of these numbers.`,
  moreThan: (title: string, count: string, before: string, most: string) =>
    `“${title}” is ${count}, more than the ${most} of “${before}” that it comes from. Correct one of these numbers.`,
  keptMismatch: (sum: string, expected: string, count: string) =>
    `Assessed less excluded reports is ${sum} = ${expected}, but this review holds ${count} reports of studies that are included, ongoing or awaiting. Correct a count, or a study’s status or reports.`,
  tooFewExcluded: (count: string, studies: string) =>
    `The flow excludes ${count} reports, but ${studies} studies of this review stand as excluded. Raise the count, or leave it empty to count the studies.`,
} as const;
