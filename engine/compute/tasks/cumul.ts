import { EngineInputError } from '../../errors.ts';
import { cumulativeMetaAnalysis } from '../../sensitivity/cumulative.ts';
import { readColumn, readObject, refuseUnknown, type Fields } from '../fields.ts';
import { pooledColumns } from '../pooled-columns.ts';
import { readPooling } from '../pool-options.ts';
import type { Task } from '../task.ts';

/** The column of the input that `options.order` names; null for the order of the data. */
function readOrder(input: Fields, options: Fields): (number | string | null)[] | null {
  const name = options['order'];
  if (name === undefined || name === null) return null;
  const column = typeof name === 'string' ? input[name] : name;
  if (!Array.isArray(column)) {
    throw new EngineInputError(
      'missing-input',
      `order names ${JSON.stringify(name)}, which is no column of the input.`,
      'order',
    );
  }
  return column.map((key: unknown, i) => {
    if (key === null || typeof key === 'number' || typeof key === 'string') return key;
    throw new EngineInputError('not-finite', `Entry ${i} of the order is neither a number nor a text.`, 'order');
  });
}

/** The pooled result after each added study; `ties` is always the order of the data. */
export const cumulTask: Task = {
  task: 'cumul',
  run(rawInput, rawOptions) {
    const input = readObject(rawInput, 'input');
    const options = readObject(rawOptions, 'options');
    refuseUnknown(options, ['method', 'test', 'level', 'order', 'ties'], 'cumul');
    const rows = cumulativeMetaAnalysis(
      readColumn(input, 'yi'),
      readColumn(input, 'vi'),
      readOrder(input, options),
      readPooling(options),
    );
    return { order: rows.map(({ position }) => position + 1), ...pooledColumns(rows) };
  },
};
