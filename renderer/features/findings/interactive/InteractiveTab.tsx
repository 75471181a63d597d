import { useMemo, useState } from 'react';
import { Segments } from '../../../widgets/Segments.tsx';
import { INTERACTIVE } from '../phrases.ts';
import type { FindingItem } from '../types.ts';
import { useFindings } from '../use-findings.ts';
import { InteractiveRow } from './InteractiveRow.tsx';

/** How numbers are said in the table to explore. */
export type Wording = Readonly<{ per: 100 | 1000; isPlain: boolean }>;

const NONE: FindingItem['benefit'] = [];

/** The Summary of Findings to explore: other baseline risks, per 100 or 1000, in words or numbers. Changes nothing. */
export function InteractiveTab() {
  const findings = useFindings();
  const [per, setPer] = useState<'100' | '1000'>('100');
  const [words, setWords] = useState<'plain' | 'numbers'>('plain');
  const wording = useMemo(
    (): Wording => ({ per: per === '100' ? 100 : 1000, isPlain: words === 'plain' }),
    [per, words],
  );
  if (findings === null) return null;
  const { summary, items } = findings;
  return (
    <>
      <div className="interactive-tools">
        <p className="quiet">{INTERACTIVE.lead}</p>
        <Segments
          label={INTERACTIVE.words}
          options={[
            { id: 'plain', label: INTERACTIVE.plain },
            { id: 'numbers', label: INTERACTIVE.numbers },
          ]}
          value={words}
          onChange={setWords}
        />
        <Segments
          label={INTERACTIVE.per}
          options={[
            { id: '100', label: INTERACTIVE.per100 },
            { id: '1000', label: INTERACTIVE.per1000 },
          ]}
          value={per}
          onChange={setPer}
        />
      </div>
      {summary.comparisons
        .filter(({ rows }) => rows.length > 0)
        .map(({ comparisonId, intervention, comparator, rows }) => (
          <section key={comparisonId} aria-label={`${intervention} · ${comparator}`}>
            <h2 className="interactive-heading">{`${intervention} · ${comparator}`}</h2>
            {rows.map((row) => (
              <InteractiveRow
                key={row.findingId}
                row={row}
                benefit={items[row.findingId]?.benefit ?? NONE}
                intervention={intervention}
                comparator={comparator}
                wording={wording}
                notes={summary.footnotes}
              />
            ))}
          </section>
        ))}
    </>
  );
}
