import { isDefinedError, safe } from '@orpc/client';
import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { GroveClient } from '../../api/contract/client.ts';
import type { ReportFormat } from '../../api/contract/index.ts';
import type { Changes, ExtractionRow, View, ViewKey } from '../../api/contract/views.ts';
import { makeBundledReview } from '../../api/procedures/make-review.ts';
import { UnavailableError } from '../../electron/host/unavailable.ts';
import { overLoopback, overPort, type Served } from './transports.ts';

const folder = mkdtempSync(join(tmpdir(), 'grove-contract-'));
const bundled = join(folder, 'bundled.grove');
beforeAll(() => makeBundledReview(bundled, { actor: 'A reviewer', now: () => new Date('2026-01-05T09:00:00Z') }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const command = (windowId: string, watching: ViewKey[] = []) => ({ commandId: randomUUID(), windowId, watching });

type Extraction = View<unknown, ExtractionRow>;
type Target = Readonly<{ measurementId: string; field: 'mean'; seen: string }>;

async function extraction(client: GroveClient): Promise<Extraction> {
  return (await client.view.get({ key: 'extraction' })).view as Extraction;
}

/** A reported mean of the review, as a cell that a reviewer might correct. */
async function someMean(client: GroveClient): Promise<Target> {
  const row = Object.values((await extraction(client)).items).find(({ cells }) => cells.mean?.state === 'reported');
  if (row?.cells.mean === undefined) throw new Error('The bundled review holds no reported mean.');
  return { measurementId: row.measurementId, field: 'mean', seen: row.cells.mean.text };
}

/** Paths of the numbers in a value that are not finite. */
function notFinite(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => notFinite(child, `${path}.${key}`));
}

describe.each([
  ['a message port', overPort],
  ['a loopback socket', overLoopback],
])('the contract over %s', (_name, transport) => {
  let served: Served;
  let client: GroveClient;
  beforeEach(async () => {
    const path = join(folder, `${randomUUID()}.grove`);
    copyFileSync(bundled, path);
    served = await transport(path);
    client = await served.connect();
  });
  afterEach(() => served.close());

  test('every view arrives, with finite numbers only', async () => {
    const { view: list } = await client.view.get({ key: 'analyses' });
    const analyses = list.order.map((id): ViewKey => `analysis:${id}`);
    expect(analyses.length).toBeGreaterThan(3);
    const keys: ViewKey[] = [
      'shell',
      'studies',
      'extraction',
      'analyses',
      'findings',
      'certainty',
      'editions',
      'history',
      ...analyses,
    ];
    for (const key of keys) {
      const { revision, view } = await client.view.get({ key });
      expect(revision).toBeGreaterThan(0);
      expect(view.order.filter((id) => !(id in view.items))).toEqual([]);
      expect(notFinite(view), key).toEqual([]);
    }
  });

  test('a number that is not finite cannot cross', async () => {
    const text = Number.NaN as unknown as string;
    const { error } = await safe(client.value.set({ ...command('a'), ...(await someMean(client)), text }));
    expect(error).toBeInstanceOf(Error);
    expect((await client.history.state({ windowId: 'a' })).undo).toBeNull();
  });

  test('an edit is answered with what changed, and undo and redo with the way back', async () => {
    const target = await someMean(client);
    const watching: ViewKey[] = ['extraction', 'findings'];
    const textNow = async () => (await extraction(client)).items[target.measurementId]?.cells.mean?.text;

    const edited = await client.value.set({ ...command('a', watching), ...target, text: '4.25' });
    const row = edited.views.extraction?.items?.[target.measurementId] as ExtractionRow | undefined;
    expect(row?.cells.mean).toMatchObject({ text: '4.25', number: 4.25 });
    expect(edited.undo.undo).not.toBeNull();
    expect(notFinite(edited)).toEqual([]);

    const undone = await client.history.undo(command('a', watching));
    expect(undone.revision).toBeGreaterThan(edited.revision);
    expect(await textNow()).toBe(target.seen);
    await client.history.redo(command('a', watching));
    expect(await textNow()).toBe('4.25');
  });

  test('a command that is sent twice applies once', async () => {
    const target = await someMean(client);
    const sent = { ...command('a'), ...target, text: '4.25' };
    const first = await client.value.set(sent);
    const second = await client.value.set(sent);
    expect(second.revision).toBe(first.revision);
  });

  test('errors arrive as they were declared, with their data', async () => {
    const target = await someMean(client);
    const unreadable = await safe(client.value.set({ ...command('a'), ...target, text: 'about four' }));
    expect(isDefinedError(unreadable.error) && unreadable.error.code).toBe('UNREADABLE');
    expect(unreadable.error).toMatchObject({ data: { field: 'mean', text: 'about four' } });

    await client.value.set({ ...command('b'), ...target, text: '4.25' });
    const conflict = await safe(client.value.set({ ...command('a'), ...target, text: '4.5' }));
    expect(conflict.error).toMatchObject({ code: 'CONFLICT', data: { seen: target.seen, now: '4.25' } });

    const nothing = await safe(client.history.undo(command('a')));
    expect(isDefinedError(nothing.error) && nothing.error.code).toBe('NOTHING_TO_UNDO');
    const missing = await safe(client.view.get({ key: 'analysis:none' }));
    expect(isDefinedError(missing.error) && missing.error.code).toBe('NOT_FOUND');
  });

  test('invalid input is refused before anything is written', async () => {
    const target = await someMean(client);
    const { revision } = await client.view.get({ key: 'shell' });
    const { error } = await safe(client.value.set({ ...command('a'), ...target, text: 'x'.repeat(2001) }));
    expect(error).toMatchObject({ code: 'BAD_REQUEST' });
    expect((await client.view.get({ key: 'shell' })).revision).toBe(revision);
  });

  test('another window hears of a change; the one that made it does not', async () => {
    const other = await served.connect();
    const heard = (await other.view.watch({ windowId: 'b', keys: ['extraction'] }))[Symbol.asyncIterator]();
    const own = (await client.view.watch({ windowId: 'a', keys: ['extraction'] }))[Symbol.asyncIterator]();
    // The first event says where the watch begins, so that a page knows whether it missed something before it.
    const { revision: start } = await client.view.get({ key: 'shell' });
    for (const watch of [heard, own]) expect((await watch.next()).value).toEqual({ revision: start, views: {} });
    const target = await someMean(client);
    const first = heard.next();
    const { revision } = await client.value.set({ ...command('a'), ...target, text: '4.25' });
    const change = (await first).value as Changes;
    expect(change.revision).toBe(revision);
    expect(change.views.extraction?.items?.[target.measurementId]).toMatchObject({ cells: { mean: { text: '4.25' } } });

    // What window a hears first is what window b does next, not its own edit.
    const ownFirst = own.next();
    const answer = await other.value.set({ ...command('b'), ...target, seen: '4.25', text: '4.5' });
    expect(((await ownFirst).value as Changes).revision).toBe(answer.revision);
  });

  test('each window takes back its own steps', async () => {
    const other = await served.connect();
    const target = await someMean(client);
    await client.value.set({ ...command('a'), ...target, text: '4.25' });
    const { error } = await safe(other.history.undo(command('b')));
    expect(isDefinedError(error) && error.code).toBe('NOTHING_TO_UNDO');
    expect((await client.history.state({ windowId: 'a' })).undo).not.toBeNull();
  });

  test('watching ends when it is cancelled, and the connection goes on', async () => {
    const cancel = new AbortController();
    const watched = await client.view.watch({ windowId: 'a', keys: ['shell'] }, { signal: cancel.signal });
    const events = watched[Symbol.asyncIterator]();
    await events.next();
    const next = events.next();
    cancel.abort();
    const ended = await next.then(
      ({ done }) => done,
      () => true,
    );
    expect(ended).toBe(true);
    expect((await client.view.get({ key: 'shell' })).revision).toBeGreaterThan(0);
  });

  test('the host asks a page for a file, and the page answers', async () => {
    const requests = (await client.host.requests({ windowId: 'a' }))[Symbol.asyncIterator]();
    const request = requests.next();
    // The page is listening once its first request has been asked for; a second call on the same line comes after it.
    await client.host.recentFiles();
    const chosen = client.host.chooseFile({
      purpose: 'open',
      title: 'Open a review',
      suggestedName: '',
      extensions: ['grove'],
      windowId: 'a',
    });
    const asked = (await request).value as { kind: string; requestId: string };
    expect(asked.kind).toBe('choose file');
    await client.host.answer({ requestId: asked.requestId, path: bundled });
    expect(await chosen).toEqual({ path: bundled });
    expect(
      (await client.host.listFolder({ path: folder, extensions: ['grove'] })).entries.map(({ path }) => path),
    ).toContain(bundled);
  });

  test('reports are written where asked; a file in the way, and a page that cannot be printed, are said in a sentence', async () => {
    const out = join(folder, randomUUID());
    const write = async (formats: ReportFormat[], folder: string): Promise<readonly string[]> => {
      const files: string[] = [];
      for await (const { path } of await client.report.write({ formats, folder })) if (path !== null) files.push(path);
      return files;
    };
    const title = 'mindfulness-based-interventions-for-chronic-low-back-pain';
    expect(await write(['json', 'pdf'], out)).toEqual(
      ['results.json', 'summary-of-findings.pdf', 'report.pdf'].map((name) => join(out, `${title}-${name}`)),
    );
    const inTheWay = await safe(write(['json'], out));
    expect(inTheWay.error).toMatchObject({
      code: 'FILE',
      data: { sentence: expect.stringContaining('results.json') as string },
    });
    served.host.printToPdf = () => Promise.reject(new UnavailableError('There is no browser to print with.'));
    const unprinted = await safe(write(['pdf'], join(out, 'more')));
    expect(unprinted.error).toMatchObject({
      code: 'REFUSED',
      data: { reason: expect.stringContaining('no browser') as string },
    });
  });

  test('what a host cannot do is said in its sentence; a link to a file is refused', async () => {
    const unavailable = await safe(client.host.openLink({ url: 'https://doi.org/10.1000/1' }));
    expect(unavailable.error).toMatchObject({ code: 'UNAVAILABLE', data: { sentence: 'This system has no browser.' } });
    const refused = await safe(client.host.openLink({ url: 'file:///etc/passwd' }));
    expect(refused.error).toMatchObject({ code: 'BAD_REQUEST' });
  });
});
