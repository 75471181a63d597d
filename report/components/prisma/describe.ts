import type { PrismaBoxId, PrismaFlow, PrismaMismatch } from '../../../engine/review/prisma-flow.ts';
import { formatCount } from '../../../engine/text/format-number.ts';
import { countText } from './layout.ts';
import { BOX_TITLES, PRISMA } from './phrases.ts';

export type PrismaTableRow = Readonly<{ id: string; box: string; line: string | null; count: string; basis: string }>;

/** In reading order. */
const ORDER: readonly PrismaBoxId[] = [
  'identified',
  'removed',
  'screened',
  'records excluded',
  'sought',
  'not retrieved',
  'assessed',
  'reports excluded',
  'other identified',
  'other sought',
  'other not retrieved',
  'other assessed',
  'other reports excluded',
  'studies included',
  'reports included',
  'studies ongoing',
  'studies awaiting',
];

/** The diagram as rows of a table: a line for each box and for each of its parts. */
export function prismaTable(flow: PrismaFlow): readonly PrismaTableRow[] {
  return ORDER.filter((id) => flow.hasOtherMethods || !id.startsWith('other')).flatMap((id) => {
    const { count, basis, parts } = flow.boxes[id];
    const title = BOX_TITLES[id];
    return [
      { id, box: title, line: null, count: countText(count), basis: PRISMA.bases[basis] },
      ...parts.map((part, index) => ({
        id: `${id} ${index}`,
        box: title,
        line: part.label ?? PRISMA.noReason,
        count: countText(part.count),
        basis: PRISMA.bases[basis],
      })),
    ];
  });
}

/** What does not add up, in one sentence with both numbers and what to do. */
export function mismatchSentence({ box, count, expected, terms }: PrismaMismatch): string {
  const sum = terms
    .map((term, index) => `${index === 0 ? '' : term.sign === -1 ? '− ' : '+ '}${formatCount(term.count)}`)
    .join(' ');
  if (terms.length === 0) return PRISMA.tooFewExcluded(formatCount(count), formatCount(expected));
  const [only, ...others] = terms;
  if (only && others.length === 0)
    return PRISMA.moreThan(BOX_TITLES[box], formatCount(count), BOX_TITLES[only.box], formatCount(expected));
  if (box === 'reports included') return PRISMA.keptMismatch(sum, formatCount(expected), formatCount(count));
  return PRISMA.mismatch(BOX_TITLES[box], formatCount(count), sum, formatCount(expected));
}

/** The whole flow in one sentence, for those who cannot see it. */
export function describeFlow(flow: PrismaFlow): string {
  const say = (id: PrismaBoxId): string => PRISMA.counted(BOX_TITLES[id], countText(flow.boxes[id].count));
  return ORDER.filter((id) => flow.hasOtherMethods || !id.startsWith('other'))
    .map(say)
    .join('; ');
}
