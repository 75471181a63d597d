import { ensureNode24 } from '../node24.mjs';

// Seeded faults against the extraction checks: 1,000 faults of ten kinds, 1,000 clean controls. The same seed gives the same table.
await ensureNode24();
const { scoreFaults } = await import('./faults/score.ts');

const SEED = 20261122;
const started = performance.now();
const score = scoreFaults({ perKind: 100, controls: 1000, seed: SEED });
const seconds = (performance.now() - started) / 1000;

const percent = (part, whole) => `${((100 * part) / whole).toFixed(1)}%`;
const total = (pick) => score.kinds.reduce((sum, kind) => sum + pick(kind), 0);

console.log(`Extraction checks on seeded faults (seed ${SEED}, ${seconds.toFixed(1)} s)\n`);
console.log(`${'fault'.padEnd(34)} planted  found  high+  by check (new findings, any severity)`);
for (const { kind, planted, found, foundHigh, byCheck } of score.kinds) {
  const checks = [...byCheck].toSorted((a, b) => b[1] - a[1]).map(([id, count]) => `${id} ${count}`);
  console.log(
    `${kind.padEnd(34)} ${String(planted).padStart(7)} ${String(found).padStart(6)} ${String(foundHigh).padStart(6)}  ${checks.join(', ')}`,
  );
}
const planted = total(({ planted: count }) => count);
console.log(
  `${'all'.padEnd(34)} ${String(planted).padStart(7)} ${String(total(({ found }) => found)).padStart(6)} ${String(total(({ foundHigh }) => foundHigh)).padStart(6)}`,
);
console.log(
  `\nsensitivity: ${percent(
    total(({ found }) => found),
    planted,
  )} at medium or graver, ${percent(
    total(({ foundHigh }) => foundHigh),
    planted,
  )} at high or blocking`,
);

console.log(`\nfalse alarms on ${score.controls} clean results`);
for (const [id, count] of score.falseAlarms) {
  const hits = score.kinds.reduce((sum, { byCheck }) => sum + (byCheck.get(id) ?? 0), 0);
  console.log(
    `  ${id.padEnd(4)} false alarms ${String(count).padStart(4)} (${percent(count, score.controls)})   faults on which it spoke ${String(hits).padStart(4)}`,
  );
}
console.log(
  `any finding of medium or graver: ${percent(score.alarmed, score.controls)}; high or blocking: ${percent(score.alarmedHigh, score.controls)}; blocking: ${percent(score.blocked, score.controls)}`,
);
