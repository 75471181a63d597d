import { DOMAINS } from '../../../../report/components/certainty/phrases.ts';
import type { FindingItem } from '../CellPanel.tsx';
import { PANEL } from '../phrases.ts';
import { RouteLink } from './RouteLink.tsx';

/** How a certainty came about: each domain's levels, whose they are, and the sentence of the rule or the reviewer. */
export function CertaintyReceipt({ item }: Readonly<{ item: FindingItem }>) {
  const { certainty, findingId, target } = item.row;
  return (
    <>
      {target === null ? null : <p>{target.sentence}</p>}
      {certainty.state === 'not rated' ? (
        <p>{certainty.reason}</p>
      ) : (
        <section aria-label={PANEL.domains}>
          <p className="quiet">{certainty.startReason}</p>
          <ul className="panel-list">
            {certainty.domains.map(({ proposal, levels, state, rationale }) => (
              <li key={proposal.domain}>
                <span className="medium">{DOMAINS[proposal.domain]}</span>: {PANEL.levels(levels)}{' '}
                <span className="quiet" data-state={state}>
                  ({PANEL.stateWords[state]})
                </span>
                <span className="detail">{rationale ?? proposal.sentence}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p>
        <RouteLink screen="certainty" item={findingId}>
          {PANEL.openCertainty}
        </RouteLink>
      </p>
    </>
  );
}
