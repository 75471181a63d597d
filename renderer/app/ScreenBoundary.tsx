import { Component, type ReactNode } from 'react';
import { FailedState } from '../widgets/StatePage.tsx';
import { SHELL } from './phrases.ts';

type Props = Readonly<{ children: ReactNode }>;
type State = Readonly<{ isBroken: boolean }>;

/** A screen that cannot be drawn fails alone: the rail, undo and every other screen stay. The browser logs the error itself. */
export class ScreenBoundary extends Component<Props, State> {
  override state: State = { isBroken: false };

  static getDerivedStateFromError(): State {
    return { isBroken: true };
  }

  override render(): ReactNode {
    if (!this.state.isBroken) return this.props.children;
    return <FailedState sentence={SHELL.screenBroken} retry={() => this.setState({ isBroken: false })} />;
  }
}
