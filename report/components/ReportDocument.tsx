import { SummaryOnPaper } from './document/FindingsOnPaper.tsx';
import { Page, type Medium, type PageSetup } from './document/Page.tsx';
import { sectionsOf, type ReportSection } from './document/sections.tsx';
import { TitlePage } from './document/TitlePage.tsx';
import { ExploreFindings } from './explore/ExploreFindings.tsx';
import { EXPLORE } from './explore/phrases.ts';
import type { ReportInput } from './report-input.ts';
import { SummaryOfFindings } from './SummaryOfFindings.tsx';

type Props = Readonly<{ input: ReportInput; setup: PageSetup }>;

/** The whole report as one HTML document: a title page with the contents, then its parts in order. */
export function ReportDocument({ input, setup }: Props) {
  const sections = sectionsOf(input, setup);
  return (
    <Page title={input.title} language={input.language} setup={setup}>
      <TitlePage input={input} contents={sections} />
      <main>
        {sections.map((section) => (
          <Part key={section.id} section={section} medium={setup.medium} />
        ))}
        {setup.medium === 'screen' ? (
          <section className="part screen-only" id="explore">
            <h2>{EXPLORE.title}</h2>
            <ExploreFindings summary={input.summaryOfFindings} explored={input.explored} />
          </section>
        ) : null}
      </main>
    </Page>
  );
}

/** The Summary of Findings as a document of its own. */
export function SummaryDocument({ input, setup }: Props) {
  return (
    <Page title={input.summaryOfFindings.title} language={input.language} setup={setup}>
      <main className="wide">
        <h1 className="sheet-title">{input.summaryOfFindings.title}</h1>
        {setup.medium === 'paper' ? (
          <SummaryOnPaper summary={input.summaryOfFindings} paper={setup.paper} />
        ) : (
          <SummaryOfFindings summary={input.summaryOfFindings} />
        )}
      </main>
    </Page>
  );
}

/** Parts that are as wide as their tables and plots need, and are moved sideways where a screen is narrower. */
const SIDEWAYS: ReadonlySet<string> = new Set([
  'benefit',
  'flow',
  'pending',
  'risk-of-bias',
  'analyses',
  'funding',
  'receipts',
]);

function Part({ section, medium }: Readonly<{ section: ReportSection; medium: Medium }>) {
  const classes = ['part', ...(section.isWide ? ['wide'] : []), ...(section.startsPage ? ['starts-page'] : [])];
  return (
    <section className={classes.join(' ')} id={section.id}>
      <h2>{section.title}</h2>
      {medium === 'screen' && (section.isWide || SIDEWAYS.has(section.id)) ? (
        <div className="sideways" role="group" aria-label={section.title} tabIndex={0}>
          {section.body}
        </div>
      ) : (
        section.body
      )}
    </section>
  );
}
