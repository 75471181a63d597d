import type { AnalysisResult } from '../../engine/review/derived.ts';
import { TABLES } from './phrases.ts';

/** Eligible studies that give an analysis no number, each with the reason; nothing when there are none. */
export function LeftOutTable({ analysis }: Readonly<{ analysis: AnalysisResult }>) {
  if (analysis.leftOut.length === 0) return null;
  return (
    <table className="left-out-table">
      <caption>{TABLES.leftOut}</caption>
      <thead>
        <tr>
          <th scope="col">{TABLES.study}</th>
          <th scope="col">{TABLES.reason}</th>
        </tr>
      </thead>
      <tbody>
        {analysis.leftOut.map(({ studyId, studyResultId, label, reason }) => (
          <tr key={`${studyId} ${studyResultId ?? ''}`}>
            <th scope="row">{label}</th>
            <td>{reason}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
