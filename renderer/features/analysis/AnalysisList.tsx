import { memo, useRef, type KeyboardEvent } from 'react';
import type { AnalysisListItem } from '../../../api/contract/views.ts';
import { formatPrinted } from '../../../report/components/numbers.ts';
import { MEASURES } from '../../../report/components/phrases.ts';
import { navigate, routeHash } from '../../app/routes.ts';
import { useItem } from '../../views/hooks.ts';
import { ANALYSIS, PURPOSES } from './phrases.ts';
import { Sparkline } from './Sparkline.tsx';

/** The analyses with their plots in small; sensitivity analyses stand under the one they vary. */
export function AnalysisList({ order, selected }: Readonly<{ order: readonly string[]; selected: string }>) {
  const list = useRef<HTMLUListElement>(null);
  const walk = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const next = order[order.indexOf(selected) + step];
    if (step === 0 || next === undefined) return;
    event.preventDefault();
    navigate('analyses', next);
    list.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(next)}"]`)?.focus();
  };
  return (
    <nav className="analysis-list" aria-label={ANALYSIS.list}>
      <div role="presentation" onKeyDown={walk}>
        <ul ref={list}>
          {order.map((id) => (
            <AnalysisEntry key={id} id={id} isSelected={id === selected} />
          ))}
        </ul>
      </div>
    </nav>
  );
}

const AnalysisEntry = memo(function AnalysisEntry({ id, isSelected }: Readonly<{ id: string; isSelected: boolean }>) {
  const item = useItem('analyses', id);
  if (item === null) return null;
  return (
    <li>
      <a
        href={routeHash({ screen: 'analyses', item: id })}
        data-id={id}
        className="analysis-entry"
        data-nested={item.parentId === null ? undefined : 'true'}
        aria-current={isSelected ? 'true' : undefined}
        tabIndex={isSelected ? 0 : -1}
        onClick={(event) => {
          event.preventDefault();
          navigate('analyses', id);
        }}
      >
        <span className="entry-title">{item.title}</span>
        <span className="entry-result">
          <ResultText item={item} />
          <span className="quiet small">
            {item.purpose === 'primary'
              ? ANALYSIS.studies(item.studiesUsed, item.studiesEligible)
              : `${ANALYSIS.studies(item.studiesUsed, item.studiesEligible)}, ${PURPOSES[item.purpose].toLowerCase()}`}
          </span>
        </span>
        <Sparkline item={item} />
      </a>
    </li>
  );
});

/** The estimate and its interval; between them a narrow list may break the line, and nowhere else. */
function ResultText({ item }: Readonly<{ item: AnalysisListItem }>) {
  if (item.printed === null) return <span>{item.state === 'no data' ? ANALYSIS.noData : ANALYSIS.notPooled}</span>;
  const printed = `${MEASURES[item.measure].short} ${formatPrinted(item.printed)}`;
  const [estimate, ...interval] = printed.split(BEFORE_INTERVAL);
  return (
    <span className="number">
      <span className="nowrap">{estimate}</span> <span className="nowrap">{interval.join(' ')}</span>
    </span>
  );
}

const BEFORE_INTERVAL = / (?=\()/u;
