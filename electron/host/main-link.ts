import { createORPCClient } from '@orpc/client';
import { RPCLink, type SupportedMessagePort } from '@orpc/client/message-port';
import { oc, type, type ContractRouterClient } from '@orpc/contract';
import { implement, ORPCError } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import type { FileChoice, Host, MenuAction, RecentFile } from '../../api/contract/host.ts';
import { UnavailableError } from './unavailable.ts';

/** What Electron's backend process asks of its main process: the host contract over a port of their own. */
const mainContract = {
  chooseFile: oc.input(type<Readonly<{ choice: FileChoice; windowId: string }>>()).output(type<string | null>()),
  printToPdf: oc.input(type<string>()).output(type<Blob>()),
  openLink: oc.input(type<string>()).output(type<void>()),
  reveal: oc.input(type<string>()).output(type<void>()),
  recentFiles: oc.output(type<readonly RecentFile[]>()),
  setWindowTitle: oc.input(type<Readonly<{ title: string; windowId: string }>>()).output(type<void>()),
  showMenu: oc.input(type<Readonly<{ actions: readonly MenuAction[]; windowId: string }>>()).output(type<void>()),
  openReview: oc.input(type<Readonly<{ path: string | null; windowId: string }>>()).output(type<string | null>()),
};

/** The main process's end: answer the backend with this host. */
export function serveHost(port: SupportedMessagePort, host: Host): void {
  const os = implement(mainContract).use(async ({ next }) => {
    try {
      return await next();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      throw new ORPCError('UNAVAILABLE', { message });
    }
  });
  const router = os.router({
    chooseFile: os.chooseFile.handler(({ input }) => host.chooseFile(input.choice, input.windowId)),
    printToPdf: os.printToPdf.handler(async ({ input }) => new Blob([Uint8Array.from(await host.printToPdf(input))])),
    openLink: os.openLink.handler(({ input }) => host.openLink(input)),
    reveal: os.reveal.handler(({ input }) => host.reveal(input)),
    recentFiles: os.recentFiles.handler(() => host.recentFiles()),
    setWindowTitle: os.setWindowTitle.handler(({ input }) => host.setWindowTitle(input.title, input.windowId)),
    showMenu: os.showMenu.handler(({ input }) => host.showMenu(input.actions, input.windowId)),
    openReview: os.openReview.handler(({ input }) => host.openReview(input.path, input.windowId)),
  });
  new RPCHandler(router).upgrade(port);
}

/** The backend's end: a host whose work the main process does. What it cannot do rejects with UnavailableError. */
export function connectHost(port: SupportedMessagePort): Host {
  const main = createORPCClient<ContractRouterClient<typeof mainContract>>(new RPCLink({ port }));
  return {
    chooseFile: (choice, windowId) => answered(main.chooseFile({ choice, windowId })),
    printToPdf: async (html) => new Uint8Array(await (await answered(main.printToPdf(html))).arrayBuffer()),
    openLink: (url) => answered(main.openLink(url)),
    reveal: (path) => answered(main.reveal(path)),
    recentFiles: () => answered(main.recentFiles()),
    setWindowTitle: (title, windowId) => answered(main.setWindowTitle({ title, windowId })),
    showMenu: (actions, windowId) => answered(main.showMenu({ actions, windowId })),
    openReview: (path, windowId) => answered(main.openReview({ path, windowId })),
  };
}

function answered<Answer>(answer: Promise<Answer>): Promise<Answer> {
  return answer.catch((error: unknown) => {
    throw new UnavailableError(error instanceof Error ? error.message : String(error));
  });
}
