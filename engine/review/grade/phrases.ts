/** Words of the rows of a Summary of Findings beside their ratings. Numbers arrive formatted. */
export const GRADE_ROW = {
  meanChange: (range: string) => `mean change ${range}`,
  unreported: (count: number) =>
    `${count} eligible ${count === 1 ? 'study' : 'studies'} measured this outcome and did not report it: could ${count === 1 ? 'its result' : 'their results'} move the estimate across the threshold?`,
  followUp: (median: string, target: string) =>
    `The median follow-up is ${median} weeks, the window’s target ${target} weeks.`,
  medianRisk: 'median risk of the comparators',
  medianRiskSource: 'median observed comparator risk of the trials',
  perPersonYears: 'per 1000 person-years',
  per1000: 'per 1000',
  noAbsolute: 'this measure has no absolute effect',
  noDifference: 'no difference',
  fewer: 'fewer',
  more: 'more',
  lower: 'lower',
  higher: 'higher',
  points: 'points',
  otherProposal: (name: string) =>
    `At this baseline risk the rules suggest ${name} certainty: consider a row of its own.`,
  noSource: 'no source recorded',
  onInstrument: (instrument: string) => `On the ${instrument}`,
  referenceSdItem: 'Reference SD',
  referenceSd: (sd: string, rationale: string) => `Standardised difference times a reference SD of ${sd}: ${rationale}`,
  comparatorSd: (sd: string, instrument: string, k: number) =>
    `Standardised difference times ${sd}, the SD of the comparators measured with the ${instrument} (${k} ${k === 1 ? 'trial' : 'trials'}).`,
  fromMeans: 'estimated from means',
  responders: (definition: string, share: string, interval: string, comparator: string) =>
    `${definition}: ${share} (${interval}) against ${comparator}, estimated from means`,
  respondersNote: (smd: string, comparator: string, source: string) =>
    `Estimated from means, not counted: standardised difference ${smd} applied to ${comparator} responders with the comparator (${source}), assuming normal scores of equal SD. The interval leaves out the uncertainty of that share.`,
  midOfScale: (mid: string, unit: string) =>
    `Divided by the MID of ${mid}${unit === '' ? '' : ` ${mid === '1' && unit === 'points' ? 'point' : unit}`}.`,
  midOfInstruments: 'Each result divided by the MID of its own instrument, then pooled.',
  midUnits: (effect: string, reading: string) => `${effect}: ${reading}`,
  thumb: (word: string) => `A ${word} difference by the rule of thumb (0.2 small, 0.5 moderate, 0.8 large)`,
  thumbNote: 'A convention, not a threshold that matters to patients.',
  notEstimated: 'no pooled estimate: judge this domain by hand',
  narrativeRob: (unknown: number, of: number) =>
    `RoB 2 incomplete for ${unknown} of ${of} ${of === 1 ? 'result' : 'results'}`,
  narrativeNoResult: 'RoB 2 not assessed: no result has been extracted',
  noEvidence: 'no study reported this outcome',
  reworded: 'the sentence as proposed',
  numbers: 'the numbers in words',
  levelBefore: 'Level before anything is held back',
  thresholdItem: (name: string) => `threshold, ${name}`,
  member: (label: string) => `effect of ${label}`,
  bias: (label: string) => `risk of bias of ${label}`,
  baseline: 'baseline risk',
  concerns: 'some concerns count as',
  title: (outcome: string, window: string | null, question: string) =>
    `${outcome}${window === null ? '' : `, ${window}`}: ${question}`,
  questions: {
    held: 'level held back',
    statement: 'wording of the sentence',
    target: 'target of certainty',
  } as Readonly<Record<string, string>>,
  unrated: (domains: readonly string[]) => `not yet rated: ${domains.join(', ')}`,
  movedSince: 'rated before the data behind it changed; review needed',
  rounding:
    'Differences are rounded from their exact values, so they may not equal the difference of the rounded risks.',
  baselineSource: (label: string, source: string) => `Comparator risk (${label}): ${source.replace(/\.$/u, '')}.`,
  levels: (levels: number) =>
    levels === 0 ? 'no level' : levels === 1 ? 'one level' : levels === 2 ? 'two levels' : `${levels} levels`,
  heldNote: (levels: number, reason: string) =>
    `Rated ${levels < 0 ? 'one level lower' : 'one level higher'} on the whole: ${reason.replace(/\.$/u, '')}.`,
} as const;
