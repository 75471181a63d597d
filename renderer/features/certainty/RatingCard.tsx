import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { DomainProposal, GradeQuestion, Rating, UpgradeProposal } from '../../../api/contract/certainty.ts';
import { Button } from '../../widgets/Button.tsx';
import { Segments } from '../../widgets/Segments.tsx';
import { focusNextOpen } from './move-between-cards.ts';
import { DOMAIN } from './phrases.ts';
import type { CertaintyItem } from './RatingDetail.tsx';
import { ReasonForm } from './ReasonForm.tsx';
import { StaleNote } from './StaleNote.tsx';
import { SuggestionDetail } from './SuggestionDetail.tsx';
import { useRating, useRatingAloud } from './use-rating.ts';
import './rating-cards.css';

type Props = Readonly<{
  item: CertaintyItem;
  rating: Rating | Rating<UpgradeProposal>;
  question: GradeQuestion;
  isUp: boolean;
  /** What the reviewer types for this domain. */
  children?: ReactNode;
}>;

/**
 * One domain: the suggestion with its rule, numbers and sentence, and the human rating. Confirming is one key on the main button;
 * another level asks for a reason.
 */
export function RatingCard({ item, rating, question, isUp, children }: Props) {
  const send = useRating();
  const sendAloud = useRatingAloud();
  const card = useRef<HTMLElement>(null);
  const [draft, setDraft] = useState<number | null>(null);
  const { proposal, final, state, author, isOverridden } = rating;
  const { findingId } = item.row;
  const name = DOMAIN.names[question];
  const isApplicable = !('state' in proposal) || (proposal as DomainProposal).state !== 'not applicable';
  const most = isUp ? (question === 'large effect' ? 2 : 1) : question === 'publication bias' ? 2 : 3;
  const review = item.toReview.find(({ judgementId }) => judgementId === rating.judgementId);

  const rate = async (levels: number | null, rationale: string | null): Promise<string | null> => {
    const refusal = await send((client, envelope) =>
      client.certainty.rate({ ...envelope, findingId, question, levels, rationale }),
    );
    if (refusal === null) {
      setDraft(null);
      if (levels !== null) focusNextOpen(card.current);
    }
    return refusal;
  };
  const choose = (levels: number): void => {
    // A level chosen again is there to have its reason changed.
    if (levels === proposal.levels && levels !== final) void rate(levels, null);
    else setDraft(levels);
  };
  const standBy = (judgementId: string): void => {
    sendAloud((client, envelope) => client.certainty.reconfirm({ ...envelope, judgementIds: [judgementId] }));
    focusNextOpen(card.current);
  };
  const mainAction: MainActionProps =
    review !== undefined
      ? { label: DOMAIN.stand, isDone: false, onPress: () => standBy(review.judgementId) }
      : final !== null
        ? {
            label: (isOverridden ? DOMAIN.overridden : DOMAIN.confirmed)(author ?? ''),
            isDone: true,
            onPress: () => setDraft(final),
          }
        : proposal.levels === null
          ? { label: DOMAIN.confirmNone, isDone: false, onPress: () => setDraft(0) }
          : {
              label: DOMAIN.confirm(proposal.levels, isUp),
              isDone: false,
              onPress: () => void rate(proposal.levels, null),
            };
  const onKeyDown = (event: KeyboardEvent): void => {
    const levels = Number(event.key);
    if (!/^[0-3]$/u.test(event.key) || levels > most || !(event.target as HTMLElement).matches('[data-card-action]'))
      return;
    event.preventDefault();
    choose(levels);
  };

  return (
    <article ref={card} className="rating-card" data-card data-state={state} aria-label={name}>
      <div className="rated-inside" role="presentation" onKeyDown={onKeyDown}>
        <header className="rated-head">
          <h4>{name}</h4>
          <span className="quiet">{isApplicable ? DOMAIN.suggested(proposal.levels, isUp) : DOMAIN.notApplicable}</span>
          <span className="rated-state" data-state={state}>
            {DOMAIN.state[state]}
          </span>
        </header>
        <p className="rated-sentence">{proposal.sentence}</p>
        {review === undefined ? null : <StaleNote review={review} />}
        <SuggestionDetail proposal={proposal} />
        {children}
        {draft === null ? (
          <div className="rated-actions">
            <MainAction {...mainAction} />
            {review === undefined || proposal.levels === null || proposal.levels === final ? null : (
              <Button onPress={() => void rate(proposal.levels, null)}>{DOMAIN.adopt(proposal.levels, isUp)}</Button>
            )}
            <Segments
              label={DOMAIN.level(name)}
              options={DOMAIN.levelOptions
                .slice(0, most + 1)
                .map((id) => ({ id, label: isUp ? `+${id}` : id === '0' ? '0' : `−${id}` }))}
              value={String(final ?? '')}
              onChange={(id) => choose(Number(id))}
            />
            {final === null ? null : (
              <Button kind="quiet" label={DOMAIN.takeBackLabel(name)} onPress={() => void rate(null, null)}>
                {DOMAIN.takeBack}
              </Button>
            )}
          </div>
        ) : (
          <ReasonForm
            levels={draft}
            isUp={isUp}
            most={most}
            onLevels={setDraft}
            initial={rating.rationale ?? ''}
            onStore={(levels, rationale) => rate(levels, rationale)}
            onCancel={() => setDraft(null)}
          />
        )}
        {rating.rationale === null || draft !== null ? null : <p className="rated-reason">{rating.rationale}</p>}
      </div>
    </article>
  );
}

type MainActionProps = Readonly<{ label: string; isDone: boolean; onPress: () => void }>;

/** The card's main button: where Up and Down land, and Enter confirms. */
function MainAction({ label, isDone, onPress }: MainActionProps) {
  return (
    <button
      type="button"
      className="button"
      data-kind={isDone ? 'quiet' : 'primary'}
      data-card-action
      onClick={onPress}
    >
      {label}
    </button>
  );
}
