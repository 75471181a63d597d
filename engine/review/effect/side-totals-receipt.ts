import { eventsOfPercent } from '../../convert/events-from-percent.ts';
import { formatCompact } from '../../text/format-number.ts';
import type { ReceiptStep } from '../derived.ts';
import { RECEIPT_FORMULAS, RECEIPT_LABELS } from '../phrases.ts';
import type { Arm } from '../records/index.ts';
import { measurementOfArm, read, type EffectFacts, type MeasurementFacts } from './facts.ts';

/** One arm's part of a total: how it reads in the formula, what it is, and the values behind it. */
type Part = Readonly<{ text: string; value: number; valueIds: readonly string[]; isOfPercent: boolean }>;

/**
 * How the events of a side and what they are counted against were made, where that is not simply printed: arms added up
 * (Handbook 6.5.2.10), a percentage turned into a count, a group divided among comparisons (23.3.4). None where it is.
 */
export function sideTotalsReceipt(
  facts: EffectFacts,
  side: 'A' | 'B',
  of: 'n' | 'person_time',
): readonly ReceiptStep[] {
  const arms = side === 'A' ? facts.armsA : facts.armsB;
  const share = (side === 'A' ? facts.shares?.a : facts.shares?.b) ?? 1;
  const rows = arms.flatMap((arm: Arm) => measurementOfArm(facts, arm.id) ?? []);
  const { eventsOf, peopleOf, personTimeOf } = RECEIPT_LABELS;
  return [
    ...total(eventsOf(side), rows.map(eventsPart), share),
    ...total(
      of === 'n' ? peopleOf(side) : personTimeOf(side),
      rows.map((row) => printedPart(row, of)),
      share,
    ),
  ];
}

function total(label: string, parts: readonly (Part | null)[], share: number): readonly ReceiptStep[] {
  const known = parts.filter((part) => part !== null);
  const [first] = known;
  if (first === undefined || known.length < parts.length) return [];
  const isSum = known.length > 1;
  if (!isSum && share === 1 && !first.isOfPercent) return [];
  const text = known.map((part) => part.text).join(' + ');
  const value = known.reduce((sum, part) => sum + part.value, 0) / share;
  const { sumOfArms, asPrinted, shared } = RECEIPT_FORMULAS;
  const ofPercent = Number.isInteger(first.value)
    ? RECEIPT_FORMULAS.wholeEventsOfPercent
    : RECEIPT_FORMULAS.eventsOfPercent;
  const whole = isSum ? sumOfArms : first.isOfPercent ? ofPercent : asPrinted;
  return [
    {
      formulaId: share !== 1 ? 'split-comparator' : isSum ? 'combined-events' : 'events-from-percent',
      label,
      formula: share === 1 ? whole : shared(isSum || first.isOfPercent ? `(${whole})` : whole),
      filled: `${share === 1 ? text : isSum || first.isOfPercent ? `(${text}) / ${share}` : `${text} / ${share}`} = ${number(value)}`,
      value,
      valueIds: known.flatMap((part) => part.valueIds),
      assumptionIds: [],
    },
  ];
}

/** Events as printed, else a percentage of the people. */
function eventsPart(row: MeasurementFacts): Part | null {
  const printed = printedPart(row, 'events');
  if (printed !== null) return printed;
  const [percent, n] = [read(row, 'percent'), read(row, 'n')];
  if (percent.state !== 'number' || n.state !== 'number') return null;
  return {
    text: `${number(percent.number)} / 100 × ${number(n.number)}`,
    value: eventsOfPercent({ percent: percent.number, decimals: percent.value.decimals, n: n.number }),
    valueIds: [percent.value.id, n.value.id],
    isOfPercent: true,
  };
}

function printedPart(row: MeasurementFacts, field: 'events' | 'n' | 'person_time'): Part | null {
  const reading = read(row, field);
  if (reading.state !== 'number') return null;
  return { text: number(reading.number), value: reading.number, valueIds: [reading.value.id], isOfPercent: false };
}

const number = (value: number): string => formatCompact(value, 4);
