import { _electron, expect, test, type ElectronApplication } from '@playwright/test';
import { findElectron } from '../../../electron/host/find-electron.ts';
import { sandboxFlags } from '../../../electron/host/browser-flags.ts';
import { askForWindow, root, shared } from './shared.ts';
import type { HostFixtures } from './types.ts';

/** The desktop program in the Electron that is installed; nothing here starts a download. */
export const desktopHost = shared.extend<HostFixtures & { program: ElectronApplication }>({
  program: async ({ files, environment }, give) => {
    const executablePath = findElectron();
    if (executablePath === undefined) throw new Error('Electron is not installed: run the specs in the browser host.');
    const program = await _electron.launch({
      executablePath,
      args: [...sandboxFlags(), root, files.project],
      env: environment,
    });
    const ended = new Promise<number | null>((resolve) => program.process().once('exit', resolve));
    await give(program);
    await program.close();
    expect(await ended, 'exit code of the program').toBe(0);
  },

  page: async ({ program, watch }, give) => {
    const page = await program.firstWindow();
    watch(page);
    await program.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1440, 900));
    await page.getByRole('navigation').first().waitFor();
    await give(page);
  },

  openWindow: async ({ page, program, watch }, give) => {
    await give(async () => {
      const opening = program.waitForEvent('window');
      await askForWindow(page);
      const next = await opening;
      watch(next);
      return next;
    });
  },

  line: async ({}, give) => {
    test.skip(true, 'The way between window and backend is a port here, which no test can cut.');
    await give({ cut: async () => undefined, mend: () => undefined });
  },
});
