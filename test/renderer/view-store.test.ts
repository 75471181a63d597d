import { describe, expect, it, vi } from 'vitest';
import type { ViewKey } from '../../api/contract/views.ts';
import { ViewStore } from '../../renderer/views/view-store.ts';

type Answer = { revision: number; view: { head: { total: number }; order: string[]; items: Record<string, string> } };

function storeWith(answers: readonly (Answer | Promise<Answer>)[]) {
  const queue = [...answers];
  const fetch = vi.fn<(key: ViewKey) => Promise<Answer>>(() =>
    Promise.resolve(queue.shift() ?? Promise.reject(new Error('The file is gone.'))),
  );
  const onKeysChanged = vi.fn<(keys: readonly ViewKey[]) => void>();
  const store = new ViewStore({ fetch, onKeysChanged, describe: (error) => (error as Error).message });
  return { store, fetch, onKeysChanged };
}

const answer = (revision: number, a = 'one'): Answer => ({
  revision,
  view: { head: { total: 1 }, order: ['a'], items: { a } },
});
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
const itemOf = (store: ViewStore, key: ViewKey): unknown => {
  const entry = store.read(key);
  return entry.state === 'ready' ? entry.view.items['a'] : entry.state;
};
const change = (revision: number, text: string) => ({ revision, views: { studies: { items: { a: text } } } });

describe('ViewStore', () => {
  it('fetches a view once and tells which views are cached', async () => {
    const { store, fetch, onKeysChanged } = storeWith([answer(1)]);
    expect(itemOf(store, 'studies')).toBe('loading');
    expect(itemOf(store, 'studies')).toBe('loading');
    await settle();
    expect(itemOf(store, 'studies')).toBe('one');
    expect(fetch).toHaveBeenCalledTimes(1);
    expect(onKeysChanged).toHaveBeenCalledWith(['studies']);
  });

  it('patches newer changes, ignores ones it has, and tells its listeners', async () => {
    const { store } = storeWith([answer(5)]);
    const heard = vi.fn<() => void>();
    store.subscribe('studies', heard);
    await settle();
    heard.mockClear();
    store.apply(change(5, 'same'));
    expect(itemOf(store, 'studies')).toBe('one');
    expect(heard).not.toHaveBeenCalled();
    store.apply(change(6, 'two'));
    expect(itemOf(store, 'studies')).toBe('two');
    expect(heard).toHaveBeenCalledTimes(1);
    store.apply({ ...change(6, 'two, checked'), isFollowUp: true });
    expect(itemOf(store, 'studies')).toBe('two, checked');
  });

  it('applies changes that arrive while the view is on its way, unless the answer holds them', async () => {
    const { store } = storeWith([answer(7)]);
    store.read('studies');
    store.apply(change(6, 'older'));
    store.apply(change(8, 'newer'));
    await settle();
    expect(itemOf(store, 'studies')).toBe('newer');
  });

  it('fetches again when a change speaks of what is not shown', async () => {
    const { store, fetch } = storeWith([answer(7), answer(8, 'fresh')]);
    store.read('studies');
    await settle();
    store.apply({ revision: 8, views: { studies: { parts: { b: { set: { text: 'eight' } } } } } });
    await settle();
    expect(fetch).toHaveBeenCalledTimes(2);
    expect(itemOf(store, 'studies')).toBe('fresh');
  });

  it('fetches again when such a change arrives while the view is on its way', async () => {
    const { store, fetch } = storeWith([answer(7), answer(8, 'fresh')]);
    store.read('studies');
    store.apply({ revision: 8, views: { studies: { parts: { b: { set: { text: 'eight' } } } } } });
    await settle();
    expect(fetch).toHaveBeenCalledTimes(2);
    expect(itemOf(store, 'studies')).toBe('fresh');
  });

  it('fetches again when a change is older than what is shown', async () => {
    const { store, fetch } = storeWith([answer(7), answer(9, 'fresh')]);
    store.read('studies');
    await settle();
    store.apply(change(8, 'eight'));
    store.apply(change(6, 'late'));
    await settle();
    expect(fetch).toHaveBeenCalledTimes(2);
    expect(itemOf(store, 'studies')).toBe('fresh');
  });

  it('says why a view could not be loaded, and loads it on retry', async () => {
    const { store, fetch } = storeWith([Promise.reject(new Error('The file is gone.'))]);
    store.read('studies');
    await settle();
    expect(store.read('studies')).toEqual({ state: 'failed', sentence: 'The file is gone.' });
    fetch.mockResolvedValueOnce(answer(1));
    store.retry('studies');
    await settle();
    expect(itemOf(store, 'studies')).toBe('one');
  });

  it('keeps what is shown while it refreshes, and when the refresh fails', async () => {
    const { store } = storeWith([answer(1)]);
    store.read('studies');
    await settle();
    store.refresh();
    expect(itemOf(store, 'studies')).toBe('one');
    await settle();
    expect(itemOf(store, 'studies')).toBe('one');
  });
});
