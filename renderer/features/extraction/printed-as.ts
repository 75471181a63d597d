import { choiceOf, keepChoice } from '../../connection/choices.ts';
import type { ExtractionRow } from '../../../api/contract/views.ts';
import type { ValueField } from '../../views/types.ts';
import type { SHAPES } from './phrases.ts';

/** Which numbers a paper printed: of an arm's mean, of an arm's counts, or of a contrast. */
export type Shape = keyof typeof SHAPES;
export type RowKind = 'mean' | 'count' | 'contrast';

/** The fields of each shape in the order they are typed. */
export const FIELDS_OF: Readonly<Record<Shape, readonly ValueField[]>> = {
  'mean sd': ['n', 'mean', 'sd'],
  'mean se': ['n', 'mean', 'se'],
  'mean ci': ['n', 'mean', 'ci_low', 'ci_high'],
  'median iqr': ['n', 'median', 'q1', 'q3'],
  'median range': ['n', 'median', 'min', 'max'],
  events: ['events', 'n'],
  percent: ['percent', 'n'],
  rate: ['events', 'person_time'],
  'estimate ci': ['estimate', 'ci_low', 'ci_high', 'p'],
  'estimate se': ['estimate', 'se', 'p'],
  'estimate t': ['estimate', 't', 'n'],
  'estimate f': ['estimate', 'f', 'n'],
  'estimate p': ['estimate', 'p', 'n'],
  'o-e v': ['o_minus_e', 'v'],
};

export const SHAPES_OF: Readonly<Record<RowKind, readonly Shape[]>> = {
  mean: ['mean sd', 'mean se', 'mean ci', 'median iqr', 'median range'],
  count: ['events', 'percent', 'rate'],
  contrast: ['estimate ci', 'estimate se', 'estimate t', 'estimate f', 'estimate p', 'o-e v'],
};

/** What tells a shape from the others of its kind. */
const TELLING: Readonly<Record<Shape, readonly ValueField[]>> = {
  'mean sd': ['sd'],
  'mean se': ['se'],
  'mean ci': ['ci_low'],
  'median iqr': ['q1'],
  'median range': ['min'],
  events: ['events'],
  percent: ['percent'],
  rate: ['person_time'],
  'estimate ci': ['ci_low'],
  'estimate se': ['se'],
  'estimate t': ['t'],
  'estimate f': ['f'],
  'estimate p': ['p'],
  'o-e v': ['o_minus_e'],
};

/** What a reviewer chose for an outcome; a kind of row without a choice goes by what is there. */
export type Choices = Readonly<Partial<Record<RowKind, Shape>>>;

/** Of these an arm's results are counts: of a time to an event, how many had it. */
const COUNTED: ReadonlySet<string> = new Set(['binary', 'count or rate', 'time-to-event']);

export function kindOf(row: Pick<ExtractionRow, 'kind'>, outcomeKind: string | undefined): RowKind {
  if (row.kind === 'contrast') return 'contrast';
  return COUNTED.has(outcomeKind ?? '') ? 'count' : 'mean';
}

/** Trials report an estimate with its precision, such as a 95% interval (CONSORT 17a); an arm's counts are events. */
export const USUAL: Readonly<Record<RowKind, Shape>> = { mean: 'mean ci', count: 'events', contrast: 'estimate ci' };

/** The shape most rows of a kind have; the usual one where nothing is typed yet. */
export function commonShape(kind: RowKind, rows: readonly ExtractionRow[]): Shape {
  let best = USUAL[kind];
  let most = 0;
  for (const shape of SHAPES_OF[kind]) {
    const count = rows.filter(({ cells }) => TELLING[shape].some((field) => (cells[field]?.text ?? '') !== '')).length;
    if (count > most) [best, most] = [shape, count];
  }
  return best;
}

const PREFIX = 'printed.';

export function rememberedChoices(outcomeId: string): Choices {
  try {
    const stored: unknown = JSON.parse(choiceOf(PREFIX + outcomeId) ?? 'null');
    if (typeof stored !== 'object' || stored === null) return {};
    return Object.fromEntries(
      Object.entries(stored).filter(([kind, shape]) => SHAPES_OF[kind as RowKind]?.includes(shape as Shape)),
    );
  } catch {
    return {};
  }
}

export function rememberChoice(outcomeId: string, kind: RowKind, shape: Shape): void {
  keepChoice(PREFIX + outcomeId, JSON.stringify({ ...rememberedChoices(outcomeId), [kind]: shape }));
}
