import type { IStylesOptions } from 'docx';

const FONT = 'Arial';
const INK = '1a1c1b';
const QUIET = '575b58';

/** Twentieths of a point. */
const points = (size: number): number => size * 20;
/** Half points. */
const size = (text: number): number => text * 2;

export function wordStyles(accent: string, language: string): IStylesOptions {
  const colour = accent.replace('#', '');
  return {
    default: {
      document: {
        run: { font: FONT, size: size(9.5), color: INK, language: { value: language } },
        paragraph: { spacing: { after: points(5), line: 264, lineRule: 'auto' } },
      },
      title: {
        run: { font: FONT, size: size(24), bold: true, color: INK },
        paragraph: { spacing: { before: points(36), after: points(12), line: 264, lineRule: 'auto' } },
      },
      heading1: {
        run: { font: FONT, size: size(15), bold: true, color: colour === '1a1c1b' ? INK : colour },
        paragraph: { spacing: { before: points(20), after: points(8) }, keepNext: true },
      },
      heading2: {
        run: { font: FONT, size: size(11), bold: true, color: INK },
        paragraph: { spacing: { before: points(14), after: points(4) }, keepNext: true },
      },
      heading3: {
        run: { font: FONT, size: size(9.5), bold: true, color: INK },
        paragraph: { spacing: { before: points(10), after: points(3) }, keepNext: true },
      },
      heading4: {
        run: { font: FONT, size: size(9.5), bold: true, color: INK },
        paragraph: { spacing: { before: points(10), after: points(3) }, keepNext: true },
      },
      footnoteText: { run: { font: FONT, size: size(8) }, paragraph: { spacing: { after: points(2) } } },
      hyperlink: { run: { color: colour, underline: {} } },
    },
    paragraphStyles: [
      // The contents of a whole review stand on the page of its title.
      ...(['TOC1', 'TOC2'] as const).map((id, level) => ({
        id,
        name: `toc ${level + 1}`,
        basedOn: 'Normal',
        paragraph: {
          spacing: { after: points(1), line: 240, lineRule: 'auto' as const },
          indent: { left: points(level * 11) },
        },
      })),
      {
        id: 'Quiet',
        name: 'Quiet',
        basedOn: 'Normal',
        run: { size: size(8.5), color: QUIET },
        paragraph: { spacing: { after: points(4) } },
      },
      {
        id: 'Purpose',
        name: 'Purpose of an analysis',
        basedOn: 'Quiet',
        paragraph: { keepNext: true, spacing: { after: points(4) } },
      },
      {
        id: 'TableCaption',
        name: 'Table caption',
        basedOn: 'Normal',
        run: { bold: true },
        paragraph: { spacing: { before: points(8), after: points(3) }, keepNext: true },
      },
      {
        id: 'Draft',
        name: 'Draft',
        basedOn: 'Normal',
        run: { bold: true, size: size(12) },
        paragraph: {
          spacing: { after: points(10) },
          border: Object.fromEntries(
            (['top', 'bottom', 'left', 'right'] as const).map((side) => [
              side,
              { style: 'single', size: 12, space: 4, color: INK },
            ]),
          ),
        },
      },
    ],
  };
}

/** Elements of the report's markup and the styles of Word they take. */
export const STYLE_MAP: Readonly<Record<string, string>> = {
  'p.report-title': 'Title',
  'p.quiet': 'Quiet',
  'p.purpose': 'Purpose',
  'p.footnotes': 'Quiet',
  'p.sof-more': 'Quiet',
  'p.sof-legend': 'Quiet',
  'p.key': 'Quiet',
  'p.draft': 'Draft',
  'caption.table-caption': 'TableCaption',
};

/** What the converter reads of the report's own style sheet: rules between rows, quiet headings, numbers to the right. */
export const WORD_CSS = `
table { border: none; width: 100%; border-collapse: collapse; font-size: 8pt; }
th, td { border: none; border-bottom: 0.5pt solid #d0d0ca; text-align: left; vertical-align: top; padding: 2.5pt 6pt 2.5pt 0; font-weight: normal; }
thead th { color: #575b58; vertical-align: bottom; border-bottom: 0.75pt solid #86867e; }
tfoot th, tfoot td { font-weight: bold; }
caption { text-align: left; }
tr { break-inside: avoid; }
p.plain { margin: 0; }
p.references { margin: 0 0 4pt 14pt; text-indent: -14pt; }
.number { text-align: right; }
.sign { text-align: center; }
.sof-table td.number, .sof-table thead th.number { text-align: left; }
.outcome, .strong, .medium { font-weight: bold; }
.detail, .quiet, .term, .tag { color: #575b58; }
[data-printed] th, [data-printed] td { font-weight: bold; }
`;
