import type { RequestListener } from 'node:http';
import type { PageFiles } from '../host/page-files.ts';
import { PROTECTIVE_HEADERS } from '../host/policy.ts';

/** Answer requests from the built interface; anything else does not exist. */
export function servePages(files: PageFiles): RequestListener {
  return (request, response) => {
    const reply = files(request.url?.split('?', 1)[0] ?? '');
    if (reply === undefined) {
      response.writeHead(404, PROTECTIVE_HEADERS).end();
      return;
    }
    response.writeHead(200, reply.headers).end(request.method === 'HEAD' ? undefined : reply.body);
  };
}
