import { Button } from '../../../widgets/Button.tsx';
import { Dialog } from '../../../widgets/Dialog.tsx';
import { SHEET } from './phrases.ts';
import type { PendingPaste } from './use-block-commands.ts';

const SHOWN_ROWS = 8;
const SHOWN_COLUMNS = 12;
const SHOWN_PROBLEMS = 6;

/** A paste that does not simply fit: what would happen, and the ways on. Nothing is written before one is chosen. */
export function PastePreview({ pending, onClose }: Readonly<{ pending: PendingPaste; onClose: () => void }>) {
  const { block, edits, mismatches, problems, unwritable, placeOf } = pending;
  const choose = (act: () => void) => () => {
    onClose();
    act();
  };
  const unfit = problems.length;
  const { pasteWithMark } = pending;
  const isDeadEnd = unfit > 0 && pending.pasteWithoutProblems === null && pasteWithMark === null;
  return (
    <Dialog
      title={SHEET.pasteTitle}
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>{SHEET.cancel}</Button>
          {pending.pasteWithoutProblems === null ? null : (
            <Button
              {...(pasteWithMark === null ? { kind: 'primary' } : {})}
              onPress={choose(pending.pasteWithoutProblems)}
            >
              {SHEET.withoutUnfit(unfit)}
            </Button>
          )}
          {pasteWithMark === null ? null : (
            <>
              <Button onPress={choose(() => pasteWithMark('.'))}>{SHEET.withPoint}</Button>
              <Button onPress={choose(() => pasteWithMark(','))}>{SHEET.withComma}</Button>
            </>
          )}
          {pending.pasteWithoutHeading === null ? null : (
            <Button kind="primary" onPress={choose(pending.pasteWithoutHeading)}>
              {SHEET.withoutHeading}
            </Button>
          )}
          {unfit > 0 ? null : <Button onPress={choose(pending.paste)}>{SHEET.pasteButton(edits.length)}</Button>}
        </>
      }
    >
      <div className="paste-preview">
        <p className="quiet">{SHEET.nothingWritten}</p>
        {mismatches.map((mismatch) => (
          <p key={mismatch.kind}>{SHEET.mismatch(mismatch)}</p>
        ))}
        {unwritable === 0 ? null : <p>{SHEET.readOnly(unwritable)}</p>}
        {unfit === 0 ? null : (
          <>
            <p className="medium">{SHEET.unstored(unfit)}</p>
            <ul>
              {problems.slice(0, SHOWN_PROBLEMS).map((problem) => (
                <li key={`${problem.rowId} ${problem.columnKey}`}>{`${placeOf(problem)}: ${problem.reason}`}</li>
              ))}
              {unfit > SHOWN_PROBLEMS ? <li className="quiet">{SHEET.more(unfit - SHOWN_PROBLEMS)}</li> : null}
            </ul>
            {isDeadEnd ? <p>{SHEET.noneStored}</p> : null}
          </>
        )}
        <div className="paste-block">
          <table aria-label={SHEET.preview}>
            <tbody>
              {block.slice(0, SHOWN_ROWS).map((row, index) => (
                <tr key={index}>
                  {row.slice(0, SHOWN_COLUMNS).map((text, column) => (
                    <td key={column} className="number">
                      {text}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </Dialog>
  );
}
