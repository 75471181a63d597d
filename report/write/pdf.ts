/** Turns one HTML document into a tagged PDF with an outline; size and margins come from the document's own CSS. */
export type PrintHtml = (html: string) => Promise<Uint8Array>;

/** The host could not print, or what came back is no PDF. `message` is a sentence for the reader. */
export class PrintError extends Error {
  override readonly name = 'PrintError';
}

const PDF_SIGNATURE = '%PDF-';

/** Equal documents give equal bytes but for the dates. @throws PrintError with the host's reason, or when the host's answer is not a PDF */
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
  return withOwnNodeNames(bytes);
}

/** The names a browser gives the elements of its structure tree, always of eight digits. */
const NODE_NAME = /(?<=\(node)\d{8}(?=\))/gu;

/**
 * A browser counts the elements of all documents it ever had: counted anew, the same document gives the same bytes. Their order
 * and their length stay, so that every place in the file does.
 */
function withOwnNodeNames(bytes: Uint8Array): Uint8Array {
  const pdf = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = pdf.toString('latin1');
  const names = [...new Set(text.match(NODE_NAME))].toSorted();
  if (names.length === 0) return bytes;
  const own = new Map(names.map((name, index) => [name, String(index + 1).padStart(name.length, '0')]));
  return Buffer.from(
    text.replace(NODE_NAME, (name) => own.get(name) ?? name),
    'latin1',
  );
}
