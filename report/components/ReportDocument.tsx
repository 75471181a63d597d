import type { ReactNode } from 'react';
import { AvailabilityTable } from './AvailabilityTable.tsx';
import { AnalysisSection } from './document/AnalysisSection.tsx';
import { Page, type PageSetup } from './document/Page.tsx';
import { TitlePage, type Contents } from './document/TitlePage.tsx';
import { ExcludedStudies } from './ExcludedStudies.tsx';
import { sidesOf } from './forest/sides.ts';
import { RECEIPTS, REPORT } from './phrases.ts';
import { ReceiptTable } from './ReceiptTable.tsx';
import { References } from './References.tsx';
import type { ReportInput } from './report-input.ts';
import { StudyCharacteristics } from './StudyCharacteristics.tsx';
import { SummaryOfFindings } from './SummaryOfFindings.tsx';

type Props = Readonly<{ input: ReportInput; setup: PageSetup }>;

/**
 * The whole report as one HTML document: title page, Summary of Findings, every analysis with its plot, what is missing,
 * the studies, the references, and an appendix that walks each number back to its source.
 */
export function ReportDocument({ input, setup }: Props) {
  const { summaryOfFindings: summary, analyses, studies, availability, references, receipts } = input;
  const contents: Contents = [
    { id: 'findings', title: REPORT.findings, entries: [] },
    {
      id: 'analyses',
      title: REPORT.analyses,
      entries: analyses.map((analysis, index) => ({ id: analysisId(index), title: analysis.title })),
    },
    { id: 'availability', title: REPORT.availability, entries: [] },
    { id: 'characteristics', title: REPORT.characteristics, entries: [] },
    { id: 'excluded', title: REPORT.excluded, entries: [] },
    { id: 'references', title: REPORT.references, entries: [] },
    { id: 'receipts', title: REPORT.receipts, entries: [] },
  ];
  return (
    <Page title={input.title} language={input.language} setup={setup}>
      <TitlePage input={input} contents={contents} />
      <main>
        <Part id="findings" title={summary.title} isWide startsPage>
          <SummaryOfFindings summary={summary} />
        </Part>
        <Part id="analyses" title={REPORT.analyses} startsPage>
          {analyses.map((analysis, index) => (
            <AnalysisSection
              key={analysis.analysisId}
              id={analysisId(index)}
              analysis={analysis}
              paper={setup.paper}
              sides={sidesOf(analysis, summary)}
            />
          ))}
        </Part>
        <Part id="availability" title={REPORT.availability} isWide>
          <AvailabilityTable availability={availability} studies={studies} />
        </Part>
        <Part id="characteristics" title={REPORT.characteristics} isWide>
          <StudyCharacteristics studies={studies} />
        </Part>
        <Part id="excluded" title={REPORT.excluded}>
          <ExcludedStudies studies={studies} />
        </Part>
        <Part id="references" title={REPORT.references}>
          <References references={references} />
        </Part>
        <Part id="receipts" title={REPORT.receipts} startsPage>
          <p className="footnotes">{receipts.length === 0 ? RECEIPTS.none : REPORT.receiptsLead}</p>
          {receipts.map((receipt) => (
            <ReceiptTable key={`${receipt.studyResultId} ${receipt.scale.measure}`} receipt={receipt} />
          ))}
        </Part>
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
        <SummaryOfFindings summary={input.summaryOfFindings} />
      </main>
    </Page>
  );
}

type PartProps = Readonly<{
  id: string;
  title: string;
  /** On a page turned sideways. */
  isWide?: boolean;
  startsPage?: boolean;
  children: ReactNode;
}>;

function Part({ id, title, isWide = false, startsPage = false, children }: PartProps) {
  const classes = ['part', ...(isWide ? ['wide'] : []), ...(startsPage ? ['starts-page'] : [])];
  return (
    <section className={classes.join(' ')} id={id}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function analysisId(index: number): string {
  return `analysis-${index + 1}`;
}
