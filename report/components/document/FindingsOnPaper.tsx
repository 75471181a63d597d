import type { SummaryOfFindings as Summary } from '../../../engine/review/derived.ts';
import { EvidenceProfile } from '../certainty/EvidenceProfile.tsx';
import { SOF } from '../certainty/phrases.ts';
import { MOST_OUTCOMES, SummaryOfFindings } from '../SummaryOfFindings.tsx';
import type { Paper } from './report-css.ts';
import { profilePages, summaryPages } from './table-pages.ts';

type Props = Readonly<{ summary: Summary; paper: Paper }>;

/** The Summary of Findings with every note on the page of the rows that refer to it. */
export function SummaryOnPaper({ summary, paper }: Props) {
  return (
    <div className="paged">
      <SummaryOfFindings summary={summaryPages(summary, paper, MOST_OUTCOMES)} limit={null} />
      {summary.comparisons.map(({ comparisonId, rows }) => {
        const rest = rows.slice(MOST_OUTCOMES);
        return rest.length === 0 ? null : (
          <p key={comparisonId} className="sof-more quiet">
            {SOF.more(rest.length, rest.map(({ outcome, outcomeDetail }) => nameOf(outcome, outcomeDetail)).join('; '))}
          </p>
        );
      })}
    </div>
  );
}

/** The evidence profile in the same way. */
export function ProfileOnPaper({ summary, paper }: Props) {
  return (
    <div className="paged">
      <EvidenceProfile summary={profilePages(summary, paper)} />
    </div>
  );
}

function nameOf(outcome: string, detail: string): string {
  const time = detail.split('; ').at(-1) ?? '';
  return time === '' ? outcome : `${outcome}, ${time}`;
}
