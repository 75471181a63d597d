import { isDefinedError, safe } from '@orpc/client';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { GroveClient } from '../../api/contract/client.ts';
import type { RobAssessment, RobChange } from '../../api/contract/rob.ts';
import type { ViewTypes } from '../../api/contract/views.ts';
import { makeBundledReview } from '../../api/procedures/make-review.ts';
import { overLoopback, overPort, type Served } from './transports.ts';

describe.each([
  ['a message port', overPort],
  ['a loopback socket', overLoopback],
])('risk of bias over %s', (_name, transport) => {
  let folder: string;
  let served: Served;
  let client: GroveClient;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'grove-rob-'));
    const path = join(folder, 'review.grove');
    makeBundledReview(path, { actor: 'A reviewer', now: () => new Date('2026-01-05T09:00:00Z') });
    served = await transport(path);
    client = await served.connect();
  });
  afterEach(async () => {
    await served.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const change = (input: RobChange) =>
    safe(client.rob.change({ commandId: randomUUID(), windowId: 'one', watching: ['rob'], change: input }));

  test('an answer travels with the changed result only, is refused with its reason, and is undone', async () => {
    const list = (await client.view.get({ key: 'rob' })).view as ViewTypes['rob'];
    const id = list.order.find((candidate) => list.items[candidate]!.study.startsWith('Banth'))!;
    const assessment = (await client.view.get({ key: `rob:${id}` })).view.head as RobAssessment;
    expect(assessment.set.domains).toHaveLength(5);
    expect(assessment.riskOfBias.answers).toMatchObject({ '3.1': 'N' });

    const answer = { kind: 'answer', studyResultId: id, questionId: '1.1', answer: 'Y', seen: null } as const;
    const done = await change(answer);
    expect(done.data?.views.rob?.items).toEqual({ [id]: expect.objectContaining({ answered: 2 }) });

    const refused = await change({ ...answer, questionId: '1.2', answer: 'NI' });
    expect(isDefinedError(refused.error) && refused.error).toMatchObject({
      code: 'REFUSED',
      data: { reason: expect.stringContaining('consulted') },
    });
    const stale = await change({ ...answer, answer: 'N' });
    expect(isDefinedError(stale.error) && stale.error).toMatchObject({
      code: 'CONFLICT',
      data: { seen: '', now: 'Y' },
    });
    const gone = await change({ ...answer, studyResultId: 'nothing' });
    expect(isDefinedError(gone.error) && gone.error).toMatchObject({ code: 'NOT_FOUND' });

    const undone = await client.history.undo({ commandId: randomUUID(), windowId: 'one', watching: ['rob'] });
    expect(undone.views.rob?.items).toEqual({ [id]: expect.objectContaining({ answered: 1 }) });
  });

  test('an analysis is stratified, and unknown words do not get in', async () => {
    const list = (await client.view.get({ key: 'rob' })).view as ViewTypes['rob'];
    const analysis = list.head.analyses.find(({ bias }) => bias !== null)!;
    const { strata } = await client.rob.stratify({ analysisId: analysis.id });
    expect(strata).toMatchObject({
      test: null,
      strata: [{ level: null, k: analysis.rows.length, weightPercent: 100 }],
    });
    const wrong = await change({
      kind: 'answer',
      studyResultId: 'x',
      questionId: '1.1',
      answer: 'perhaps' as 'Y',
      seen: null,
    });
    expect(wrong.error).not.toBeNull();
  });
});
