import {
  AlignmentType,
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TableOfContents,
  TextRun,
  type FileChild,
  type ISectionOptions,
} from 'docx';
import { htmlToContent } from 'docx/html';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { PRESET_STYLES, type Preset } from '../../components/document/presets.ts';
import type { Paper } from '../../components/document/report-css.ts';
import { sectionsOf, type ReportSection } from '../../components/document/sections.tsx';
import { TitlePage } from '../../components/document/TitlePage.tsx';
import { REPORT } from '../../components/phrases.ts';
import type { ReportInput } from '../../components/report-input.ts';
import { cleanText } from '../clean-text.ts';
import { finishDocx } from './finish.ts';
import { createPictures, type Pictures } from './pictures.ts';
import { STYLE_MAP, WORD_CSS, wordStyles } from './styles.ts';
import { wordMarkup } from './word-markup.ts';

export type DocxOptions = Readonly<{ paper?: Paper; preset?: Preset }>;

/** Twentieths of a point, portrait. */
const SIZES: Readonly<Record<Paper, Readonly<{ width: number; height: number }>>> = {
  A4: { width: 11_906, height: 16_838 },
  Letter: { width: 12_240, height: 15_840 },
};
const MARGIN = 1021;
const TWIPS_PER_PIXEL = 15;
const LONGEST_HEADER = 96;

type Block = { isWide: boolean; children: FileChild[] };

/**
 * The report as a Word document: the parts of the HTML report as headings, real tables with repeated header rows, real footnotes,
 * and plots as vectors with a PNG and words beside them. Equal input gives equal bytes.
 */
export async function docxFile(input: ReportInput, options: DocxOptions = {}): Promise<Uint8Array> {
  const { paper = 'A4', preset = 'grove' } = options;
  const clean = cleanText(input);
  const { accent } = PRESET_STYLES[preset];
  const sections = sectionsOf(clean, { paper, medium: 'screen' });
  const pictures = createPictures();
  const converter = createConverter(accent, paper, pictures);
  const blocks: Block[] = [
    {
      isWide: false,
      children: [
        ...converter.convert(<TitlePage input={clean} contents={[]} />, false),
        // Links without page numbers: only a word processor knows its pages, and asks before it fills them in.
        new TableOfContents(REPORT.contents, {
          hyperlink: true,
          headingStyleRange: '1-2',
          pageNumbersEntryLevelsRange: '1-2',
          beginDirty: false,
        }),
      ],
    },
  ];
  for (const section of sections) {
    const children = converter.convert(<Part section={section} />, section.isWide);
    const last = blocks.at(-1);
    if (last === undefined || blocks.length === 1 || last.isWide !== section.isWide || section.startsPage) {
      blocks.push({ isWide: section.isWide, children: [...children] });
    } else last.children.push(...children);
  }
  const document = new Document({
    title: clean.title,
    description: clean.question,
    creator: REPORT.engineName(clean.engineVersion),
    lastModifiedBy: REPORT.engineName(clean.engineVersion),
    styles: wordStyles(accent, clean.language),
    sections: blocks.map((block, index) => sectionOf(block, index === 0 ? '' : clean.title, paper)),
  });
  return finishDocx(await Packer.toBuffer(document), `${clean.date ?? '2000-01-01'}T00:00:00Z`, pictures);
}

function createConverter(accent: string, paper: Paper, pictures: Pictures) {
  let notes = 0;
  return {
    convert(node: ReactNode, isWide: boolean): readonly FileChild[] {
      const side = isWide ? SIZES[paper].height : SIZES[paper].width;
      const width = (side - 2 * MARGIN) / TWIPS_PER_PIXEL;
      const markup = renderToStaticMarkup(node);
      const { html, pictures: own, noteCount } = wordMarkup(markup, { accent, width, notesBefore: notes });
      notes = noteCount;
      return htmlToContent(html, {
        stylesheet: WORD_CSS,
        styleMap: STYLE_MAP,
        maxImageWidth: width,
        images: (source) => {
          const picture = own.get(source);
          return picture && pictures.draw(picture);
        },
      });
    },
  };
}

function Part({ section }: Readonly<{ section: ReportSection }>) {
  return (
    <section>
      <h2 id={section.id}>{section.title}</h2>
      {section.body}
    </section>
  );
}

function sectionOf({ isWide, children }: Block, title: string, paper: Paper): ISectionOptions {
  const running = Array.from(title).slice(0, LONGEST_HEADER).join('');
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      page: {
        size: { ...SIZES[paper], orientation: isWide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
        margin: { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN, header: 500, footer: 500 },
      },
    },
    headers: {
      default: new Header({ children: [new Paragraph({ style: 'Quiet', children: [new TextRun(running)] })] }),
    },
    footers: {
      default: new Footer({
        children: [
          new Paragraph({
            style: 'Quiet',
            alignment: AlignmentType.RIGHT,
            children: [new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })],
          }),
        ],
      }),
    },
    children: [...children],
  };
}
