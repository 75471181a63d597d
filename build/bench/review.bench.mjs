// A review of 500 studies and 20 analyses: opening it, one edit, and the memory of the backend that serves it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import WebSocket from 'ws';
import { connectSocket } from '../../api/contract/client.ts';
import { insertReview } from '../../api/procedures/make-review.ts';
import { openSession } from '../../api/procedures/session.ts';
import { setValue } from '../../api/procedures/value-commands.ts';
import { closeProject, createProject } from '../../db/connection.ts';
import { uuidv7 } from '../../db/ids.ts';
import { deriveReview, reviewIndexOf } from '../../engine/review/derive.ts';
import { receiptOf } from '../../engine/review/effect/effect-of.ts';
import { BACKEND_FLAGS } from '../node24.mjs';
import { generateReview } from '../../test/fixtures/generated-review.ts';

const now = () => new Date();
const actor = 'bench';
const RUNS = 5;

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const milliseconds = (number) => `${number < 10 ? number.toFixed(1) : number.toFixed(0)} ms`;

function timed(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function makeReview(folder, studies, analyses) {
  const path = join(folder, `generated-${studies}.grove`);
  const db = createProject(path, { actor, now });
  insertReview(db, generateReview({ studies, analyses }), { actor, now });
  closeProject(db);
  return path;
}

/** Open and derive all, several times; the first run also compiles, so the median is printed. */
function openingRow(path) {
  const times = Array.from({ length: RUNS }, () => {
    let session;
    const time = timed(() => {
      session = openSession(path, { actor, now });
      session.derived();
    });
    session.close();
    return time;
  });
  return {
    row: 'open 500 studies and 20 analyses, all derived, median',
    figure: milliseconds(median(times)),
    bar: '<= 300 ms',
  };
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
  const cli = join(import.meta.dirname, '..', '..', 'dist', 'electron', 'cli.js');
  const env = { ...process.env, XDG_DATA_HOME: folder };
  const backend = spawn(process.execPath, [...BACKEND_FLAGS, cli, 'open', path, '--no-window'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let address;
  for await (const line of createInterface({ input: backend.stdout })) {
    address = /http:\S+/.exec(line)?.[0];
    if (address) break;
  }
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
  const resident = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${backend.pid}/status`, 'utf8'))?.[1];
  backend.kill('SIGTERM');
  await once(backend, 'exit');
  return {
    row: 'resident memory of the backend, 500 studies',
    figure: `${Math.round(Number(resident) / 1024)} MB`,
    bar: '<= 200 MB',
  };
}

export async function rows() {
  const folder = mkdtempSync(join(tmpdir(), 'grove-bench-'));
  try {
    const large = makeReview(folder, 500, 20);
    const medium = makeReview(folder, 100, 20);
    return [
      openingRow(large),
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
