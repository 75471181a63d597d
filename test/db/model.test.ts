import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createProjectInMemory } from '../../db/connection.ts';
import { runCommand } from '../../db/history.ts';
import { loadSnapshot, patchSnapshot } from '../../db/records.ts';
import { deleteRecord, insertRecord, updateRecord } from '../../db/repositories/records.ts';
import { createUndoStacks } from '../../db/undo-stack.ts';
import type { Arm, Snapshot, Study } from '../../engine/review/records/index.ts';
import { AT, study } from './helpers.ts';

/** The plain model: the rows of two tables as they should be, and per window the states before and after each gesture. */
type Rows = Readonly<{ studies: Readonly<Record<string, Study>>; arms: Readonly<Record<string, Arm>> }>;
type Edit =
  | Readonly<{ kind: 'add study' | 'delete study' | 'add arm' | 'delete arm'; id: string }>
  | Readonly<{ kind: 'set'; id: string; year: number }>;
type Action =
  | Readonly<{ kind: 'edits'; edits: readonly Edit[]; isFailing: boolean }>
  | Readonly<{ kind: 'undo' | 'redo' | 'restart' }>;

const id = fc.constantFrom('a', 'b', 'c');
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constantFrom('add study', 'delete study', 'add arm', 'delete arm'), id }),
  fc.record({
    kind: fc.constant('set' as const),
    id,
    year: fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .map(Math.fround)
      .map((x) => Math.trunc(x % 1e6)),
  }),
);
const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('edits' as const),
      edits: fc.array(edit, { minLength: 1, maxLength: 4 }),
      isFailing: fc.double({ min: 0, max: 1 }).map((x) => x < 0.1),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('undo', 'redo') }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'restart' as const }) },
);

const without = <T>(rows: Readonly<Record<string, T>>, gone: string) =>
  Object.fromEntries(Object.entries(rows).filter(([key]) => key !== gone));
const arm = (studyId: string): Arm => ({ id: `${studyId}-arm`, studyId, label: 'Arm', nRandomised: 1, position: 0 });

/** The model's answer to one edit; null where the references or the rows forbid it. */
function apply({ studies, arms }: Rows, change: Edit): Rows | null {
  const [has, hasArm] = [change.id in studies, `${change.id}-arm` in arms];
  switch (change.kind) {
    case 'add study':
      return has ? null : { studies: { ...studies, [change.id]: study(change.id) }, arms };
    case 'delete study':
      return !has || hasArm ? null : { studies: without(studies, change.id), arms };
    case 'add arm':
      return !has || hasArm ? null : { studies, arms: { ...arms, [`${change.id}-arm`]: arm(change.id) } };
    case 'delete arm':
      return hasArm ? { studies, arms: without(arms, `${change.id}-arm`) } : null;
    case 'set':
      return has ? { studies: { ...studies, [change.id]: study(change.id, { year: change.year }) }, arms } : null;
  }
}

const sorted = <T extends { id: string }>(rows: Readonly<Record<string, T>>) =>
  new Map(
    Object.values(rows)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map((row) => [row.id, row]),
  );

test(
  'any sequence of commands, failures, undo, redo and restarts leaves the file equal to a model',
  { timeout: 60_000 },
  () => {
    fc.assert(
      fc.property(fc.array(action, { minLength: 1, maxLength: 30 }), (actions) => {
        const db = createProjectInMemory();
        let stacks = createUndoStacks(db);
        let snapshot: Snapshot = loadSnapshot(db);
        let rows: Rows = { studies: {}, arms: {} };
        let [undo, redo]: [Rows[], Rows[]] = [[], []];
        let number = 0;
        for (const next of actions) {
          const commandId = `command-${++number}`;
          if (next.kind === 'restart') {
            stacks = createUndoStacks(db);
          } else if (next.kind === 'edits') {
            const command = { id: commandId, name: 'Edit', actor: 'r', at: AT, windowId: 'w' };
            const after = next.isFailing
              ? null
              : next.edits.reduce<Rows | null>((state, change) => state && apply(state, change), rows);
            const write = () => {
              for (const change of next.edits) {
                if (change.kind === 'add study') insertRecord(db, 'study', study(change.id));
                else if (change.kind === 'delete study') deleteRecord(db, 'study', change.id);
                else if (change.kind === 'add arm') insertRecord(db, 'arm', arm(change.id));
                else if (change.kind === 'delete arm') deleteRecord(db, 'arm', `${change.id}-arm`);
                else if (change.kind === 'set') updateRecord(db, 'study', change.id, { year: change.year });
              }
              if (next.isFailing) throw new Error('the command fails at its end');
            };
            if (after === null) {
              expect(() => runCommand(db, command, write)).toThrow(/fails at its end|UNIQUE|FOREIGN KEY|There is no/);
            } else {
              const { rowChanges } = runCommand(db, command, write);
              stacks.record(command);
              snapshot = patchSnapshot(snapshot, rowChanges);
              undo.push(rows);
              redo = [];
              rows = after;
            }
          } else {
            const outcome = stacks[next.kind]({ id: commandId, actor: 'r', at: AT, windowId: 'w' });
            const before = next.kind === 'undo' ? undo.pop() : redo.pop();
            expect(outcome === null).toBe(before === undefined);
            if (outcome !== null && before !== undefined) {
              (next.kind === 'undo' ? redo : undo).push(rows);
              rows = before;
              snapshot = patchSnapshot(snapshot, outcome.rowChanges);
            }
          }
          const loaded = loadSnapshot(db);
          expect([...loaded.study]).toEqual([...sorted(rows.studies)]);
          expect([...loaded.arm]).toEqual([...sorted(rows.arms)]);
          expect([...snapshot.study]).toEqual([...loaded.study]);
          expect([...snapshot.arm]).toEqual([...loaded.arm]);
        }
        expect(db.pragma('foreign_key_check')).toEqual([]);
        db.close();
      }),
      { numRuns: 40, seed: 20260102 },
    );
  },
);
