import type { StudyItem } from '../../../api/contract/views.ts';
import { formatCount } from '../../../engine/text/format-number.ts';
import { AVAILABILITY, DESIGNS } from '../../../report/components/phrases.ts';
import { StateSign } from '../../../report/components/StateSign.tsx';
import { navigate } from '../../app/routes.ts';
import { Button } from '../../widgets/Button.tsx';
import { ExternalLink } from '../../widgets/ExternalLink.tsx';
import { StatusMark } from './StatusMark.tsx';
import { STATUS_LABELS, STUDIES } from './phrases.ts';

/** Everything known about one study. */
export function StudyDetail({ study }: Readonly<{ study: StudyItem }>) {
  return (
    <article className="study-detail" aria-labelledby="study-title">
      <header>
        <h2 id="study-title">{study.label}</h2>
        <p className="study-facts">
          <StatusMark status={study.status} />
          <span>{DESIGNS[study.design]}</span>
          {study.nRandomised === null ? null : (
            <span className="number">{`${formatCount(study.nRandomised)} randomised`}</span>
          )}
        </p>
        {study.statusReason === null ? null : (
          <p className="status-reason">
            <strong>
              {study.status === 'excluded'
                ? STUDIES.excludedBecause
                : STUDIES.statusBecause(STATUS_LABELS[study.status])}
            </strong>{' '}
            {study.statusReason}
          </p>
        )}
        {study.designNote === null ? null : <p className="quiet">{study.designNote}</p>}
        <Button onPress={() => navigate('extraction', study.id)}>{STUDIES.openExtraction}</Button>
      </header>
      <ArmsSection arms={study.arms} />
      <AvailabilitySection availability={study.availability} />
      <ReportSection study={study} />
      <AttributesSection attributes={study.attributes} />
    </article>
  );
}

function ArmsSection({ arms }: Readonly<{ arms: StudyItem['arms'] }>) {
  if (arms.length === 0) return null;
  return (
    <section>
      <h3>{STUDIES.arms}</h3>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{STUDIES.arm}</th>
            <th scope="col">{STUDIES.interventions}</th>
            <th scope="col" className="numeric">
              {STUDIES.randomised}
            </th>
          </tr>
        </thead>
        <tbody>
          {arms.map((arm) => (
            <tr key={arm.id}>
              <th scope="row">{arm.label}</th>
              <td>{arm.interventions === '' ? STUDIES.unknown : arm.interventions}</td>
              <td className="numeric">{arm.nRandomised === null ? STUDIES.unknown : formatCount(arm.nRandomised)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The contract carries the state as text; one this version does not know is shown as it comes. */
function AvailabilityMark({ state }: Readonly<{ state: string }>) {
  const known = (Object.keys(AVAILABILITY) as (keyof typeof AVAILABILITY)[]).find((candidate) => candidate === state);
  if (known === undefined) return state;
  return (
    <>
      <StateSign state={known} label={null} /> {AVAILABILITY[known]}
    </>
  );
}

function AvailabilitySection({ availability }: Readonly<{ availability: StudyItem['availability'] }>) {
  if (availability.length === 0) return null;
  return (
    <section>
      <h3>{STUDIES.availability}</h3>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{STUDIES.outcome}</th>
            <th scope="col">{STUDIES.window}</th>
            <th scope="col">{STUDIES.state}</th>
            <th scope="col">{STUDIES.note}</th>
          </tr>
        </thead>
        <tbody>
          {availability.map((entry) => (
            <tr key={`${entry.outcome} ${entry.window}`}>
              <th scope="row">{entry.outcome}</th>
              <td className="nowrap">{entry.window}</td>
              <td className="nowrap">
                <AvailabilityMark state={entry.state} />
              </td>
              <td>{entry.note ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function ReportSection({ study }: Readonly<{ study: StudyItem }>) {
  return (
    <section>
      <h3>{STUDIES.report}</h3>
      <p>{study.citation ?? STUDIES.noReport}</p>
      <dl className="facts">
        {study.doi === null ? null : (
          <>
            <dt>{STUDIES.doi}</dt>
            <dd>
              <ExternalLink url={`https://doi.org/${encodeURI(study.doi)}`}>{study.doi}</ExternalLink>
            </dd>
          </>
        )}
        {study.pmid === null ? null : (
          <>
            <dt>{STUDIES.pmid}</dt>
            <dd>
              <ExternalLink url={`https://pubmed.ncbi.nlm.nih.gov/${encodeURIComponent(study.pmid)}/`}>
                {study.pmid}
              </ExternalLink>
            </dd>
          </>
        )}
        {study.registryId === null ? null : (
          <>
            <dt>{STUDIES.registration}</dt>
            <dd>{study.registryId}</dd>
          </>
        )}
        {study.funding === null ? null : (
          <>
            <dt>{STUDIES.funding}</dt>
            <dd>{study.funding}</dd>
          </>
        )}
      </dl>
    </section>
  );
}

function AttributesSection({ attributes }: Readonly<{ attributes: StudyItem['attributes'] }>) {
  if (attributes.length === 0) return null;
  return (
    <section>
      <h3>{STUDIES.attributes}</h3>
      <dl className="facts">
        {attributes.map((attribute, index) => (
          <div key={`${attribute.name} ${index}`} className="fact">
            <dt>{attribute.name}</dt>
            <dd>
              {attribute.text}
              {attribute.quote === null || attribute.quote === attributes[index + 1]?.quote ? null : (
                <blockquote className="small quiet">{attribute.quote}</blockquote>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
