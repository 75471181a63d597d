import { useEffect, useRef } from 'react';
import { navigate, type Screen } from '../../app/routes.ts';
import { Button } from '../../widgets/Button.tsx';
import { useFocusReturn } from '../../widgets/use-focus-return.ts';
import { STEPS, TOUR } from './phrases.ts';
import { showStep, useTourStep } from './tour-state.ts';
import './tour.css';

type Props = Readonly<{
  /** The screen that is drawn, which may be a moment behind the one that was asked for. */
  shown: Screen;
}>;

/**
 * The tour as a card in the corner: the screens behind it stay alive, so that what it says can be tried at once. It takes the
 * focus at each stop once the screen is there, and Escape leaves it.
 */
export function Tour({ shown }: Props) {
  const step = useTourStep();
  useFocusReturn(step !== null);
  const card = useRef<HTMLElement>(null);
  const stop = step === null ? undefined : STEPS[step];

  useEffect(() => {
    if (stop !== undefined) navigate(stop.screen);
  }, [stop]);
  useEffect(() => {
    if (stop?.screen === shown) card.current?.focus();
  }, [stop, shown]);

  if (step === null || stop === undefined) return null;
  const isLast = step === STEPS.length - 1;
  return (
    <div role="presentation" onKeyDown={(event) => event.key === 'Escape' && showStep(null)}>
      <aside
        className="tour"
        ref={card}
        tabIndex={-1}
        aria-label={TOUR.label(step + 1, STEPS.length)}
        aria-describedby="tour-text"
      >
        <p className="quiet small number">{TOUR.label(step + 1, STEPS.length)}</p>
        <h2>{stop.title}</h2>
        <p id="tour-text">{stop.text}</p>
        <div className="tour-buttons">
          {isLast ? null : (
            <Button kind="quiet" onPress={() => showStep(null)}>
              {TOUR.leave}
            </Button>
          )}
          <span className="tour-space" />
          {step === 0 ? null : <Button onPress={() => showStep(step - 1)}>{TOUR.back}</Button>}
          <Button kind="primary" onPress={() => showStep(isLast ? null : step + 1)}>
            {isLast ? TOUR.end : TOUR.next}
          </Button>
        </div>
      </aside>
    </div>
  );
}
