import { LATER_SCREENS, SCREEN_NAMES } from './phrases.ts';
import type { Screen } from './routes.ts';

/** A screen this version does not have: says what will be there and what stands in its place. */
export function LaterScreen({ screen }: Readonly<{ screen: Screen }>) {
  const later = LATER_SCREENS[screen];
  return (
    <section className="later" aria-labelledby="later-title">
      <h1 id="later-title">{SCREEN_NAMES[screen]}</h1>
      <p>{later?.lead}</p>
      <ul>
        {later?.points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </section>
  );
}
