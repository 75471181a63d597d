import { createElement, useEffect, useSyncExternalStore, type ComponentType } from 'react';
import { LoadingState } from '../widgets/StatePage.tsx';
import { SCREEN_NAMES } from './phrases.ts';
import type { Route, Screen } from './routes.ts';

type Shown = ComponentType<Readonly<{ item: string | null }>>;

/** Each screen is a file of its own: a window starts with the one it shows and reads the others while nobody waits. */
const FILES: Readonly<Record<Screen, () => Promise<Shown>>> = {
  async home() {
    const { HomeScreen } = await import('../features/home/HomeScreen.tsx');
    return HomeScreen;
  },
  async protocol() {
    const { ProtocolScreen } = await import('../features/protocol/ProtocolScreen.tsx');
    return ProtocolScreen;
  },
  async studies() {
    const { StudiesScreen } = await import('../features/studies/StudiesScreen.tsx');
    return ({ item }) => <StudiesScreen selected={item} />;
  },
  async extraction() {
    const { ExtractionScreen } = await import('../features/extraction/ExtractionScreen.tsx');
    return ({ item }) => <ExtractionScreen item={item} />;
  },
  async 'risk-of-bias'() {
    const { RobScreen } = await import('../features/rob/RobScreen.tsx');
    return ({ item }) => <RobScreen selected={item} />;
  },
  async analyses() {
    const { AnalysesScreen } = await import('../features/analysis/AnalysesScreen.tsx');
    return ({ item }) => <AnalysesScreen selected={item} />;
  },
  async certainty() {
    const { CertaintyScreen } = await import('../features/certainty/CertaintyScreen.tsx');
    return ({ item }) => <CertaintyScreen selected={item} />;
  },
  async findings() {
    const { FindingsScreen } = await import('../features/findings/FindingsScreen.tsx');
    return FindingsScreen;
  },
  async report() {
    const { ReportScreen } = await import('../features/report/ReportScreen.tsx');
    return ReportScreen;
  },
  async history() {
    const { HistoryScreen } = await import('../features/history/HistoryScreen.tsx');
    return HistoryScreen;
  },
  async checks() {
    const { ChecksScreen } = await import('../features/sentinel/ChecksScreen.tsx');
    return ChecksScreen;
  },
  async import() {
    const { ImportScreen } = await import('../features/import/ImportScreen.tsx');
    return ({ item }) => <ImportScreen kind={item} />;
  },
};

const loaded = new Map<Screen, Shown>();
const listeners = new Set<() => void>();

/** Reads the file of a screen, once. A file that cannot be read is asked for again with the next call. */
export async function loadScreen(screen: Screen): Promise<void> {
  if (loaded.has(screen)) return;
  let shown: Shown;
  try {
    shown = await FILES[screen]();
  } catch {
    return;
  }
  // Asked for twice at once, it stays the component it was first: another would be mounted anew, and lose what was typed into it.
  if (loaded.has(screen)) return;
  loaded.set(screen, shown);
  for (const listener of listeners) listener();
}

/** One at a time, each when the page has nothing else to do. */
export async function loadOtherScreens(): Promise<void> {
  for (const screen of Object.keys(FILES) as Screen[]) {
    await new Promise((resolve) => requestIdleCallback(resolve));
    await loadScreen(screen);
  }
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The screen of a route. It is there at once in all but the first moments of a window. */
export function ScreenOf({ route }: Readonly<{ route: Route }>) {
  const Present = useSyncExternalStore(subscribe, () => loaded.get(route.screen));
  useEffect(() => void loadScreen(route.screen), [route.screen]);
  if (Present !== undefined) return createElement(Present, { item: route.item });
  return <LoadingState what={SCREEN_NAMES[route.screen]} />;
}
