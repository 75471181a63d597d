import { userInfo } from 'node:os';

/** Who is working: the name in GROVE_REVIEWER, else the one the system knows them by. It stands in the history. */
export function reviewerName(): string {
  const named = process.env['GROVE_REVIEWER']?.trim();
  if (named) return named;
  try {
    return userInfo().username;
  } catch {
    return 'Reviewer';
  }
}
