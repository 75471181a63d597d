import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Who may use a loopback: the bearer of its token, which is had once for each launch code. */
export type Access = Readonly<{
  /** A fresh one-use code for a launch address. */
  newLaunchCode(): string;
  /** The token for an unused code, which is used up; null for any other text. */
  redeem(code: string): string | null;
  isToken(given: string): boolean;
}>;

const TOKEN_BYTES = 32;
const CODE_BYTES = 24;

/** A new 256-bit token and no codes yet. Comparisons take the same time whatever was given. */
export function createAccess(): Access {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const tokenDigest = digest(token);
  const codes = new Set<Buffer>();
  return {
    newLaunchCode() {
      const code = randomBytes(CODE_BYTES).toString('base64url');
      codes.add(digest(code));
      return code;
    },
    redeem(code) {
      const given = digest(code);
      let found: Buffer | null = null;
      for (const known of codes) if (timingSafeEqual(known, given)) found = known;
      if (found === null) return null;
      codes.delete(found);
      return token;
    },
    isToken: (given) => timingSafeEqual(digest(given), tokenDigest),
  };
}

/** Equal lengths for a constant-time comparison, whatever the length of the text. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
