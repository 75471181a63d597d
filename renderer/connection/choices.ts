import type { ContractClient } from './types.ts';

// How the reviewer likes things on this computer, by name: the theme, columns, widths. The host keeps it, because a page of the
// browser host has another address, and so an empty storage of its own, at each start. Read once, before the first screen.

const known = new Map<string, string>();
let host: (() => Promise<ContractClient>) | null = null;

/** Takes the kept choices over; resolves when they are here, or when the line broke before: then everything is as usual. */
export async function startChoices(client: () => Promise<ContractClient>): Promise<void> {
  host = client;
  try {
    const kept = await (await client()).host.choices();
    for (const [name, value] of Object.entries(kept)) if (!known.has(name)) known.set(name, value);
  } catch {
    return;
  }
}

/** What was chosen, or null for what is usual. */
export const choiceOf = (name: string): string | null => known.get(name) ?? null;

/** Keeps a choice for every window and file to come; null forgets it. */
export function keepChoice(name: string, value: string | null): void {
  if (value === null) known.delete(name);
  else known.set(name, value);
  // A choice that could not be kept holds for this window.
  host?.()
    .then((client) => client.host.keepChoice({ name, value }))
    .catch(() => undefined);
}
