import { eventIterator, oc, type } from '@orpc/contract';
import { z } from 'zod';

/** What a file is being chosen for; the chooser's title, the name it starts with and the endings it shows. */
const fileChoice = z.object({
  purpose: z.enum(['open', 'save']),
  title: z.string().min(1).max(200),
  /** Suggested name without a folder; '' for none. */
  suggestedName: z.string().max(255),
  /** Endings without the dot; empty shows every file. */
  extensions: z.array(z.string().regex(/^[a-z0-9]{1,12}$/)).max(20),
});
export type FileChoice = z.infer<typeof fileChoice>;

/** One line of the in-page file chooser. */
export type FolderEntry = Readonly<{ name: string; path: string; kind: 'folder' | 'file' }>;
export type Folder = Readonly<{ path: string; parent: string | null; entries: readonly FolderEntry[] }>;

export type RecentFile = Readonly<{ path: string; name: string; openedAt: string }>;

/** What the host asks of a page because no window system does it: show the chooser, or carry a title. */
export type PageRequest =
  | Readonly<{ kind: 'choose file'; requestId: string; choice: FileChoice; startIn: string }>
  | Readonly<{ kind: 'title'; title: string }>;

/**
 * What differs between hosts, and the only thing that does. Electron answers with dialogs, a hidden window and the
 * shell; the browser host and the command line with an in-page chooser and a headless browser.
 */
export interface Host {
  /** Absolute path, or null when the reviewer cancels. `windowId` is the window that shows the chooser. */
  chooseFile(choice: FileChoice, windowId: string): Promise<string | null>;
  /** One HTML document to a tagged PDF with an outline; page size and margins come from its own CSS. */
  printToPdf(html: string): Promise<Uint8Array>;
  /** Open an https or mailto address outside Grove. */
  openLink(url: string): Promise<void>;
  /** Show a file in the system's file manager. */
  reveal(path: string): Promise<void>;
  recentFiles(): Promise<readonly RecentFile[]>;
  setWindowTitle(title: string, windowId: string): Promise<void>;
}

/** Links may leave Grove only to the web or to mail. */
const outsideLink = z.url({ protocol: /^(https|mailto)$/ });
const path = z.string().min(1).max(4000);
const windowId = z.string().min(1).max(100);

const base = oc.errors({
  /** The host cannot do this here; the sentence says what would help. */
  UNAVAILABLE: { data: z.object({ sentence: z.string() }) },
});

/** The part of the surface a page uses to reach its host. A page never asks which host it is in. */
export const hostContract = {
  chooseFile: base.input(fileChoice.extend({ windowId })).output(type<Readonly<{ path: string | null }>>()),
  openLink: base.input(z.object({ url: outsideLink })).output(type<void>()),
  reveal: base.input(z.object({ path })).output(type<void>()),
  recentFiles: base.output(type<readonly RecentFile[]>()),
  setWindowTitle: base.input(z.object({ title: z.string().max(300), windowId })).output(type<void>()),
  /** What the page must show for its host. Silent where the window system has dialogs of its own. */
  requests: base.input(z.object({ windowId })).output(eventIterator(type<PageRequest>())),
  /** The reviewer's answer to a `choose file` request; null is cancel. */
  answer: base.input(z.object({ requestId: z.string().min(1).max(100), path: path.nullable() })).output(type<void>()),
  /** The chooser's listing of one folder; hidden files are left out. */
  listFolder: base.input(z.object({ path, extensions: fileChoice.shape.extensions })).output(type<Folder>()),
};
