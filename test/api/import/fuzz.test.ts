import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runFuzz } from '../../../build/fuzz/run-fuzz.ts';
import { HOSTILE } from '../../../build/fuzz/seeds.ts';
import { addReferences, previewReferences } from '../../../api/procedures/import-references.ts';
import { addTable, previewTable } from '../../../api/procedures/import-table.ts';
import { insertReview } from '../../../api/procedures/make-review.ts';
import { createSession } from '../../../api/procedures/session.ts';
import { reportInputOf } from '../../../api/procedures/write-report.ts';
import { createProjectInMemory } from '../../../db/connection.ts';
import { uuidv7 } from '../../../db/ids.ts';
import { writeReport } from '../../../report/write/write-report.ts';
import { emptyReview } from '../../fixtures/empty-review.ts';

it(
  'mutated files and hostile cells never crash a reader, hang, or leave half an import',
  { timeout: 60_000 },
  async () => {
    const { problems, slowestFileMs, slowestFormulaMs, imported, files } = await runFuzz({
      files: 240,
      formulas: 4000,
      seed: 20261122,
    });
    expect(problems).toEqual([]);
    expect(slowestFileMs).toBeLessThan(1000);
    expect(slowestFormulaMs).toBeLessThan(5);
    // A mutation that made every file unreadable would test nothing.
    expect(imported).toBeGreaterThan(files / 4);
  },
);

it(
  'what was imported runs nowhere downstream: no formula in a table, no markup in a page',
  { timeout: 60_000 },
  async () => {
    let clock = Date.parse('2026-01-01T00:00:00Z');
    const now = () => new Date((clock += 1000));
    const db = createProjectInMemory({ actor: 'fuzz', now });
    insertReview(db, emptyReview(), { actor: 'fuzz', now });
    const session = createSession(db, ':memory:', { actor: 'fuzz', now });
    const command = () => ({ commandId: uuidv7(now()), windowId: 'fuzz', watching: [] });
    const ris = HOSTILE.map(
      (text, at) => `TY  - JOUR\nAU  - ${text}, A\nTI  - ${text} title ${at}\nJO  - ${text}\nPY  - 2020\nER  - \n`,
    ).join('\n');
    const { importId } = previewReferences(session, { from: 'text', name: 'hostile.ris', text: ris });
    expect(addReferences(session, { ...command(), importId, choices: [] }, now).kind).toBe('done');
    const csv = [
      'study,n1i,m1i,sd1i,n2i,m2i,sd2i',
      ...HOSTILE.map((text, at) => `"${text.replaceAll('"', '""')} ${at}",20,3,1,20,4,1`),
    ].join('\n');
    const preview = await previewTable(session, { from: 'text', name: 'hostile.csv', text: csv }, null);
    const mapping = { ...preview.mapping, outcome: '=1+1<b>Pain</b>', labelA: '@SUM(1)', labelB: '<i>B</i>' };
    const added = addTable(
      session,
      { ...command(), importId: preview.importId, sheet: null, mapping, leaveOutProblems: true },
      { actor: 'fuzz', now },
    );
    expect(added).toMatchObject({ kind: 'done' });

    const folder = mkdtempSync(join(tmpdir(), 'grove-hostile-'));
    try {
      await writeReport(reportInputOf(session), { folder, formats: ['html', 'csv', 'svg', 'json'] });
      const written = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
        /\.(?:csv|html|svg)$/u.test(name),
      );
      expect(written.some((name) => name.endsWith('.csv')) && written.some((name) => name.endsWith('.html'))).toBe(
        true,
      );
      for (const name of written) {
        const text = readFileSync(join(folder, name), 'utf8');
        if (name.endsWith('.csv')) expect(text.match(/(?:^|,)"?[=@+](?![\d.])/gmu), name).toBeNull();
        else expect(text.match(/<img src=x|<script>alert|<b>Pain|<i>B/u), name).toBeNull();
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
      session.close();
    }
  },
);
