import { ChevronDown } from 'lucide-react';
import { memo, useId } from 'react';
import { Button, DialogTrigger, Label, Popover, Radio, RadioGroup } from 'react-aria-components';
import { useServices } from '../../../app/services.ts';
import { describeError } from '../../../connection/describe-error.ts';
import type { MeasureScale, PoolingChoice } from '../../../views/types.ts';
import { useWorkspace } from '../../../workspace-context.ts';
import { ESTIMATORS, MULTI_ARM, POOLING, PROFILES } from './phrases.ts';
import { TermList } from '../../../widgets/TermList.tsx';
import './options.css';

type Props = PoolingChoice & Readonly<{ analysisId: string; measure: MeasureScale['measure'] }>;
type Choice = Pick<PoolingChoice, 'profile' | 'estimator'>;
type Option<Value> = Readonly<{ value: Value; name: string; reason: string }>;

/** Radio buttons know texts only: this one stands for null, the review's or the profile's own. */
const OWN = 'own';

const TERMS = [
  'restrictedMaximumLikelihood',
  'pauleMandel',
  'derSimonianLaird',
  'mantelHaenszel',
  'commonEffect',
  'knappHartung',
  'waldInterval',
] as const;

/** Profile, tau² estimator and treatment of multi-arm studies of one analysis, each with its reason. A choice is one command, so Undo takes it back. */
export const PoolingOptions = memo(function PoolingOptions({
  analysisId,
  profile,
  estimator,
  reviewProfile,
  model,
  measure,
  multiArmPolicy,
}: Props) {
  const { commands } = useWorkspace();
  const { ui } = useServices();
  const shownProfile = profile ?? reviewProfile;
  const ownEstimator = model === 'common effect' ? 'EE' : POOLING.estimatorOf(shownProfile);
  const shownEstimator = model === 'common effect' && estimator !== 'MH' ? 'EE' : (estimator ?? ownEstimator);
  const choose = (choice: Choice): void => {
    commands
      .send((client, envelope) => client.analysis.set({ ...envelope, analysisId, ...choice }))
      .catch((error: unknown) => ui.say(describeError(error), 'problem'));
  };
  const chooseMultiArm = (next: PoolingChoice['multiArmPolicy']): void => {
    commands
      .send((client, envelope) => client.analysis.setMultiArm({ ...envelope, analysisId, multiArmPolicy: next }))
      .catch((error: unknown) => ui.say(describeError(error), 'problem'));
  };
  return (
    <DialogTrigger>
      <Button className="button pooling-button">
        <span className="quiet">{POOLING.title}</span>
        {model === 'not pooled' ? POOLING.notPooled : POOLING.button(shownProfile, shownEstimator)}
        <ChevronDown aria-hidden="true" />
      </Button>
      <Popover className="popover pooling-popover" placement="bottom end" offset={4}>
        {/* The popover itself is the dialog, named by its button: a dialog inside would leave its close button outside. */}
        <div className="pooling">
          <h2>{POOLING.title}</h2>
          <div className="pooling-groups">
            {model === 'not pooled' ? null : (
              <>
                <OptionGroup
                  label={POOLING.profile}
                  value={profile}
                  options={profileOptions(reviewProfile)}
                  onChange={(next) => choose({ profile: next, estimator })}
                />
                <OptionGroup
                  label={POOLING.estimator}
                  value={model === 'common effect' ? shownEstimator : estimator}
                  options={estimatorOptions(shownProfile, model, measure)}
                  onChange={(next) => choose({ profile, estimator: next })}
                />
              </>
            )}
            <OptionGroup
              label={POOLING.multiArm}
              value={multiArmPolicy}
              options={MULTI_ARM}
              onChange={chooseMultiArm}
            />
          </div>
          <p className="small quiet">{POOLING.footer}</p>
          {model === 'not pooled' ? null : <TermList ids={TERMS} />}
        </div>
      </Popover>
    </DialogTrigger>
  );
});

function OptionGroup<Value extends string | null>({
  label,
  value,
  options,
  onChange,
}: Readonly<{ label: string; value: Value; options: readonly Option<Value>[]; onChange: (value: Value) => void }>) {
  const id = useId();
  return (
    <RadioGroup
      className="pooling-group"
      value={value ?? OWN}
      onChange={(text) => {
        const chosen = options.find((option) => (option.value ?? OWN) === text);
        if (chosen !== undefined) onChange(chosen.value);
      }}
    >
      <Label className="medium">{label}</Label>
      {options.map((option) => (
        <Radio
          key={option.value ?? OWN}
          value={option.value ?? OWN}
          className="pooling-option"
          aria-label={option.name}
          aria-describedby={`${id}-${option.value ?? OWN}`}
        >
          <span className="pooling-dot" aria-hidden="true" />
          <span>
            <span className="medium">{option.name}</span>
            <span className="small quiet pooling-reason" id={`${id}-${option.value ?? OWN}`}>
              {option.reason}
            </span>
          </span>
        </Radio>
      ))}
    </RadioGroup>
  );
}

function profileOptions(reviewProfile: PoolingChoice['reviewProfile']): readonly Option<PoolingChoice['profile']>[] {
  return [
    { value: null, name: POOLING.reviewsOwn(reviewProfile), reason: POOLING.reviewsOwnReason },
    ...(['grove', 'cochrane', 'conservative', 'revman5'] as const).map((value) => ({ value, ...PROFILES[value] })),
  ];
}

function estimatorOptions(
  profile: PoolingChoice['reviewProfile'],
  model: PoolingChoice['model'],
  measure: MeasureScale['measure'],
): readonly Option<PoolingChoice['estimator']>[] {
  return [
    ...(model === 'common effect'
      ? []
      : [{ value: null, name: POOLING.profilesOwn(profile), reason: POOLING.profilesOwnReason }]),
    ...POOLING.estimators(model, measure).map((value) => ({ value, ...ESTIMATORS[value] })),
  ];
}
