/** This host cannot do what was asked; the message is a sentence for the reader that says what would help. */
export class UnavailableError extends Error {
  override readonly name = 'UnavailableError';
}
