import type { MappingTable, RobDomain, SignallingQuestion } from '../types.ts';
import { has, NO, NO_OR_UNKNOWN, RESPONSES, rule, YES, YES_OR_UNKNOWN } from './answer-sets.ts';

/** Questions 3.2 to 3.4, asked when data may be missing for more than a few. */
export const missingnessQuestions = (completeness: readonly string[]): readonly SignallingQuestion[] => [
  {
    id: '3.2',
    text: 'Is there evidence that the missing data did not bias the result?',
    help: 'Sensitivity analyses under plausible assumptions about the missing that leave the result much as it is, or an analysis that corrects for bias. Multiple imputation alone is no such evidence. "No information" cannot be chosen: without evidence the answer is no.',
    askedIf: { any: [has(completeness, NO_OR_UNKNOWN)] },
    responses: ['Y', 'PY', 'PN', 'N'],
  },
  {
    id: '3.3',
    text: 'Could being missing depend on the true value of the outcome?',
    help: 'No only if all missingness has documented reasons that have nothing to do with the outcome, such as a broken device.',
    askedIf: { all: [has('3.2', NO)] },
    responses: RESPONSES,
  },
  {
    id: '3.4',
    text: 'Is it likely that being missing depended on the true value?',
    help: 'Speaking for yes: different shares missing in the groups, reasons that bear on the outcome, reasons that differ between the groups, or a course in which those who do badly leave.',
    askedIf: { all: [has('3.3', YES_OR_UNKNOWN)] },
    responses: RESPONSES,
  },
];

/** What follows once 3.1 does not settle it. */
const MISSINGNESS_LINES: MappingTable = [
  rule('low', has('3.2', YES)),
  rule('low', has('3.3', NO)),
  rule('some concerns', has('3.4', NO)),
  rule('high'),
];

/** RoB 2, domain 3. The wording is ours. */
export const MISSING_DATA: RobDomain = {
  id: 'D3',
  letter: 'C',
  title: 'Missing outcome data',
  questions: [
    {
      id: '3.1',
      text: 'Were data on this outcome available for all, or nearly all, participants randomised?',
      help: 'Nearly all means that what is missing could not change the result. For a continuous outcome about 95% is often enough; for events it depends on how many there are. Imputed data count as missing.',
      responses: RESPONSES,
    },
    ...missingnessQuestions(['3.1']),
  ],
  algorithm: [[rule('low', has('3.1', YES)), ...MISSINGNESS_LINES]],
};
