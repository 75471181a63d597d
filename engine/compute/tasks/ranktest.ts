import { rankTest, type RankTest } from '../../bias/rank-test.ts';
import { readColumn, readObject, refuseUnknown } from '../fields.ts';
import { GATE_OPTIONS, readGate } from '../gate-options.ts';
import type { Task } from '../task.ts';

function run(rawInput: unknown, rawOptions: unknown, name: string): RankTest {
  const input = readObject(rawInput, 'input');
  const options = readObject(rawOptions, 'options');
  refuseUnknown(options, ['exact', 'note', ...GATE_OPTIONS], name);
  return rankTest(readColumn(input, 'yi'), readColumn(input, 'vi'), readGate(options));
}

/** Rank correlation test, exact without ties. */
export const ranktestTask: Task = {
  task: 'ranktest',
  run(input, options) {
    const test = run(input, options, 'ranktest');
    return { tau: test.tau, pval: test.pValue, method: test.method, gate: test.gate };
  },
};

/** The same test by its normal approximation. */
export const beggMetabiasTask: Task = {
  task: 'begg_metabias',
  run(input, options) {
    const test = run(input, options, 'begg_metabias');
    return {
      stat: test.normalStatistic,
      pval: test.normalPValue,
      bias: test.score,
      se_bias: test.scoreStandardError,
      gate: test.gate,
    };
  },
};
