import type { Fingerprint, JudgementStanding, SeenChange, SeenItem } from './types.ts';

/** Raised when what goes into a fingerprint changes its meaning; older ones are then compared as far as they go. */
const VERSION = 1;

export type Ground = Readonly<{
  /** Rule or question set with its version. */
  rule: string;
  proposal: string | null;
  /** What is displayed, rounded by the fixed rule of each quantity. */
  seen: readonly SeenItem[];
  /** What lies upstream: exact values. */
  facts?: readonly SeenItem[];
}>;

/** The canonical list of what a judgement is made on: each thing once, in the order of its key. */
export function makeFingerprint({ rule, proposal, seen, facts = [] }: Ground): Fingerprint {
  return { version: VERSION, rule, proposal, seen: canonical(seen), facts: canonical(facts) };
}

function canonical(items: readonly SeenItem[]): readonly SeenItem[] {
  const byKey = new Map(items.map((item) => [item.key, item]));
  return [...byKey.values()].toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}

/**
 * A stored fingerprint, or null for one that holds no list (a judgement imported without its ground, or one of a later version):
 * nothing can then be said about what has changed.
 */
export function readFingerprint(stored: unknown): Fingerprint | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const { version, rule, proposal, seen, facts } = stored as Partial<Record<keyof Fingerprint, unknown>>;
  if (version !== VERSION || typeof rule !== 'string' || !isItems(seen) || !isItems(facts)) return null;
  return { version, rule, proposal: typeof proposal === 'string' ? proposal : null, seen, facts };
}

function isItems(items: unknown): items is readonly SeenItem[] {
  return (
    Array.isArray(items) && items.every((item: unknown) => typeof item === 'object' && item !== null && 'key' in item)
  );
}

const CURRENT: JudgementStanding = { state: 'current' };

/**
 * Stale: something displayed or the proposal is another now. Touched: the rule's version or a fact upstream is, and nothing
 * displayed shows it. Otherwise current. Labels are not compared.
 */
export function compareFingerprints(before: Fingerprint, now: Fingerprint): JudgementStanding {
  const seen = changesBetween(before.seen, now.seen);
  if (before.proposal !== now.proposal) {
    const proposal = { key: 'proposal', label: 'suggestion', before: before.proposal, after: now.proposal };
    return { state: 'stale', changes: [proposal, ...seen] };
  }
  if (seen.length > 0) return { state: 'stale', changes: seen };
  const facts = changesBetween(before.facts, now.facts);
  const rule = before.rule === now.rule ? [] : [{ key: 'rule', label: 'rule', before: before.rule, after: now.rule }];
  const touched = [...rule, ...facts];
  return touched.length > 0 ? { state: 'touched', changes: touched } : CURRENT;
}

/** Items of other value, gone or new, in the order of their keys. Both lists are canonical. */
function changesBetween(before: readonly SeenItem[], now: readonly SeenItem[]): readonly SeenChange[] {
  if (before === now) return [];
  const was = new Map(before.map((item) => [item.key, item]));
  const changes: SeenChange[] = [];
  for (const item of now) {
    const earlier = was.get(item.key);
    was.delete(item.key);
    if (earlier && earlier.value === item.value) continue;
    changes.push({ key: item.key, label: item.label, before: earlier ? text(earlier) : null, after: text(item) });
  }
  for (const item of was.values()) changes.push({ key: item.key, label: item.label, before: text(item), after: null });
  return changes.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}

function text({ value }: SeenItem): string {
  return value === null ? '–' : String(value);
}
