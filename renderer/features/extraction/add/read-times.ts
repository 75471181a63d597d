import type { ExtractedTime } from '../../../../api/contract/grid.ts';
import { ADD } from '../phrases.ts';

type Unit = 'days' | 'weeks' | 'months' | 'years';

const UNITS: readonly (readonly [pattern: RegExp, unit: Unit])[] = [
  [/^d(?:ays?)?$/u, 'days'],
  [/^w(?:ks?|eeks?)?$/u, 'weeks'],
  [/^m(?:os?|ths?|onths?)?$/u, 'months'],
  [/^y(?:rs?|ears?)?$/u, 'years'],
];

/** Twelve months are 52 weeks (extraction.md 1.7). */
const DAYS: Readonly<Record<Unit, number>> = { days: 1, weeks: 7, months: (52 / 12) * 7, years: 364 };

export type ReadTimes = Readonly<{ ok: true; times: readonly ExtractedTime[] }> | Readonly<{ ok: false; text: string }>;

/**
 * Reads a list of times: "8 weeks, 6 months", "8w 6 12m" (a number without a unit takes the next one's; weeks where none
 * follows), "baseline", "end of treatment". `ok: false` names the part that is no time.
 */
export function readTimes(text: string): ReadTimes {
  const times: ExtractedTime[] = [];
  for (const part of text.split(/[,;\n]+/u).map((piece) => piece.trim())) {
    if (part === '') continue;
    const read = wordTime(part) ?? numberTimes(part);
    if (read === null) return { ok: false, text: part };
    times.push(...read);
  }
  return { ok: true, times: withUnits(times) };
}

/** A time whose number still waits for its unit. */
type Waiting = ExtractedTime & Readonly<{ waits?: string }>;

function wordTime(part: string): readonly ExtractedTime[] | null {
  if (/^(?:baseline|start)$/iu.test(part)) return [{ text: ADD.time.baseline, kind: 'point', fromDays: 0, toDays: 0 }];
  if (/^(?:eot|(?:end of|post)[- ]?treatment|post)$/iu.test(part))
    return [{ text: ADD.time.end, kind: 'end of treatment', fromDays: null, toDays: null }];
  return null;
}

function numberTimes(part: string): readonly Waiting[] | null {
  const pieces = [...part.toLowerCase().matchAll(/(\d+(?:\.\d+)?)\s*([a-z]*)\.?|(\S)/gu)];
  const times: Waiting[] = [];
  for (const [, number, letters, other] of pieces) {
    if (other !== undefined || number === undefined) return null;
    if (letters === undefined || letters === '') {
      times.push({ text: number, kind: 'point', fromDays: null, toDays: null, waits: number });
      continue;
    }
    const unit = UNITS.find(([pattern]) => pattern.test(letters))?.[1];
    if (unit === undefined) return null;
    times.push(timeOf(number, unit));
  }
  return times.length === 0 ? null : times;
}

function withUnits(times: readonly Waiting[]): readonly ExtractedTime[] {
  let unit: Unit = 'weeks';
  return times
    .toReversed()
    .map((time) => {
      const own = (Object.keys(DAYS) as Unit[]).find(
        (name) => time.text.endsWith(name) || time.text.endsWith(name.slice(0, -1)),
      );
      if (time.waits === undefined) {
        unit = own ?? unit;
        return time;
      }
      return timeOf(time.waits, unit);
    })
    .toReversed();
}

function timeOf(number: string, unit: Unit): ExtractedTime {
  const days = Number(number) * DAYS[unit];
  return { text: ADD.time[unit](number), kind: 'point', fromDays: days, toDays: days };
}
