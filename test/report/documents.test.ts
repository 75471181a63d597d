import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ReportInput } from '../../report/components/report-input.ts';
import { EXPLORE_SCRIPT } from '../../report/components/explore/script.ts';
import { cssString } from '../../report/components/document/report-css.ts';
import { formatPrinted } from '../../report/components/numbers.ts';
import { differenceText } from '../../report/components/certainty/sof-cells.ts';
import { reportHtml, summaryHtml } from '../../report/write/html.tsx';
import { resultsJson } from '../../report/write/results-json.ts';
import { summaryText } from '../../report/write/sof-text.ts';
import { forestSvg } from '../../report/write/svg.tsx';
import { elementsOf, textContent } from './markup.ts';
import { review } from './review.ts';

/** The script that is ours, letter by letter, taken out; whatever else runs stays. */
function withoutOwnScript(html: string): string {
  return html.replace(`<script>${EXPLORE_SCRIPT}</script>`, '');
}

const HOSTILE = [
  '<img src=x onerror="alert(1)">',
  '</style><script>alert(1)</script>',
  `"'\`&<>]]>--> \\ \${x}`,
  'مؤلف‮txt.exe وزملاؤه',
  'W'.repeat(300),
  'NUL\u0000 BEL\u0007 ESC\u001b[31m \ud800 end',
  '=HYPERLINK("http://example.org")',
];

describe('report documents', () => {
  const html = reportHtml(review);

  it('are the same bytes for the same input', () => {
    expect(reportHtml(structuredClone(review))).toBe(html);
    expect(summaryHtml(structuredClone(review))).toBe(summaryHtml(review));
    expect(resultsJson(structuredClone(review))).toBe(resultsJson(review));
  });

  it('print every effect of the table as the derived object has it', () => {
    const table = elementsOf(summaryHtml(review), 'table')[0] ?? '';
    const printed = elementsOf(table, 'tbody').map((body) => elementsOf(body, 'td').map((cell) => textContent(cell)));
    const rows = review.summaryOfFindings.comparisons[0]!.rows;
    expect(printed).toHaveLength(rows.length);
    for (const [index, { relative, difference, measure, unit }] of rows.entries()) {
      if (relative !== null) expect(printed[index]).toContain(`RR ${formatPrinted(relative)}`);
      if (difference !== null) expect(printed[index]).toContain(differenceText(difference, measure!, unit ?? ''));
      if (relative === null && difference === null) expect(printed[index]!.at(-1)).toBe(rows[index]!.sentence);
    }
    expect(printed[0]).toContain('MD 0.67 points lower (1.04 lower to 0.30 lower)');
  });

  it('number the footnotes in reading order and print each once', () => {
    const table = summaryHtml(review);
    const marks = [...table.matchAll(/<sup class="marks">([a-z,]+)<\/sup>/gu)].flatMap((match) => match[1]!.split(','));
    expect([...new Set(marks)]).toEqual(['a', 'b', 'c', 'd']);
    for (const note of review.summaryOfFindings.footnotes) expect(textContent(table).split(note)).toHaveLength(2);
  });

  it('never invent a certainty rating', () => {
    const table = elementsOf(html, 'table').find((candidate) => candidate.includes('sof-table'))!;
    const cells = elementsOf(table, 'td').filter((cell) => cell.includes('sof-certainty'));
    expect(cells).toHaveLength(review.summaryOfFindings.comparisons[0]!.rows.length);
    for (const cell of cells) expect(textContent(cell)).toMatch(/^–/u);
  });

  it('have language, title, captions, header scopes and words for every plot', () => {
    expect(html).toMatch(/^<!doctype html>\n<html lang="en-GB">/u);
    expect(html).toContain('<title>Mindfulness for chronic low back pain</title>');
    const tables = elementsOf(html, 'table').filter((table) => !/class="(?:step|value)-table"/u.test(table));
    expect(tables.length).toBeGreaterThan(6);
    for (const table of tables) expect(table).toContain('<caption>');
    for (const [, attributes] of html.matchAll(/<th( [^>]*)?>/gu))
      expect(attributes).toMatch(/scope="(?:col|row|colgroup)"/u);
    for (const [, attributes] of html.matchAll(/<svg( [^>]*)>/gu))
      expect(attributes).toMatch(/aria-(?:label|hidden)=/u);
  });

  it('load nothing, and run nothing but the one script of the web page, which the policy names', () => {
    expect(reportHtml(review, { medium: 'paper' })).not.toContain('<script');
    expect(summaryHtml(review)).not.toContain('<script');
    const hash = createHash('sha256').update(EXPLORE_SCRIPT).digest('base64');
    expect(html.replaceAll('&#x27;', "'")).toContain(`script-src 'sha256-${hash}'`);
    expect(withoutOwnScript(html)).not.toMatch(/<script|<link|<iframe|\ssrc="|@import/u);
    expect([...html.matchAll(/url\(([^)]{0,12})/gu)].every((match) => match[1]!.startsWith('data:font/'))).toBe(true);
    expect(html).toContain('http-equiv="Content-Security-Policy"');
  });

  it('print every receipt on paper: its effect, each step with its numbers, each value, its source and its words', () => {
    const paper = reportHtml(review, { medium: 'paper' });
    const tables = elementsOf(paper, 'table').filter((table) => table.includes('receipts-table'));
    const rows = tables
      .flatMap((table) => elementsOf(elementsOf(table, 'tbody')[0] ?? '', 'tr'))
      .map((row) => textContent(row));
    expect(rows).toHaveLength(review.receipts.length);
    expect(review.receipts.length).toBeGreaterThan(0);
    for (const { studyLabel, printed, steps, values, notes } of review.receipts) {
      const own = rows.filter((row) => row.startsWith(studyLabel) && row.includes(formatPrinted(printed)));
      expect(own).toHaveLength(1);
      const texts = [
        ...steps.map(({ filled }) => filled),
        ...notes,
        ...values.flatMap(({ text, source }) => [text, source?.quote ?? '']),
      ];
      for (const text of texts) expect(own[0]?.replace(/\s+/gu, ' ')).toContain(text.replace(/\s+/gu, ' '));
    }
    for (const { formula } of review.receipts.flatMap(({ steps }) => steps))
      expect(textContent(paper)).toContain(formula);
  });

  it('are laid out for paper only where they are made for paper', () => {
    expect(reportHtml(review, { medium: 'paper' })).toContain('@media screen { body > * { display: none; } }');
    expect(html).not.toContain('body > * { display: none; }');
  });

  it('keep the parts in order', () => {
    const headings = elementsOf(html, 'h2').map((heading) => textContent(heading));
    expect(headings).toEqual([
      'Summary of findings: Mindfulness for chronic low back pain',
      'Evidence profile',
      'Flow of studies',
      'Outcomes and thresholds',
      'Characteristics of included studies',
      'Excluded studies',
      'Ongoing studies and studies awaiting classification',
      'Risk of bias',
      'Analyses',
      'Sensitivity analyses',
      'Missing results',
      'Protocol and deviations',
      'Funding and conflicts of interest',
      'References',
      'Appendix: how each number was made',
      'Appendix: history of judgements',
      'Explore the findings',
    ]);
  });

  it('print the reason of an exclusion and of every missing number', () => {
    const words = textContent(html);
    expect(words).toContain('Not randomised: participants chose their group');
    for (const { reason } of review.analyses.flatMap((analysis) => analysis.leftOut)) expect(words).toContain(reason);
    expect(words).toContain('Means without standard deviations; 45% attrition.');
  });

  it('carry the fonts their characters need and no more', () => {
    expect(html.split('@font-face')).toHaveLength(3); // Latin, and extended Latin for Dąbrowska
    expect(summaryHtml(review).split('@font-face')).toHaveLength(2);
  });
});

describe.each(HOSTILE)('hostile text %#', (text) => {
  const hostile = withText(review, text);
  const shown = text.toWellFormed().replace(/[\u0000\u0007\u001b]/gu, '\ufffd');

  it('is text in every document', () => {
    for (const html of [reportHtml(hostile), summaryHtml(hostile)]) {
      expect(withoutOwnScript(html)).not.toMatch(/<img|<script/u);
      expect(html.split('</style>')).toHaveLength(2);
      // oxlint-disable-next-line no-control-regex
      expect(html).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/u);
      expect(html.isWellFormed()).toBe(true);
      expect(textContent(html)).toContain(shown);
    }
  });

  it('is text in an SVG file, whole in its hover title', () => {
    const svg = forestSvg(hostile.analyses[0]!, hostile.summaryOfFindings);
    expect(svg).not.toMatch(/<img|<script/u);
    // oxlint-disable-next-line no-control-regex
    expect(svg).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/u);
    expect(decode(svg)).toContain(shown.replaceAll(/\s+/gu, ' ').trim());
  });

  it('leaves the text table within its width', () => {
    const lines = summaryText(hostile.summaryOfFindings).split('\n');
    for (const line of lines) expect(Array.from(line).length).toBeLessThanOrEqual(100);
    // oxlint-disable-next-line no-control-regex
    expect(lines.join('')).not.toMatch(/[\u0000-\u001f]/u);
  });

  it('survives the way through results.json', () => {
    const results = JSON.parse(resultsJson(hostile)) as { analyses: { rows: { label: string }[] }[] };
    expect(results.analyses[0]?.rows[0]?.label).toBe(shown);
  });
});

describe('results.json', () => {
  const results = JSON.parse(resultsJson(review)) as {
    analyses: Record<string, unknown>[];
    summaryOfFindings: unknown;
  };

  it('holds the numbers at full precision under the names of the derived review', () => {
    const [first] = results.analyses;
    const { state, rows } = review.analyses[0]!;
    if (state.kind !== 'pooled') throw new Error('the fixture must be pooled');
    expect(first).toMatchObject({
      k: 3,
      estimate: state.pooled.estimate,
      tauSquared: state.pooled.tauSquared,
      wald: state.pooled.wald,
      knappHartung: state.pooled.knappHartung,
      printed: state.printed,
      predictionInterval: null,
    });
    expect(first?.['rows']).toEqual(rows);
    expect(results.summaryOfFindings).toEqual(review.summaryOfFindings);
    expect(state.pooled.estimate).toBeCloseTo(-0.673, 3);
    expect(state.pooled.wald.low).toBeCloseTo(-0.969, 3);
    expect(state.pooled.knappHartung?.high).toBeCloseTo(-0.3, 2);
  });

  it('sorts its keys', () => {
    const keys = Object.keys(results.analyses[0] ?? {});
    expect(keys).toEqual(keys.toSorted());
  });
});

describe('the text table', () => {
  it('prints each row with its numbers', () => {
    const text = summaryText(review.summaryOfFindings);
    expect(text).toContain('MD −0.67');
    expect(text).toContain('(−1.04 to −0.30)');
    expect(text).toContain('3 of 7 eligible');
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });
});

describe('a title inside the style element', () => {
  it.each(HOSTILE)('stays one CSS string: %#', (text) => {
    expect(cssString(text)).toMatch(/^"(?:[\p{L}\p{N} ]|\\[0-9a-f]+ )*"$/u);
  });
});

/** The same review with hostile text in every name, note and quote. */
function withText(input: ReportInput, text: string): ReportInput {
  const fields = new Set([
    ...[
      'title',
      'label',
      'studyLabel',
      'outcome',
      'outcomeDetail',
      'sentence',
      'intervention',
      'comparator',
      'population',
    ],
    ...['setting', 'reason', 'note', 'text', 'quote', 'citation', 'statusReason', 'funding', 'name', 'comparisonLabel'],
    ...['question', 'fileName', 'armLabel', 'doi', 'pmid', 'interventions', 'instrument', 'time'],
  ]);
  const replace = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return fields.has(key) ? text : value;
    if (Array.isArray(value)) {
      return value.map((entry) =>
        (key === 'notes' || key === 'footnotes') && typeof entry === 'string' ? text : replace(entry, key),
      );
    }
    if (value !== null && typeof value === 'object') {
      return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, replace(entry, name)]));
    }
    return value;
  };
  return replace(input, '') as ReportInput;
}

function decode(markup: string): string {
  return markup
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&');
}
