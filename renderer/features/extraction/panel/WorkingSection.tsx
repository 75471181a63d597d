import type { RowWorking, Working } from '../../../../api/contract/grid.ts';
import { PANEL } from '../phrases.ts';

/** The worked formulas of what was not printed, on demand. */
export function WorkingSection({ working }: Readonly<{ working: RowWorking }>) {
  const { steps, alternatives, notes } = working;
  if (steps.length === 0 && notes.length === 0) return null;
  return (
    <details className="panel-section" open>
      <summary>
        <h3>{PANEL.working}</h3>
      </summary>
      <Steps steps={steps} />
      {notes.map((note) => (
        <p key={note} className="small quiet">
          {note}
        </p>
      ))}
      {alternatives.length === 0 ? null : (
        <>
          <p className="small medium">{PANEL.alternatives}</p>
          <Steps steps={alternatives} />
        </>
      )}
    </details>
  );
}

function Steps({ steps }: Readonly<{ steps: readonly Working[] }>) {
  return (
    <dl className="working-steps">
      {steps.map(({ label, formula, filled }) => (
        <div key={label}>
          <dt className="small">{label}</dt>
          <dd className="small quiet">{formula}</dd>
          <dd className="number">{filled}</dd>
        </div>
      ))}
    </dl>
  );
}
