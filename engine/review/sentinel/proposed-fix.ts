import { isRatio } from '../../check/effect-of-result.ts';
import type { CheckedResult, CheckFinding } from '../../check/types.ts';
import type { ValueField } from '../records/index.ts';
import type { CellPlace, FixKind, ProposedFix, SeenCell } from './types.ts';

type TextOf = (place: CellPlace) => string;

/** What could be typed to mend a finding, where there is one obvious mending; null otherwise. */
export function proposedFix(
  finding: CheckFinding,
  { contrast }: CheckedResult,
  cells: readonly SeenCell[],
  numberOf: (place: CellPlace) => number | null,
  textOf: TextOf,
): ProposedFix | null {
  const [first] = cells;
  if (first === undefined) return null;
  const beside = (field: ValueField): SeenCell => {
    const place = { measurementId: first.measurementId, field };
    return { ...place, text: textOf(place) };
  };
  switch (finding.check) {
    case 'E1':
      return moveToStandardError(cells, textOf);
    case 'E2': {
      const [low, high] = [beside('ci_low'), beside('ci_high')];
      const [lowest, highest] = [numberOf(low), numberOf(high)];
      const estimate = numberOf(beside('estimate')) ?? numberOf(beside('mean'));
      // Exchanged limits that still do not hold the estimate mend nothing.
      const wouldHold =
        lowest !== null && highest !== null && (estimate === null || (highest <= estimate && estimate <= lowest));
      return wouldHold && lowest > highest ? fix('exchange limits', [low, high.text], [high, low.text]) : null;
    }
    case 'E5': {
      const [events, n] = [beside('events'), beside('n')];
      const [counted, analysed] = [numberOf(events), numberOf(n)];
      return counted !== null && analysed !== null && counted > analysed && analysed > 0
        ? fix('exchange events and n', [events, n.text], [n, events.text])
        : null;
    }
    case 'E16':
      return first.field === 'estimate' && contrast !== null && !isRatio(contrast.measure)
        ? turned(beside('estimate'), beside('ci_low'), beside('ci_high'))
        : null;
    default:
      return null;
  }
}

/** The printed number moves to the field it belongs to, so that what the paper prints stays as printed. */
function moveToStandardError(cells: readonly SeenCell[], textOf: TextOf): ProposedFix | null {
  const sds = cells.filter(({ field, text }) => field === 'sd' && text !== '');
  const moves = sds.flatMap((sd) => {
    const place = { measurementId: sd.measurementId, field: 'se' } as const;
    const present = textOf(place);
    return present === '' ? [[{ ...place, text: '' }, sd.text] as const, [sd, ''] as const] : [];
  });
  return moves.length === 0 ? null : fix('move to standard error', ...moves);
}

function turned(estimate: SeenCell, low: SeenCell, high: SeenCell): ProposedFix | null {
  const [minusEstimate, minusLow, minusHigh] = [estimate.text, low.text, high.text].map(negated);
  if (minusEstimate == null || minusEstimate === '' || minusLow == null || minusHigh == null) return null;
  return fix('turn the sign round', [estimate, minusEstimate], [low, minusHigh], [high, minusLow]);
}

/** The text with its sign turned; null where it is no plain number. */
function negated(text: string): string | null {
  if (text === '') return '';
  const number = /^([-−–]?)(\d[\d.·]*)$/u.exec(text.trim());
  if (number === null) return null;
  return number[1] === '' ? `−${number[2]}` : (number[2] ?? null);
}

function fix(kind: FixKind, ...cells: readonly (readonly [SeenCell, string])[]): ProposedFix {
  return { kind, cells: cells.map(([cell, to]) => ({ ...cell, to })) };
}
