import type { TableReading } from '../../../api/contract/imports.ts';
import { Button } from '../../widgets/Button.tsx';
import { FIELDS } from '../extraction/phrases.ts';
import { AddingNotice } from './AddingNotice.tsx';
import { IMPORT, isNothing, TABLE } from './phrases.ts';
import type { Adding } from './use-adding.ts';

const SHOWN_PROBLEMS = 20;
const SHOWN_ROWS = 12;

type Props = Readonly<{
  reading: TableReading;
  /** A newer mapping is being tried out. */
  isStale: boolean;
  adding: Adding;
  onAdd: (leaveOutProblems: boolean) => void;
}>;

/** What the mapping makes of the table: how much, which rows cannot be taken, the first rows as they would stand. */
export function TableOutcome({ reading, isStale, adding, onAdd }: Props) {
  const isAdding = adding.state !== 'idle';
  const { mappingProblems, rowProblems, rowProblemCount, counts, sample } = reading;
  const cannotAdd = isAdding || isStale || isNothing(counts);
  return (
    <section className="table-outcome" aria-label={TABLE.result}>
      <h2>{TABLE.result}</h2>
      {mappingProblems.length > 0 ? (
        <ul className="import-problem-list" role="status">
          {mappingProblems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      ) : (
        <>
          <p role="status">
            {rowProblemCount > 0 && sample.length === 0 ? TABLE.nothingReadable : TABLE.counts(counts)}
          </p>
          {rowProblemCount === 0 ? null : (
            <div className="import-problem-list">
              <p className="medium">{TABLE.problemRows(rowProblemCount)}</p>
              <ul>
                {rowProblems.slice(0, SHOWN_PROBLEMS).map(({ line, column, reason }) => (
                  <li key={`${line} ${column}`}>{TABLE.problem(line, column, reason)}</li>
                ))}
                {rowProblemCount > SHOWN_PROBLEMS ? <li>{TABLE.more(rowProblemCount - SHOWN_PROBLEMS)}</li> : null}
              </ul>
              <p className="small quiet">{TABLE.stopped}</p>
            </div>
          )}
          <div className="check-actions">
            {rowProblemCount === 0 ? (
              <Button kind="primary" isDisabled={cannotAdd} onPress={() => onAdd(false)}>
                {isAdding ? IMPORT.adding : TABLE.add(counts)}
              </Button>
            ) : (
              <Button kind="primary" isDisabled={cannotAdd} onPress={() => onAdd(true)}>
                {isAdding ? IMPORT.adding : TABLE.addOthers(counts, rowProblemCount)}
              </Button>
            )}
          </div>
          <AddingNotice adding={adding} what={TABLE.counted(counts.rows)} />
          <ul className="table-sample">
            {sample.slice(0, SHOWN_ROWS).map(({ line, study, outcome, instrument, time, arm, values }) => (
              <li key={`${line} ${arm}`}>
                <span>{[study, arm, outcome, instrument, time].filter(Boolean).join(' · ')}</span>
                <span className="number quiet">
                  {values.map(({ field, text }) => `${FIELDS[field].short} ${text}`).join(', ')}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
