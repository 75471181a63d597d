import { RISK_OF_BIAS_LEVELS, type QuestionSet } from '../types.ts';
import { DEVIATIONS_ADHERENCE, DEVIATIONS_ASSIGNMENT } from './deviations.ts';
import { MEASUREMENT } from './measurement.ts';
import { MISSING_DATA } from './missing-data.ts';
import { RANDOMISATION } from './randomisation.ts';
import { SELECTION } from './selection.ts';

const ROB2 = {
  tool: 'RoB 2',
  version: '22 August 2019',
  design: 'Individually randomised, parallel groups',
  levels: RISK_OF_BIAS_LEVELS,
  caveat: null,
  citation:
    'Sterne JAC, Savović J, Page MJ, et al. RoB 2: a revised tool for assessing risk of bias in randomised trials. BMJ 2019;366:l4898. doi:10.1136/bmj.l4898',
  url: 'https://www.riskofbias.info/welcome/rob-2-0-tool/current-version-of-rob-2',
} as const;

export const ROB2_PARALLEL_ASSIGNMENT: QuestionSet = {
  ...ROB2,
  id: 'rob2-parallel-assignment',
  effect: 'assignment',
  domains: [RANDOMISATION, DEVIATIONS_ASSIGNMENT, MISSING_DATA, MEASUREMENT, SELECTION],
};

export const ROB2_PARALLEL_ADHERENCE: QuestionSet = {
  ...ROB2,
  id: 'rob2-parallel-adherence',
  effect: 'adherence',
  domains: [RANDOMISATION, DEVIATIONS_ADHERENCE, MISSING_DATA, MEASUREMENT, SELECTION],
};
