import { CERTAINTY } from './phrases.ts';

const SIZE = 14;
const GAP = 2;
const RADIUS = 5.75;

type Props = Readonly<{ level: 1 | 2 | 3 | 4; name: string; isQuiet?: boolean }>;

/** GRADE's four circles, drawn: the characters for them are missing from most fonts. Shape alone tells the level. */
export function CertaintySymbol({ level, name, isQuiet = false }: Props) {
  const width = 4 * SIZE + 3 * GAP;
  return (
    <svg
      className="certainty-symbol"
      role="img"
      aria-label={CERTAINTY.spoken(name, level)}
      viewBox={`0 0 ${width} ${SIZE}`}
      width={width}
      height={SIZE}
      fill="none"
      stroke={isQuiet ? 'var(--text-quiet)' : 'currentColor'}
      strokeWidth={1.25}
    >
      {[1, 2, 3, 4].map((circle) => {
        const x = (circle - 1) * (SIZE + GAP) + SIZE / 2;
        const y = SIZE / 2;
        return (
          <g key={circle}>
            <circle cx={x} cy={y} r={RADIUS} />
            {circle <= level ? <path d={`M${x - RADIUS} ${y}H${x + RADIUS}M${x} ${y - RADIUS}V${y + RADIUS}`} /> : null}
          </g>
        );
      })}
    </svg>
  );
}
