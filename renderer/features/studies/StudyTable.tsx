import { memo, useRef, type KeyboardEvent } from 'react';
import type { StudyItem } from '../../../api/contract/views.ts';
import { formatCount } from '../../../engine/text/format-number.ts';
import { StatusMark } from './StatusMark.tsx';
import { STUDIES } from './phrases.ts';

type Props = Readonly<{ studies: readonly StudyItem[]; selected: string | null; onSelect: (id: string) => void }>;

/** All studies, one a line. The label is the row's button; Up and Down move and choose. */
export function StudyTable({ studies, selected, onSelect }: Props) {
  const body = useRef<HTMLTableSectionElement>(null);
  const walk = (event: KeyboardEvent): void => {
    const index = studies.findIndex((study) => study.id === selected);
    const target =
      event.key === 'ArrowDown'
        ? index + 1
        : event.key === 'ArrowUp'
          ? index - 1
          : event.key === 'Home'
            ? 0
            : event.key === 'End'
              ? studies.length - 1
              : -1;
    const next = studies[target];
    if (next === undefined) return;
    event.preventDefault();
    onSelect(next.id);
    const button = body.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(next.id)}"]`);
    button?.focus();
  };
  return (
    <div className="study-list" role="presentation" onKeyDown={walk}>
      <table className="table study-table" aria-label={STUDIES.list}>
        <thead>
          <tr>
            <th scope="col">{STUDIES.columns.study}</th>
            <th scope="col">{STUDIES.columns.status}</th>
            <th scope="col" className="numeric">
              {STUDIES.columns.arms}
            </th>
            <th scope="col" className="numeric">
              {STUDIES.columns.randomised}
            </th>
            <th scope="col" className="wide-only">
              {STUDIES.columns.design}
            </th>
            <th scope="col" className="wide-only">
              {STUDIES.columns.registration}
            </th>
          </tr>
        </thead>
        <tbody ref={body}>
          {studies.map((study) => (
            <StudyRow
              key={study.id}
              study={study}
              isSelected={study.id === selected}
              isTabStop={study.id === selected || (selected === null && study === studies[0])}
              onSelect={onSelect}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = Readonly<{ study: StudyItem; isSelected: boolean; isTabStop: boolean; onSelect: (id: string) => void }>;

const StudyRow = memo(function StudyRow({ study, isSelected, isTabStop, onSelect }: RowProps) {
  return (
    <tr data-selected={isSelected ? 'true' : undefined} onClick={() => onSelect(study.id)}>
      <th scope="row">
        <button
          type="button"
          className="row-button"
          data-id={study.id}
          aria-pressed={isSelected}
          tabIndex={isTabStop ? 0 : -1}
          title={study.label}
        >
          {study.label}
        </button>
      </th>
      <td className="nowrap">
        <StatusMark status={study.status} />
      </td>
      <td className="numeric">{formatCount(study.arms.length)}</td>
      <td className="numeric">{study.nRandomised === null ? STUDIES.unknown : formatCount(study.nRandomised)}</td>
      <td className="wide-only nowrap">{study.design}</td>
      <td className="wide-only nowrap">{study.registryId ?? STUDIES.unknown}</td>
    </tr>
  );
});
