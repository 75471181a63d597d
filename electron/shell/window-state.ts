import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

/** Where a window stands: screen coordinates in device-independent pixels. */
export type Rectangle = Readonly<{ x: number; y: number; width: number; height: number }>;

const windowState = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(1),
  height: z.int().min(1),
  isMaximised: z.boolean(),
});
export type WindowState = z.infer<typeof windowState>;

export const SMALLEST = { width: 960, height: 600 } as const;
const FIRST = { width: 1440, height: 900 } as const;
/** Each further window stands this far from the last. */
const CASCADE = 32;
/** So much of a window's title bar must lie on a screen for the window to be within reach. */
const REACHABLE = { width: 160, height: 40 } as const;

/** The state that was last saved; undefined when there is none that can be read. */
export function readWindowState(file: string): WindowState | undefined {
  try {
    return windowState.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

/** A state that cannot be written is no reason to stop: it is only a convenience. */
export function saveWindowState(file: string, state: WindowState): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, JSON.stringify(state));
    renameSync(`${file}.new`, file);
  } catch {
    return;
  }
}

/**
 * Where the next window goes: where the last one was, a step further for each that is open, and never where no screen is.
 *
 * @param workAreas the screens without their task bars, the main one first
 */
export function placeWindow(
  saved: WindowState | undefined,
  workAreas: readonly Rectangle[],
  openWindows: number,
): Rectangle | Readonly<{ width: number; height: number }> {
  const [main] = workAreas;
  const fit = (size: number, smallest: number, room: number | undefined) =>
    Math.max(smallest, Math.min(size, room ?? size));
  if (saved !== undefined) {
    const { width, height } = saved;
    const moved = { x: saved.x + CASCADE * openWindows, y: saved.y + CASCADE * openWindows, width, height };
    const screen = workAreas.find((area) => isReachable(moved, area));
    if (screen !== undefined) {
      return {
        ...moved,
        width: fit(width, SMALLEST.width, screen.width),
        height: fit(height, SMALLEST.height, screen.height),
      };
    }
  }
  return {
    width: fit(FIRST.width, SMALLEST.width, main?.width),
    height: fit(FIRST.height, SMALLEST.height, main?.height),
  };
}

function isReachable({ x, y, width }: Rectangle, area: Rectangle): boolean {
  const overlap = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
  return overlap >= REACHABLE.width && y >= area.y && y + REACHABLE.height <= area.y + area.height;
}
