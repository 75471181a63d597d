import { leaveOneOut } from '../../sensitivity/leave-one-out.ts';
import { readColumn, readObject, refuseUnknown } from '../fields.ts';
import { readPooling } from '../pool-options.ts';
import type { Task } from '../task.ts';
import { pooledColumns } from '../pooled-columns.ts';

/** The pooled result without each study. */
export const leave1outTask: Task = {
  task: 'leave1out',
  run(rawInput, rawOptions) {
    const input = readObject(rawInput, 'input');
    const options = readObject(rawOptions, 'options');
    refuseUnknown(options, ['method', 'test', 'level'], 'leave1out');
    const rows = leaveOneOut(readColumn(input, 'yi'), readColumn(input, 'vi'), readPooling(options));
    return { study: rows.map(({ position }) => position + 1), ...pooledColumns(rows) };
  },
};
