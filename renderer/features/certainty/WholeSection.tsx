import { useState } from 'react';
import type { GradedCertainty } from '../../../api/contract/certainty.ts';
import { Button } from '../../widgets/Button.tsx';
import { DraftText } from '../../widgets/DraftText.tsx';
import { Segments } from '../../widgets/Segments.tsx';
import { CERTAINTY_SCREEN, SLIDER, WHOLE } from './phrases.ts';
import type { CertaintyItem } from './RatingDetail.tsx';
import { useRating } from './use-rating.ts';
import './rating-cards.css';
import './rating-forms.css';

const NAMES = { 4: 'high', 3: 'moderate', 2: 'low', 1: 'very low' } as const;

/** How the levels add up, and the one level that may be held back or taken off on the whole, with its reason. */
export function WholeSection({ item, certainty }: Readonly<{ item: CertaintyItem; certainty: GradedCertainty }>) {
  const send = useRating();
  const [draft, setDraft] = useState<'-1' | '1' | null>(null);
  const [text, setText] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const { findingId } = item.row;
  const held = certainty.held;
  const value = draft ?? (held === null ? '0' : held.levels < 0 ? '-1' : '1');
  const store = async (levels: number): Promise<void> => {
    const refused = await send((client, envelope) =>
      client.certainty.hold({ ...envelope, findingId, levels, rationale: text }),
    );
    setRefusal(refused);
    if (refused === null) setDraft(null);
  };
  return (
    <section aria-labelledby="whole-title">
      <div className="section-line">
        <h3 id="whole-title">{CERTAINTY_SCREEN.sections.whole}</h3>
        <Segments
          label={WHOLE.held}
          options={(['-1', '0', '1'] as const).map((id) => ({ id, label: WHOLE.options[id] }))}
          value={value}
          onChange={(id) => {
            if (id === '0') {
              setDraft(null);
              if (held !== null) void store(0);
            } else {
              setText(held?.rationale ?? '');
              setDraft(id);
            }
          }}
        />
      </div>
      <p>
        {WHOLE.sum(SLIDER.levels[NAMES[certainty.start]].toLowerCase(), certainty.down, certainty.up)}{' '}
        <span className="quiet">{certainty.startReason}</span>
      </p>
      {held === null || draft !== null ? null : <p className="rated-reason">{held.rationale}</p>}
      {draft === null ? (
        <p className="small quiet">{WHOLE.lead}</p>
      ) : (
        <div className="reason-form">
          <DraftText label={WHOLE.reason} value={text} onChange={setText} rows={2} autoFocus />
          {refusal === null ? null : (
            <p className="field-problem" role="alert">
              {refusal}
            </p>
          )}
          <div className="rated-actions">
            <Button kind="primary" onPress={() => void store(Number(draft))}>
              {WHOLE.store}
            </Button>
          </div>
        </div>
      )}
    </section>
  );
}
