import { resolve } from 'node:path';
import { openSession, type Session } from '../../api/procedures/session.ts';
import { reviewerName } from '../host/reviewer.ts';

/** Open a project file for the length of `work`; the file is let go of whatever happens. Throws ProjectFileError. */
export async function withSession<Result>(
  file: string,
  work: (session: Session) => Promise<Result> | Result,
): Promise<Result> {
  const session = openSession(resolve(file), { actor: reviewerName(), now: () => new Date() });
  try {
    return await work(session);
  } finally {
    session.close();
  }
}
