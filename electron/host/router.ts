import { implement, ORPCError } from '@orpc/server';
import { hostContract, type Host } from '../../api/contract/host.ts';
import { listFolder } from './list-folder.ts';
import type { PageRequests } from './page-requests.ts';
import { UnavailableError } from './unavailable.ts';

export type HostContext = Readonly<{ host: Host; requests: PageRequests }>;

const os = implement(hostContract).$context<HostContext>();

/** A host that cannot do what was asked says so in its own sentence, as the declared error. */
const base = os.use(async ({ next }) => {
  try {
    return await next();
  } catch (error) {
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
  recentFiles: base.recentFiles.handler(({ context: { host } }) => host.recentFiles()),
  setWindowTitle: base.setWindowTitle.handler(({ input, context: { host } }) =>
    host.setWindowTitle(input.title, input.windowId),
  ),
  requests: base.requests.handler(({ input, signal, context: { requests } }) =>
    requests.listen(input.windowId, signal),
  ),
  answer: base.answer.handler(({ input, context: { requests } }) => requests.answer(input.requestId, input.path)),
  listFolder: base.listFolder.handler(({ input }) => listFolder(input.path, input.extensions)),
});
