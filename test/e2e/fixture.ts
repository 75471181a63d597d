import { browserHost } from './hosts/browser.ts';
import { desktopHost } from './hosts/desktop.ts';

export { expect } from '@playwright/test';
export type { Files } from './hosts/types.ts';

/** The test of every spec: the workbench in the host this run is for. A spec never asks which one that is. */
export const test =
  process.env['GROVE_E2E_HOST'] === 'desktop' ? (desktopHost as unknown as typeof browserHost) : browserHost;
