import { expect, test } from 'vitest';
import { addOrTakeBack } from '../../renderer/features/import/add-or-take-back.ts';

/** A queue that stores when it is let; `steps` says what happened in order. */
function queue() {
  const steps: string[] = [];
  let store: () => void = () => {};
  const stored = new Promise<void>((resolve) => (store = resolve));
  return {
    steps,
    store,
    commands: {
      send: async () => {
        await stored;
        steps.push('stored');
        return { revision: 1, changed: [], undo: { undo: 'Import', redo: null } } as never;
      },
      step: async (kind: 'undo' | 'redo') => {
        steps.push(kind);
      },
    },
  };
}
const nothing = () => Promise.reject(new Error('not asked for'));

test('an import that nobody cancels stays', async () => {
  const { commands, store, steps } = queue();
  const adding = addOrTakeBack(commands, nothing, () => false);
  store();
  expect(await adding).toBe(true);
  expect(steps).toEqual(['stored']);
});

test('one that is cancelled on its way is undone as soon as it is stored', async () => {
  const { commands, store, steps } = queue();
  let isCancelled = false;
  const adding = addOrTakeBack(commands, nothing, () => isCancelled);
  isCancelled = true;
  store();
  expect(await adding).toBe(false);
  expect(steps).toEqual(['stored', 'undo']);
});

test('one that is refused is not undone, cancelled or not', async () => {
  const { commands, steps } = queue();
  const refused = { ...commands, send: () => Promise.reject(new Error('Row 3 cannot be read.')) };
  await expect(addOrTakeBack(refused, nothing, () => true)).rejects.toThrow('Row 3');
  expect(steps).toEqual([]);
});
