// Reports of the bundled review and of a large one: as HTML, printed to PDF by a browser that is already up, in all formats; and
// what memory the large one takes, the browser's included.
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { generateReview, snapshotOf } from '../../test/fixtures/generated-review.ts';
import { makeBundledReview } from '../../api/procedures/make-review.ts';
import { reportInput } from '../../api/procedures/report-input.ts';
import { openSession } from '../../api/procedures/session.ts';
import { createBrowserPrinter } from '../../electron/host/print-with-browser.ts';
import { createWorkers } from '../../electron/host/workers.ts';
import { deriveReview, reviewIndexOf } from '../../engine/review/derive.ts';
import { BACKEND_ENVIRONMENT, BACKEND_FLAGS, root } from '../node24.mjs';
import { node } from '../vite.mjs';
import { median, milliseconds as inMilliseconds } from './figures.mjs';
import { makeReview } from './generated.mjs';
import { peakOf } from './process-memory.mjs';

const RUNS = 5;
const LARGE = { studies: 300, analyses: 12 };

async function timed(work) {
  const times = [];
  for (let run = 0; run < RUNS; run += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return median(times);
}

/** React's components do not run unbuilt; they are bundled as the product bundles them. */
async function loadWriter(folder) {
  await build({
    ...node,
    build: {
      ...node.build,
      outDir: folder,
      sourcemap: false,
      rolldownOptions: {
        input: { html: join(root, 'report/write/html.tsx'), all: join(root, 'report/write/write-report.ts') },
        output: { format: 'es', entryFileNames: '[name].mjs' },
      },
    },
  });
  const load = (name) => import(pathToFileURL(join(folder, name)).href);
  return { ...(await load('html.mjs')), ...(await load('all.mjs')) };
}

/** A review of 300 studies, as a large one that a report must still carry. */
function largeInput() {
  const derived = deriveReview(snapshotOf(generateReview(LARGE)));
  return reportInput(reviewIndexOf(derived), derived, { fileName: 'generated.grove', revision: 1, date: null });
}

const inSeconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`;

function readInput(folder) {
  const path = join(folder, 'mindfulness.grove');
  const now = () => new Date();
  makeBundledReview(path, { actor: 'bench', now });
  const session = openSession(path, { actor: 'bench', now });
  try {
    const derived = session.derived();
    return reportInput(reviewIndexOf(derived), derived, { fileName: 'mindfulness.grove', revision: 1, date: null });
  } finally {
    session.close();
  }
}

export async function rows() {
  // Below the packages, where what is not bundled is found.
  const folder = mkdtempSync(join(root, 'node_modules', '.grove-bench-report-'));
  const printer = createBrowserPrinter();
  const workers = createWorkers(join(root, 'dist', 'electron', 'worker.js'));
  try {
    const { reportHtml, summaryHtml, writeReport } = await loadWriter(join(folder, 'writer'));
    const input = readInput(folder);
    const html = await timed(() => reportHtml(input));
    await printer.print('<title>warm</title>');
    const paper = { medium: 'paper' };
    const report = await timed(() => printer.print(reportHtml(input, paper)));
    const summary = await timed(() => printer.print(summaryHtml(input, paper)));
    const make = (making, signal) => workers.run({ kind: 'making', making }, { signal, progress: () => undefined });
    const started = performance.now();
    await writeReport(input, { folder: join(folder, 'all'), names: 'title', printHtml: printer.print, make });
    const all = performance.now() - started;
    const large = largeInput();
    const largeStarted = performance.now();
    await printer.print(reportHtml(large, paper));
    const largeTook = performance.now() - largeStarted;
    // In a run of its own, as the product runs: looking at the memory of a browser slows it.
    const file = makeReview(folder, LARGE);
    const peak = await peakOf(
      process.execPath,
      [...BACKEND_FLAGS, join(root, 'dist/electron/cli.js'), 'report', file, '--pdf', '--out', join(folder, 'large')],
      { env: { ...BACKEND_ENVIRONMENT, ...process.env } },
    );
    return [
      { row: 'report of the bundled review as HTML', figure: inMilliseconds(html), bar: 'printed' },
      { row: 'report of the bundled review to PDF', figure: inMilliseconds(report), bar: '<= 2 s' },
      { row: 'Summary of Findings to PDF', figure: inMilliseconds(summary), bar: '<= 2 s' },
      { row: 'all formats of the bundled review', figure: inSeconds(all), bar: '<= 8 s' },
      { row: 'report of 300 studies to PDF', figure: inSeconds(largeTook), bar: '<= 15 s' },
      {
        row: 'most memory of `grove report --pdf` for them, the browser included (PSS)',
        figure: peak === null ? 'not told by this system' : `${peak.toFixed(0)} MB`,
        bar: '< 1000 MB',
      },
    ];
  } finally {
    await Promise.all([printer.close(), workers.close()]);
    rmSync(folder, { recursive: true, force: true });
  }
}
