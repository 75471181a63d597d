import { CircleHelp, House, Keyboard } from 'lucide-react';
import { formatCount } from '../../engine/text/format-number.ts';
import { useHead } from '../views/hooks.ts';
import type { HeadOf } from '../views/types.ts';
import { ActionButton } from '../widgets/ActionButton.tsx';
import { SCREEN_NAMES, SHELL } from './phrases.ts';
import { navigate, routeHash, SCREENS, useRoute, type Screen } from './routes.ts';

/** The screens in the order of the work, and below them the ways out of this review and to help. */
export function Rail() {
  return (
    <div className="rail">
      <Screens />
      <section className="rail-foot" aria-label={SHELL.help}>
        <ActionButton id="go.home">
          <House aria-hidden="true" />
          {SHELL.home}
        </ActionButton>
        <ActionButton id="help.tour">
          <CircleHelp aria-hidden="true" />
          {SHELL.tour}
        </ActionButton>
        <ActionButton id="help.shortcuts">
          <Keyboard aria-hidden="true" />
          {SHELL.shortcuts}
        </ActionButton>
      </section>
    </div>
  );
}

/** Each with how much is in it. */
function Screens() {
  const { screen: current } = useRoute();
  const shell = useHead('shell');
  return (
    <nav aria-label={SHELL.navigation}>
      {SCREENS.map((screen) => {
        const count = countOf(screen, shell);
        const waiting = waitingOn(screen, shell);
        return (
          <a
            key={screen}
            href={routeHash({ screen, item: null })}
            aria-current={screen === current ? 'page' : undefined}
            onClick={(event) => {
              event.preventDefault();
              navigate(screen);
            }}
          >
            {SCREEN_NAMES[screen]}
            {count === null ? null : <span className="count number quiet">{formatCount(count)}</span>}
            {waiting === 0 ? null : (
              <span className="count number waiting" title={SHELL.needLook(waiting)}>
                <span className="visually-hidden">{SHELL.needLook(waiting)}</span>
                <span aria-hidden="true">{formatCount(waiting)}</span>
              </span>
            )}
          </a>
        );
      })}
    </nav>
  );
}

function countOf(screen: Screen, shell: HeadOf<'shell'> | null): number | null {
  if (shell === null) return null;
  const { studies, analyses, findings, values } = shell.counts;
  if (screen === 'studies') return studies;
  if (screen === 'extraction') return values;
  if (screen === 'analyses') return analyses;
  return screen === 'findings' ? findings : null;
}

/** Judgements made on this screen whose ground has moved. */
function waitingOn(screen: Screen, shell: HeadOf<'shell'> | null): number {
  if (shell === null) return 0;
  const { riskOfBias, certainty } = shell.counts.toReview;
  return screen === 'certainty' ? certainty : screen === 'risk-of-bias' ? riskOfBias : 0;
}
