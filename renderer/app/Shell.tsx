import { useEffect, useRef } from 'react';
import { Palette } from '../actions/Palette.tsx';
import { ShortcutSheet } from '../actions/ShortcutSheet.tsx';
import { useActionKeys } from '../actions/use-action-keys.ts';
import { AnalysesScreen } from '../features/analysis/AnalysesScreen.tsx';
import { CertaintyScreen } from '../features/certainty/CertaintyScreen.tsx';
import { ExtractionScreen } from '../features/extraction/ExtractionScreen.tsx';
import { FindingsScreen } from '../features/findings/FindingsScreen.tsx';
import { HistoryScreen } from '../features/history/HistoryScreen.tsx';
import { HomeScreen } from '../features/home/HomeScreen.tsx';
import { ProtocolScreen } from '../features/protocol/ProtocolScreen.tsx';
import { ReportScreen } from '../features/report/ReportScreen.tsx';
import { RobScreen } from '../features/rob/RobScreen.tsx';
import { ImportScreen } from '../features/import/ImportScreen.tsx';
import { ChecksScreen } from '../features/sentinel/ChecksScreen.tsx';
import { StudiesScreen } from '../features/studies/StudiesScreen.tsx';
import { Tour } from '../features/tour/Tour.tsx';
import { FileChooser } from './FileChooser.tsx';
import { LaterScreen } from './LaterScreen.tsx';
import { ConnectionNotice, MessageLine } from './Notices.tsx';
import { PRODUCT, SCREEN_NAMES, SHELL } from './phrases.ts';
import { Rail } from './Rail.tsx';
import { useRoute, type Route } from './routes.ts';
import { useUi } from './services.ts';
import { useFirstScreen } from './use-first-screen.ts';
import { TopBar } from './TopBar.tsx';

export function Shell() {
  useActionKeys();
  const route = useRoute();
  const { overlay, chooser } = useUi();
  const content = useRef<HTMLElement>(null);
  const isFirst = useRef(true);
  useFirstScreen();

  useEffect(() => {
    document.title = `${SCREEN_NAMES[route.screen]} · ${PRODUCT}`;
    // A new screen takes the focus, so that a screen reader reads it and Tab starts inside it.
    if (!isFirst.current) content.current?.focus({ preventScroll: true });
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
      <TopBar />
      <Rail />
      <main className="content" id="content" tabIndex={-1} ref={content} aria-label={SCREEN_NAMES[route.screen]}>
        <ScreenOf route={route} />
      </main>
      <ConnectionNotice />
      <MessageLine />
      <Tour />
      {overlay === 'palette' ? <Palette /> : null}
      {overlay === 'shortcuts' ? <ShortcutSheet /> : null}
      {chooser === null ? null : <FileChooser key={chooser.requestId} request={chooser} />}
    </div>
  );
}

function ScreenOf({ route }: Readonly<{ route: Route }>) {
  switch (route.screen) {
    case 'home':
      return <HomeScreen item={route.item} />;
    case 'protocol':
      return <ProtocolScreen item={route.item} />;
    case 'studies':
      return <StudiesScreen selected={route.item} />;
    case 'extraction':
      return <ExtractionScreen studyId={route.item} />;
    case 'risk-of-bias':
      return <RobScreen selected={route.item} />;
    case 'checks':
      return <ChecksScreen />;
    case 'import':
      return <ImportScreen kind={route.item} />;
    case 'analyses':
      return <AnalysesScreen selected={route.item} />;
    case 'certainty':
      return <CertaintyScreen selected={route.item} />;
    case 'findings':
      return <FindingsScreen />;
    case 'report':
      return <ReportScreen />;
    case 'history':
      return <HistoryScreen item={route.item} />;
    default:
      return <LaterScreen screen={route.screen} />;
  }
}
