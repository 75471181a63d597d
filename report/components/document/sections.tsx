import type { ReactNode } from 'react';
import { AvailabilityTable } from '../AvailabilityTable.tsx';
import { BENEFIT } from '../certainty/benefit-phrases.ts';
import { BenefitTables } from '../certainty/BenefitTables.tsx';
import { EvidenceProfile } from '../certainty/EvidenceProfile.tsx';
import { ExcludedStudies, PendingStudies } from '../ExcludedStudies.tsx';
import { sidesOf } from '../forest/sides.ts';
import { RECEIPTS, REPORT } from '../phrases.ts';
import { PrismaDiagram } from '../prisma/PrismaDiagram.tsx';
import { ReceiptsOnPaper } from '../ReceiptsOnPaper.tsx';
import { ReceiptTable } from '../ReceiptTable.tsx';
import { References } from '../References.tsx';
import type { ReportInput } from '../report-input.ts';
import { StudyCharacteristics } from '../StudyCharacteristics.tsx';
import { SummaryOfFindings } from '../SummaryOfFindings.tsx';
import { AnalysisSection } from './AnalysisSection.tsx';
import { ProfileOnPaper, SummaryOnPaper } from './FindingsOnPaper.tsx';
import { FundingTable } from './FundingTable.tsx';
import { JudgementHistory } from './JudgementHistory.tsx';
import { RiskOfBias } from './RiskOfBias.tsx';
import type { Medium } from './Page.tsx';
import { DOCUMENT } from './phrases.ts';
import { Deviations, OutcomesTable, SearchesTable } from './ProtocolTables.tsx';
import type { Paper } from './report-css.ts';
import { SensitivityTable } from './SensitivityTable.tsx';

/** One part of a report: on paper, in a web page and in a word processor alike. */
export type ReportSection = Readonly<{
  id: string;
  title: string;
  /** On a page turned sideways. */
  isWide: boolean;
  startsPage: boolean;
  /** Headings inside it that the contents list. */
  entries: readonly Readonly<{ id: string; title: string }>[];
  body: ReactNode;
}>;

type Part = Pick<ReportSection, 'id' | 'title' | 'body'> & Partial<ReportSection>;

/** Every part of the report in order; those with nothing to say are left out. */
export function sectionsOf(
  input: ReportInput,
  { paper, medium }: Readonly<{ paper: Paper; medium: Medium }>,
): readonly ReportSection[] {
  const { summaryOfFindings: summary, analyses, studies } = input;
  const parts: readonly (Part | null)[] = [
    whatsNew(input),
    {
      id: 'findings',
      title: summary.title,
      isWide: true,
      startsPage: true,
      body:
        medium === 'paper' ? (
          <SummaryOnPaper summary={summary} paper={paper} />
        ) : (
          <SummaryOfFindings summary={summary} />
        ),
    },
    {
      id: 'profile',
      title: DOCUMENT.profile,
      isWide: true,
      startsPage: true,
      body:
        medium === 'paper' ? <ProfileOnPaper summary={summary} paper={paper} /> : <EvidenceProfile summary={summary} />,
    },
    input.benefit.length === 0
      ? null
      : { id: 'benefit', title: BENEFIT.title, body: <BenefitTables contrasts={input.benefit} /> },
    {
      id: 'flow',
      title: DOCUMENT.flow,
      startsPage: true,
      body: (
        <>
          <figure>
            <PrismaDiagram flow={input.prisma} />
          </figure>
          <SearchesTable searches={input.searches} />
        </>
      ),
    },
    { id: 'outcomes', title: DOCUMENT.outcomes, isWide: true, body: <OutcomesTable outcomes={input.outcomes} /> },
    {
      id: 'characteristics',
      title: REPORT.characteristics,
      isWide: true,
      body: <StudyCharacteristics studies={studies} />,
    },
    { id: 'excluded', title: REPORT.excluded, body: <ExcludedStudies studies={studies} /> },
    { id: 'pending', title: DOCUMENT.pending, body: <PendingStudies studies={studies} /> },
    {
      id: 'risk-of-bias',
      title: DOCUMENT.riskOfBias,
      body: (
        <RiskOfBias
          analyses={analyses}
          bars={input.biasBars}
          results={input.riskOfBias}
          judgements={input.judgements}
        />
      ),
    },
    {
      id: 'analyses',
      title: REPORT.analyses,
      entries: analyses.map((analysis, index) => ({ id: analysisId(index), title: analysis.title })),
      body: analyses.map((analysis, index) => (
        <AnalysisSection
          key={analysis.analysisId}
          id={analysisId(index)}
          analysis={analysis}
          paper={paper}
          medium={medium}
          sides={sidesOf(analysis, summary)}
        />
      )),
    },
    {
      id: 'sensitivity',
      title: DOCUMENT.sensitivity,
      isWide: true,
      body: <SensitivityTable {...input} summary={summary} />,
    },
    {
      id: 'availability',
      title: REPORT.availability,
      isWide: true,
      body: <AvailabilityTable availability={input.availability} studies={studies} medium={medium} />,
    },
    {
      id: 'protocol',
      title: DOCUMENT.protocol,
      body: <Deviations deviations={input.deviations} unplanned={unplannedOf(input)} />,
    },
    { id: 'funding', title: DOCUMENT.funding, body: <FundingTable studies={studies} /> },
    { id: 'references', title: REPORT.references, body: <References references={input.references} /> },
    {
      id: 'receipts',
      title: REPORT.receipts,
      isWide: medium === 'paper',
      startsPage: true,
      body: (
        <>
          <p className="footnotes">{input.receipts.length === 0 ? RECEIPTS.none : REPORT.receiptsLead}</p>
          {medium === 'paper' ? (
            <ReceiptsOnPaper receipts={input.receipts} />
          ) : (
            input.receipts.map((receipt) => (
              <ReceiptTable key={`${receipt.studyResultId} ${receipt.scale.measure}`} receipt={receipt} />
            ))
          )}
        </>
      ),
    },
    {
      id: 'judgement-history',
      title: DOCUMENT.history,
      startsPage: true,
      body: <JudgementHistory changes={input.judgementHistory} />,
    },
  ];
  return parts
    .filter((part) => part !== null)
    .map((part) => ({ isWide: false, startsPage: false, entries: [], ...part }));
}

function whatsNew({ edition }: ReportInput): Part | null {
  if (edition === null) return null;
  return {
    id: 'whats-new',
    title: DOCUMENT.whatsNew,
    body: (
      <>
        <p className="quiet">{DOCUMENT.editionLine(edition.number, edition.label, edition.at.slice(0, 10))}</p>
        {(edition.whatsNew ?? '')
          .split(/\n+/u)
          .filter((paragraph) => paragraph.trim() !== '')
          .map((paragraph, index) => (
            <p key={index} className="prose">
              {paragraph}
            </p>
          ))}
      </>
    ),
  };
}

/** Only where a protocol is recorded can an analysis be unplanned. */
function unplannedOf({ analyses, deviations }: ReportInput): readonly string[] {
  const unplanned = analyses.filter(({ isPlanned }) => !isPlanned);
  return unplanned.length === analyses.length && deviations.length === 0 ? [] : unplanned.map(({ title }) => title);
}

function analysisId(index: number): string {
  return `analysis-${index + 1}`;
}
