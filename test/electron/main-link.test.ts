import { expect, test } from 'vitest';
import type { Host } from '../../api/contract/host.ts';
import { connectHost, serveHost } from '../../electron/host/main-link.ts';

test('the backend reaches its host over a port: arguments, answers, bytes and refusals', async () => {
  const calls: unknown[] = [];
  const host: Host = {
    chooseFile: async (...given) => (calls.push(given), '/reviews/a.grove'),
    printToPdf: async (html) => new TextEncoder().encode(`%PDF-${html}`),
    openLink: async (url) => void calls.push(url),
    reveal: () => Promise.reject(new Error('There is no file manager.')),
    recentFiles: async () => [{ path: '/reviews/a.grove', name: 'a.grove', openedAt: '2026-01-05T09:00:00Z' }],
    setWindowTitle: async (...given) => void calls.push(given),
    showMenu: async (...given) => void calls.push(given),
    openReview: async (...given) => (calls.push(given), null),
  };
  const { port1, port2 } = new MessageChannel();
  serveHost(port1, host);
  const remote = connectHost(port2);
  port1.start();
  port2.start();

  const choice = { purpose: 'open', title: 'Open', suggestedName: '', extensions: ['grove'] } as const;
  expect(await remote.chooseFile({ ...choice, extensions: ['grove'] }, 'a')).toBe('/reviews/a.grove');
  expect(new TextDecoder().decode(await remote.printToPdf('tau²'))).toBe('%PDF-tau²');
  await remote.openLink('https://doi.org/10.1000/1');
  await remote.setWindowTitle('Mindfulness', 'a');
  expect(calls).toEqual([[choice, 'a'], 'https://doi.org/10.1000/1', ['Mindfulness', 'a']]);
  expect(await remote.recentFiles()).toEqual(await host.recentFiles());
  await expect(remote.reveal('/reviews/a.grove')).rejects.toThrow('There is no file manager.');
  port1.close();
});
