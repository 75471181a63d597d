import { useServices } from '../../../app/services.ts';
import { describeError } from '../../../connection/describe-error.ts';
import type { PoolingChoice } from '../../../views/types.ts';
import { useWorkspace } from '../../../workspace-context.ts';
import { OptionGroup } from './OptionGroup.tsx';
import { MULTI_ARM, POOLING } from './phrases.ts';

type Props = Readonly<{ analysisId: string }> & Pick<PoolingChoice, 'multiArmPolicy'>;

/** What becomes of studies with more than two arms in an analysis. A choice is one command, so Undo takes it back. */
export function MultiArmGroup({ analysisId, multiArmPolicy }: Props) {
  const { commands } = useWorkspace();
  const { ui } = useServices();
  const choose = (next: PoolingChoice['multiArmPolicy']): void => {
    commands
      .send((client, envelope) => client.analysis.setMultiArm({ ...envelope, analysisId, multiArmPolicy: next }))
      .catch((error: unknown) => ui.say(describeError(error), 'problem'));
  };
  return <OptionGroup label={POOLING.multiArm} value={multiArmPolicy} options={MULTI_ARM} onChange={choose} />;
}

export const multiArmName = (policy: PoolingChoice['multiArmPolicy']): string =>
  MULTI_ARM.find(({ value }) => value === policy)?.name ?? '';
