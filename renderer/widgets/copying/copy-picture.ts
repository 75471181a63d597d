/** Thrown where the browser keeps the clipboard from the page. */
export class ClipboardRefusedError extends Error {
  override name = 'ClipboardRefusedError';
}

/**
 * Puts a picture on the clipboard while it is still being made: a browser asks for the user's gesture when the writing begins.
 *
 * @param png the picture in base 64
 * @throws ClipboardRefusedError; what `png` rejects with
 */
export async function copyPicture(png: Promise<string>): Promise<void> {
  let failure: unknown = null;
  const blob = png.then(
    (text) => new Blob([bytesOf(text)], { type: 'image/png' }),
    (error: unknown) => {
      failure = error;
      throw error;
    },
  );
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]);
  } catch {
    // The clipboard says only that it was refused, whichever of the two it was.
    if (failure !== null) throw failure;
    throw new ClipboardRefusedError();
  }
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** A drawing as it would be in a file: where it takes a colour of the theme, the plain colour given beside it. */
export function plainMarkup(drawing: SVGSVGElement): string {
  return new XMLSerializer().serializeToString(drawing).replaceAll(/var\(--[\w-]+,\s*([^()]*)\)/gu, '$1');
}
