import { Label } from 'react-aria-components';
import { formatFixed } from '../../../../engine/text/format-number.ts';
import type { AnalysisResult, PoolingChoice } from '../../../views/types.ts';
import { Button } from '../../../widgets/Button.tsx';
import { CheckInput } from '../../../widgets/CheckInput.tsx';
import { SelectField } from '../../../widgets/SelectField.tsx';
import { ESTIMATORS, POOLING, PROFILES } from '../options/phrases.ts';
import { WHAT_IF } from './phrases.ts';
import type { TrialInHand } from './use-trial.ts';

type Props = Readonly<{ saved: AnalysisResult; pooling: PoolingChoice; inHand: TrialInHand }>;

/** The list that select fields know: this one stands for null, the review's or the profile's own. */
const OWN = 'own';
const PROFILE_NAMES = ['grove', 'cochrane', 'conservative', 'revman5'] as const;

/** Which studies are in, and how they are pooled. */
export function TrialControls({ saved, pooling, inHand }: Props) {
  const { trial, toggle, pool, putBack } = inHand;
  const chosen = trial.pooling ?? pooling;
  const shownProfile = chosen.profile ?? pooling.reviewProfile;
  const estimators = POOLING.estimators(pooling.model, saved.scale.measure);
  return (
    <div className="what-if-controls">
      <fieldset className="what-if-studies">
        <legend>{WHAT_IF.studies}</legend>
        {saved.rows.map((row) => (
          <CheckInput
            key={row.studyId}
            className="what-if-study"
            isSelected={!trial.leaveOut.includes(row.studyId)}
            onChange={() => toggle(row.studyId)}
          >
            <span className="ellipsis">{row.label}</span>
            {row.weightPercent === null ? null : (
              <span className="number quiet small">
                {formatFixed(row.weightPercent, 1)}
                {WHAT_IF.percent}
              </span>
            )}
          </CheckInput>
        ))}
      </fieldset>
      {trial.leaveOut.length === 0 ? null : (
        <Button kind="quiet" onPress={putBack}>
          {WHAT_IF.all}
        </Button>
      )}
      <div className="what-if-pooling">
        <Label>{WHAT_IF.profile}</Label>
        <SelectField
          label={WHAT_IF.profile}
          value={chosen.profile ?? OWN}
          options={[
            { id: OWN, label: POOLING.reviewsOwn(pooling.reviewProfile) },
            ...PROFILE_NAMES.map((id) => ({ id, label: PROFILES[id].name })),
          ]}
          onChange={(id) =>
            pool({ profile: PROFILE_NAMES.find((name) => name === id) ?? null, estimator: chosen.estimator })
          }
        />
        <Label>{WHAT_IF.estimator}</Label>
        <SelectField
          label={WHAT_IF.estimator}
          value={chosen.estimator ?? (pooling.model === 'common effect' ? 'EE' : OWN)}
          options={[
            ...(pooling.model === 'common effect' ? [] : [{ id: OWN, label: POOLING.profilesOwn(shownProfile) }]),
            ...estimators.map((id) => ({ id, label: ESTIMATORS[id].name })),
          ]}
          onChange={(id) =>
            pool({ profile: chosen.profile, estimator: estimators.find((name) => name === id) ?? null })
          }
        />
      </div>
    </div>
  );
}
