import { useSyncExternalStore } from 'react';

/** The rail, in the order of the work. */
export const SCREENS = [
  'protocol',
  'studies',
  'extraction',
  'risk-of-bias',
  'analyses',
  'certainty',
  'findings',
  'report',
  'history',
] as const;

/** Screens outside the rail: reached from the top bar, the palette or another screen. */
export const SIDE_SCREENS = ['home', 'import', 'checks'] as const;

export type RailScreen = (typeof SCREENS)[number];
export type Screen = RailScreen | (typeof SIDE_SCREENS)[number];

const ALL_SCREENS: readonly Screen[] = [...SCREENS, ...SIDE_SCREENS];

/** A screen and, where the screen is a list, the item open in it. */
export type Route = Readonly<{ screen: Screen; item: string | null }>;

export const FIRST_ROUTE: Route = { screen: 'analyses', item: null };

/** `#/analyses/some-id`; null for a fragment that is no route. */
export function parseRoute(hash: string): Route | null {
  const [, screen = '', item = ''] = /^#\/([^/]+)(?:\/(.+))?$/u.exec(hash) ?? [];
  const known = ALL_SCREENS.find((candidate) => candidate === screen);
  if (known === undefined) return null;
  try {
    return { screen: known, item: item === '' ? null : decodeURIComponent(item) };
  } catch {
    return { screen: known, item: null };
  }
}

export function routeHash(route: Route): string {
  return `#/${route.screen}${route.item === null ? '' : `/${encodeURIComponent(route.item)}`}`;
}

const REMEMBERED = 'grove.route';
let current: Route = FIRST_ROUTE;
const listeners = new Set<() => void>();
const lastItems = new Map<Screen, string>();

/** The item last open on a screen in this window, for the way back to it. */
export const lastItemOf = (screen: Screen): string | null => lastItems.get(screen) ?? null;

function adopt(route: Route): void {
  current = route;
  if (route.item !== null) lastItems.set(route.screen, route.item);
  sessionStorage.setItem(REMEMBERED, routeHash(route));
  for (const listener of listeners) listener();
}

let cameByDefault = false;

/** Whether the window stands where it does because neither its address nor its past said another screen. True once at most. */
export function takeFirstRoute(): boolean {
  const was = cameByDefault;
  cameByDefault = false;
  return was;
}

/** Takes the route from the address, else the one this window was last on. Call once, before the first render. */
export function startRouting(): void {
  const known = parseRoute(location.hash) ?? parseRoute(sessionStorage.getItem(REMEMBERED) ?? '');
  const route = known ?? FIRST_ROUTE;
  cameByDefault = known === null;
  history.replaceState(null, '', routeHash(route));
  adopt(route);
  addEventListener('hashchange', () => {
    const next = parseRoute(location.hash);
    cameByDefault = false;
    if (next !== null && routeHash(next) !== routeHash(current)) adopt(next);
  });
}

/** Goes to a screen. Choosing an item within the same screen replaces the history entry. */
export function navigate(screen: Screen, item: string | null = null): void {
  const next: Route = { screen, item };
  cameByDefault = false;
  if (routeHash(next) === routeHash(current)) return;
  if (screen === current.screen) history.replaceState(null, '', routeHash(next));
  else history.pushState(null, '', routeHash(next));
  adopt(next);
}

export function useRoute(): Route {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}

export const currentRoute = (): Route => current;
