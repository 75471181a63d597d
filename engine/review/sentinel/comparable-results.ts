import { armPair } from '../../check/effect-of-result.ts';
import { orientedEffect } from '../../check/e16-direction-flip.ts';
import type { CheckedResult } from '../../check/types.ts';
import { instrumentSpread, standIn, type InstrumentSpread } from './instrument-spreads.ts';

/**
 * Finds, for a result, the results its checks need to see. A review has thousands; shown to every check they would make
 * a pass quadratic, and an edit slow. Between two passes other studies are seen as they were at the pass.
 */
export type ComparableResults = Readonly<{
  /** Results of the same study, and any with an arm or a contrast of the same numbers: for checks of duplicates and of n. */
  near(result: CheckedResult): readonly CheckedResult[];
  /** One result that stands in for the instrument's arms in other studies: its arms hold their median mean and SD. */
  instrumentElsewhere(result: CheckedResult): readonly CheckedResult[];
  /** Results of the same outcome in other studies, where all of them lie on the other side of no effect; else none. */
  opposite(result: CheckedResult): readonly CheckedResult[];
  /** The same with the results of some studies exchanged, for checks of those studies. */
  withStudies(exchanged: ReadonlyMap<string, readonly CheckedResult[]>): ComparableResults;
}>;

type Signs = { positive: number; negative: number; none: number };
type OutcomeSigns = Readonly<{ total: Signs; byStudy: ReadonlyMap<string, Signs>; results: readonly CheckedResult[] }>;

type Index = Readonly<{
  bySummary: ReadonlyMap<string, readonly CheckedResult[]>;
  spreads: ReadonlyMap<string, InstrumentSpread | null>;
  signs: ReadonlyMap<string, OutcomeSigns>;
}>;

export function comparableResults(byStudy: ReadonlyMap<string, readonly CheckedResult[]>): ComparableResults {
  return over(byStudy, indexOf([...byStudy.values()].flat()));
}

function over(byStudy: ReadonlyMap<string, readonly CheckedResult[]>, index: Index): ComparableResults {
  // Results of one study ask for the same things.
  const stoodIn = new Map<string, readonly CheckedResult[]>();
  return {
    near(result) {
      const found = new Set(byStudy.get(result.studyId) ?? []);
      for (const key of summaryKeys(result)) {
        for (const other of index.bySummary.get(key) ?? []) if (other.studyId !== result.studyId) found.add(other);
      }
      found.delete(result);
      return [...found];
    },
    instrumentElsewhere(result) {
      const key = instrumentKey(result);
      if (key === null) return [];
      let found = stoodIn.get(`${result.studyId} ${key}`);
      if (found === undefined) {
        const spread = index.spreads.get(key) ?? null;
        const one = spread === null ? null : standIn(result, spread, new Set([result.studyId]));
        stoodIn.set(`${result.studyId} ${key}`, (found = one === null ? [] : [one]));
      }
      return found;
    },
    opposite(result) {
      const own = orientedEffect(result);
      const signs = index.signs.get(result.outcome);
      if (own === null || signs === undefined) return [];
      const { total, byStudy: ofStudies, results } = signs;
      const ofOwn = ofStudies.get(result.studyId) ?? { positive: 0, negative: 0, none: 0 };
      const same = own.estimate < 0 ? total.negative - ofOwn.negative : total.positive - ofOwn.positive;
      if (own.estimate === 0 || same > 0 || total.none > ofOwn.none) return [];
      return results.filter(({ studyId }) => studyId !== result.studyId);
    },
    withStudies: (exchanged) => over(new Map([...byStudy, ...exchanged]), index),
  };
}

function indexOf(results: readonly CheckedResult[]): Index {
  const bySummary = new Map<string, CheckedResult[]>();
  for (const result of results) {
    for (const key of summaryKeys(result)) {
      const group = bySummary.get(key);
      if (group) group.push(result);
      else bySummary.set(key, [result]);
    }
  }
  const byInstrument = Map.groupBy(results, instrumentKey);
  const spreads = new Map<string, InstrumentSpread | null>();
  for (const [key, ofInstrument] of byInstrument) if (key !== null) spreads.set(key, instrumentSpread(ofInstrument));
  const byOutcome = Map.groupBy(results, ({ outcome }) => outcome);
  return { bySummary, spreads, signs: new Map(Array.from(byOutcome, ([outcome, all]) => [outcome, signsOf(all)])) };
}

function signsOf(all: readonly CheckedResult[]): OutcomeSigns {
  const total: Signs = { positive: 0, negative: 0, none: 0 };
  const byStudy = new Map<string, Signs>();
  const results: CheckedResult[] = [];
  for (const result of all) {
    const estimate = orientedEffect(result)?.estimate;
    if (estimate === undefined) continue;
    results.push(result);
    let own = byStudy.get(result.studyId);
    if (own === undefined) byStudy.set(result.studyId, (own = { positive: 0, negative: 0, none: 0 }));
    const sign = estimate > 0 ? 'positive' : estimate < 0 ? 'negative' : 'none';
    own[sign] += 1;
    total[sign] += 1;
  }
  return { total, byStudy, results };
}

function instrumentKey({ instrument, score }: CheckedResult): string | null {
  return instrument === null ? null : `${instrument.id} ${instrument.min} ${instrument.max} ${score}`;
}

function summaryKeys(result: CheckedResult): ReadonlySet<string> {
  const { arms, contrast } = result;
  const keys = new Set<string>();
  if (contrast?.estimate != null && contrast.ciLow !== null && contrast.ciHigh !== null)
    keys.add(
      `contrast ${contrast.measure} ${contrast.estimate.value} ${contrast.ciLow.value} ${contrast.ciHigh.value}`,
    );
  const pair = armPair(result);
  if (pair !== null) {
    const [one, two] = [pair.intervention, pair.comparator];
    if (one.mean !== null && one.sd !== null && two.mean !== null && two.sd !== null)
      keys.add(`pair ${one.mean.value} ${one.sd.value} ${two.mean.value} ${two.sd.value}`);
    if (one.mean !== null && two.mean !== null && one.n !== null && two.n !== null)
      keys.add(`people ${one.n.value} ${two.n.value} ${tenths(one.mean.value)} ${tenths(two.mean.value)}`);
  }
  for (const { n, mean, sd, events } of arms) {
    if (n === null) continue;
    if (mean !== null && sd !== null) keys.add(`means ${mean.value} ${sd.value} ${n.value}`);
    if (events !== null) keys.add(`counts ${events.value} ${n.value}`);
  }
  return keys;
}

/** Two roundings of one number share it, whole numbers apart; and few other results do. */
const tenths = (value: number): number => Math.round(10 * value);
