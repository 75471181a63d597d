import { expect, test } from 'vitest';
import { PageRequests } from '../../electron/host/page-requests.ts';
import { UnavailableError } from '../../electron/host/unavailable.ts';

const CHOICE = {
  purpose: 'save',
  title: 'Keep the review as',
  suggestedName: 'review.grove',
  extensions: ['grove'],
} as const;

test('a window whose connection is just coming back is waited for, and shows the chooser', async () => {
  const requests = new PageRequests();
  const chosen = requests.chooseFile({ ...CHOICE, extensions: ['grove'] }, 'window');
  const stop = new AbortController();
  const heard = requests.listen('window', stop.signal);
  const { value } = await heard.next();
  if (value?.kind !== 'choose file') throw new Error('No chooser was asked for.');
  requests.answer(value.requestId, '/reviews/review.grove');
  expect(await chosen).toBe('/reviews/review.grove');
  stop.abort();
});

test('a window that does not come back is told of', async () => {
  const requests = new PageRequests(1);
  await expect(requests.chooseFile({ ...CHOICE, extensions: ['grove'] }, 'window')).rejects.toThrow(UnavailableError);
});
