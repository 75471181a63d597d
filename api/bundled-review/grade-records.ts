import type { FindingRating } from './judge-findings.ts';
import type { OutcomeKey } from './protocol-records.ts';
import type { RecordSink } from './record-sink.ts';
import { stableId } from './stable-id.ts';
import { sourceFor } from './study-records.ts';
import { TRIALS } from './trials.ts';

const findingId = (comparison: string, outcome: OutcomeKey, window: string) =>
  stableId('finding', comparison, outcome, window);

type Domains = FindingRating['domains'];
type Levels = readonly [levels: number, reason: string];

const UNBLINDED: Levels = [
  1,
  'Participants could not be blinded to mindfulness training and reported their own outcome, so knowing the group may have coloured the answers',
];
const AS_ASKED: Levels = [
  0,
  'Adults with chronic low back pain, mindfulness programmes of about eight weeks and the comparator asked about',
];
const ONE_TRIAL: Levels = [0, 'One trial: there is nothing to be inconsistent with'];

function domains(
  bias: Levels,
  inconsistency: Levels,
  indirectness: Levels,
  imprecision: Levels,
  publication: Levels,
): Domains {
  const rated = ([levels, reason]: Levels) => ({ levels, reason });
  return {
    'risk of bias': rated(bias),
    inconsistency: rated(inconsistency),
    indirectness: rated(indirectness),
    imprecision: rated(imprecision),
    'publication bias': rated(publication),
  };
}

const NO_DIFFERENCE: FindingRating['indirectness'] = {
  population: { answer: 'none' },
  intervention: { answer: 'none' },
  comparator: { answer: 'none' },
  outcome: { answer: 'none' },
};
const WOMEN_ONLY: FindingRating['indirectness'] = {
  ...NO_DIFFERENCE,
  population: { answer: 'serious', note: 'women only' },
};

/**
 * Example ratings of the bundled review's rows, each domain with the reason a reviewer would give from the sources read. They are
 * provisional wherever RoB 2 is incomplete, which is nearly everywhere: the papers themselves were not read.
 */
export const BUNDLED_RATINGS: readonly FindingRating[] = [
  {
    findingId: findingId('usual care', 'pain', 'intermediate'),
    target: 'MID',
    indirectness: {
      ...NO_DIFFERENCE,
      population: { answer: 'minor', note: 'the pilot of 2016 enrolled people treated with opioids' },
    },
    domains: domains(
      UNBLINDED,
      [0, 'The three results differ no more than chance (tau² = 0)'],
      AS_ASKED,
      [1, 'The 95% CI (−1.04 to −0.30, Knapp–Hartung) crosses the MID of 1 point'],
      [
        0,
        '3 of 9 eligible trials give a usable number; LAMP, the largest of the others, gives an average over time that agrees (−0.60 with it, −0.67 without)',
      ],
    ),
  },
  {
    findingId: findingId('usual care', 'pain', 'short'),
    target: 'MID',
    indirectness: NO_DIFFERENCE,
    domains: domains(
      UNBLINDED,
      [0, 'The two results differ no more than chance (tau² = 0)'],
      AS_ASKED,
      [1, 'The 95% CI (−1.24 to −0.54) crosses the MID of 1 point'],
      [
        1,
        'Only 2 of 9 eligible trials give a usable number; Morone 2008 calls its result not significant and prints none',
      ],
    ),
  },
  {
    findingId: findingId('usual care', 'pain', 'long'),
    target: 'MID',
    indirectness: NO_DIFFERENCE,
    domains: domains(
      UNBLINDED,
      [0, 'The two results differ no more than chance (tau² = 0)'],
      AS_ASKED,
      [1, 'The 95% CI (−1.10 to −0.46) crosses the MID of 1 point'],
      [0, '2 of 9 eligible trials give a usable number, and five of the other seven did not follow people that long'],
    ),
  },
  {
    findingId: findingId('usual care', 'function', 'intermediate'),
    target: 'MID',
    indirectness: NO_DIFFERENCE,
    domains: domains(
      UNBLINDED,
      [0, 'The two results differ no more than chance (tau² = 0)'],
      AS_ASKED,
      [1, 'The 95% CI (−0.58 to −0.09) crosses the MID of 0.5 SD'],
      [
        0,
        '2 of 9 eligible trials give a usable number; that OPTIMUM and LAMP give none is a limit of the abstracts read, not a known omission',
      ],
    ),
  },
  {
    findingId: findingId('usual care', 'response', 'intermediate'),
    target: 'null',
    indirectness: { ...NO_DIFFERENCE, outcome: { answer: 'minor', note: 'three cut-offs for response' } },
    domains: domains(
      UNBLINDED,
      [0, 'All three trials count more responders with mindfulness'],
      AS_ASKED,
      [1, 'One trial prints an interval (risk ratio 1.15 to 2.34), from a gain too small to matter to a large one'],
      [1, 'Only 3 of 9 eligible trials report responders, each by a cut-off of its own'],
    ),
  },
  {
    findingId: findingId('usual care', 'adverse events', 'any'),
    target: 'null',
    indirectness: NO_DIFFERENCE,
    domains: domains(
      [1, 'No trial says in the sources read how adverse events were asked for, and participants knew their group'],
      [0, 'The two trials that mention adverse events do not contradict each other'],
      AS_ASKED,
      [2, 'No trial prints counts for both arms, so there is no interval and important harm cannot be excluded'],
      [1, 'Only 2 of 9 eligible trials say anything about adverse events'],
    ),
  },
  {
    findingId: findingId('usual care', 'physical quality of life', 'short'),
    target: 'MID',
    indirectness: WOMEN_ONLY,
    domains: domains(
      [2, '40 of 88 women were lost before the analysis, and participants knew their group'],
      ONE_TRIAL,
      [1, 'The one trial enrolled women only'],
      [
        2,
        'The 95% CI (4.86 to 9.14) crosses the MID of 5 points, and 48 women are far below the optimal information size',
      ],
      [1, 'Only 1 of 9 eligible trials gives a usable number'],
    ),
  },
  {
    findingId: findingId('usual care', 'mental quality of life', 'short'),
    target: 'MID',
    indirectness: WOMEN_ONLY,
    domains: domains(
      [2, '40 of 88 women were lost before the analysis, and participants knew their group'],
      ONE_TRIAL,
      [1, 'The one trial enrolled women only'],
      [
        2,
        'The 95% CI (4.55 to 9.95) crosses the MID of 5 points, and 48 women are far below the optimal information size',
      ],
      [1, 'Only 1 of 9 eligible trials gives a usable number'],
    ),
  },
  {
    findingId: findingId('usual care', 'opioid dose', 'intermediate'),
    target: 'null',
    indirectness: NO_DIFFERENCE,
    domains: domains(
      UNBLINDED,
      ONE_TRIAL,
      [0, 'People with chronic low back pain treated with opioids, the only ones whose dose can fall'],
      [2, 'The 95% CI (−50.06 to 30.26 mg a day) holds a large fall and a large rise, from 35 people'],
      [1, 'Only 1 of 9 eligible trials gives a usable number'],
    ),
  },
  {
    findingId: findingId('CBT', 'pain', 'intermediate'),
    target: 'null',
    indirectness: NO_DIFFERENCE,
    domains: domains(
      [1, 'Participants could not be blinded to a taught programme and reported their own pain'],
      ONE_TRIAL,
      AS_ASKED,
      [
        1,
        'The sources read call the programmes noninferior without an interval, so an important difference cannot be excluded',
      ],
      [
        0,
        '1 of 4 eligible trials reports this outcome in words; its results page holds the numbers and has yet to be read',
      ],
    ),
  },
  {
    findingId: findingId('CBT', 'function', 'long'),
    target: 'MID',
    indirectness: NO_DIFFERENCE,
    domains: domains(
      [1, 'Participants could not be blinded to a taught programme and reported their own function'],
      ONE_TRIAL,
      AS_ASKED,
      [0, 'The 95% CI (−0.37 to 0.15) lies within the MID of 0.5 SD on both sides, and 229 people are enough for it'],
      [
        0,
        'One of four eligible trials gives a usable number; that the others give none is a limit of the abstracts read',
      ],
    ),
  },
];

/** Shares of responders with usual care, from the trials that print them: what the means and ratios are carried over to. */
export function addBaselineRisks(sink: RecordSink): void {
  const trial = (id: string) => TRIALS.find((candidate) => candidate.id === id)!;
  const source = (trialId: string, resultId: string) =>
    sourceFor(sink, trial(trialId), trial(trialId).results.find(({ id }) => id === resultId)!.source);
  const add = (finding: string, label: string, risk: number, sourceId: string | null, isReference: boolean) =>
    sink.add('baseline_risk', {
      id: stableId('baseline risk', finding, label),
      findingId: finding,
      label,
      risk,
      timeText: '26 weeks',
      sourceId,
      isReference,
    });
  const pain = findingId('usual care', 'pain', 'intermediate');
  const response = findingId('usual care', 'response', 'intermediate');
  const lessPain = source('cherkin-2016', 'cherkin-2016-r14');
  add(pain, 'At least 30% less pain', 0.266, lessPain, true);
  add(response, 'At least 30% less pain, usual care in Cherkin 2016', 0.266, lessPain, true);
  add(
    response,
    'At least minimally improved, usual care in OPTIMUM',
    0.4,
    source('morone-2026', 'morone-2026-r11'),
    false,
  );
}
