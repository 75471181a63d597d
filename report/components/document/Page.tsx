import type { ReactNode } from 'react';
import type { Preset } from './presets.ts';
import { reportCss, type Paper } from './report-css.ts';

export type Medium = 'screen' | 'paper';

export type PageSetup = Readonly<{
  paper: Paper;
  preset: Preset;
  /** On paper a table is cut where its notes still fit on the page; a screen and a word processor have it whole. */
  medium: Medium;
  /** A script that the page may run, with its hash as a content security policy names it; none on paper. */
  script?: Readonly<{ source: string; hash: string }>;
  /** `@font-face` rules with the fonts inside them. */
  fontCss: string;
}>;

type Props = Readonly<{ title: string; language: string; setup: PageSetup; children: ReactNode }>;

/** Nothing is loaded, and nothing runs but the page's own script: whatever the names in it hold. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'";
const LONGEST_RUNNING_TITLE = 96;
/** What is made for paper is laid out for paper only: a browser would otherwise set every page twice. */
const PAPER_ONLY = '@media screen { body > * { display: none; } }';

/** A whole, self-contained HTML document with its language, title and styles. */
export function Page({ title, language, setup, children }: Props) {
  const characters = Array.from(title);
  const running =
    characters.length <= LONGEST_RUNNING_TITLE ? title : `${characters.slice(0, LONGEST_RUNNING_TITLE - 1).join('')}…`;
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta httpEquiv="Content-Security-Policy" content={policyOf(setup)} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <style
          dangerouslySetInnerHTML={{
            __html: `${setup.fontCss}${reportCss(setup, running)}${setup.medium === 'paper' ? PAPER_ONLY : ''}`,
          }}
        />
      </head>
      <body>
        {children}
        {setup.script === undefined ? null : <script dangerouslySetInnerHTML={{ __html: setup.script.source }} />}
      </body>
    </html>
  );
}

function policyOf({ script, medium }: PageSetup): string {
  const pictures = medium === 'paper' ? '; img-src data:' : '';
  return `${POLICY}${pictures}${script === undefined ? '' : `; script-src '${script.hash}'`}`;
}
