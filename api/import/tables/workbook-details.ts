import { strFromU8, unzipSync } from 'fflate';

/** What a reader of cells does not tell of a sheet, by the names of its cells such as `C4`. */
export type SheetDetails = Readonly<{
  /** The sheet is hidden in the workbook. */
  isHidden: boolean;
  /** Numbers shown as percentages, as they are shown: `12.5%` for 0.125. */
  percents: ReadonlyMap<string, string>;
  /** Formulas whose result was never stored, as some programs write them. */
  uncalculated: ReadonlySet<string>;
  /** Rows of the sheet that are hidden, by their numbers. */
  hiddenRows: ReadonlySet<number>;
}>;

/** Stands for a formula whose result the workbook does not hold. */
export const UNCALCULATED = '(formula without a result)';

/** Details of each sheet of a workbook, by name; a sheet whose parts cannot be found is left out. Never throws. */
export function workbookDetails(bytes: Uint8Array): ReadonlyMap<string, SheetDetails> {
  const details = new Map<string, SheetDetails>();
  let parts: Readonly<Record<string, Uint8Array>>;
  try {
    parts = unzipSync(bytes, {
      filter: ({ name }) => /^xl\/(?:[^/]+\.xml|worksheets\/[^/]+\.xml|_rels\/[^/]+)$/u.test(name),
    });
  } catch {
    return details;
  }
  const textOf = (name: string): string => (parts[name] === undefined ? '' : strFromU8(parts[name]));
  const targets = new Map(
    elements(textOf('xl/_rels/workbook.xml.rels'), 'Relationship').map((element) => [
      attribute(element, 'Id'),
      attribute(element, 'Target').replace(/^\/?(?:xl\/)?/u, ''),
    ]),
  );
  const percentStyles = percentStylesOf(textOf('xl/styles.xml'));
  for (const element of elements(textOf('xl/workbook.xml'), 'sheet')) {
    const xml = textOf(`xl/${targets.get(attribute(element, 'r:id')) ?? ''}`);
    const name = plain(attribute(element, 'name'));
    if (name !== '')
      details.set(name, { isHidden: /hidden/iu.test(attribute(element, 'state')), ...detailsOf(xml, percentStyles) });
  }
  return details;
}

function detailsOf(xml: string, percentStyles: ReadonlySet<string>): Omit<SheetDetails, 'isHidden'> {
  const percents = new Map<string, string>();
  const uncalculated = new Set<string>();
  const hiddenRows = new Set<number>();
  for (const row of elements(xml, 'row'))
    if (/^(?:1|true)$/u.test(attribute(row, 'hidden'))) hiddenRows.add(Number(attribute(row, 'r')));
  for (const [, opening = '', inner = ''] of xml.matchAll(/<c\b([^>]*[^>/])>((?:(?!<\/c>).){0,4000})<\/c>/gsu)) {
    const name = attribute(opening, 'r');
    const value = /<v>([^<]*)<\/v>/u.exec(inner)?.[1] ?? '';
    if (value === '') {
      if (/<f[\s>/]/u.test(inner)) uncalculated.add(name);
    } else if (percentStyles.has(attribute(opening, 's')) && /^(?:n|)$/u.test(attribute(opening, 't')))
      percents.set(name, `${Number((Number(value) * 100).toPrecision(15))}%`);
  }
  return { percents, uncalculated, hiddenRows };
}

/** The cell styles, by their place, that show percentages: Excel's own formats 9 and 10, or one with a percent sign. */
function percentStylesOf(xml: string): ReadonlySet<string> {
  const formats = new Set(['9', '10']);
  for (const element of elements(xml, 'numFmt'))
    if (/%/u.test(attribute(element, 'formatCode'))) formats.add(attribute(element, 'numFmtId'));
  const styles = /<cellXfs\b[^>]*>(.*?)<\/cellXfs>/su.exec(xml)?.[1] ?? '';
  return new Set(
    elements(styles, 'xf').flatMap((element, at) => (formats.has(attribute(element, 'numFmtId')) ? [String(at)] : [])),
  );
}

const elements = (xml: string, name: string): readonly string[] =>
  Array.from(xml.matchAll(new RegExp(`<(?:\\w+:)?${name}\\b[^>]*>`, 'gu')), ([element]) => element);

const attribute = (element: string, name: string): string =>
  new RegExp(`\\s${name}\\s*=\\s*"([^"]*)"`, 'u').exec(element)?.[1] ?? '';

const plain = (text: string): string =>
  text
    .replace(/&lt;/gu, '<')
    .replace(/&gt;/gu, '>')
    .replace(/&quot;/gu, '"')
    .replace(/&apos;/gu, "'")
    .replace(/&amp;/gu, '&');
