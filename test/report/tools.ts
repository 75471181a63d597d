import { spawnSync } from 'node:child_process';

/** Programs other than ours that check what we write; where one is missing its tests are skipped, and say so. */
function isThere(command: string, args: readonly string[]): boolean {
  const found = spawnSync(command, args, { stdio: 'ignore' }).status === 0;
  if (!found) process.stdout.write(`skipped: ${command} is not installed, so nothing here is checked with it\n`);
  return found;
}

export const hasR = isThere('Rscript', ['-e', 'library(metafor)']);
export const hasPoppler = isThere('pdfinfo', ['-v']);
export const hasQpdf = isThere('qpdf', ['--version']);
export const hasOffice = isThere('soffice', ['--version']);
