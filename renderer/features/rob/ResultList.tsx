import { Fragment, memo, useRef, type KeyboardEvent } from 'react';
import type { RobAnalysis, RobListItem } from '../../../api/contract/rob.ts';
import { JudgementDot } from '../../../report/components/rob/JudgementDot.tsx';
import { navigate, routeHash } from '../../app/routes.ts';
import { ChoiceInput } from '../../widgets/ChoiceInput.tsx';
import { usePalette } from './palette.ts';
import { ROB, STATUS } from './phrases.ts';
import './results.css';

type Props = Readonly<{
  items: readonly RobListItem[];
  analyses: readonly RobAnalysis[];
  filter: string;
  onFilter: (id: string) => void;
  selected: string;
}>;

/** The results by outcome, each with its progress and judgements. Up and Down walk along them. */
export function ResultList({ items, analyses, filter, onFilter, selected }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const walk = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const next = items[items.findIndex(({ studyResultId }) => studyResultId === selected) + step];
    if (step === 0 || next === undefined) return;
    event.preventDefault();
    navigate('risk-of-bias', next.studyResultId);
    list.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(next.studyResultId)}"]`)?.focus();
  };
  const same = Map.groupBy(items, nameOf);
  const hasSelected = items.some(({ studyResultId }) => studyResultId === selected);
  return (
    <nav className="rob-list" aria-label={ROB.list}>
      <ChoiceInput
        label={ROB.filter}
        options={[{ id: 'all', label: ROB.all }, ...analyses.map(({ id, title }) => ({ id, label: title }))]}
        value={filter}
        onChange={onFilter}
      />
      <div role="presentation" onKeyDown={walk}>
        <ul ref={list}>
          {items.map((item, i) => (
            <Fragment key={item.studyResultId}>
              {item.outcomeId === items[i - 1]?.outcomeId ? null : <li className="rob-outcome">{item.outcome}</li>}
              <ResultEntry
                item={item}
                isSelected={item.studyResultId === selected}
                isOneOfSeveral={(same.get(nameOf(item))?.length ?? 0) > 1}
                isTabStop={hasSelected ? item.studyResultId === selected : i === 0}
              />
            </Fragment>
          ))}
        </ul>
      </div>
    </nav>
  );
}

const detailsOf = ({ time, instrument }: RobListItem) => [time, instrument].filter(Boolean).join(' · ');
const nameOf = (item: RobListItem) => [item.study, item.outcomeId, detailsOf(item)].join(' ');

const ResultEntry = memo(function ResultEntry({
  item,
  isSelected,
  isTabStop,
  isOneOfSeveral,
}: Readonly<{ item: RobListItem; isSelected: boolean; isTabStop: boolean; isOneOfSeveral: boolean }>) {
  const palette = usePalette();
  const isBegun = item.answered > 0 || item.overall !== null;
  return (
    <li>
      <a
        href={routeHash({ screen: 'risk-of-bias', item: item.studyResultId })}
        data-id={item.studyResultId}
        data-status={item.status}
        className="rob-entry"
        aria-current={isSelected ? 'true' : undefined}
        tabIndex={isTabStop ? 0 : -1}
        onClick={(event) => {
          event.preventDefault();
          navigate('risk-of-bias', item.studyResultId);
        }}
      >
        <span className="rob-entry-study">{item.study}</span>
        <JudgementDot mark={item.overall} palette={palette} label="" />
        <span className="quiet small rob-entry-detail">{detailsOf(item)}</span>
        {isOneOfSeveral ? <span className="quiet small rob-entry-detail">{item.comparison}</span> : null}
        <span className="visually-hidden">{ROB.entryStatus(item.outcome, STATUS[item.status])}</span>
        {item.status === 'needs review' || item.status === 'to raise' ? (
          <span className="rob-entry-alert small" aria-hidden="true">
            {STATUS[item.status]}
          </span>
        ) : null}
        {isBegun ? (
          <span className="rob-entry-marks">
            {item.domains.map(({ domainId, level }) => (
              <JudgementDot key={domainId} mark={level} palette={palette} size={10} label="" />
            ))}
            <span className="number quiet small">{ROB.progressShort(item.answered, item.asked)}</span>
          </span>
        ) : null}
      </a>
    </li>
  );
});
