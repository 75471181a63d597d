import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { connectPort, type GroveClient } from '../../api/contract/client.ts';
import type { Host } from '../../api/contract/host.ts';
import type { ExtractionRow } from '../../api/contract/views.ts';
import { serveHost } from '../../electron/host/main-link.ts';
import type { FromBackend } from '../../electron/shell/messages.ts';
import { BackendThread } from '../contract/desktop-backend.ts';

export type Driven = Readonly<{ before: string; after: string; historySteps: number; written: readonly string[] }>;

const nothing = async () => undefined;
const HOST: Host = {
  chooseFile: async () => null,
  printToPdf: async (html) => new TextEncoder().encode(`%PDF-1.4 ${html.length}`),
  openLink: nothing,
  reveal: nothing,
  recentFiles: async () => [],
  setWindowTitle: nothing,
  showMenu: nothing,
  openReview: async () => null,
};

/** Starts a built backend on the bundled review, types 7.31 into a mean, writes reports into `folder`, and ends it. */
export async function driveBackend(script: string, folder: string): Promise<Driven> {
  const start = { dataFolder: join(folder, 'own'), file: null };
  const backend = new BackendThread(script, [JSON.stringify(start)]);
  const heard = (kind: FromBackend['kind']) =>
    new Promise<FromBackend>((resolve, reject) => {
      backend.on('message', (message: FromBackend) => message.kind === kind && resolve(message));
      backend.once('exit', (code) => reject(new Error(`The backend ended with code ${code}.`)));
    });
  const host = new MessageChannel();
  serveHost(host.port1, HOST);
  host.port1.start();
  const opened = heard('opened');
  backend.postMessage({ kind: 'host' }, [host.port2]);
  await opened;

  const page = new MessageChannel();
  page.port1.start();
  backend.postMessage({ kind: 'page', window: 1 }, [page.port2]);
  const client = connectPort(page.port1);
  const row = await someMean(client);
  const before = row.cells.mean?.text ?? '';
  const steps = async () => Object.keys((await client.view.get({ key: 'history' })).view.items).length;
  const stepsBefore = await steps();
  await client.value.set({
    commandId: randomUUID(),
    windowId: 'packed',
    watching: [],
    measurementId: row.measurementId,
    field: 'mean',
    text: '7.31',
    seen: before,
  });
  const after = (await someMean(client, row.measurementId)).cells.mean?.text ?? '';
  const historySteps = (await steps()) - stepsBefore;
  const written: string[] = [];
  for await (const { path } of await client.report.write({
    formats: ['html', 'pdf', 'png'],
    folder: join(folder, 'reports'),
  }))
    if (path !== null) written.push(path);
  const stopped = heard('stopped');
  backend.postMessage({ kind: 'stop' });
  await stopped;
  for (const { port1 } of [host, page]) port1.close();
  return { before, after, historySteps, written };
}

/** A row whose mean is typed, or the row of a measurement. */
async function someMean(client: GroveClient, measurementId?: string): Promise<ExtractionRow> {
  const { view } = await client.view.get({ key: 'extraction' });
  const row = (Object.values(view.items) as ExtractionRow[]).find(({ measurementId: id, cells }) =>
    measurementId === undefined ? cells.mean?.state === 'reported' : id === measurementId,
  );
  if (row === undefined) throw new Error('The bundled review holds no reported mean.');
  return row;
}
