import { ChevronDown } from 'lucide-react';
import { memo } from 'react';
import { Button, DialogTrigger, Popover } from 'react-aria-components';
import { useServices } from '../../../app/services.ts';
import { describeError } from '../../../connection/describe-error.ts';
import type { MeasureScale, PoolingChoice } from '../../../views/types.ts';
import { useWorkspace } from '../../../workspace-context.ts';
import { MultiArmGroup, multiArmName } from './MultiArmGroup.tsx';
import { OptionGroup, type Option } from './OptionGroup.tsx';
import { ESTIMATORS, POOLING, PROFILES } from './phrases.ts';
import { TermList } from '../../../widgets/TermList.tsx';
import './options.css';

type Props = PoolingChoice & Readonly<{ analysisId: string; isPooled: boolean; measure: MeasureScale['measure'] }>;
type Choice = Pick<PoolingChoice, 'profile' | 'estimator'>;

const TERMS = [
  'restrictedMaximumLikelihood',
  'pauleMandel',
  'derSimonianLaird',
  'mantelHaenszel',
  'commonEffect',
  'knappHartung',
  'waldInterval',
] as const;

/**
 * Profile, tau² estimator and treatment of multi-arm studies of one analysis, each with its reason; of multi-arm studies alone where
 * nothing is pooled, such as with a single study. A choice is one command, so Undo takes it back.
 */
export const PoolingOptions = memo(function PoolingOptions({
  analysisId,
  isPooled,
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
  return (
    <DialogTrigger>
      <Button className="button pooling-button">
        <span className="quiet">{isPooled ? POOLING.title : POOLING.multiArm}</span>
        {isPooled ? POOLING.button(shownProfile, shownEstimator) : multiArmName(multiArmPolicy)}
        <ChevronDown aria-hidden="true" />
      </Button>
      <Popover className="popover pooling-popover" placement="bottom end" offset={4}>
        {/* The popover itself is the dialog, named by its button: a dialog inside would leave its close button outside. */}
        {/* One place for the group of both: the choice in hand keeps the focus when it makes two rows of one study. */}
        <div className={isPooled ? 'pooling' : 'pooling multi-arm'}>
          {isPooled ? <h2>{POOLING.title}</h2> : null}
          <div className="pooling-groups">
            {isPooled ? (
              <OptionGroup
                label={POOLING.profile}
                value={profile}
                options={profileOptions(reviewProfile)}
                onChange={(next) => choose({ profile: next, estimator })}
              />
            ) : null}
            {isPooled ? (
              <OptionGroup
                label={POOLING.estimator}
                value={model === 'common effect' ? shownEstimator : estimator}
                options={estimatorOptions(shownProfile, model, measure)}
                onChange={(next) => choose({ profile, estimator: next })}
              />
            ) : null}
            <MultiArmGroup analysisId={analysisId} multiArmPolicy={multiArmPolicy} />
          </div>
          {isPooled ? (
            <>
              <p className="small quiet">{POOLING.footer}</p>
              <TermList ids={TERMS} />
            </>
          ) : null}
        </div>
      </Popover>
    </DialogTrigger>
  );
});

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
