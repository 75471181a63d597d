import { z } from 'zod';
import type { ValueField } from '../../engine/review/records/index.ts';

/** Texts put into one row: [field, text, what the reviewer saw there before]. */
export type RowTexts = Readonly<{
  measurementId: string;
  cells: readonly (readonly [field: ValueField, text: string, seen: string])[];
}>;

/** Ends each text of a row but its last. */
const END = '\n';

/**
 * Texts of a block as they cross to the backend: the fields that rows have in common are named once, and the texts of a row are one.
 * Ten thousand cells are then small enough to leave the page at once; twice as much waits there until it has drawn.
 */
export type PackedRows = Readonly<{
  fields: ValueField[][];
  /** [measurementId, which of `fields`, texts, texts seen] */
  rows: [string, number, string, string][];
}>;

/** Null where a text has several lines: such rows are sent as they are. */
export function packRows(rows: readonly RowTexts[]): PackedRows | null {
  const known = new Map<string, number>();
  const fields: ValueField[][] = [];
  const packed: [string, number, string, string][] = [];
  for (const { measurementId, cells } of rows) {
    if (cells.some(([, text, seen]) => text.includes(END) || seen.includes(END))) return null;
    const own = cells.map(([field]) => field);
    const name = own.join(' ');
    let at = known.get(name);
    if (at === undefined) {
      known.set(name, (at = fields.length));
      fields.push(own);
    }
    const join = (part: 1 | 2): string => cells.map((cell) => cell[part]).join(END);
    packed.push([measurementId, at, join(1), join(2)]);
  }
  return { fields, rows: packed };
}

type Parts = Readonly<{
  field: z.ZodType<ValueField>;
  id: z.ZodType<string>;
  isText: (text: string) => boolean;
}>;

/** Reads packed rows, `most` of them at the most, back into what they were. */
export function packedRows({ field, id, isText }: Parts, most: number) {
  return z
    .object({
      fields: z.array(z.array(field).min(1).max(40)).min(1).max(most),
      rows: z
        .array(z.tuple([id, z.int().min(0), z.string(), z.string()]))
        .min(1)
        .max(most),
    })
    .transform(({ fields, rows }, context) => {
      const refuse = (message: string) => {
        context.addIssue({ code: 'custom', message });
        return z.NEVER;
      };
      const unpacked: { measurementId: string; cells: [ValueField, string, string][] }[] = [];
      for (const [measurementId, at, texts, seen] of rows) {
        const own = fields[at];
        const [put, before] = [texts.split(END), seen.split(END)];
        if (own === undefined || put.length !== own.length || before.length !== own.length)
          return refuse(`Row ${measurementId} has not one text for each of its fields.`);
        if (!put.every(isText) || !before.every(isText))
          return refuse(`Row ${measurementId} has a text longer than a cell takes.`);
        unpacked.push({ measurementId, cells: own.map((name, i) => [name, put[i]!, before[i]!]) });
      }
      return unpacked;
    });
}
