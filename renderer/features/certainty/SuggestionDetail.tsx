import type { DomainProposal, UpgradeProposal } from '../../../api/contract/certainty.ts';
import { DOMAIN } from './phrases.ts';
import './rating-cards.css';

/** Behind a suggestion: its question, its other readings, the numbers it used and the rule that decided. */
export function SuggestionDetail({ proposal }: Readonly<{ proposal: DomainProposal | UpgradeProposal }>) {
  const isDomain = 'domain' in proposal;
  return (
    <>
      {isDomain && proposal.question !== null ? (
        <p className="rated-question">
          <span className="medium">{proposal.isBorderline ? DOMAIN.borderline : DOMAIN.asked}:</span>{' '}
          {proposal.question}
        </p>
      ) : null}
      <details className="rated-detail">
        <summary>
          {DOMAIN.numbers} · <span className="quiet">{DOMAIN.rule(proposal.ruleId)}</span>
        </summary>
        <dl className="rated-numbers">
          {proposal.inputs.map(({ id, label, shown }) => (
            <div key={id}>
              <dt>{label}</dt>
              <dd>{shown}</dd>
            </div>
          ))}
        </dl>
        {isDomain && proposal.alternatives.length > 0 ? (
          <>
            <h5>{DOMAIN.others}</h5>
            <ul className="panel-list">
              {proposal.alternatives.map(({ label, sentence }) => (
                <li key={label}>
                  {label}: {sentence}
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </details>
    </>
  );
}
