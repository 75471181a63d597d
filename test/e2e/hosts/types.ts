import type { Page } from '@playwright/test';

/** Folder and paths of one test: its own copy of the bundled review, and room for what it writes. */
export type Files = Readonly<{ folder: string; project: string }>;

/** Watches a page's console: what a test must not leave there ends the test. */
export type Watch = (page: Page) => void;

/** The way between a page and its backend, for tests of what happens when it breaks. */
export type Line = Readonly<{ cut(): Promise<void>; mend(): void }>;

/** What every host gives the specs. */
export type HostFixtures = {
  /** The workbench, open on `files.project` and connected. */
  page: Page;
  /** One more window on the same review. */
  openWindow: () => Promise<Page>;
  /** Ask for it before the page is used: the test is skipped, with a line, where the way cannot be cut. */
  line: Line;
};

export type SharedFixtures = { files: Files; watch: Watch; environment: Readonly<Record<string, string>> };
