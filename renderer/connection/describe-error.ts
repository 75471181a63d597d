import { isDefinedError, ORPCError } from '@orpc/client';

/** One plain sentence for any failure: the backend's own where it declared one. */
export function describeError(error: unknown): string {
  if (error instanceof ORPCError && isDefinedError(error)) {
    const { code, data } = error as ORPCError<string, unknown>;
    const text = (field: string): string | null => {
      const value = typeof data === 'object' && data !== null ? (data as Record<string, unknown>)[field] : null;
      return typeof value === 'string' && value !== '' ? value : null;
    };
    if (code === 'NOTHING_TO_UNDO') return 'There is nothing left to undo in this window.';
    if (code === 'NOT_FOUND') return `${text('what') ?? 'This item'} is no longer in the review.`;
    if (code === 'CONFLICT')
      return `It was changed meanwhile: it now reads "${text('now') ?? ''}". Nothing was overwritten.`;
    return text('sentence') ?? text('reason') ?? FALLBACK;
  }
  if (isOfClosedLine(error)) return LINE_CLOSED;
  return error instanceof Error && error.message !== '' ? error.message : FALLBACK;
}

/** What the transport says of a call whose line closed under it, or before it: words for its own authors. */
const isOfClosedLine = (error: unknown): boolean =>
  error instanceof Error && /\bwas closed or aborted\b|\bWebSocket is not open\b/u.test(error.message);

const LINE_CLOSED = 'The connection was lost before the answer came. It is asked again when the connection is back.';

const FALLBACK = 'The request could not be carried out. Nothing was changed.';
