import type { ReactNode } from 'react';
import { SHELL } from '../app/phrases.ts';
import { Button } from './Button.tsx';

/** A screen or panel with nothing in it: one sentence, and what to do where something can be done. */
export function EmptyState({ title, children }: Readonly<{ title: string; children?: ReactNode }>) {
  return (
    <div className="state-page">
      <p className="medium">{title}</p>
      {children}
    </div>
  );
}

/** Shown while a view is on its way. Blank for the eye at first, since views take milliseconds and a flash would distract. */
export function LoadingState({ what }: Readonly<{ what: string }>) {
  return (
    <p className="loading-state quiet" role="status">
      {`Loading ${what}`}
    </p>
  );
}

export function FailedState({ sentence, retry }: Readonly<{ sentence: string; retry: () => void }>) {
  return (
    <div className="state-page" role="alert">
      <p className="medium">{SHELL.failed}</p>
      <p>{sentence}</p>
      <Button onPress={retry}>{SHELL.retry}</Button>
    </div>
  );
}
