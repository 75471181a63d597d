/** Turns one HTML document into a tagged PDF with an outline; size and margins come from the document's own CSS. */
export type PrintHtml = (html: string) => Promise<Uint8Array>;

/** The host could not print, or what came back is no PDF. `message` is a sentence for the reader. */
export class PrintError extends Error {
  override readonly name = 'PrintError';
}

const PDF_SIGNATURE = '%PDF-';

/** @throws PrintError with the host's reason, or when the host's answer is not a PDF */
export async function printPdf(html: string, printHtml: PrintHtml): Promise<Uint8Array> {
  let bytes: Uint8Array;
  try {
    bytes = await printHtml(html);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new PrintError(`The PDF could not be printed: ${reason}`, { cause });
  }
  if (Buffer.from(bytes.subarray(0, PDF_SIGNATURE.length)).toString('latin1') !== PDF_SIGNATURE) {
    throw new PrintError('The PDF could not be printed: what the browser returned is not a PDF.');
  }
  return bytes;
}
