import { Button } from '../../../widgets/Button.tsx';
import { Dialog } from '../../../widgets/Dialog.tsx';
import { SHEET } from './phrases.ts';
import type { PendingPaste } from './use-block-commands.ts';

const SHOWN_PROBLEMS = 6;

/** A paste that does not simply fit: what would happen, and the ways on. Nothing is written before one is chosen. */
export function PastePreview({ pending, onClose }: Readonly<{ pending: PendingPaste; onClose: () => void }>) {
  const { preview, edits, mismatches, problems, unwritable, placeOf } = pending;
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
            <thead>
              <tr>
                <th scope="col">{SHEET.rowNumber}</th>
                {preview.headings.map((heading, column) => (
                  <th key={column} scope="col">
                    {heading === '' ? SHEET.beyondGrid : heading}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {preview.rows.map(({ number, cells }, index) => (
                <tr key={index}>
                  <th scope="row" className="number">
                    {number ?? SHEET.beyondGrid}
                  </th>
                  {cells.map(({ text, fate }, column) => (
                    <td key={column} className="number" data-fate={fate}>
                      {fate === 'left out' ? <s>{text}</s> : text}
                      {fate === 'refused' ? <span className="visually-hidden">{SHEET.refusedCell}</span> : null}
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
