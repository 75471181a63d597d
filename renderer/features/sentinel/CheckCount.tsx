import { navigate } from '../../app/routes.ts';
import { useHead } from '../../views/hooks.ts';
import { Button } from '../../widgets/Button.tsx';
import { CHECKS } from './phrases.ts';

/** How much there is to check in the whole review, and the way to the list. Nothing where nothing is found. */
export function CheckCount() {
  const counts = useHead('check-counts');
  if (counts === null || counts.open + counts.dismissed === 0) return null;
  return (
    <Button kind="quiet" className="check-count" onPress={() => navigate('checks')}>
      <span>{CHECKS.count(counts.open, counts.blocked)}</span>
    </Button>
  );
}
