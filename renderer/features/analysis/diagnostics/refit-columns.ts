import type { Refit } from '../../../../api/contract/index.ts';
import { formatNonZero, formatPercent } from '../../../../engine/text/format-number.ts';
import type { FigureContext } from './figure-context.ts';
import type { Column } from './FigureTable.tsx';
import { DIAGNOSTICS } from './phrases.ts';

/** Columns of a table of refits: leave-one-out and cumulative. */
export function refitColumns(study: string, { short, level, printed }: FigureContext): readonly Column<Refit>[] {
  return [
    { label: study, of: (row) => row.label },
    { label: DIAGNOSTICS.estimate(short, level), isNumber: true, of: (row) => printed(row.printed) },
    {
      label: DIAGNOSTICS.tauSquared,
      isNumber: true,
      of: ({ tauSquared }) => (tauSquared === null ? DIAGNOSTICS.unknown : formatNonZero(tauSquared, 2)),
    },
    {
      label: DIAGNOSTICS.iSquared,
      isNumber: true,
      of: ({ iSquared }) => (iSquared === null ? DIAGNOSTICS.unknown : formatPercent(iSquared)),
    },
  ];
}
