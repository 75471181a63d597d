import { memo, useRef, type KeyboardEvent } from 'react';
import type { StudyItem } from '../../../api/contract/views.ts';
import { formatCount } from '../../../engine/text/format-number.ts';
import { CheckInput } from '../../widgets/CheckInput.tsx';
import { StatusMark } from './StatusMark.tsx';
import { STUDIES } from './phrases.ts';

type Props = Readonly<{
  studies: readonly StudyItem[];
  selected: string | null;
  checked: ReadonlySet<string>;
  onSelect: (id: string) => void;
  onToggle: (id: string) => void;
  onToggleAll: (isOn: boolean) => void;
  onDelete: (id: string) => void;
}>;

/** All studies, one a line. The label is the row's button; Up and Down move and choose, Space marks, Delete removes. */
export function StudyTable({ studies, selected, checked, onSelect, onToggle, onToggleAll, onDelete }: Props) {
  const body = useRef<HTMLTableSectionElement>(null);
  const walk = (event: KeyboardEvent): void => {
    const focused = event.target instanceof HTMLElement ? event.target.dataset['id'] : undefined;
    if (focused === undefined) return;
    const index = studies.findIndex((study) => study.id === focused);
    const present = studies[index];
    if (event.key === ' ' && present !== undefined) {
      event.preventDefault();
      onToggle(present.id);
      return;
    }
    if (event.key === 'Delete' && present !== undefined) {
      event.preventDefault();
      onDelete(present.id);
      return;
    }
    const next = studies[targetOf(event.key, index, studies.length)];
    if (next === undefined) return;
    event.preventDefault();
    onSelect(next.id);
    const button = body.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(next.id)}"]`);
    button?.focus();
  };
  const shownChecked = studies.filter(({ id }) => checked.has(id)).length;
  return (
    <div className="study-list" role="presentation" onKeyDown={walk}>
      <p id="study-keys" className="visually-hidden">
        {STUDIES.keys}
      </p>
      <table className="table study-table" aria-label={STUDIES.list} aria-describedby="study-keys">
        <thead>
          <tr>
            <td className="check-cell">
              <CheckInput
                label={STUDIES.selectAll}
                isSelected={shownChecked > 0 && shownChecked === studies.length}
                isIndeterminate={shownChecked > 0 && shownChecked < studies.length}
                onChange={onToggleAll}
              >
                {null}
              </CheckInput>
            </td>
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
              isChecked={checked.has(study.id)}
              isTabStop={study.id === selected || (selected === null && study === studies[0])}
              onSelect={onSelect}
              onToggle={onToggle}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function targetOf(key: string, index: number, count: number): number {
  switch (key) {
    case 'ArrowDown':
      return index + 1;
    case 'ArrowUp':
      return index - 1;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return -1;
  }
}

type RowProps = Readonly<{
  study: StudyItem;
  isSelected: boolean;
  isChecked: boolean;
  isTabStop: boolean;
  onSelect: (id: string) => void;
  onToggle: (id: string) => void;
}>;

const StudyRow = memo(function StudyRow({ study, isSelected, isChecked, isTabStop, onSelect, onToggle }: RowProps) {
  return (
    <tr data-selected={isSelected ? 'true' : undefined} onClick={() => onSelect(study.id)}>
      <td className="check-cell">
        <input
          type="checkbox"
          className="row-check"
          aria-label={STUDIES.selectOne(study.label)}
          checked={isChecked}
          tabIndex={isTabStop ? 0 : -1}
          onClick={(event) => event.stopPropagation()}
          onChange={() => onToggle(study.id)}
        />
      </td>
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
