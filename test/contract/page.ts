import { WebSocket } from 'ws';

/** The token for a launch address, as the page gets it. */
export async function redeem(launchAddress: string): Promise<string> {
  const { origin, hash } = new URL(launchAddress);
  const body = JSON.stringify({ code: hash.replace('#launch=', '') });
  const reply = await fetch(`${origin}/session`, { method: 'POST', headers: { origin }, body });
  return ((await reply.json()) as { token: string }).token;
}

/** A socket as a page of this origin opens it. */
export function openSocket(origin: string): WebSocket {
  return new WebSocket(origin.replace('http:', 'ws:') + '/rpc', { headers: { origin } });
}
