import { unzipSync } from 'fflate';
import { zipFile } from '../zip.ts';
import { keptTogether } from './kept-together.ts';
import type { Pictures } from './pictures.ts';
import { REPEAT_END, REPEAT_START } from './word-markup.ts';

const DOCUMENT = 'word/document.xml';
const CORE = 'docProps/core.xml';
const MARKED_RUN = new RegExp(
  `<w:r>((?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?)<w:t[^>]*>([^<]*${REPEAT_START}[^<]*)</w:t></w:r>`,
  'gu',
);
const MARK = new RegExp(`${REPEAT_START}(\\d+)${REPEAT_END}`, 'gu');
const REFERENCE = /<w:r>(?:<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?<w:footnoteReference w:id="(\d+)"\/><\/w:r>/gu;
/** Bookmarks of notes are numbered from here, above any of the library's. */
const FIRST_BOOKMARK = 900_000;

/**
 * The library's file with what it cannot write: references to a note already made, as fields that follow its number. Ids and
 * dates that change from run to run are set, so that equal reports give equal bytes.
 */
export function finishDocx(bytes: Uint8Array, at: string, pictures: Pictures): Uint8Array {
  const files = unzipSync(bytes);
  const renamed = new Map<string, string>();
  const out: Record<string, string | Uint8Array> = {};
  for (const [name, content] of Object.entries(files)) {
    const isText = name.endsWith('.xml') || name.endsWith('.rels');
    out[name] = isText ? finishPart(name, Buffer.from(content).toString('utf8'), at, renamed) : pictures.pngOf(content);
  }
  // Pictures are compressed already.
  return zipFile(out, (name) => name.endsWith('.png'));
}

function finishPart(name: string, xml: string, at: string, renamed: Map<string, string>): string {
  const fixed = xml.replace(/rId[a-z0-9_-]{12,}|_Toc\d+/gu, (id) => {
    const known = renamed.get(id) ?? `${id.startsWith('_Toc') ? '_Toc' : 'rIdLink'}${renamed.size + 1}`;
    renamed.set(id, known);
    return known;
  });
  if (name === CORE) return fixed.replace(/>\d{4}-\d\d-\d\dT[\d:.]+Z</gu, `>${at}<`);
  return name === DOCUMENT ? keptTogether(withRepeatedNotes(withOwnNumbers(fixed))) : fixed;
}

/** The library counts bookmarks and drawings on from one document to the next. */
function withOwnNumbers(xml: string): string {
  const counted = xml.replace(/(<w:bookmark(?:Start|End)\b[^>]*\bw:id=")(\d+)"/gu, renumber());
  return counted.replace(/(<wp:docPr id=")(\d+)"/gu, renumber());
}

function renumber(): (match: string, start: string, id: string) => string {
  const numbers = new Map<string, number>();
  return (_match, start, id) => {
    const number = numbers.get(id) ?? numbers.size + 1;
    numbers.set(id, number);
    return `${start}${number}"`;
  };
}

function withRepeatedNotes(xml: string): string {
  const repeated = new Set([...xml.matchAll(MARK)].map(([, number]) => number));
  if (repeated.size === 0) return xml;
  return xml
    .replace(REFERENCE, (run, id: string) => {
      if (!repeated.has(id)) return run;
      const bookmark = FIRST_BOOKMARK + Number(id);
      return `<w:bookmarkStart w:id="${bookmark}" w:name="_Note${id}"/>${run}<w:bookmarkEnd w:id="${bookmark}"/>`;
    })
    .replace(MARKED_RUN, (_run, properties: string, text: string) => runsOf(properties, text));
}

/** Text, field, text: the digits of a mark sit at the odd places of the split. */
function runsOf(properties: string, text: string): string {
  const part = (inner: string): string => `<w:r>${properties}${inner}</w:r>`;
  return text
    .split(MARK)
    .map((piece, index) => {
      if (index % 2 === 0) return piece === '' ? '' : part(`<w:t xml:space="preserve">${piece}</w:t>`);
      return [
        part('<w:fldChar w:fldCharType="begin"/>'),
        part(`<w:instrText xml:space="preserve"> NOTEREF _Note${piece} \\h </w:instrText>`),
        part('<w:fldChar w:fldCharType="separate"/>'),
        part(`<w:t>${piece}</w:t>`),
        part('<w:fldChar w:fldCharType="end"/>'),
      ].join('');
    })
    .join('');
}
