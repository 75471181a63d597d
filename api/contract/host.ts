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

/** What a file holds, read without opening it; null where that cannot be done. */
export type ReviewSummary = Readonly<{
  title: string;
  studies: number;
  participants: number;
  lastChangeAt: string | null;
}>;

export type RecentReview = RecentFile & Readonly<{ summary: ReviewSummary | null; isThisOne: boolean }>;

/** The three fields a review starts from; the outcome's kind decides what its columns ask for. */
const newReview = z.object({
  title: z.string().trim().min(1).max(300),
  question: z.string().trim().max(2000),
  outcome: z.string().trim().min(1).max(200),
  kind: z.enum(['continuous', 'binary', 'count or rate', 'time-to-event', 'ordinal', 'narrative']),
});
export type NewReview = z.infer<typeof newReview>;

/** An action of the page's registry as the window's menu shows it. `shortcut` is written as in the registry. */
const menuAction = z.object({
  id: z.string().min(1).max(100),
  title: z.string().min(1).max(200),
  group: z.string().min(1).max(50),
  shortcut: z.string().max(50).nullable(),
  isEnabled: z.boolean(),
});
export type MenuAction = z.infer<typeof menuAction>;

/** What the host asks of a page: what no window system does for it, an action chosen in its menu, or to come to an end. */
export type PageRequest =
  | Readonly<{ kind: 'choose file'; requestId: string; choice: FileChoice; startIn: string }>
  | Readonly<{ kind: 'title'; title: string }>
  | Readonly<{ kind: 'run action'; id: string }>
  /** Store what is still being typed, and answer when every command is acknowledged. */
  | Readonly<{ kind: 'finish'; requestId: string }>;

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
  /** The actions of a window, for its menu. A host without a menu of its own does nothing. */
  showMenu(actions: readonly MenuAction[], windowId: string): Promise<void>;
  /**
   * A window on a review: the file named, or for null one more on this review. A file that is open already is brought to
   * the front. Resolves to the address the page must open itself, or null when the host shows the window.
   * Throws ProjectFileError or UnavailableError.
   */
  openReview(path: string | null, windowId: string): Promise<string | null>;
}

/** Links may leave Grove only to the web or to mail. */
const outsideLink = z.url({ protocol: /^(https|mailto)$/ });
const path = z.string().min(1).max(4000);
const windowId = z.string().min(1).max(100);

/** What a reviewer chose for the look of things on this computer, by name: theme, columns, widths. Not part of a review. */
export type Choices = Readonly<Record<string, string>>;
export const CHOICE_LIMITS = { name: 200, value: 20_000 } as const;

const base = oc.errors({
  /** The host cannot do this here; the sentence says what would help. */
  UNAVAILABLE: { data: z.object({ sentence: z.string() }) },
  /** A project file cannot be opened or made; the sentence says why and what to do. */
  FILE: { data: z.object({ kind: z.string(), sentence: z.string() }) },
});

/** The part of the surface a page uses to reach its host. A page never asks which host it is in. */
export const hostContract = {
  chooseFile: base.input(fileChoice.extend({ windowId })).output(type<Readonly<{ path: string | null }>>()),
  openLink: base.input(z.object({ url: outsideLink })).output(type<void>()),
  reveal: base.input(z.object({ path })).output(type<void>()),
  recentFiles: base.output(type<readonly RecentReview[]>()),
  /** Make a new project file and show it, as `openReview`. */
  newReview: base.input(newReview.extend({ path, windowId })).output(type<Readonly<{ address: string | null }>>()),
  setWindowTitle: base.input(z.object({ title: z.string().max(300), windowId })).output(type<void>()),
  showMenu: base.input(z.object({ windowId, actions: z.array(menuAction).max(500) })).output(type<void>()),
  /** Opens a project file, or with null one more window on this review; `address` is for the page to open, if any. */
  openReview: base
    .input(z.object({ windowId, path: path.nullable() }))
    .output(type<Readonly<{ address: string | null }>>()),
  /** Writes what helps to find a fault: versions, sizes, counts and the log, and nothing of the review's content. */
  saveDiagnostics: base.input(z.object({ path })).output(type<void>()),
  choices: base.output(type<Choices>()),
  /** Keeps one choice for every window and file to come; null forgets it. */
  keepChoice: base
    .input(
      z.object({
        name: z.string().min(1).max(CHOICE_LIMITS.name),
        value: z.string().max(CHOICE_LIMITS.value).nullable(),
      }),
    )
    .output(type<void>()),
  /** What the page must show for its host. Silent where the window system has dialogs of its own. */
  requests: base.input(z.object({ windowId })).output(eventIterator(type<PageRequest>())),
  /** The reviewer's answer to a `choose file` request; null is cancel. */
  answer: base.input(z.object({ requestId: z.string().min(1).max(100), path: path.nullable() })).output(type<void>()),
  /** The chooser's listing of one folder; hidden files are left out. */
  listFolder: base.input(z.object({ path, extensions: fileChoice.shape.extensions })).output(type<Folder>()),
};
