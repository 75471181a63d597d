import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeBundledReview } from '../../api/procedures/make-review.ts';
import { openSession } from '../../api/procedures/session.ts';
import { reportInputOf } from '../../api/procedures/write-report.ts';
import type { ReportInput } from '../../report/components/report-input.ts';

const options = { actor: 'test', now: () => new Date('2026-01-02T03:04:05Z') };

/** Everything the report of the bundled review prints. */
export function bundledInput(): ReportInput {
  const folder = mkdtempSync(join(tmpdir(), 'grove-bundled-input-'));
  try {
    const path = join(folder, 'mindfulness.grove');
    makeBundledReview(path, options);
    const session = openSession(path, options);
    const input = reportInputOf(session);
    session.close();
    return input;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
