import { SummaryOfFindings } from '../../../report/components/SummaryOfFindings.tsx';
import { navigate, routeHash } from '../../app/routes.ts';
import { useView } from '../../views/hooks.ts';
import type { HeadOf } from '../../views/types.ts';
import { ActionButton } from '../../widgets/ActionButton.tsx';
import { EmptyState, FailedState, LoadingState } from '../../widgets/StatePage.tsx';
import { FINDINGS_SCREEN } from './phrases.ts';
import './findings.css';

export function FindingsScreen() {
  const findings = useView('findings');
  if (findings.state === 'loading') return <LoadingState what={FINDINGS_SCREEN.title} />;
  if (findings.state === 'failed') return <FailedState {...findings} />;
  const { summaryOfFindings } = findings.view.head;
  const isEmpty = summaryOfFindings.comparisons.every(({ rows }) => rows.length === 0);
  return (
    <section className="findings" aria-labelledby="findings-title">
      <header className="screen-head">
        <h1 id="findings-title">{FINDINGS_SCREEN.title}</h1>
        <p className="quiet">{FINDINGS_SCREEN.lead}</p>
        <ActionButton id="review.write-reports" kind="plain" className="screen-count">
          {FINDINGS_SCREEN.print}
        </ActionButton>
      </header>
      {isEmpty ? (
        <EmptyState title={FINDINGS_SCREEN.empty} />
      ) : (
        <div className="findings-page" role="region" aria-label={summaryOfFindings.title}>
          <h2>{summaryOfFindings.title}</h2>
          <SummaryOfFindings summary={summaryOfFindings} />
          <AnalysesBehind table={summaryOfFindings} />
        </div>
      )}
    </section>
  );
}

/** The way back from the table to the analyses its rows rest on. */
function AnalysesBehind({ table }: Readonly<{ table: HeadOf<'findings'>['summaryOfFindings'] }>) {
  const rows = table.comparisons.flatMap((comparison) => comparison.rows);
  const links = rows.flatMap(({ analysisId, outcome, outcomeDetail, findingId }) =>
    analysisId === null ? [] : [{ analysisId, findingId, text: [outcome, outcomeDetail].filter(Boolean).join(', ') }],
  );
  if (links.length === 0) return null;
  return (
    <nav className="behind" aria-label={FINDINGS_SCREEN.behind}>
      <h3>{FINDINGS_SCREEN.behind}</h3>
      <ul>
        {links.map(({ analysisId, findingId, text }) => (
          <li key={findingId}>
            <a
              href={routeHash({ screen: 'analyses', item: analysisId })}
              onClick={(event) => {
                event.preventDefault();
                navigate('analyses', analysisId);
              }}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
