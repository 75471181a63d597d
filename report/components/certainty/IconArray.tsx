import { ICONS } from './phrases.ts';

const COLUMNS = 10;
const CELL = 14;
const RADIUS = 5;

type Props = Readonly<{
  /** People with the event, of a hundred, whole. */
  count: number;
  /** What the event is, such as "improve with mindfulness". */
  label: string;
}>;

/** A hundred people, those with the event filled: shape and fill tell them apart, not colour alone. */
export function IconArray({ count, label }: Props) {
  const size = COLUMNS * CELL;
  return (
    <svg
      className="icon-array"
      role="img"
      aria-label={ICONS.spoken(String(count), '100', label)}
      viewBox={`0 0 ${size} ${size}`}
      width={size}
      height={size}
    >
      {Array.from({ length: COLUMNS * COLUMNS }, (_, index) => (
        <circle
          key={index}
          cx={(index % COLUMNS) * CELL + CELL / 2}
          cy={Math.floor(index / COLUMNS) * CELL + CELL / 2}
          r={index < count ? RADIUS : RADIUS - 0.5}
          fill={index < count ? 'var(--accent)' : 'none'}
          stroke={index < count ? 'var(--accent)' : 'var(--control-line)'}
        />
      ))}
    </svg>
  );
}
