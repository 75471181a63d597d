import { Plus, Trash2 } from 'lucide-react';
import type { StudiesHead } from '../../../../api/contract/views.ts';
import { addRecord, orNull, removeRecord, setRecord } from '../../../connection/record-changes.ts';
import { useChangeRecords } from '../../../connection/use-change-records.ts';
import { Button } from '../../../widgets/Button.tsx';
import { NumberInput } from '../../../widgets/NumberInput.tsx';
import { TextInput } from '../../../widgets/TextInput.tsx';
import { FLOW, FLOW_STEPS, STAGE_LABELS } from './phrases.ts';
import { OTHER_SPLIT_STAGES, OTHER_STAGES, SPLIT_STAGES, STAGES, type PrismaStage } from './stages.ts';

type Count = StudiesHead['counts'][number];
type Props = Readonly<{ counts: readonly Count[] }>;

/** The counts of screening that stand in no study: one box each, or one for each reason. */
export function CountsEditor({ counts }: Props) {
  return (
    <section aria-labelledby="counts-title">
      <h2 id="counts-title">{FLOW.counts}</h2>
      <p className="field-description">{FLOW.countsLead}</p>
      <div className="count-fields">
        {STAGES.map((stage) => (
          <PlainCount key={stage} stage={stage} counts={counts} />
        ))}
      </div>
      {SPLIT_STAGES.map((stage) => (
        <SplitCount key={stage} stage={stage} counts={counts} />
      ))}
      <details className="other-methods" open={counts.some(({ stage }) => stage.startsWith('other'))}>
        <summary>{FLOW.otherMethods}</summary>
        <div className="count-fields">
          {OTHER_STAGES.map((stage) => (
            <PlainCount key={stage} stage={stage} counts={counts} />
          ))}
        </div>
        {OTHER_SPLIT_STAGES.map((stage) => (
          <SplitCount key={stage} stage={stage} counts={counts} />
        ))}
      </details>
    </section>
  );
}

function PlainCount({ stage, counts }: Props & Readonly<{ stage: PrismaStage }>) {
  const change = useChangeRecords();
  const count = counts.find((candidate) => candidate.stage === stage) ?? null;
  const label = STAGE_LABELS[stage];
  const save = (value: number | null): void => {
    const step = FLOW_STEPS.count(label);
    if (count === null)
      void change(step, value === null ? [] : [addRecord('screening_count', { stage, reason: null, count: value })]);
    else
      void change(step, [
        value === null
          ? removeRecord('screening_count', count.id)
          : setRecord('screening_count', count, { count: value }),
      ]);
  };
  return <NumberInput label={label} value={count?.count ?? null} isWhole least={0} onCommit={save} />;
}

function SplitCount({ stage, counts }: Props & Readonly<{ stage: PrismaStage }>) {
  const change = useChangeRecords();
  const own = counts.filter((candidate) => candidate.stage === stage);
  const label = STAGE_LABELS[stage];
  return (
    <div className="split-count" role="group" aria-label={label}>
      <h3>{label}</h3>
      {own.map((count, index) => (
        <div key={count.id} className="reason-row">
          <TextInput
            hidesLabel
            label={FLOW.reasonOf(label, index)}
            placeholder={FLOW.newReason}
            value={count.reason ?? ''}
            onCommit={(reason) =>
              void change(FLOW_STEPS.reason(label), [setRecord('screening_count', count, { reason: orNull(reason) })])
            }
          />
          <NumberInput
            hidesLabel
            label={FLOW.countOf(label, count.reason ?? '')}
            value={count.count}
            isWhole
            isRequired
            least={0}
            onCommit={(value) =>
              void change(FLOW_STEPS.count(label), [setRecord('screening_count', count, { count: value ?? 0 })])
            }
          />
          <Button
            kind="quiet"
            label={FLOW.removeReason(label, count.reason ?? '')}
            onPress={() => void change(FLOW_STEPS.removeReason(label), [removeRecord('screening_count', count.id)])}
          >
            <Trash2 aria-hidden="true" />
          </Button>
        </div>
      ))}
      <Button
        kind="quiet"
        label={FLOW.addReason(label)}
        onPress={() =>
          void change(FLOW_STEPS.reason(label), [addRecord('screening_count', { stage, reason: null, count: 0 })])
        }
      >
        <Plus aria-hidden="true" />
        {FLOW.reason}
      </Button>
    </div>
  );
}
