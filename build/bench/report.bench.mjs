// The report of the bundled review: its pages as HTML, and printed to PDF by a browser that is already up.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { makeBundledReview } from '../../api/procedures/make-review.ts';
import { reportInput } from '../../api/procedures/report-input.ts';
import { openSession } from '../../api/procedures/session.ts';
import { createBrowserPrinter } from '../../electron/host/print-with-browser.ts';
import { reviewIndexOf } from '../../engine/review/derive.ts';
import { root } from '../node24.mjs';
import { node } from '../vite.mjs';

const RUNS = 5;

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const inMilliseconds = (number) => `${number < 10 ? number.toFixed(1) : number.toFixed(0)} ms`;

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
        input: { html: join(root, 'report/write/html.tsx') },
        output: { format: 'es', entryFileNames: '[name].mjs' },
      },
    },
  });
  return import(pathToFileURL(join(folder, 'html.mjs')).href);
}

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
  const folder = mkdtempSync(join(tmpdir(), 'grove-bench-report-'));
  const printer = createBrowserPrinter();
  try {
    const { reportHtml, summaryHtml } = await loadWriter(join(folder, 'writer'));
    const input = readInput(folder);
    const html = await timed(() => reportHtml(input));
    await printer.print('<title>warm</title>');
    const report = await timed(() => printer.print(reportHtml(input)));
    const summary = await timed(() => printer.print(summaryHtml(input)));
    return [
      { row: 'report of the bundled review as HTML', figure: inMilliseconds(html), bar: 'printed' },
      { row: 'report of the bundled review to PDF', figure: inMilliseconds(report), bar: '<= 2 s' },
      { row: 'Summary of Findings to PDF', figure: inMilliseconds(summary), bar: '<= 2 s' },
    ];
  } finally {
    await printer.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
