import { connectPort, connectSocket, type GroveClient } from '../../api/contract/client.ts';
import { openReview } from '../../electron/host/review-backend.ts';
import { PageRequests } from '../../electron/host/page-requests.ts';
import { serveLoopback } from '../../electron/loopback.ts';
import type { Host } from '../../api/contract/host.ts';
import { openSocket, redeem } from './page.ts';
import { UnavailableError } from '../../electron/host/unavailable.ts';

/** One review served over one transport; each `connect` is a further window. */
export type Served = Readonly<{ connect: () => Promise<GroveClient>; host: Host; close: () => Promise<void> }>;
export type Transport = (path: string) => Promise<Served>;

function testHost(requests: PageRequests): Host {
  return {
    chooseFile: async (choice, windowId) => requests.chooseFile(choice, windowId),
    printToPdf: async () => new TextEncoder().encode('%PDF-1.4'),
    openLink: async () => {
      throw new UnavailableError('This system has no browser.');
    },
    reveal: async () => undefined,
    recentFiles: async () => [],
    setWindowTitle: async (title, windowId) => requests.setTitle(title, windowId),
    showMenu: async () => undefined,
    openReview: async () => null,
  };
}

export const overPort: Transport = async (path) => {
  const requests = new PageRequests();
  const host = testHost(requests);
  const review = openReview(path, host, requests);
  const ports: MessagePort[] = [];
  return {
    host,
    async connect() {
      const { port1, port2 } = new MessageChannel();
      ports.push(port1);
      review.servePort(port2);
      port2.start();
      port1.start();
      return connectPort(port1);
    },
    async close() {
      for (const port of ports) port.close();
      review.close();
    },
  };
};

export const overLoopback: Transport = async (path) => {
  const requests = new PageRequests();
  const host = testHost(requests);
  const review = openReview(path, host, requests);
  const loopback = await serveLoopback({
    pages: (_request, response) => void response.writeHead(404).end(),
    serve: review.serveSocket,
    onIdle: () => undefined,
  });
  return {
    host,
    async connect() {
      const token = await redeem(loopback.launchAddress());
      const { client } = await connectSocket(openSocket(loopback.origin), token);
      return client;
    },
    async close() {
      await loopback.close();
      review.close();
    },
  };
};
