import type { RecordChange } from '../../../api/contract/records.ts';
import { NumberInput } from '../../widgets/NumberInput.tsx';
import { Segments } from '../../widgets/Segments.tsx';
import { TextInput } from '../../widgets/TextInput.tsx';
import { useServices } from '../../app/services.ts';
import { CERTAINTY_SCREEN, TARGET } from './phrases.ts';
import type { CertaintyItem } from './RatingDetail.tsx';
import { useRatingAloud } from './use-rating.ts';
import { DeviationDialog } from '../protocol/DeviationDialog.tsx';
import { usePropose } from '../protocol/use-propose.ts';
import { Term } from '../../widgets/Term.tsx';
import { TermList } from '../../widgets/TermList.tsx';
import './rating-cards.css';

const TERMS = ['certainty', 'minimalImportantDifference'] as const;

const KINDS = ['default', 'null', 'MID', 'range'] as const;
const SIZES = ['small', 'moderate', 'large'] as const;
const FIELDS = { small: 'thresholdSmall', moderate: 'thresholdModerate', large: 'thresholdLarge' } as const;

type Fields = Readonly<Record<string, number | string | null>>;

/** Set before rating: the question certainty is about, and the thresholds on the scale the effect is judged on. */
export function TargetSection({ item }: Readonly<{ item: CertaintyItem }>) {
  const send = useRatingAloud();
  const { propose, proposal } = usePropose();
  const { ui } = useServices();
  const { row, thresholds, targetChosen } = item;
  const { target } = row;
  const setThreshold = (size: (typeof SIZES)[number], value: number | null): void => {
    const next = { small: thresholds.small, moderate: thresholds.moderate, large: thresholds.large, [size]: value };
    const given = SIZES.map((name) => next[name]).filter((number) => number !== null);
    if (given.some((number, index) => index > 0 && Math.abs(number) <= Math.abs(given[index - 1] ?? 0))) {
      ui.say(TARGET.order, 'problem');
      return;
    }
    change({ [FIELDS[size]]: value }, { [FIELDS[size]]: thresholds[size] });
  };
  // Thresholds stand in the protocol: after extraction a change is shown first and kept as a deviation.
  const change = (fields: Fields, seen: Fields): void => {
    const set: RecordChange = { op: 'set', table: 'outcome', id: thresholds.outcomeId, fields, seen };
    void propose(TARGET.changed(row.outcome), [set]);
  };
  return (
    <section className="target" aria-labelledby="target-title">
      <div className="section-line">
        <h3 id="target-title">
          <Term id="ratingTarget">{CERTAINTY_SCREEN.sections.target}</Term>
        </h3>
        <Segments
          label={TARGET.label}
          options={KINDS.map((id) => ({ id, label: TARGET.options[id] }))}
          value={targetChosen ?? 'default'}
          onChange={(id) =>
            send((client, envelope) =>
              client.certainty.target({ ...envelope, findingId: row.findingId, target: id === 'default' ? null : id }),
            )
          }
        />
      </div>
      {target === null ? null : (
        <p>
          <span className="medium">{target.sentence}</span>{' '}
          <span className="quiet">
            {target.magnitude === null
              ? ''
              : target.direction === 'none'
                ? TARGET.nowhere
                : TARGET.where(TARGET.magnitudes[target.magnitude], target.direction)}{' '}
            {TARGET.setBy[target.setBy]}
          </span>
        </p>
      )}
      {target?.thresholds.isFallback === true ? <p className="rated-question">{TARGET.fallback}</p> : null}
      <TermList ids={TERMS} />
      <div className="threshold-fields">
        {SIZES.map((size) => (
          <NumberInput
            key={size}
            label={TARGET[size]}
            value={thresholds[size] === null ? null : Math.abs(thresholds[size])}
            least={0}
            onCommit={(value) => setThreshold(size, value === 0 ? null : value)}
          />
        ))}
        <TextInput
          className="threshold-source"
          label={TARGET.source}
          value={thresholds.source ?? ''}
          onCommit={(text) =>
            change({ thresholdSource: text === '' ? null : text }, { thresholdSource: thresholds.source })
          }
        />
      </div>
      <p className="small quiet">
        {TARGET.unit(thresholds.unit)} {TARGET.help}
      </p>
      {proposal === null ? null : <DeviationDialog proposal={proposal} />}
    </section>
  );
}
