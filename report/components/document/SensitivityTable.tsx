import type { AnalysisResult, FindingRow, SummaryOfFindings } from '../../../engine/review/derived.ts';
import { formatNonZero } from '../../../engine/text/format-number.ts';
import { CERTAINTY, DOMAINS, PROFILE, SERIOUSNESS } from '../certainty/phrases.ts';
import { analysisDecimals, formatPrinted, usualLevelText } from '../numbers.ts';
import { FOREST, MEASURES } from '../phrases.ts';
import type { ReportRatingChange, ReportSettings } from '../report-input.ts';
import { DOCUMENT, overrideWords } from './phrases.ts';

type Props = Readonly<{
  analyses: readonly AnalysisResult[];
  settings: readonly ReportSettings[];
  ratingChanges: readonly ReportRatingChange[];
  summary: SummaryOfFindings;
}>;

const TAU_SQUARED_DECIMALS = 3;

/** Every sensitivity analysis under its parent: studies, estimate, interval, tau squared, and what it does to the rating. */
export function SensitivityTable({ analyses, settings, ratingChanges, summary }: Props) {
  const groups = analyses
    .map((parent) => ({ parent, children: analyses.filter(({ parentId }) => parentId === parent.analysisId) }))
    .filter(({ children }) => children.length > 0);
  if (groups.length === 0) return <p>{DOCUMENT.noSensitivity}</p>;
  const rated = new Map(
    summary.comparisons.flatMap(({ rows }) => rows.map((row) => [row.analysisId ?? '', row] as const)),
  );
  return (
    <table className="sensitivity-table">
      <caption>{DOCUMENT.sensitivityCaption}</caption>
      <thead>
        <tr>
          <th scope="col">{DOCUMENT.analysis}</th>
          <th scope="col">{DOCUMENT.varied}</th>
          <th scope="col" className="number">
            {DOCUMENT.k}
          </th>
          <th scope="col" className="number">
            {DOCUMENT.effect(usualLevelText)}
          </th>
          <th scope="col" className="number">
            {DOCUMENT.tauSquared}
          </th>
          <th scope="col">{DOCUMENT.rating}</th>
        </tr>
      </thead>
      {groups.map(({ parent, children }) => (
        <tbody key={parent.analysisId}>
          <Row analysis={parent} varied={null} rating={ratingOf(rated.get(parent.analysisId))} />
          {children.map((child) => (
            <Row
              key={child.analysisId}
              analysis={child}
              varied={variedOf(child, parent, settings)}
              rating={changeOf(ratingChanges.find(({ analysisId }) => analysisId === child.analysisId))}
            />
          ))}
        </tbody>
      ))}
    </table>
  );
}

type RowProps = Readonly<{ analysis: AnalysisResult; varied: string | null; rating: string }>;

function Row({ analysis, varied, rating }: RowProps) {
  const { state } = analysis;
  const printed = state.kind === 'pooled' || state.kind === 'single study' ? state.printed : null;
  return (
    <tr data-analysis-id={analysis.analysisId}>
      <th scope="row" className={varied === null ? 'strong' : 'indent'}>
        {analysis.title}
      </th>
      <td>{varied ?? ''}</td>
      <td className="number">{analysis.studiesUsed}</td>
      <td className="number">
        {printed === null
          ? FOREST.unknown
          : `${MEASURES[analysis.scale.measure].short} ${formatPrinted(printed, analysisDecimals(analysis))}`}
      </td>
      <td className="number">
        {state.kind === 'pooled' ? formatNonZero(state.pooled.tauSquared, TAU_SQUARED_DECIMALS) : FOREST.unknown}
      </td>
      <td>{rating}</td>
    </tr>
  );
}

/** What is set otherwise, and which studies come or go for it. */
function variedOf(child: AnalysisResult, parent: AnalysisResult, settings: readonly ReportSettings[]): string {
  const overrides = settings.find(({ id }) => id === child.analysisId)?.overrides ?? null;
  const labels = (of: AnalysisResult, without: AnalysisResult): readonly string[] =>
    of.rows
      .filter((row) => !without.rows.some((other) => other.studyResultId === row.studyResultId))
      .map((row) => row.label);
  const studies = DOCUMENT.otherStudies(labels(child, parent), labels(parent, child));
  return [...overrideWords(overrides), ...(studies === '' ? [] : [studies])].join('; ');
}

function ratingOf(row: FindingRow | undefined): string {
  if (row === undefined) return DOCUMENT.noFinding;
  const { certainty } = row;
  if (certainty.state === 'rated') return CERTAINTY.names[certainty.name];
  if (certainty.state === 'suggested') return DOCUMENT.suggested(CERTAINTY.names[certainty.name]);
  return certainty.state === 'provisional' ? CERTAINTY.provisional : CERTAINTY.notRated;
}

/** What the rules would propose otherwise, domain by domain. */
function changeOf(rating: ReportRatingChange | undefined): string {
  if (rating === undefined) return DOCUMENT.noFinding;
  if (!rating.isRated) return DOCUMENT.noRating;
  const words = (levels: number | null): string =>
    ((levels === null ? undefined : SERIOUSNESS[levels]) ?? PROFILE.notRated).toLowerCase();
  return rating.changes.length === 0
    ? DOCUMENT.sameRating
    : rating.changes
        .map(({ domain, before, after }) => DOCUMENT.otherRating(DOMAINS[domain], words(before), words(after)))
        .join('; ');
}
