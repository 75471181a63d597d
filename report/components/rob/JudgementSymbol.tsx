import type { BiasMark } from '../../../engine/review/rob/analysis-bias.ts';
import { fillOf, type JudgementPalette } from './judgement-paint.ts';

/** Strokes of each sign in a circle of radius 1: plus, minus, cross, exclamation mark. */
const SIGNS: Readonly<Record<Exclude<BiasMark, null>, string>> = {
  low: 'M-.5 0H.5M0-.5V.5',
  'some concerns': 'M-.5 0H.5',
  moderate: 'M-.5 0H.5',
  high: 'M-.38-.38L.38.38M-.38.38L.38-.38',
  serious: 'M-.38-.38L.38.38M-.38.38L.38-.38',
  critical: 'M0-.55V.12M0 .46V.5',
  'no such domain': 'M-.3 0H.3',
};

type Props = Readonly<{
  mark: BiasMark;
  x: number;
  y: number;
  radius: number;
  palette: JudgementPalette;
  outline: string;
}>;

/** One judgement: a circle with its sign. Not assessed is an empty circle; a domain its tool does not have, a short dash alone. */
export function JudgementSymbol({ mark, x, y, radius, palette, outline }: Props) {
  const fill = fillOf(mark, palette);
  const strokes = mark === null ? null : SIGNS[mark];
  return (
    <g transform={`translate(${x} ${y})`}>
      {mark === 'no such domain' ? null : (
        <circle
          r={radius}
          fill={fill?.ground ?? 'none'}
          stroke={fill ? 'none' : outline}
          strokeWidth={1}
          strokeDasharray={fill ? undefined : '2 2'}
        />
      )}
      {strokes === null ? null : (
        <path
          d={strokes}
          transform={`scale(${radius})`}
          fill="none"
          stroke={fill?.symbol ?? outline}
          strokeWidth={0.24}
          strokeLinecap="round"
        />
      )}
    </g>
  );
}
