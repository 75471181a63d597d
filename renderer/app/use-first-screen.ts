import { useEffect } from 'react';
import { useHead } from '../views/hooks.ts';
import { navigate, takeFirstRoute } from './routes.ts';

/** A review that plans no analysis yet opens on its protocol, unless the window was on some screen already. */
export function useFirstScreen(): void {
  const shell = useHead('shell');
  const isKnown = shell !== null;
  const isEmpty = shell !== null && shell.counts.analyses === 0 && shell.counts.studies === 0;
  useEffect(() => {
    // Asked once, when the review comes: deleting the last analysis must not take the reviewer elsewhere.
    if (isKnown && takeFirstRoute() && isEmpty) navigate('protocol');
  }, [isKnown, isEmpty]);
}
