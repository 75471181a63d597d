import type { PrismaBox, PrismaBoxId, PrismaFlow } from '../../../engine/review/prisma-flow.ts';
import { formatCount } from '../../../engine/text/format-number.ts';
import { wrapText, type TextStyle } from '../text/fit-text.ts';
import { BOX_TITLES, PRISMA } from './phrases.ts';

export const TITLE: TextStyle = { size: 12, weight: 600 };
export const LINE: TextStyle = { size: 12 };
export const LINE_HEIGHT = 16;
const PADDING = 10;
const BOX_WIDTH = 296;
const COLUMN_GAP = 40;
const ROW_GAP = 28;
const BAND_WIDTH = 24;
const BAND_GAP = 16;
/** Lines of a box; further reasons are added up. */
const MOST_PARTS = 8;

export type PlacedBox = Readonly<{
  id: PrismaBoxId;
  x: number;
  y: number;
  width: number;
  height: number;
  lines: readonly PlacedLine[];
}>;
export type PlacedLine = Readonly<{ text: string; y: number; isTitle: boolean }>;
/** A line with an arrow head at its end. */
export type PlacedArrow = Readonly<{ x1: number; y1: number; x2: number; y2: number }>;
export type PlacedBand = Readonly<{ label: string; y: number; height: number }>;
export type PrismaLayout = Readonly<{
  width: number;
  height: number;
  boxes: readonly PlacedBox[];
  arrows: readonly PlacedArrow[];
  bands: readonly PlacedBand[];
}>;

/** The name of a phase is written upright beside its rows and must fit. */
const LEAST_BAND = { identification: 92, screening: 0, included: 64 } as const satisfies Record<
  keyof typeof PRISMA.phases,
  number
>;

type Cell = PrismaBoxId | readonly PrismaBoxId[] | null;

/** Columns: the flow, what left it; then the same for records found by other methods. */
const ROWS: readonly Readonly<{ phase: keyof typeof PRISMA.phases; cells: readonly [Cell, Cell, Cell, Cell] }>[] = [
  { phase: 'identification', cells: ['identified', 'removed', 'other identified', null] },
  { phase: 'screening', cells: ['screened', 'records excluded', null, null] },
  { phase: 'screening', cells: ['sought', 'not retrieved', 'other sought', 'other not retrieved'] },
  { phase: 'screening', cells: ['assessed', 'reports excluded', 'other assessed', 'other reports excluded'] },
  {
    phase: 'included',
    cells: [['studies included', 'reports included'], ['studies ongoing', 'studies awaiting'], null, null],
  },
];

export const countText = (count: number | null): string => (count === null ? PRISMA.unknown : formatCount(count));

/** Place every box, arrow and band. User units are CSS pixels at scale 1. */
export function layOut(flow: PrismaFlow): PrismaLayout {
  const columns = flow.hasOtherMethods ? 4 : 2;
  const x = (column: number): number => BAND_WIDTH + BAND_GAP + column * (BOX_WIDTH + COLUMN_GAP);
  const boxes: PlacedBox[] = [];
  const byId = new Map<PrismaBoxId, PlacedBox>();
  const phases = new Map<keyof typeof PRISMA.phases, { top: number; bottom: number }>();
  let y = 1;
  for (const { phase, cells } of ROWS) {
    const placed = cells
      .slice(0, columns)
      .flatMap((cell, column) => (cell === null ? [] : [placeBox(flow, cell, x(column), y)]));
    const height = Math.max(LEAST_BAND[phase], ...placed.map((box) => box.height));
    for (const box of placed) {
      boxes.push(box);
      byId.set(box.id, box);
    }
    const known = phases.get(phase);
    phases.set(phase, { top: known?.top ?? y, bottom: y + height });
    y += height + ROW_GAP;
  }
  return {
    width: x(columns - 1) + BOX_WIDTH + 1,
    height: y - ROW_GAP + 1,
    boxes,
    arrows: arrowsOf(byId),
    bands: [...phases].map(([phase, { top, bottom }]) => ({
      label: PRISMA.phases[phase],
      y: top,
      height: bottom - top,
    })),
  };
}

export const BAND = { x: 1, width: BAND_WIDTH } as const;

function placeBox(flow: PrismaFlow, cell: PrismaBoxId | readonly PrismaBoxId[], x: number, y: number): PlacedBox {
  const ids = typeof cell === 'string' ? [cell] : cell;
  const lines: PlacedLine[] = [];
  let at = y + PADDING + LINE_HEIGHT - 4;
  const write = (text: string, isTitle: boolean): void => {
    for (const line of wrapText(text, BOX_WIDTH - 2 * PADDING, isTitle ? TITLE : LINE, 4)) {
      lines.push({ text: line, y: at, isTitle });
      at += LINE_HEIGHT;
    }
  };
  for (const id of ids) {
    const box = flow.boxes[id];
    write(PRISMA.counted(BOX_TITLES[id], countText(box.count)), true);
    for (const part of partLines(box)) write(part, false);
  }
  return { id: ids[0]!, x, y, width: BOX_WIDTH, height: at - LINE_HEIGHT + 4 + PADDING - y, lines };
}

/** A line for each database or reason; those beyond the eighth are added up. */
function partLines({ parts, id }: PrismaBox): readonly string[] {
  const nameless = id === 'identified' || id === 'other identified' ? PRISMA.noDatabase : PRISMA.noReason;
  const line = ({ label, count }: (typeof parts)[number]): string =>
    PRISMA.counted(capitalised(label ?? nameless), countText(count));
  if (parts.length <= MOST_PARTS) return parts.map(line);
  const rest = parts.slice(MOST_PARTS - 1);
  const total = rest.reduce((sum, { count }) => sum + (count ?? 0), 0);
  return [...parts.slice(0, MOST_PARTS - 1).map(line), PRISMA.more(formatCount(rest.length), formatCount(total))];
}

const capitalised = (text: string): string => {
  const plain = text.replace(/\.$/u, '');
  return plain.charAt(0).toUpperCase() + plain.slice(1);
};

function arrowsOf(boxes: ReadonlyMap<PrismaBoxId, PlacedBox>): readonly PlacedArrow[] {
  const between = (
    from: PrismaBoxId,
    to: PrismaBoxId,
    make: (a: PlacedBox, b: PlacedBox) => PlacedArrow,
  ): readonly PlacedArrow[] => {
    const a = boxes.get(from);
    const b = boxes.get(to);
    return a === undefined || b === undefined ? [] : [make(a, b)];
  };
  const down = (a: PlacedBox, b: PlacedBox): PlacedArrow => ({
    x1: a.x + a.width / 2,
    y1: a.y + a.height,
    x2: b.x + b.width / 2,
    y2: b.y,
  });
  /** Level, through both boxes: they begin at the same height. */
  const across = (a: PlacedBox, b: PlacedBox): PlacedArrow => {
    const y = a.y + Math.min(a.height, b.height) / 2;
    return { x1: a.x + a.width, y1: y, x2: b.x, y2: y };
  };
  /** From the flow of other methods into the last box, round the boxes between. */
  const joined = (a: PlacedBox, b: PlacedBox): PlacedArrow => ({
    x1: a.x + 24,
    y1: a.y + a.height,
    x2: a.x + 24,
    y2: b.y + b.height / 2,
  });
  return [
    ...between('identified', 'screened', down),
    ...between('screened', 'sought', down),
    ...between('sought', 'assessed', down),
    ...between('assessed', 'studies included', down),
    ...between('identified', 'removed', across),
    ...between('screened', 'records excluded', across),
    ...between('sought', 'not retrieved', across),
    ...between('assessed', 'reports excluded', across),
    ...between('other identified', 'other sought', down),
    ...between('other sought', 'other assessed', down),
    ...between('other sought', 'other not retrieved', across),
    ...between('other assessed', 'other reports excluded', across),
    ...between('other assessed', 'studies ongoing', joined),
  ];
}
