import { expect, test } from 'vitest';
import { ViewSteps } from '../../renderer/connection/view-steps.ts';

function steps() {
  const view = new ViewSteps();
  let shown = 'as it was';
  const show = (what: string, joins?: string) => {
    const before = shown;
    shown = what;
    const step = { what, undo: () => (shown = before), redo: () => (shown = what) };
    view.record(joins === undefined ? step : { ...step, joins });
    return step;
  };
  /** What was undone or redone: a view, or the backend's command. */
  const go = (kind: 'undo' | 'redo') => {
    const here = view.next()[kind];
    here?.[kind]();
    view.pass(kind);
    return here === null ? 'command' : shown;
  };
  return { view, show, go };
}

test('undo takes back views and commands in the order they were made, and redo brings them again', () => {
  const { view, show, go } = steps();
  show('SD hidden');
  view.commandStored();
  show('sorted');
  expect(['undo', 'undo', 'undo'].map(() => go('undo'))).toEqual(['SD hidden', 'command', 'as it was']);
  expect(view.next().undo).toBeNull();
  expect(['redo', 'redo', 'redo'].map(() => go('redo'))).toEqual(['SD hidden', 'command', 'sorted']);
});

test('the widths of one drag are one step', () => {
  const { show, go } = steps();
  show('90 wide', 'SD');
  show('120 wide', 'SD');
  expect(go('undo')).toBe('as it was');
  expect(go('redo')).toBe('120 wide');
  show('other column', 'n');
  expect(go('undo')).toBe('120 wide');
});

test('a new step ends what could be redone', () => {
  const { view, show, go } = steps();
  show('SD hidden');
  go('undo');
  view.commandStored();
  expect(view.next().redo).toBeNull();
});

test('steps of a screen that is gone are skipped, commands are not', () => {
  const { view, show, go } = steps();
  const gone = show('SD hidden');
  view.commandStored();
  const sorted = show('sorted');
  view.forget(new Set([gone.undo, sorted.undo]));
  expect(go('undo')).toBe('command');
  expect(view.next()).toEqual({ undo: null, redo: null });
});
