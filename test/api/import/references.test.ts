import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../api/import/decode-text.ts';
import { formatOf, readReferences } from '../../../api/import/references/index.ts';
import { doiOf } from '../../../api/import/references/tidy.ts';
import { BIBTEX, CSL_JSON, NBIB, RIS } from './reference-files.ts';

describe('one reference in four formats', () => {
  it.each([
    ['RIS', RIS],
    ['PubMed', NBIB],
    ['CSL-JSON', CSL_JSON],
    ['BibTeX', BIBTEX],
  ])('%s', (format, text) => {
    expect(formatOf(text)).toBe(format);
    const { references, problems } = readReferences(text);
    expect(problems).toEqual([]);
    expect(references).toHaveLength(2);
    expect(references[0]).toMatchObject({
      number: 1,
      doi: '10.1001/jama.2016.2323',
      year: 2016,
      csl: {
        type: 'article-journal',
        title: 'Effect of mindfulness-based stress reduction on back pain',
        volume: '315',
        issue: '12',
        page: '1240-1249',
      },
    });
    expect(references[0]!.csl.author!.map(({ family }) => family)).toEqual(['Cherkin', 'Sherman', 'Müller']);
    expect(references[0]!.citation).toBe(
      'Cherkin DC, Sherman KJ, Müller A. Effect of mindfulness-based stress reduction on back pain. JAMA 2016;315(12):1240-1249.',
    );
    expect(references[1]!.year).toBe(2009);
  });

  it('PubMed identifiers are read from PubMed only', () => {
    expect(readReferences(NBIB).references[0]!.pmid).toBe('27002445');
    expect(
      readReferences(RIS.replaceAll('PubMed', 'Embase').replaceAll('AN  - ', 'AN  - 9')).references[0]!.pmid,
    ).toBeNull();
  });
});

describe('errors are told record by record', () => {
  it('a record without a title is named and the others are read', () => {
    const { references, problems } = readReferences(RIS.replace(/TI {2}- Effect.*\r?\n/u, ''));
    expect(references.map(({ number }) => number)).toEqual([2]);
    expect(problems).toEqual([{ number: 1, line: 1, reason: expect.stringMatching(/no title/u) }]);
  });

  it('a record without its end is ended by the next', () => {
    expect(readReferences(RIS.replace(/ER {2}- *\r?\n/u, '')).references).toHaveLength(2);
  });

  it('an entry that never closes is named and the next is read', () => {
    const { references, problems } = readReferences(BIBTEX.replace('year = 2016\n}', 'year = 2016\n'));
    expect(references.map(({ year }) => year)).toEqual([2009]);
    expect(problems).toHaveLength(1);
  });

  it('text of another kind is refused whole', () => {
    expect(readReferences('Dear editor').problems).toEqual([
      { number: 0, line: 1, reason: expect.stringMatching(/not RIS/u) },
    ]);
    expect(readReferences('[{"title": "cut').problems).toHaveLength(1);
    expect(readReferences('['.repeat(100_000)).problems).toHaveLength(1);
    expect(readReferences('[null, 3, {"title": "Kept"}]')).toMatchObject({
      references: [{ number: 3 }],
      problems: [{ number: 1 }, { number: 2 }],
    });
  });
});

describe('what is kept of a text', () => {
  it('continuation lines, blanks and control characters', () => {
    const text = 'TY  - JOUR\nTI  - A title\n  over two\u0007 lines\nPY  - 2020/03/01/\nER  - \n';
    expect(readReferences(text).references[0]).toMatchObject({ year: 2020, csl: { title: 'A title over two lines' } });
  });

  it('names the prototype of nothing', () => {
    const text = '[{"title": "T", "__proto__": {"polluted": 1}, "author": [{"family": "A", "constructor": "x"}]}]';
    expect(readReferences(text).references[0]!.csl).toEqual({
      type: 'document',
      title: 'T',
      author: [{ family: 'A' }],
    });
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it.each([
    ['https://doi.org/10.1001/JAMA.2016.2323', '10.1001/jama.2016.2323'],
    ['doi:10.1001/jama.2016.2323.', '10.1001/jama.2016.2323'],
    ['10.1001/jama.2016.2323 [doi]', '10.1001/jama.2016.2323'],
    ['11.1001/x', null],
  ])('DOI of %s', (text, doi) => expect(doiOf(text)).toBe(doi));
});

describe('encodings are sniffed', () => {
  const word = 'Müller – “naïve”';
  const utf16 = (bigEndian: boolean, mark: boolean): Uint8Array => {
    const bytes = Buffer.from(`${mark ? '\ufeff' : ''}${word}`, 'utf16le');
    return bigEndian ? bytes.swap16() : bytes;
  };
  it.each([
    ['UTF-8', Buffer.from(word)],
    ['UTF-8', Buffer.from(`\ufeff${word}`)],
    ['UTF-16LE', utf16(false, true)],
    ['UTF-16BE', utf16(true, true)],
    ['UTF-16LE', utf16(false, false)],
    ['UTF-16BE', utf16(true, false)],
    [
      'Windows-1252',
      Buffer.from([0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72, 0x20, 0x96, 0x20, 0x93, 0x6e, 0x61, 0xef, 0x76, 0x65, 0x94]),
    ],
  ])('%s', (encoding, bytes) => expect(decodeText(bytes)).toEqual({ text: word, encoding }));
});
