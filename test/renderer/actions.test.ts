import { describe, expect, it } from 'vitest';
import { createRegistry, KeyMatcher, searchActions, type Action } from '../../renderer/actions/registry.ts';
import { ariaShortcut, pressText, shortcutLabel } from '../../renderer/actions/shortcuts.ts';

const action = (id: string, shortcuts: readonly string[], more: Partial<Action> = {}): Action => ({
  id,
  title: id,
  group: 'View',
  shortcuts,
  inTextFields: false,
  enabled: () => true,
  run: () => undefined,
  ...more,
});

const press = (
  key: string,
  modifiers: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {},
) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...modifiers,
});

describe('createRegistry', () => {
  it('refuses two actions with one id or one shortcut', () => {
    expect(() => createRegistry([action('a', []), action('a', [])])).toThrow('Two actions have the id "a".');
    expect(() => createRegistry([action('a', ['Mod+K']), action('b', ['Mod+K'])])).toThrow('share the shortcut Mod+K');
  });
});

describe('pressText', () => {
  it('writes Control as Mod, on a Mac Command', () => {
    expect(pressText(press('z', { ctrlKey: true }), false)).toBe('Mod+Z');
    expect(pressText(press('z', { metaKey: true }), true)).toBe('Mod+Z');
    expect(pressText(press('z', { metaKey: true }), false)).toBeNull();
  });

  it('names Shift for letters, and not for the sign it makes', () => {
    expect(pressText(press('Z', { ctrlKey: true, shiftKey: true }), false)).toBe('Mod+Shift+Z');
    expect(pressText(press('?', { shiftKey: true }), false)).toBe('?');
  });

  it('ignores modifiers alone and Alt, which types signs on many keyboards', () => {
    expect(pressText(press('Control', { ctrlKey: true }), false)).toBeNull();
    expect(pressText(press('e', { altKey: true }), false)).toBeNull();
  });
});

describe('KeyMatcher', () => {
  const undo = action('undo', ['Mod+Z']);
  const studies = action('studies', ['G S']);
  const palette = action('palette', ['Mod+K'], { inTextFields: true });
  const matcher = () => new KeyMatcher(createRegistry([undo, studies, palette]), false);

  it('finds a chord', () => {
    expect(matcher().match(press('z', { ctrlKey: true }), false, 0)).toBe(undo);
  });

  it('leaves keys to the text field, except for actions that work there', () => {
    expect(matcher().match(press('z', { ctrlKey: true }), true, 0)).toBeNull();
    expect(matcher().match(press('k', { ctrlKey: true }), true, 0)).toBe(palette);
  });

  it('types the sign of an action that works in text fields by a chord', () => {
    const help = action('help', ['?', 'Mod+/'], { inTextFields: true });
    const keys = new KeyMatcher(createRegistry([help]), false);
    expect(keys.match(press('?', { shiftKey: true }), true, 0)).toBeNull();
    expect(keys.match(press('?', { shiftKey: true }), false, 0)).toBe(help);
    expect(keys.match(press('/', { ctrlKey: true }), true, 0)).toBe(help);
  });

  it('finds a sequence within a second and forgets it afterwards', () => {
    const keys = matcher();
    expect(keys.match(press('g'), false, 0)).toBeNull();
    expect(keys.match(press('s'), false, 900)).toBe(studies);
    keys.match(press('g'), false, 2000);
    expect(keys.match(press('s'), false, 3100)).toBeNull();
  });

  it('starts no sequence while typing', () => {
    const keys = matcher();
    keys.match(press('g'), true, 0);
    expect(keys.match(press('s'), false, 100)).toBeNull();
  });
});

describe('searchActions', () => {
  const actions = [
    action('1', [], { title: 'Save a copy…' }),
    action('2', [], { title: 'Studies', group: 'Go to' }),
    action('3', [], { title: 'Keyboard shortcuts', group: 'Help' }),
  ];

  it('wants every word, in title or group, and puts titles that start with the text first', () => {
    expect(searchActions(actions, 'go stud').map(({ id }) => id)).toEqual(['2']);
    expect(searchActions(actions, 's').map(({ id }) => id)).toEqual(['1', '2', '3']);
    expect(searchActions(actions, 'nothing at all')).toEqual([]);
    expect(searchActions(actions, '  ')).toBe(actions);
  });
});

describe('labels', () => {
  it('reads as people write shortcuts', () => {
    expect(shortcutLabel('Mod+Shift+Z', false)).toBe('Ctrl+Shift+Z');
    expect(shortcutLabel('Mod+Shift+Z', true)).toBe('⇧⌘Z');
    expect(shortcutLabel('G S', false)).toBe('G then S');
    expect(ariaShortcut('Mod+K', false)).toBe('Control+K');
    expect(ariaShortcut('G S', false)).toBeUndefined();
  });
});
