import { memo, useDeferredValue, useEffect, useRef } from 'react';
import { Palette } from '../actions/Palette.tsx';
import { ShortcutSheet } from '../actions/ShortcutSheet.tsx';
import { useActionKeys } from '../actions/use-action-keys.ts';
import { isOnTour } from '../features/tour/tour-state.ts';
import { Tour } from '../features/tour/Tour.tsx';
import { FileChooser } from './FileChooser.tsx';
import { ConnectionNotice, MessageLine } from './Notices.tsx';
import { PRODUCT, SCREEN_NAMES, SHELL } from './phrases.ts';
import { Rail } from './Rail.tsx';
import { useRoute } from './routes.ts';
import { ScreenBoundary } from './ScreenBoundary.tsx';
import { ScreenOf } from './screens.tsx';
import { useUi } from './services.ts';
import { useFirstScreen } from './use-first-screen.ts';
import { TopBar } from './TopBar.tsx';

/** Not drawn again by what happens around it: only a route that has come is. */
const ShownScreen = memo(ScreenOf);
/** These read what they show themselves, whatever lies over the window. */
const ShownBar = memo(TopBar);
const ShownRail = memo(Rail);

export function Shell() {
  useActionKeys();
  const asked = useRoute();
  const drawn = useDeferredValue(asked);
  // The rail answers in the next frame; another screen is drawn behind it without holding up keys. Within a screen the item is
  // there at once: the next key already acts on it, and a dialog takes what is typed right after it was opened.
  const route = asked.screen === drawn.screen ? asked : drawn;
  const { overlay, chooser } = useUi();
  const content = useRef<HTMLElement>(null);
  const isFirst = useRef(true);
  useFirstScreen();

  useEffect(() => {
    document.title = `${SCREEN_NAMES[route.screen]} · ${PRODUCT}`;
    // A new screen takes the focus, so that a screen reader reads it and Tab starts inside it; on the tour its card has it.
    if (!isFirst.current && !isOnTour()) content.current?.focus({ preventScroll: true });
    isFirst.current = false;
  }, [route.screen]);

  return (
    <div className="shell">
      <a
        className="skip-link"
        href="#content"
        onClick={(event) => {
          event.preventDefault();
          content.current?.focus();
        }}
      >
        {SHELL.skip}
      </a>
      <ShownBar />
      <ShownRail />
      <main className="content" id="content" tabIndex={-1} ref={content} aria-label={SCREEN_NAMES[route.screen]}>
        <ScreenBoundary key={route.screen}>
          <ShownScreen route={route} />
        </ScreenBoundary>
      </main>
      <ConnectionNotice />
      <MessageLine />
      <Tour shown={route.screen} />
      {overlay === 'palette' ? <Palette /> : null}
      {overlay === 'shortcuts' ? <ShortcutSheet /> : null}
      {chooser === null ? null : <FileChooser key={chooser.requestId} request={chooser} />}
    </div>
  );
}
