import { useState } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import type { PreviewLine } from '../../../api/contract/views.ts';
import { CheckInput } from '../../widgets/CheckInput.tsx';
import { DraftText } from '../../widgets/DraftText.tsx';
import { FormDialog } from '../../widgets/FormDialog.tsx';
import { DEVIATION } from './phrases.ts';
import type { Proposal } from './use-propose.ts';

type Kind = 'deviation' | 'correction';

/** Shows what a change of the protocol does before it is made, and asks why. */
export function DeviationDialog({ proposal }: Readonly<{ proposal: Proposal }>) {
  const { preview, label, answer } = proposal;
  const hasEffects =
    preview.analyses.length + preview.findings.length + preview.judgements.length + preview.removed.length > 0;
  const [kind, setKind] = useState<Kind>('deviation');
  const [reason, setReason] = useState('');
  const [isKnown, setKnown] = useState(preview.areResultsKnown);
  if (preview.refusal !== null) {
    return (
      <FormDialog
        title={DEVIATION.refused}
        submitLabel={DEVIATION.ok}
        onSubmit={() => answer(null)}
        onClose={() => answer(null)}
      >
        <p>{preview.refusal}</p>
      </FormDialog>
    );
  }
  const submit = (): void =>
    answer(kind === 'correction' ? { kind } : { kind: 'deviation', reason: reason.trim(), isResultsKnown: isKnown });
  return (
    <FormDialog
      title={DEVIATION.title}
      lead={label}
      submitLabel={DEVIATION.make}
      cancelLabel={DEVIATION.leave}
      onSubmit={submit}
      onClose={() => answer(null)}
      problem={kind === 'deviation' && reason.trim() === '' ? DEVIATION.reasonMissing : null}
    >
      <div className="effects">
        {hasEffects ? null : <p className="quiet">{DEVIATION.nothing}</p>}
        <Effects title={DEVIATION.analyses(preview.analyses.length)} lines={preview.analyses} />
        <Effects title={DEVIATION.findings(preview.findings.length)} lines={preview.findings} />
        {preview.judgements.length === 0 ? null : (
          <section>
            <h3>{DEVIATION.judgements(preview.judgements.length)}</h3>
            <ul>
              {preview.judgements.map((title) => (
                <li key={title}>{title}</li>
              ))}
            </ul>
          </section>
        )}
        {preview.removed.length === 0 ? null : (
          <section>
            <h3>{DEVIATION.removed}</h3>
            <p>{preview.removed.map(({ what, count }) => DEVIATION.removedLine(count, what)).join(', ')}</p>
          </section>
        )}
      </div>
      {hasEffects ? null : (
        <RadioGroup
          className="radio-group"
          aria-label={DEVIATION.kind}
          value={kind}
          onChange={(value) => setKind(value === 'correction' ? value : 'deviation')}
        >
          <Radio value="deviation" className="radio">
            <span className="radio-mark" aria-hidden="true" />
            {DEVIATION.isDeviation}
          </Radio>
          <Radio value="correction" className="radio">
            <span className="radio-mark" aria-hidden="true" />
            {DEVIATION.isCorrection}
          </Radio>
        </RadioGroup>
      )}
      {kind === 'correction' ? null : (
        <>
          <DraftText
            label={DEVIATION.reason}
            description={DEVIATION.reasonHint}
            value={reason}
            onChange={setReason}
            rows={2}
            autoFocus
          />
          <CheckInput isSelected={isKnown} onChange={setKnown}>
            {DEVIATION.known}
          </CheckInput>
        </>
      )}
    </FormDialog>
  );
}

/** Lines shown at once; the rest waits behind a summary, so that the reason stays in sight. */
const SHOWN = 3;

function Effects({ title, lines }: Readonly<{ title: string; lines: readonly PreviewLine[] }>) {
  if (lines.length === 0) return null;
  const rest = lines.slice(SHOWN);
  return (
    <section>
      <h3>{title}</h3>
      <Lines lines={lines.slice(0, SHOWN)} />
      {rest.length === 0 ? null : (
        <details>
          <summary>{DEVIATION.more(rest.length)}</summary>
          <Lines lines={rest} />
        </details>
      )}
    </section>
  );
}

function Lines({ lines }: Readonly<{ lines: readonly PreviewLine[] }>) {
  return (
    <dl>
      {lines.map((line) => (
        <div key={line.id} className="effect">
          <dt>{line.title}</dt>
          <dd className="quiet number">
            <span className="visually-hidden">{DEVIATION.before} </span>
            {line.before ?? DEVIATION.comes}
          </dd>
          <dd className="number">
            <span className="visually-hidden">{DEVIATION.after} </span>
            {line.after ?? DEVIATION.goes}
          </dd>
        </div>
      ))}
    </dl>
  );
}
