import { Button } from '../../widgets/Button.tsx';
import { IMPORT } from './phrases.ts';
import type { Adding } from './use-adding.ts';

/** What goes on while a large import is stored; a small one is there before this shows. */
export function AddingNotice({ adding, what }: Readonly<{ adding: Adding; what: string }>) {
  if (adding.state === 'idle') return null;
  const isCancelling = adding.state === 'cancelling';
  const sentence = isCancelling ? IMPORT.cancelling : IMPORT.storing(what);
  return (
    <div className="adding-notice">
      <progress aria-label={sentence} />
      <p role="status">{sentence}</p>
      {isCancelling ? null : <Button onPress={adding.cancel}>{IMPORT.cancel}</Button>}
    </div>
  );
}
