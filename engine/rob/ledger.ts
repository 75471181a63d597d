import type { MethodEntry } from '../ledger-types.ts';

const ROB2 = {
  citation: 'Sterne JAC et al (2019), RoB 2, BMJ 366:l4898; guidance of 22 August 2019',
  doi: '10.1136/bmj.l4898',
};

/** Judgements of risk of bias. */
export const ROB_METHODS: readonly MethodEntry[] = [
  {
    id: 'rob.domain',
    name: 'Judgement of a domain of RoB 2 from its signalling questions',
    exportName: 'interpretDomain',
    file: 'engine/rob/interpret.ts',
    source: ROB2,
    golden: {
      none: 'every reachable set of answers is held against an independent writing of the algorithm (test/engine/rob)',
    },
    rCall: 'none',
  },
  {
    id: 'rob.settled',
    name: 'What an incomplete domain of RoB 2 is bound to come to',
    exportName: 'settledProposal',
    file: 'engine/rob/settled.ts',
    source: ROB2,
    golden: { none: 'the algorithm walked to every end' },
    rCall: 'none',
  },
  {
    id: 'rob.overall',
    name: 'Overall judgement of RoB 2 and ROBINS-I from the domains',
    exportName: 'proposeOverall',
    file: 'engine/rob/interpret.ts',
    source: ROB2,
    golden: { none: 'a choice, not a calculation; several domains with some concerns ask and never decide' },
    rCall: 'none',
  },
];
