/** A cell holds a number at full precision, a text, yes or no, or nothing. */
export type DataCell = string | number | boolean | null;

/** A column with what the data dictionary says of it. */
export type DataColumn = Readonly<{
  name: string;
  description: string;
  /** Unit or scale; null for texts and counts. */
  unit: string | null;
  type: 'text' | 'number' | 'boolean' | 'date';
}>;

/** One tidy table: a row an observation, a column a variable. `name` is a file name and the name of a sheet. */
export type DataTable = Readonly<{
  name: string;
  description: string;
  columns: readonly DataColumn[];
  rows: readonly (readonly DataCell[])[];
}>;

/** A column and how to read it off one record. */
export type ColumnOf<Item> = DataColumn & Readonly<{ of: (item: Item) => DataCell }>;

export function text<Item>(name: string, description: string, of: (item: Item) => string | null): ColumnOf<Item> {
  return { name, description, unit: null, type: 'text', of };
}

export function number<Item>(
  name: string,
  description: string,
  unit: string | null,
  of: (item: Item) => number | null,
): ColumnOf<Item> {
  return { name, description, unit, type: 'number', of };
}

export function yesNo<Item>(name: string, description: string, of: (item: Item) => boolean | null): ColumnOf<Item> {
  return { name, description, unit: null, type: 'boolean', of };
}

export function tableOf<Item>(
  name: string,
  description: string,
  items: readonly Item[],
  columns: readonly ColumnOf<Item>[],
): DataTable {
  return {
    name,
    description,
    columns: columns.map(({ of: _of, ...column }) => column),
    rows: items.map((item) => columns.map((column) => column.of(item))),
  };
}

/** Every column of every table in one table of its own. */
export function dataDictionary(tables: readonly DataTable[]): DataTable {
  const entries = tables.flatMap((table) => table.columns.map((column) => ({ table, column })));
  return tableOf('data_dictionary', 'Every column of every table, with its meaning, type and unit.', entries, [
    text('table', 'Table the column stands in', ({ table }) => table.name),
    text('column', 'Name of the column', ({ column }) => column.name),
    text('type', 'text, number, boolean or date (ISO 8601, UTC)', ({ column }) => column.type),
    text('unit', 'Unit or scale of the numbers', ({ column }) => column.unit),
    text('meaning', 'What the column holds', ({ column }) => column.description),
    text('about the table', 'What a row of the table is', ({ table }) => table.description),
  ]);
}
