import { runChecks } from '../../../engine/check/run-checks.ts';
import { CHECK_IDS, type CheckFinding, type CheckId, type CheckSubject } from '../../../engine/check/types.ts';
import { createRandom, type RandomGenerator } from '../../../engine/math/random.ts';
import { FAULT_KINDS, plantFault, type FaultKind } from './plant.ts';
import { simulateReview, subjectOf, type ReviewKind } from './simulate-review.ts';

export type KindScore = Readonly<{
  kind: FaultKind;
  planted: number;
  /** Faults that raised a new finding of medium severity or graver. */
  found: number;
  foundHigh: number;
  /** New findings of each check. */
  byCheck: ReadonlyMap<CheckId, number>;
}>;

export type FaultScore = Readonly<{
  kinds: readonly KindScore[];
  controls: number;
  /** Controls with a finding of medium severity or graver; with high or blocking. */
  alarmed: number;
  alarmedHigh: number;
  /** Controls on which each check spoke, at any severity. */
  falseAlarms: ReadonlyMap<CheckId, number>;
  blocked: number;
}>;

const COUNT_KINDS: ReadonlySet<FaultKind> = new Set(['events or n mistyped']);
const MEAN_KINDS: ReadonlySet<FaultKind> = new Set([
  'standard error typed as SD',
  'SD mistyped',
  'mean mistyped',
  'column copied',
  'change filed as final',
]);

/**
 * Plants `perKind` faults of each of the ten kinds in clean simulated results, and runs the checks on as many clean
 * ones as `controls`. A fault counts as found when the spoilt result has a finding (check and fields) that the same
 * result did not have before.
 */
export function scoreFaults(options: Readonly<{ perKind: number; controls: number; seed: number }>): FaultScore {
  const random = createRandom(options.seed);
  const kinds = FAULT_KINDS.map((kind) => scoreKind(random, kind, options.perKind));
  return { kinds, ...scoreControls(random, options.controls) };
}

function scoreKind(random: RandomGenerator, kind: FaultKind, wanted: number): KindScore {
  const byCheck = new Map<CheckId, number>();
  let [planted, found, foundHigh] = [0, 0, 0];
  for (let attempt = 0; planted < wanted; attempt += 1) {
    const clean = drawSubject(random, reviewFor(random, kind), `review ${attempt}`);
    const spoilt = plantFault(random, kind, clean);
    if (spoilt === null) continue;
    planted += 1;
    const before = new Set(runChecks(clean).map(keyOf));
    const fresh = runChecks(spoilt).filter((finding) => !before.has(keyOf(finding)));
    if (fresh.some(({ severity }) => severity !== 'low')) found += 1;
    if (fresh.some(({ severity }) => severity === 'high' || severity === 'block')) foundHigh += 1;
    for (const check of new Set(fresh.map((finding) => finding.check)))
      byCheck.set(check, (byCheck.get(check) ?? 0) + 1);
  }
  return { kind, planted, found, foundHigh, byCheck };
}

function scoreControls(random: RandomGenerator, controls: number): Omit<FaultScore, 'kinds'> {
  const falseAlarms = new Map<CheckId, number>(CHECK_IDS.map((id) => [id, 0]));
  let [alarmed, alarmedHigh, blocked] = [0, 0, 0];
  for (let control = 0; control < controls; control += 1) {
    const findings = runChecks(drawSubject(random, random.uniform() < 0.65 ? 'means' : 'counts', `control ${control}`));
    if (findings.some(({ severity }) => severity !== 'low')) alarmed += 1;
    if (findings.some(({ severity }) => severity === 'high' || severity === 'block')) alarmedHigh += 1;
    if (findings.some(({ severity }) => severity === 'block')) blocked += 1;
    for (const check of new Set(findings.map((finding) => finding.check)))
      falseAlarms.set(check, (falseAlarms.get(check) ?? 0) + 1);
  }
  return { controls, alarmed, alarmedHigh, blocked, falseAlarms };
}

function drawSubject(random: RandomGenerator, kind: ReviewKind, name: string): CheckSubject {
  const review = simulateReview(random, kind, name);
  return subjectOf(review, random.integer(review.length));
}

function reviewFor(random: RandomGenerator, kind: FaultKind): ReviewKind {
  if (COUNT_KINDS.has(kind)) return 'counts';
  if (MEAN_KINDS.has(kind)) return 'means';
  return random.uniform() < 0.65 ? 'means' : 'counts';
}

function keyOf({ check, fields }: CheckFinding): string {
  return `${check} ${fields.join(' ')}`;
}
