import type { AbsoluteEffectRow, FindingRow, PrintedEstimate } from '../../../engine/review/derived.ts';
import { formatCount, formatFixed } from '../../../engine/text/format-number.ts';
import { formatPrinted, sharedDecimals } from '../numbers.ts';
import { MEASURES } from '../phrases.ts';
import { SOF } from './phrases.ts';

/** One line of the absolute effects: a baseline risk, or the means of the comparator groups. */
export type AbsoluteLine = Readonly<{
  key: string;
  /** Which baseline risk it is, where a row has several or its source is worth saying. */
  label: string | null;
  comparator: string;
  intervention: string;
  /** The difference in words, under the risk with the intervention. */
  difference: string | null;
}>;

/** The cells of one row as text: table, terminal and documents print the same words. */
export type SofCells = Readonly<{
  /** Empty where the row has no effect: then `instead` stands in its place, and the row's text among the comments. */
  absolute: readonly AbsoluteLine[];
  instead: string | null;
  /** The whole text of such a row, for tables that have no room for comments. */
  narrative: string | null;
  relative: string;
  evidence: string;
  eligible: string;
  /** The row's sentence, then what else a reader must know. */
  comments: readonly string[];
}>;

export function sofCells(row: FindingRow): SofCells {
  const hasEffect = row.relative !== null || row.difference !== null;
  return {
    absolute: hasEffect ? absoluteLines(row) : [],
    narrative: hasEffect ? null : row.sentence,
    instead: hasEffect ? null : row.kind === 'no data' ? SOF.noUsable : SOF.notPooled,
    relative: relativeText(row),
    evidence: evidenceText(row),
    eligible: SOF.eligible(row.studies, row.studiesEligible),
    comments: hasEffect ? commentsOf(row) : [row.statement?.text ?? row.sentence],
  };
}

function absoluteLines(row: FindingRow): readonly AbsoluteLine[] {
  if (row.difference && row.measure !== 'RD') {
    const unit = unitOf(row);
    const [shown] = row.backExpressions.filter(({ kind }) => kind === 'instrument units');
    return [
      {
        key: 'means',
        label: null,
        comparator: row.comparatorMeans ? SOF.means(row.comparatorMeans.text, unit) : SOF.noMean,
        intervention: differenceText(row.difference, MEASURES[row.measure ?? 'MD'].short, unit),
        difference: shown ? shown.text : null,
      },
    ];
  }
  if (row.absolute.length === 0) {
    const intervention = row.difference ? differenceText(row.difference, MEASURES.RD.short, '') : SOF.none;
    return [{ key: 'none', label: null, comparator: SOF.noBaseline, intervention, difference: null }];
  }
  const isLabelled = row.absolute.length > 1;
  return row.absolute.map((line, index) => absoluteLine(line, index, isLabelled));
}

function absoluteLine(
  { baselineRiskId, label, timeText, effect }: AbsoluteEffectRow,
  index: number,
  isLabelled: boolean,
): AbsoluteLine {
  const words = [isLabelled ? label : '', timeText ?? ''].filter((part) => part !== '').join(', ');
  const shared = { key: baselineRiskId ?? String(index), label: words === '' ? null : words };
  return effect.state === 'estimated'
    ? {
        ...shared,
        comparator: effect.comparatorText,
        intervention: effect.interventionText,
        difference: effect.differenceText,
      }
    : { ...shared, comparator: SOF.none, intervention: effect.reason, difference: null };
}

/** A name inside a heading: an abbreviation, or a single letter, keeps its capitals. */
export function inSentence(name: string): string {
  return /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

/** The unit of a difference: SD for a standardised one, nothing where the measure has none. */
export function unitOf({ measure, unit }: FindingRow): string {
  return measure === 'SMD' ? 'SD' : (unit ?? '');
}

/** "MD 0.77 points lower (1.36 lower to 0.19 lower)" */
export function differenceText(effect: PrintedEstimate, short: string, unit: string): string {
  const decimals = sharedDecimals([effect]);
  const size = formatFixed(Math.abs(effect.estimate), decimals);
  const [low, high] = [limitText(effect.low, decimals), limitText(effect.high, decimals)];
  return Number(size) === 0
    ? SOF.noDifference(short, low, high)
    : SOF.difference(short, size, unit, effect.estimate < 0 ? SOF.lower : SOF.higher, low, high);
}

function limitText(limit: number, decimals: number): string {
  const size = formatFixed(Math.abs(limit), decimals);
  return Number(size) === 0 ? SOF.zero : SOF.limit(size, limit < 0 ? SOF.lower : SOF.higher);
}

function relativeText({ relative, measure }: FindingRow): string {
  return relative === null || measure === null ? SOF.none : `${MEASURES[measure].short} ${formatPrinted(relative)}`;
}

function evidenceText({ participants, studies, design }: FindingRow): string {
  if (studies === 0) return SOF.noStudies;
  const from = SOF.studies(studies, design);
  return participants === null ? from : SOF.evidenceOf(formatCount(participants), from);
}

function commentsOf(row: FindingRow): readonly string[] {
  const others = row.backExpressions.filter(({ kind }) => kind !== 'instrument units').map(({ text }) => text);
  const risks = row.absolute.flatMap(({ otherProposal }) =>
    otherProposal === null ? [] : [SOF.atOtherRisk(otherProposal)],
  );
  return [
    row.sentence,
    ...others,
    ...risks,
    ...(row.isSingleStudy && !row.sentence.includes(SOF.single) ? [SOF.single] : []),
  ];
}
