// The reviews the pictures show: the bundled one, one just begun, one of 200 studies, and one with a trial for each kind of receipt.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const options = { actor: 'A reviewer', now: () => new Date('2026-01-05T09:00:00Z') };

export async function makeReviews() {
  const { makeBundledReview, insertReview } = await import('../../api/procedures/make-review.ts');
  const { makeNewReview } = await import('../../api/procedures/new-review.ts');
  const { closeProject, createProject } = await import('../../db/connection.ts');
  const { generateReview } = await import('../../test/fixtures/generated-review.ts');
  const { receiptKinds } = await import('../../test/fixtures/receipt-kinds.ts');
  const folder = mkdtempSync(join(tmpdir(), 'grove-gallery-'));
  const paths = {
    bundled: join(folder, 'bundled.grove'),
    empty: join(folder, 'empty.grove'),
    large: join(folder, 'large.grove'),
    receipts: join(folder, 'receipts.grove'),
  };
  makeBundledReview(paths.bundled, options);
  makeNewReview(
    paths.empty,
    { title: 'Mirror therapy for phantom limb pain', question: '', outcome: 'Pain', kind: 'continuous' },
    options,
  );
  const filled = [
    [paths.large, generateReview({ studies: 200, analyses: 20 })],
    [paths.receipts, receiptKinds()],
  ];
  for (const [path, records] of filled) {
    const db = createProject(path, options);
    insertReview(db, records, options);
    closeProject(db);
  }
  return { paths, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
