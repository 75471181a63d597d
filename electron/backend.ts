import { join } from 'node:path';
import { connectHost } from './host/main-link.ts';
import { reviewToOpen } from './host/default-review.ts';
import { PageRequests } from './host/page-requests.ts';
import { rememberFile } from './host/recent-files.ts';
import { openReview, type ReviewBackend } from './host/review-backend.ts';
import type { BackendMessage } from './shell/backend-process.ts';

// The process that owns the open review in the desktop program. Its arguments are the folder for Grove's own files and
// the project file, if one was named; its first message brings the port to its host, each further one a page's port.
const [dataFolder = '', file] = process.argv.slice(2);
const recentFiles = join(dataFolder, 'recent-files.json');
let review: ReviewBackend | undefined;

process.parentPort.on('message', ({ data, ports: [port] }) => {
  const { kind } = data as BackendMessage;
  if (kind === 'stop') stop();
  if (port === undefined) return;
  if (kind === 'host') {
    const path = reviewToOpen(file, dataFolder, recentFiles);
    review = openReview(path, connectHost(port), new PageRequests());
    rememberFile(recentFiles, path, new Date().toISOString());
  } else review?.servePort(port);
  port.start();
});

function stop(): void {
  review?.close();
  process.exit(0);
}
