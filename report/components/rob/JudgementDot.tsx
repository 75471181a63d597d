import type { BiasMark } from '../../../engine/review/rob/analysis-bias.ts';
import type { JudgementPalette } from './judgement-paint.ts';
import { JudgementSymbol } from './JudgementSymbol.tsx';
import { nameOfMark } from './phrases.ts';

type Props = Readonly<{
  mark: BiasMark;
  palette: JudgementPalette;
  size?: number;
  /** Said instead of the judgement's name; '' where the name stands beside it. */
  label?: string;
}>;

/** One judgement among text: the sign of the plots with its name for those who do not see it. */
export function JudgementDot({ mark, palette, size = 16, label = nameOfMark(mark) }: Props) {
  const said = label === '' ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  return (
    <svg className="judgement-dot" width={size} height={size} viewBox={`0 0 ${size} ${size}`} {...said}>
      <JudgementSymbol
        mark={mark}
        x={size / 2}
        y={size / 2}
        radius={size / 2 - 1}
        palette={palette}
        outline="var(--control-line, #86867e)"
      />
    </svg>
  );
}
