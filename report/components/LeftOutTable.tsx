import type { AnalysisResult, LeftOut } from '../../engine/review/derived.ts';
import { TABLES } from './phrases.ts';

/** Eligible studies that give an analysis no number, by reason; nothing when there are none. */
export function LeftOutTable({ analysis }: Readonly<{ analysis: AnalysisResult }>) {
  if (analysis.leftOut.length === 0) return null;
  return (
    <table className="left-out-table">
      <caption>{TABLES.leftOut}</caption>
      <thead>
        <tr>
          <th scope="col">{TABLES.studies}</th>
          <th scope="col">{TABLES.reason}</th>
        </tr>
      </thead>
      <tbody>
        {[...Map.groupBy(analysis.leftOut, reasonOf)].map(([reason, studies]) => (
          <tr key={reason}>
            <th scope="row">{studies.map((study) => study.label).join(', ')}</th>
            <td>{reason}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function reasonOf(study: LeftOut): string {
  return study.reason;
}
