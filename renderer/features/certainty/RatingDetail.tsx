import { useRef } from 'react';
import { CertaintyCell } from '../../../report/components/certainty/CertaintyCell.tsx';
import { footnoteLetter } from '../../../report/components/phrases.ts';
import type { ItemOf } from '../../views/types.ts';
import { RouteLink } from '../findings/receipts/RouteLink.tsx';
import { CERTAINTY_SCREEN } from './phrases.ts';
import { RatingCard } from './RatingCard.tsx';
import { TargetSection } from './TargetSection.tsx';
import { ThresholdSlider } from './ThresholdSlider.tsx';
import { moveBetweenCards } from './move-between-cards.ts';
import { IndirectnessChecks } from './typed/IndirectnessChecks.tsx';
import { SomeConcerns } from './typed/SomeConcerns.tsx';
import { YesNo } from './typed/YesNo.tsx';
import { WholeSection } from './WholeSection.tsx';
import { Term } from '../../widgets/Term.tsx';
import { TermList } from '../../widgets/TermList.tsx';
import './rating-cards.css';
import './rating-forms.css';

export type CertaintyItem = ItemOf<'certainty'>;

const DOWN_TERMS = ['riskOfBiasDomain', 'inconsistency', 'indirectness', 'imprecision', 'publicationBias'] as const;

type Props = Readonly<{ item: CertaintyItem; footnotes: readonly string[] }>;

/** One finding: what is rated, each domain with its suggestion, and the footnotes that will print. */
export function RatingDetail({ item, footnotes }: Props) {
  const cards = useRef<HTMLDivElement>(null);
  const { row, title, comparison } = item;
  const { certainty } = row;
  return (
    <section className="rating" aria-labelledby="rating-title">
      <header className="rating-head">
        <div>
          <h2 id="rating-title">{title}</h2>
          <p className="quiet">{comparison}</p>
          <p className="rating-sentence">{row.sentence}</p>
          <RouteLink screen="findings" item={null}>
            {CERTAINTY_SCREEN.toFindings}
          </RouteLink>
        </div>
        <div className="rating-level">
          <CertaintyCell certainty={certainty} />
        </div>
      </header>
      <TargetSection item={item} />
      {certainty.state === 'not rated' ? (
        <p className="quiet">{certainty.reason}</p>
      ) : (
        <>
          <section aria-labelledby="domains-title">
            <div className="section-line">
              <h3 id="domains-title">{CERTAINTY_SCREEN.sections.domains}</h3>
              <p className="small quiet">{CERTAINTY_SCREEN.help}</p>
            </div>
            <TermList ids={DOWN_TERMS} />
            <div
              ref={cards}
              className="rating-cards"
              role="presentation"
              onKeyDown={(event) => moveBetweenCards(event, cards.current)}
            >
              {certainty.domains.map((rating) => (
                <RatingCard
                  key={rating.proposal.domain}
                  item={item}
                  rating={rating}
                  question={rating.proposal.domain}
                  isUp={false}
                >
                  {rating.proposal.domain === 'indirectness' ? <IndirectnessChecks item={item} /> : null}
                  {rating.proposal.domain === 'risk of bias' ? (
                    <>
                      <SomeConcerns item={item} />
                      <p>
                        <RouteLink screen="risk-of-bias" item={null}>
                          {CERTAINTY_SCREEN.toRiskOfBias}
                        </RouteLink>
                      </p>
                    </>
                  ) : null}
                  {rating.proposal.domain === 'publication bias' ? (
                    <>
                      <YesNo item={item} question="missing results matter" value={item.answers.missingResultsMatter} />
                      <YesNo item={item} question="funded by industry" value={item.answers.industryFunded} />
                    </>
                  ) : null}
                </RatingCard>
              ))}
            </div>
          </section>
          {row.design === 'randomised' ? null : <Upgrades item={item} />}
          <WholeSection key={`${row.findingId} whole`} item={item} certainty={certainty} />
        </>
      )}
      <ThresholdSlider item={item} />
      <section aria-labelledby="footnotes-title">
        <h3 id="footnotes-title">{CERTAINTY_SCREEN.sections.footnotes}</h3>
        <FootnotePreview item={item} footnotes={footnotes} />
      </section>
    </section>
  );
}

/** The footnotes the row prints, by their letters, and those it would print once its suggestions are confirmed. */
function FootnotePreview({ item, footnotes }: Props) {
  const { certainty, certaintyFootnotes } = item.row;
  const pending =
    certainty.state === 'not rated'
      ? []
      : [...certainty.domains, ...certainty.upgrades].flatMap(({ final, proposal }) =>
          final === null && proposal.footnote !== null ? [proposal.footnote] : [],
        );
  if (certaintyFootnotes.length + pending.length === 0) return <p className="quiet">{CERTAINTY_SCREEN.noFootnotes}</p>;
  return (
    <ul className="footnote-preview">
      {certaintyFootnotes
        .toSorted((a, b) => a - b)
        .map((index) => (
          <li key={index}>
            <sup>{footnoteLetter(index)}</sup> {footnotes[index]}
          </li>
        ))}
      {pending
        .filter((note) => !certaintyFootnotes.some((index) => footnotes[index] === note))
        .map((note) => (
          <li key={note} className="quiet">
            {CERTAINTY_SCREEN.pendingFootnote} {note}
          </li>
        ))}
    </ul>
  );
}

/** Rating up is for non-randomised evidence; randomised rows leave it out. */
function Upgrades({ item }: Readonly<{ item: CertaintyItem }>) {
  const { certainty } = item.row;
  const cards = useRef<HTMLDivElement>(null);
  if (certainty.state === 'not rated' || certainty.upgrades.length === 0) return null;
  return (
    <section aria-labelledby="upgrades-title">
      <h3 id="upgrades-title">
        <Term id="ratingUp">{CERTAINTY_SCREEN.sections.upgrades}</Term>
      </h3>
      <div
        ref={cards}
        className="rating-cards"
        role="presentation"
        onKeyDown={(event) => moveBetweenCards(event, cards.current)}
      >
        {certainty.upgrades.map((rating) => (
          <RatingCard key={rating.proposal.reason} item={item} rating={rating} question={rating.proposal.reason} isUp>
            {rating.proposal.reason === 'large effect' ? (
              <YesNo item={item} question="plausible confounding" value={item.answers.plausibleConfounding} />
            ) : rating.proposal.reason === 'dose-response' ? (
              <YesNo item={item} question="dose-response seen" value={item.answers.doseResponse} />
            ) : (
              <YesNo item={item} question="opposing confounding seen" value={item.answers.opposingConfounding} />
            )}
          </RatingCard>
        ))}
      </div>
    </section>
  );
}
