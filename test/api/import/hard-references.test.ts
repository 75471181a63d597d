import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../api/import/decode-text.ts';
import { matchReferences } from '../../../api/import/matching.ts';
import { readReferences } from '../../../api/import/references/index.ts';
import { comparableTitle, doiOf } from '../../../api/import/references/tidy.ts';
import type { Report, Study } from '../../../engine/review/records/index.ts';

const ris = (...tags: readonly string[]): string => ['TY  - JOUR', ...tags, 'ER  - ', ''].join('\n');
const noReview = { report: new Map<string, Report>(), study: new Map<string, Study>() };
const matchesOf = (text: string) => matchReferences(readReferences(text).references, noReview);

describe('DOIs as databases write them', () => {
  it.each([
    ['doi:10.1001/JAMA.2016.2323.', '10.1001/jama.2016.2323'],
    ['https://doi.org/10.1001%2Fjama.2016.2323', '10.1001/jama.2016.2323'],
    ['10.1016/S0140-6736(18)30480-X', '10.1016/s0140-6736(18)30480-x'],
    ['(10.1016/S0140-6736(18))', '10.1016/s0140-6736(18)'],
    ['https://onlinelibrary.wiley.com/doi/10.1002/ejp.1234/full?casa=1', '10.1002/ejp.1234'],
    ['10.1097/00007632-200001/full', '10.1097/00007632-200001/full'],
    [
      '10.1002/(SICI)1097-0258(19980815)17:15&lt;1661::AID-SIM968&gt;3.0.CO;2-2',
      '10.1002/(sici)1097-0258(19980815)17:15<1661::aid-sim968>3.0.co;2-2',
    ],
    ['<b>10.1001/x1</b>', '10.1001/x1'],
    ['no DOI', null],
  ])('%s', (text, doi) => {
    expect(doiOf(text)).toBe(doi);
  });
});

describe('RIS of many hands', () => {
  it('a number of an article is no PubMed number, one in a note is', () => {
    const { references } = readReferences(
      ris('TI  - A first title of some length', 'C7  - 1044') +
        ris('TI  - A second title of some length', 'N1  - PMID: 27002445'),
    );
    expect(references.map(({ pmid }) => pmid)).toEqual([null, '27002445']);
  });

  it('many lines in front of the first record are told of once', () => {
    const { references, problems } = readReferences(
      `Provider: Some database\nContent: text/plain\nFile of 2 records\n\n${ris('TI  - A title')}`,
    );
    expect(references).toHaveLength(1);
    expect(problems).toEqual([{ number: 1, line: 1, reason: expect.stringContaining('Provider: Some database') }]);
  });

  it.each(['\r', '\r\n', '\n\n'])('lines end in %j', (end) => {
    const text = ris('TI  - A title', 'AU  - Müller, Anna', 'PY  - 2016///').replaceAll('\n', end);
    for (const bytes of [
      Buffer.from(text),
      Buffer.from(text, 'latin1'),
      Buffer.from(`\ufeff${text}`),
      Buffer.from(text, 'utf16le'),
    ])
      expect(readReferences(decodeText(bytes).text).references).toMatchObject([
        { year: 2016, csl: { title: 'A title', author: [{ family: 'Müller', given: 'Anna' }] } },
      ]);
  });

  it('a title without the marks of a web page', () => {
    const { references } = readReferences(ris('TI  - <i>Effects</i> of heat &amp; cold (p < 0.05 &#8211; yes)'));
    expect(references[0]!.csl.title).toBe('Effects of heat & cold (p < 0.05 – yes)');
  });

  it('a group keeps its name', () => {
    const { references } = readReferences(ris('AU  - Cochrane Back Group,', 'TI  - A title', 'PY  - 2020'));
    expect(references[0]!.citation).toBe('Cochrane Back Group. A title. 2020.');
  });
});

describe('BibTeX', () => {
  it('accents, strings, nested brackets, mathematics and groups', () => {
    const { references, problems } = readReferences(String.raw`% written by hand
@string(pain = "Pain ")
@preamble{"\newcommand{\x}{y}"}
@ARTICLE{a, author = "{\O}sterg{\aa}rd, S{\o}ren and Dvo{\v{r}}{\'a}k, Anton{\'\i}n and {Cochrane Back Group}",
  title = {The {TNF}-$\alpha$ {{nested {deep}}} study \& its 5\% sequel}, journal = pain # {Reports},
  year = {2016}, note = {PMID: 123456}}
@article{b, title = {No end, year = 2016
@article{c,
  title = {After it}, year = 2017}
`);
    expect(references[0]!.csl).toMatchObject({
      title: 'The TNF-α nested deep study & its 5% sequel',
      'container-title': 'Pain Reports',
      author: [
        { family: 'Østergård', given: 'Søren' },
        { family: 'Dvořák', given: 'Antonín' },
        { literal: 'Cochrane Back Group' },
      ],
      PMID: '123456',
    });
    expect(references[1]).toMatchObject({ line: 8, csl: { title: 'After it' } });
    expect(problems).toEqual([{ number: 2, line: 7, reason: expect.stringContaining('brackets never close') }]);
  });
});

describe('CSL-JSON', () => {
  it('names the line of an item that cannot be taken, and reads lists of one title', () => {
    const { references, problems } = readReferences(`{"items": [
  {"title": ["As Crossref \\"writes\\" it"], "note": "PMID: 42"},
  {"type": "book",
   "note": "[,"},
  7
]}`);
    expect(references).toMatchObject([{ line: 2, pmid: '42', csl: { title: 'As Crossref "writes" it' } }]);
    expect(problems.map(({ number, line }) => [number, line])).toEqual([
      [2, 3],
      [3, 5],
    ]);
  });
});

describe('what is the same reference', () => {
  const one = ris('TI  - Effects of mindfulness on back pain in adults', 'PY  - 2016', 'DO  - 10.1/9999');

  it('titles are compared without accents, marks, punctuation and entities', () => {
    expect(comparableTitle('Rückenschmerz & Øvelser: <i>β</i>-blockers—a trial.')).toBe(
      comparableTitle('Ruckenschmerz and Ovelser. β blockers, a TRIAL'),
    );
  });

  it.each([
    ['a DOI in capitals with a prefix', 'DO  - https://doi.org/10.1234/ABC', 'DO  - 10.1234/abc', 'repeat'],
    ['other DOIs', 'DO  - 10.1234/abc', 'DO  - 10.1234/abd', 'new'],
    ['other PubMed numbers', 'PM  - 11', 'PM  - 12', 'new'],
    ['a DOI on one side only', 'DO  - 10.1234/abc', 'PM  - 12', 'repeat'],
  ])('%s', (_what, first, second, kind) => {
    const tags = ['TI  - Effects of mindfulness on back pain in adults', 'PY  - 2016'];
    expect(matchesOf(ris(...tags, first) + ris(...tags, second))[1]).toMatchObject({ kind });
  });

  it('abstracts of one congress share a DOI and stay apart, also the second time', () => {
    const other = one.replace(/TI .*/u, 'TI  - Yoga against chronic neck trouble: pilot trial');
    const text = (one + other).replaceAll('10.1/9999', '10.1234/supplement');
    expect(matchesOf(text).map(({ kind }) => kind)).toEqual(['new', 'new']);
    expect(matchesOf(text + text).map(({ kind }) => kind)).toEqual(['new', 'new', 'repeat', 'repeat']);
  });

  it('a record without its year is still the abstract of its title where another shares the DOI', () => {
    const other = one.replace(/TI .*/u, 'TI  - Yoga against chronic neck trouble: pilot trial');
    const bare = one.replace(/PY .*\n/u, '').replace(/T2 .*\n|JO .*\n/gu, '');
    const text = (one + other + bare).replaceAll('10.1/9999', '10.1234/supplement');
    expect(matchesOf(text)).toMatchObject([{ kind: 'new' }, { kind: 'new' }, { kind: 'repeat', number: 1, by: 'DOI' }]);
  });
});

describe('years', () => {
  it.each([
    [[2016], 2016],
    [['2016', '3', '22'], 2016],
    [[2.02e140], null],
    [[-44], null],
    [[20_166], null],
  ])('%j of a CSL date', (parts, year) => {
    const item = {
      type: 'article-journal',
      title: 'Effect of mindfulness on back pain',
      issued: { 'date-parts': [parts] },
    };
    const [reference] = readReferences(JSON.stringify([item])).references;
    expect(reference?.year).toBe(year);
    expect(reference?.csl.issued?.['date-parts'][0]?.[0] ?? null).toBe(year);
  });
});
