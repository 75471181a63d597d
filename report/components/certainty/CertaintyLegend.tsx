import type { FindingRow } from '../../../engine/review/derived.ts';
import { MEASURES } from '../phrases.ts';
import { CertaintySymbol } from './CertaintySymbol.tsx';
import { ABBREVIATIONS, CERTAINTY, SOF } from './phrases.ts';

const LEVELS = [
  { level: 4, name: 'high' },
  { level: 3, name: 'moderate' },
  { level: 2, name: 'low' },
  { level: 1, name: 'very low' },
] as const;

/** Under the table: what the four levels say, and the abbreviations its rows use. */
export function CertaintyLegend({ rows }: Readonly<{ rows: readonly FindingRow[] }>) {
  const used = [
    ...rows.flatMap(({ measure, kind }) => (measure === null || kind !== 'effect' ? [] : [MEASURES[measure].short])),
    ...(rows.some(({ design }) => design === 'randomised') ? ['RCT'] : []),
  ];
  const list = [...new Set(used)].toSorted().map((short) => `${short}: ${ABBREVIATIONS[short] ?? short}.`);
  return (
    <div className="sof-legend">
      <p>{SOF.abbreviations(list.join(' '))}</p>
      <p>{SOF.standard}</p>
      <dl aria-label={SOF.legend}>
        {LEVELS.map(({ level, name }) => (
          <div key={name}>
            <dt>
              <CertaintySymbol level={level} name={CERTAINTY.names[name]} /> {CERTAINTY.names[name]}
            </dt>
            <dd>{CERTAINTY.meanings[name]}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
