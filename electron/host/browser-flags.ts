/** Flags that keep a browser started for Grove quiet: no first-run pages, no background traffic. */
export const QUIET_FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--password-store=basic',
] as const;

/** Chromium refuses its own sandbox when started by root; only then is it left out, and the warning bar with it. */
export function sandboxFlags(): readonly string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : [];
}

/** For a window of Grove's own profile: what a person may have added to a browser is not loaded, which halves its start. */
export const WINDOW_FLAGS = ['--disable-extensions', '--disable-default-apps', '--disable-breakpad'] as const;

/**
 * A browser that only prints does not load the pages its own window would show: they take longer than a report. The later of
 * two such lists counts, so what playwright-core switches off and matters to a printer is named again.
 */
export const PRINT_FLAGS = [
  `--disable-features=${[
    // A second renderer that waits for a second page.
    'SpareRendererForSitePerProcess',
    'WebUIOmniboxPopup',
    'WebUIOmniboxAimPopup',
    'WebUIOmniboxFullPopup',
    'PreloadTopChromeWebUI',
    'DestroyProfileOnBrowserClose',
    'MediaRouter',
    'OptimizationHints',
    'PaintHolding',
    'Translate',
  ].join(',')}`,
  '--disable-extensions',
  // One process instead of three: nothing is drawn on a screen, and nothing is fetched (100 MB less).
  '--in-process-gpu',
  '--enable-features=NetworkServiceInProcess2',
  // Frees what a page no longer needs sooner: 200 MB less for a report of 300 studies, to the same bytes.
  '--enable-low-end-device-mode',
] as const;
