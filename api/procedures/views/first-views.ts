import type { Session } from '../session.ts';

/** Makes the views a new window shows first: the shell, the list of analyses and the first of them. */
export function buildFirstViews(session: Pick<Session, 'view'>): void {
  session.view('shell');
  const [first] = session.view('analyses')?.order ?? [];
  if (first !== undefined) session.view(`analysis:${first}`);
}
