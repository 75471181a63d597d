import { writeFile } from 'node:fs/promises';
import { implement, ORPCError } from '@orpc/server';
import { hostContract, type Host } from '../../api/contract/host.ts';
import { makeNewReview } from '../../api/procedures/new-review.ts';
import type { ReadableDb } from '../../db/brands.ts';
import { ProjectFileError } from '../../db/errors.ts';
import { readSummary, summaryOf } from '../../db/summary.ts';
import { listFolder } from './list-folder.ts';
import type { KeptChoices } from './choices.ts';
import type { PageRequests } from './page-requests.ts';
import { UnavailableError } from './unavailable.ts';

/** `diagnostics` is the text of Help > Save diagnostics, made when it is asked for. */
export type HostContext = Readonly<{
  host: Host;
  requests: PageRequests;
  /** How the reviewer likes things on this computer. */
  likings: KeptChoices;
  /** The file this backend has open. */
  session: Readonly<{ path: string; db: ReadableDb }>;
  actor: string;
  now: () => Date;
  diagnostics: () => string;
}>;

const os = implement(hostContract).$context<HostContext>();

/** A host that cannot do what was asked says so in its own sentence, as the declared error. */
const base = os.use(async ({ next }) => {
  try {
    return await next();
  } catch (error) {
    if (error instanceof ProjectFileError) {
      throw new ORPCError('FILE', {
        defined: true,
        message: error.sentence,
        data: { kind: error.kind, sentence: error.sentence },
      });
    }
    if (!(error instanceof UnavailableError)) throw error;
    throw new ORPCError('UNAVAILABLE', { defined: true, message: error.message, data: { sentence: error.message } });
  }
});

/** The procedures of api/contract/host.ts over whatever host this process has. */
export const hostRouter = base.router({
  chooseFile: base.chooseFile.handler(async ({ input: { windowId, ...choice }, context: { host } }) => ({
    path: await host.chooseFile(choice, windowId),
  })),
  openLink: base.openLink.handler(({ input, context: { host } }) => host.openLink(input.url)),
  reveal: base.reveal.handler(({ input, context: { host } }) => host.reveal(input.path)),
  recentFiles: base.recentFiles.handler(async ({ context: { host, session } }) =>
    (await host.recentFiles()).map((file) => {
      const isThisOne = file.path === session.path;
      return { ...file, summary: isThisOne ? summaryOf(session.db) : readSummary(file.path), isThisOne };
    }),
  ),
  newReview: base.newReview.handler(async ({ input: { path, windowId, ...start }, context: { host, actor, now } }) => {
    makeNewReview(path, start, { actor, now });
    return { address: await host.openReview(path, windowId) };
  }),
  setWindowTitle: base.setWindowTitle.handler(({ input, context: { host } }) =>
    host.setWindowTitle(input.title, input.windowId),
  ),
  showMenu: base.showMenu.handler(({ input, context: { host } }) => host.showMenu(input.actions, input.windowId)),
  openReview: base.openReview.handler(async ({ input, context: { host } }) => ({
    address: await host.openReview(input.path, input.windowId),
  })),
  saveDiagnostics: base.saveDiagnostics.handler(({ input, context }) => saveText(input.path, context.diagnostics())),
  choices: base.choices.handler(({ context: { likings } }) => likings.read()),
  keepChoice: base.keepChoice.handler(({ input, context: { likings } }) => likings.keep(input.name, input.value)),
  requests: base.requests.handler(({ input, signal, context: { requests } }) =>
    requests.listen(input.windowId, signal),
  ),
  answer: base.answer.handler(({ input, context: { requests } }) => requests.answer(input.requestId, input.path)),
  listFolder: base.listFolder.handler(({ input }) => listFolder(input.path, input.extensions)),
});

async function saveText(path: string, text: string): Promise<void> {
  await writeFile(path, text).catch((error: NodeJS.ErrnoException) => {
    throw new UnavailableError(`“${path}” cannot be written (${error.code ?? error.name}). Choose another folder.`);
  });
}
