import type { Database } from 'better-sqlite3';

declare const readable: unique symbol;
declare const writable: unique symbol;

/** Brands on one better-sqlite3 handle: a function given a ReadableDb cannot call one that writes. */
export type ReadableDb = Database & { readonly [readable]: true };
export type WritableDb = ReadableDb & { readonly [writable]: true };
