import { randomBytes } from 'node:crypto';

/** Stands in the built page where each load's nonce goes; build/vite.mjs writes it. */
export const NONCE_PLACEHOLDER = '__GROVE_NONCE__';

/** A nonce of 128 bits, new for each load of the page. */
export const newNonce = (): string => randomBytes(16).toString('base64url');

/**
 * The content security policy of Grove's page: its own files only, scripts and styles of this load only (React Aria
 * injects a style element and gives it the nonce), no frames but sandboxed ones of its own making.
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Headers of every reply, beside the policy of the page itself. A page may copy a plot as a picture, and asks for nothing else. */
export const PROTECTIVE_HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), clipboard-read=(), clipboard-write=(self)',
} as const;
