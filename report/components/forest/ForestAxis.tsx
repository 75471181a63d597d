import type { AxisLayout } from './axis.ts';
import { ForestText } from './ForestText.tsx';
import type { Paint } from './paint.ts';

/** Lines behind the rows, and the axis under them. */
export function ForestAxis({ axis, colours }: Readonly<{ axis: AxisLayout; colours: Paint }>) {
  return (
    <g className="forest-axis">
      {axis.lines.map((line) => (
        <line
          key={line.kind}
          className={`forest-line-${line.kind}`}
          x1={line.x}
          x2={line.x}
          y1={line.top}
          y2={line.bottom}
          stroke={line.kind === 'null' ? colours.rule : colours.accent}
          strokeDasharray={line.kind === 'null' ? undefined : '4 3'}
        />
      ))}
      <line x1={axis.left} x2={axis.right} y1={axis.y} y2={axis.y} stroke={colours.rule} />
      {axis.ticks.map((x) => (
        <line key={x} x1={x} x2={x} y1={axis.y} y2={axis.y + axis.tickLength} stroke={colours.rule} />
      ))}
      {axis.texts.map((text, index) => (
        <ForestText key={index} placed={text} colours={colours} />
      ))}
    </g>
  );
}
