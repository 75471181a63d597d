import { defineConfig } from '@playwright/test';
import { QUIET_FLAGS, sandboxFlags } from '../electron/host/browser-flags.ts';
import { findBrowser } from '../electron/host/find-browser.ts';

const executablePath = findBrowser();
if (executablePath === undefined) throw new Error('The end-to-end tests need a browser: run npm test, which gets one.');

/** The pictures are of the browser host: a desktop window differs in its frame and scale, which no tolerance should hide. */
const ofAnotherHost = process.env['GROVE_E2E_HOST'] === 'desktop' ? ['**/pictures.spec.ts'] : [];

export default defineConfig({
  globalSetup: './testing/build-first.mjs',
  testDir: '../test/e2e',
  testIgnore: ofAnotherHost,
  outputDir: '../test-results',
  // Two cores: a second worker slows both and makes times vary.
  workers: 1,
  // A slow machine is not a failure: the specs wait for states, not for times.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: 'list',
  // One picture for every machine: what machines differ in is within the tolerance.
  snapshotPathTemplate: '{testDir}/pictures/{arg}{ext}',
  use: {
    viewport: { width: 1440, height: 900 },
    launchOptions: { executablePath, args: [...QUIET_FLAGS, ...sandboxFlags()] },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
});
