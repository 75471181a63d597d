// A review of 500 studies and 20 analyses: opening it, one edit, and the memory of the backend that serves it.
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { setTimeout as patience } from 'node:timers/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import WebSocket from 'ws';
import { connectSocket } from '../../api/contract/client.ts';
import { openSession } from '../../api/procedures/session.ts';
import { setValue } from '../../api/procedures/value-commands.ts';
import { uuidv7 } from '../../db/ids.ts';
import { deriveReview, reviewIndexOf } from '../../engine/review/derive.ts';
import { receiptOf } from '../../engine/review/effect/effect-of.ts';
import { BACKEND_FLAGS } from '../node24.mjs';
import { median, milliseconds, timed } from './figures.mjs';
import { actor, makeReview, now } from './generated.mjs';
import { openHost } from './workbench.mjs';

const RUNS = 5;
const REST = 12_000;
const ONCE = join(import.meta.dirname, 'open-once.mjs');

/** The file read and all of it derived: where the program is warm, and in processes that have done nothing before. */
function openingRows(path) {
  const warm = Array.from({ length: RUNS }, () => {
    let session;
    const read = timed(() => (session = openSession(path, { actor, now })));
    const snapshot = session.snapshot();
    session.close();
    return { read, derive: timed(() => deriveReview(snapshot)) };
  });
  const fresh = Array.from({ length: RUNS }, () =>
    JSON.parse(execFileSync(process.execPath, [...BACKEND_FLAGS, ONCE, path], { encoding: 'utf8' })),
  );
  const row = (name, times, of, bar) => ({ row: name, figure: milliseconds(median(times.map(of))), bar });
  const whole = ({ read, derive }) => read + derive;
  return [
    row('500 studies and 20 analyses derived from nothing, median', warm, ({ derive }) => derive, '<= 300 ms'),
    row('  the same in a fresh process, median', fresh, ({ derive }) => derive, 'printed'),
    row('500 studies and 20 analyses read from the file, median', warm, ({ read }) => read, 'printed'),
    row('open 500 studies and 20 analyses, all derived, median', warm, whole, '<= 300 ms'),
    row('  the same in a fresh process, median', fresh, whole, 'printed'),
  ];
}

function editRows(path, studies) {
  const session = openSession(path, { actor, now });
  const largest = [...session.derived().analyses.values()].toSorted((a, b) => b.studiesUsed - a.studiesUsed)[0];
  const receipt = receiptOf(reviewIndexOf(session.derived()), largest.rows[0].studyResultId, largest.scale.measure);
  const id = receipt.at(-1).valueIds[0];
  const watching = ['shell', `analysis:${largest.analysisId}`, 'findings'];
  const derivations = [];
  const commands = [];
  for (let i = 0; i < 25; i++) {
    const value = session.snapshot().value.get(id);
    const changed = { ...value, number: value.number + (i % 2 ? 1 : -1) };
    const snapshot = { ...session.snapshot(), value: new Map(session.snapshot().value).set(id, changed) };
    const before = session.derived();
    derivations.push(timed(() => deriveReview(snapshot, before)));
    const input = {
      commandId: uuidv7(now()),
      windowId: 'bench',
      watching,
      measurementId: value.measurementId,
      field: value.field,
    };
    commands.push(
      timed(() => setValue(session, { ...input, text: String(changed.number), seen: value.text }, { actor, now })),
    );
  }
  session.close();
  return [
    { row: `one edit derived, ${studies} studies, median`, figure: milliseconds(median(derivations)), bar: '<= 20 ms' },
    {
      row: `one edit committed and answered, ${studies} studies, median`,
      figure: milliseconds(median(commands)),
      bar: 'printed',
    },
  ];
}

/** Resident memory of the real backend after a window has asked it for every screen. */
async function memoryRow(path, folder) {
  const { host: backend, address } = await openHost(path, folder);
  const { origin, hash } = new URL(address);
  const body = JSON.stringify({ code: hash.replace('#launch=', '') });
  const reply = await fetch(`${origin}/session`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body,
  });
  const { token } = await reply.json();
  const { client } = await connectSocket(new WebSocket(`${origin.replace('http', 'ws')}/rpc`, { origin }), token);
  const analyses = (await client.view.get({ key: 'analyses' })).view;
  for (const key of ['shell', 'studies', 'extraction', 'findings', 'history', `analysis:${analyses.order[0]}`])
    await client.view.get({ key });
  // At rest, as it is nearly always: what large answers were made of has been given back.
  await patience(REST);
  const resident = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${backend.pid}/status`, 'utf8'))?.[1];
  backend.kill('SIGTERM');
  await once(backend, 'exit');
  return {
    row: 'resident memory of the backend at rest, 500 studies, every screen asked for',
    figure: `${Math.round(Number(resident) / 1024)} MB`,
    bar: '<= 200 MB',
  };
}

export async function rows() {
  const folder = mkdtempSync(join(tmpdir(), 'grove-bench-'));
  try {
    const large = makeReview(folder, { studies: 500, analyses: 20 });
    const medium = makeReview(folder, { studies: 100, analyses: 20 });
    return [
      ...openingRows(large),
      ...editRows(large, 500),
      ...editRows(medium, 100),
      process.platform === 'linux'
        ? await memoryRow(large, folder)
        : { row: 'resident memory', figure: 'measured on Linux only', bar: '<= 200 MB' },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
