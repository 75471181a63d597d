import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { ReferenceChoice, ReferencePreview } from '../../../api/contract/imports.ts';
import { ChoiceInput } from '../../widgets/ChoiceInput.tsx';
import { REFERENCES } from './phrases.ts';

type ReferenceRecord = ReferencePreview['records'][number];

type Props = Readonly<{
  records: readonly ReferenceRecord[];
  onChoice: (number: number, choice: ReferenceChoice) => void;
}>;

/** Each record with what it is to the review and what is to be done with it; only those in sight are in the document. */
export function ReferenceList({ records, onChoice }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: records.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 64,
    overscan: 8,
  });
  return (
    <div className="reference-list" ref={scroller} role="list" aria-label={REFERENCES.list}>
      <div style={{ height: virtualizer.getTotalSize(), position: 'relative' }} role="presentation">
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const record = records[index];
          return record === undefined ? null : (
            <div
              key={record.number}
              role="listitem"
              aria-posinset={index + 1}
              aria-setsize={records.length}
              className="reference-row"
              ref={virtualizer.measureElement}
              data-index={index}
              data-kind={record.match.kind}
              style={{ transform: `translateY(${start}px)` }}
            >
              <span className="number quiet">{record.number}</span>
              <p>{record.citation}</p>
              <p className="small reference-match">{matchText(record)}</p>
              <ReferenceAction record={record} onChoice={onChoice} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function ReferenceAction({ record, onChoice }: Readonly<{ record: ReferenceRecord; onChoice: Props['onChoice'] }>) {
  const choices = choicesOf(record);
  const keys = choices.map(({ choice }) => choice.do);
  return (
    <ChoiceInput
      label={REFERENCES.actionOf(record.number)}
      hidesLabel
      options={choices.map(({ choice, label }) => ({ id: choice.do, label }))}
      value={keys.includes(record.choice.do) ? record.choice.do : 'leave out'}
      onChange={(id) => {
        const chosen = choices.find(({ choice }) => choice.do === id);
        if (chosen !== undefined) onChoice(record.number, chosen.choice);
      }}
    />
  );
}

function choicesOf({ match }: ReferenceRecord): readonly Readonly<{ choice: ReferenceChoice; label: string }>[] {
  const newStudy = { choice: { do: 'new study' }, label: REFERENCES.newStudy } as const;
  const leaveOut = { choice: { do: 'leave out' }, label: REFERENCES.leaveOut } as const;
  if (match.kind === 'new' || match.kind === 'repeat') return [newStudy, leaveOut];
  const { studyId, studyLabel, reportId, fills } = match;
  return [
    ...(fills.length === 0
      ? []
      : [{ choice: { do: 'fill', reportId } as const, label: REFERENCES.fill(fills.join(', ')) }]),
    { choice: { do: 'report of study', studyId }, label: REFERENCES.reportOf(studyLabel) },
    newStudy,
    leaveOut,
  ];
}

function matchText({ match }: ReferenceRecord): string {
  if (match.kind === 'new') return REFERENCES.isNew;
  if (match.kind === 'repeat') return REFERENCES.repeat(match.number, match.by);
  return match.kind === 'same'
    ? REFERENCES.same(match.studyLabel, match.by)
    : REFERENCES.possible(match.studyLabel, match.by);
}
