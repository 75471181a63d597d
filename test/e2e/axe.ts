import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** What a theme can break; every other rule reads the page's structure, which is the same in both. */
const RULES_OF_COLOUR = ['color-contrast', 'link-in-text-block'];

/**
 * axe finds nothing on the page, or within what a selector names, in either theme.
 * All rules are tried in the light one and those of colour again in the dark one.
 */
export async function expectNoViolations(page: Page, what: string, within?: string): Promise<void> {
  // The screens hold no frames, so that the page needs not be gathered from several.
  const builder = (): AxeBuilder => {
    const axe = new AxeBuilder({ page }).setLegacyMode(true);
    return within === undefined ? axe : axe.include(within);
  };
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  expect(await violations(builder()), `${what}, light`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  expect(await violations(builder().withRules(RULES_OF_COLOUR)), `${what}, dark`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
}

async function violations(axe: AxeBuilder): Promise<readonly string[]> {
  const found = await axe.analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join('\n')}`);
}
