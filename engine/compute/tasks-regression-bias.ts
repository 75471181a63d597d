import { renamingFields } from './rename-field.ts';
import type { Task } from './task.ts';
import { baujatTask } from './tasks/baujat.ts';
import { blupTask } from './tasks/blup.ts';
import { cumulTask } from './tasks/cumul.ts';
import { fsnTask } from './tasks/fsn.ts';
import { funnelContoursTask } from './tasks/funnel-contours.ts';
import { goshTask } from './tasks/gosh.ts';
import { influenceTask } from './tasks/influence.ts';
import { leave1outTask } from './tasks/leave1out.ts';
import { metabiasBinaryTask } from './tasks/metabias-binary.ts';
import { metaregPredictTask, metaregTask } from './tasks/metareg.ts';
import { peeseTask, petTask } from './tasks/pet-peese.ts';
import { beggMetabiasTask, ranktestTask } from './tasks/ranktest.ts';
import { eggerClassicTask, regtestTask } from './tasks/regtest.ts';
import { selmodelTask } from './tasks/selmodel.ts';
import { subgroupMetagenTask, subgroupTask } from './tasks/subgroup.ts';
import { tesTask } from './tasks/tes.ts';
import { trimfillTask } from './tasks/trimfill.ts';

/** The engine's names of inputs and the format's. */
const FIELD_NAMES = {
  effects: 'yi',
  variances: 'vi',
  sampleSizes: 'ni',
  design: 'X',
  rows: 'newmods',
  testedColumns: 'btt',
  groups: 'subgroup',
  events1: 'ai',
  total1: 'n1i',
  events2: 'ci',
  total2: 'n2i',
  increment: 'incr',
  assumedEffect: 'theta',
  missing: 'estimator',
};

function withFormatNames({ task, run }: Task): Task {
  return { task, run: (input, options) => renamingFields(FIELD_NAMES, () => run(input, options)) };
}

/** Tasks of engine/regression, engine/sensitivity and engine/bias. */
export const REGRESSION_BIAS_TASKS: readonly Task[] = [
  metaregTask,
  metaregPredictTask,
  subgroupTask,
  subgroupMetagenTask,
  leave1outTask,
  cumulTask,
  influenceTask,
  baujatTask,
  blupTask,
  goshTask,
  regtestTask,
  eggerClassicTask,
  metabiasBinaryTask,
  ranktestTask,
  beggMetabiasTask,
  trimfillTask,
  petTask,
  peeseTask,
  selmodelTask,
  fsnTask,
  tesTask,
  funnelContoursTask,
].map(withFormatNames);
