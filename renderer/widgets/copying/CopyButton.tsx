import { useServices } from '../../app/services.ts';
import { Button } from '../Button.tsx';
import { copyToClipboard, type Copied } from './copy-to-clipboard.ts';
import { COPY } from './phrases.ts';

/** Copies something when pressed and says so. `what` may find nothing to copy. */
export function CopyButton({ label, what }: Readonly<{ label: string; what: () => Copied | null }>) {
  const { ui } = useServices();
  const copy = (): void => {
    const copied = what();
    if (copied === null) return;
    if (copyToClipboard(copied)) ui.say(COPY.done);
    else ui.say(COPY.refused, 'problem');
  };
  return (
    <Button kind="quiet" onPress={copy}>
      {label}
    </Button>
  );
}
