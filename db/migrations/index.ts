import { first } from './0001-first.ts';
import type { Migration } from './migration.ts';

/** In order; the last one's version is what this program writes. */
export const MIGRATIONS: readonly Migration[] = [first];
