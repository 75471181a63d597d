import { useCallback, useState } from 'react';
import type { ModeratorChoice } from '../../../../api/contract/index.ts';
import type { ContractClient } from '../../../connection/types.ts';
import { SelectField } from '../../../widgets/SelectField.tsx';
import { FailedState, LoadingState } from '../../../widgets/StatePage.tsx';
import type { FigureContext } from './figure-context.ts';
import { ModeratorFigure } from './ModeratorFigure.tsx';
import { useOverrideReason } from './override-reasons.ts';
import { MODERATORS } from './phrases.ts';
import { Refused } from './Refused.tsx';
import { useFocusOnChange } from './use-focus-on-change.ts';
import { useFetched } from './use-fetched.ts';
import { Term } from '../../../widgets/Term.tsx';

/** Does the effect go with a characteristic of the studies? */
export function ModeratorsSection({ context }: Readonly<{ context: FigureContext }>) {
  const { analysis } = context;
  const request = useCallback(
    (client: ContractClient) => client.analysis.moderators({ analysisId: analysis.analysisId }),
    [analysis],
  );
  const fetched = useFetched(request);
  if (fetched.state === 'failed') return <FailedState {...fetched} />;
  return (
    <>
      <h2>
        <Term id="metaRegression">{MODERATORS.title}</Term>
      </h2>
      {fetched.state === 'ready' ? (
        <Choices choices={fetched.result.choices} context={context} />
      ) : (
        <LoadingState what={MODERATORS.title} />
      )}
    </>
  );
}

function Choices({ choices, context }: Readonly<{ choices: readonly ModeratorChoice[]; context: FigureContext }>) {
  const [chosen, setChosen] = useState<string | null>(null);
  const choice = choices.find(({ attributeId }) => attributeId === chosen) ?? choices[0];
  if (choice === undefined) return <p className="diagnostic-help">{MODERATORS.none}</p>;
  return (
    <>
      <div className="moderator-choice">
        <span className="quiet" aria-hidden="true">
          {MODERATORS.choose}
        </span>
        <SelectField
          label={MODERATORS.choose}
          value={choice.attributeId}
          onChange={setChosen}
          options={choices.map(({ attributeId, name, studies }) => ({
            id: attributeId,
            label: MODERATORS.choice(name, studies),
          }))}
        />
      </div>
      <Regression key={choice.attributeId} choice={choice} context={context} />
    </>
  );
}

function Regression({ choice, context }: Readonly<{ choice: ModeratorChoice; context: FigureContext }>) {
  const { analysis } = context;
  const { attributeId } = choice;
  const [reason, setReason] = useOverrideReason(`moderator ${analysis.analysisId} ${attributeId}`);
  const answer = useFocusOnChange<HTMLElement>(reason);
  const request = useCallback(
    (client: ContractClient) =>
      client.analysis.regress({
        analysisId: analysis.analysisId,
        attributeId,
        ...(reason === null ? {} : { reason }),
      }),
    [analysis, attributeId, reason],
  );
  const fetched = useFetched(request);
  if (fetched.state === 'failed') return <FailedState {...fetched} />;
  if (fetched.state !== 'ready') return <LoadingState what={choice.name} />;
  const { fit } = fetched.result;
  return (
    <section ref={answer} tabIndex={-1} className="answer" aria-label={choice.name}>
      {fit.state === 'refused' ? (
        <div className="diagnostic-help">
          <Refused refusal={fit} overriddenBecause={reason} onOverride={setReason} />
        </div>
      ) : (
        <ModeratorFigure fit={fit} context={context} onWithdraw={() => setReason(null)} />
      )}
    </section>
  );
}
