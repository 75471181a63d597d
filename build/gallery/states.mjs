// What there is to see: how to come to each state of each screen.

export const SIZES = {
  small: { width: 1280, height: 800 },
  large: { width: 1920, height: 1080 },
  // 1280 x 800 at 125% and at 150%: the pixels that are left of a small screen when everything is enlarged.
  enlarged: { width: 1024, height: 640 },
  zoomed: { width: 853, height: 533 },
};
export const THEMES = ['light', 'dark'];

const EVERY = ['bundled', 'empty', 'large'];
const BUNDLED = ['bundled'];
const screen = (name, hash, of = EVERY) => ({ name, of, hash });
/** Types over a contrast of the bundled review. */
async function typeNumber(page, text) {
  await page
    .getByRole('gridcell', { name: /: -0\.89(?:,|$)/u })
    .first()
    .click();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}
const button = (name) => async (page) => {
  await page.getByRole('button', { name }).first().click();
};

export const STATES = [
  screen('home', '#/home'),
  { ...screen('new review', '#/home/new', BUNDLED), sizes: ['small'] },
  ...[
    'question',
    'interventions',
    'comparisons',
    'outcomes',
    'instruments',
    'windows',
    'plan',
    'attributes',
    'assumptions',
    'versions',
  ].map((section) => screen(`protocol ${section}`, `#/protocol/${section}`, ['bundled', 'empty'])),
  {
    ...screen('protocol change', '#/protocol/outcomes', BUNDLED),
    async act(page) {
      await page.getByRole('textbox', { name: 'Small' }).fill('1.5');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog', { name: 'What this change does' }).waitFor();
    },
  },
  screen('studies', '#/studies'),
  {
    ...screen('studies selected', '#/studies', BUNDLED),
    act: (page) => page.getByRole('checkbox', { name: 'Select all' }).press('Space'),
  },
  { ...screen('study new', '#/studies/new', ['bundled', 'empty']), sizes: ['small'] },
  screen('flow', '#/studies/flow', ['bundled', 'empty']),
  screen('extraction', '#/extraction'),
  screen('risk of bias', '#/risk-of-bias'),
  screen('analyses', '#/analyses'),
  { ...screen('term', '#/analyses', BUNDLED), act: button('Prediction interval'), sizes: ['small'] },
  { ...screen('pooling', '#/analyses', BUNDLED), act: button('How it is pooled'), sizes: ['small'] },
  { ...screen('plot layout', '#/analyses', BUNDLED), act: button('Layout'), sizes: ['small'] },
  {
    ...screen('receipt', '#/analyses', ['bundled', 'large']),
    act: (page) => page.locator('.forest-row').nth(1).click(),
  },
  ...[
    ['Pain', 'Imputed SD 2001'],
    ['Pain', 'Clusters 2002'],
    ['Pain', 'Three arms 2003'],
    ['Pain', 'Change scores 2004'],
    ['Pain', 'Medians 2005'],
    ['Pain', 'Other scale 2006'],
    ['Function', 'Three groups 2010'],
    ['Responders, divided', 'Divided 2014'],
    ['Deaths', 'Rare events 2016'],
    ['Deaths', 'Log-rank 2017'],
    ['Falls', 'Three rates 2020'],
    ['Survival', 'Printed ratio 2022'],
  ].map(([analysis, trial]) => ({
    ...screen(`receipt ${trial}`, `#/analyses/${encodeURIComponent(`analysis ${analysis}`)}`, ['receipts']),
    sizes: ['small', 'large'],
    act: (page) => page.locator('.forest-row', { hasText: trial }).first().click(),
  })),
  {
    ...screen('pooled receipt', '#/analyses', ['bundled', 'large']),
    async act(page) {
      await page.getByRole('tab', { name: 'Numbers' }).click();
      await page.locator('.pooled-receipt').scrollIntoViewIfNeeded();
    },
  },
  ...['Numbers', 'What if'].map((tab) => ({
    ...screen(tab.toLowerCase(), '#/analyses', ['bundled', 'large']),
    act: (page) => page.getByRole('tab', { name: tab }).click(),
  })),
  {
    ...screen('diagnostics', '#/analyses', ['bundled', 'large']),
    act: (page) => page.getByRole('tab', { name: 'Diagnostics' }).click(),
  },
  screen('certainty', '#/certainty'),
  screen('findings', '#/findings'),
  screen('report', '#/report'),
  screen('history', '#/history'),
  screen('import', '#/import', ['bundled']),
  screen('checks', '#/checks'),
  { ...screen('palette', '#/analyses', BUNDLED), act: (page) => page.keyboard.press('Control+k'), sizes: ['small'] },
  { ...screen('shortcuts', '#/analyses', BUNDLED), act: (page) => page.keyboard.press('Control+/'), sizes: ['small'] },
  {
    ...screen('tour', '#/home', BUNDLED),
    sizes: ['small'],
    async act(page) {
      await page.getByRole('button', { name: 'Take the tour', exact: true }).click();
      await page.getByRole('complementary', { name: 'Tour, step 1 of 5' }).waitFor();
    },
  },
  { ...screen('forced colours', '#/studies', BUNDLED), sizes: ['small'], themes: ['light'], forcedColors: 'active' },
  {
    ...screen('forced colours plot', '#/analyses', BUNDLED),
    sizes: ['small'],
    themes: ['light'],
    forcedColors: 'active',
  },
  // Views that do not come, and views that cannot.
  { ...screen('loading', '#/history', BUNDLED), sizes: ['small'], views: 'held' },
  { ...screen('connection lost', '#/analyses', BUNDLED), sizes: ['small'], line: 'cut' },
  {
    ...screen('changes wait', '#/extraction', BUNDLED),
    sizes: ['small'],
    async act(page, { line }) {
      await line.cut();
      await page.getByText('Connection lost').waitFor();
      await typeNumber(page, '-1.2');
    },
  },
  ...[
    ['file gone', (file) => file.takeAway()],
    ['file replaced', (file) => file.replace()],
  ].map(([name, befall]) => ({
    ...screen(name, '#/extraction', BUNDLED),
    sizes: ['small'],
    async act(page, { file }) {
      befall(file);
      await typeNumber(page, '-1.3');
    },
  })),
  ...['disk full', 'read-only'].map((kind) => ({
    ...screen(kind, '#/extraction', BUNDLED),
    sizes: ['small'],
    async act(page, { line }) {
      line.refusal = { procedure: '/grid/set', kind };
      await typeNumber(page, '-1.3');
    },
  })),
  {
    ...screen('read-only review', '#/home', BUNDLED),
    sizes: ['small'],
    async act(page, { line }) {
      line.refusal = { procedure: '/host/openReview', kind: 'read-only' };
      await page.getByRole('button', { name: 'Open a file…' }).click();
      await page.getByRole('option', { name: 'large.grove' }).click();
      await page.getByText('read-only').waitFor();
    },
  },
  {
    ...screen('number refused', '#/extraction', BUNDLED),
    sizes: ['small'],
    act: (page) => typeNumber(page, 'about two'),
  },
  // Stores a number, so it comes last.
  {
    ...screen('conflict of two windows', '#/extraction', BUNDLED),
    sizes: ['small'],
    themes: ['light'],
    async act(page, { otherWindow }) {
      const other = await otherWindow();
      await other.getByRole('link', { name: 'Extraction' }).click();
      await page.bringToFront();
      await page
        .getByRole('gridcell', { name: /: -0\.89(?:,|$)/u })
        .first()
        .dblclick();
      await page.keyboard.type('5');
      await typeNumber(other, '-1.4');
      await other
        .getByRole('gridcell', { name: /: -1\.4(?:,|$)/u })
        .first()
        .waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();
    },
  },
];
