import type { ReactNode } from 'react';
import type { FindingRow } from '../../../engine/review/derived.ts';
import { CertaintySymbol } from './CertaintySymbol.tsx';
import { CERTAINTY } from './phrases.ts';

type Props = Pick<FindingRow, 'certainty'> & Readonly<{ marks?: ReactNode }>;

/**
 * The certainty of a row as it prints. Only a rating that a person has confirmed domain by domain prints as a level; suggestions say
 * that they are suggestions, and a row whose risk of bias is incomplete prints no level at all.
 */
export function CertaintyCell({ certainty, marks = null }: Props) {
  switch (certainty.state) {
    case 'not rated':
      return (
        <>
          <span className="certainty-name">
            {CERTAINTY.notRated}
            {marks}
          </span>
          <span className="detail">{certainty.reason}</span>
        </>
      );
    case 'provisional':
      return (
        <>
          <span className="certainty-name">
            {CERTAINTY.provisional}
            {marks}
          </span>
          {certainty.provisionalReason === null ? null : <span className="detail">{certainty.provisionalReason}</span>}
          <Stale count={certainty.staleCount} />
        </>
      );
    default:
      return (
        <>
          <CertaintySymbol
            level={certainty.level}
            name={CERTAINTY.names[certainty.name]}
            isQuiet={certainty.state === 'suggested'}
          />
          <span className="certainty-name" data-quiet={certainty.state === 'suggested' ? 'true' : undefined}>
            {CERTAINTY.names[certainty.name]}
            {marks}
          </span>
          {certainty.state === 'rated' ? null : <span className="detail">{CERTAINTY.suggested}</span>}
          <Stale count={certainty.staleCount} />
        </>
      );
  }
}

function Stale({ count }: Readonly<{ count: number }>) {
  return count === 0 ? null : <span className="detail needs-look">{CERTAINTY.stale(count)}</span>;
}
