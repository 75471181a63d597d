import { formatCount } from '../../engine/text/format-number.ts';
import { DESIGNS, TABLES } from './phrases.ts';
import type { ReportStudy } from './report-input.ts';

type Props = Readonly<{ studies: readonly ReportStudy[] }>;

/** Characteristics of the included studies: design, arms with their interventions, and what was recorded of each. */
export function StudyCharacteristics({ studies }: Props) {
  const included = studies.filter((study) => study.status === 'included');
  if (included.length === 0) return <p>{TABLES.noStudies}</p>;
  return (
    <table className="characteristics-table">
      <caption>{TABLES.characteristicsCaption}</caption>
      <thead>
        <tr>
          <th scope="col">{TABLES.study}</th>
          <th scope="col">{TABLES.design}</th>
          <th scope="col" className="number">
            {TABLES.randomised}
          </th>
          <th scope="col">{TABLES.arms}</th>
          <th scope="col">{TABLES.characteristic}</th>
        </tr>
      </thead>
      <tbody>
        {included.map((study) => (
          <tr key={study.studyId}>
            <th scope="row">
              {study.label}
              {study.registryId === null ? null : <span className="detail nowrap">{study.registryId}</span>}
            </th>
            <td>
              {DESIGNS[study.design]}
              {study.designNote === null ? null : <span className="detail">{study.designNote}</span>}
            </td>
            <td className="number">{study.nRandomised === null ? '–' : formatCount(study.nRandomised)}</td>
            <td>
              <ul className="plain">
                {study.arms.map((arm) => (
                  <li key={arm.armId}>
                    {arm.nRandomised === null ? arm.label : TABLES.armSize(arm.label, formatCount(arm.nRandomised))}
                    {arm.interventions === '' || arm.interventions === arm.label ? null : (
                      <span className="detail">{arm.interventions}</span>
                    )}
                  </li>
                ))}
              </ul>
            </td>
            <td>
              <Attributes study={study} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Attributes({ study }: Readonly<{ study: ReportStudy }>) {
  const rows = study.attributes.map(({ name, text, unit }) => ({
    name,
    text: unit === null ? text : `${text} ${unit}`,
  }));
  if (study.funding !== null) rows.push({ name: TABLES.funding, text: study.funding });
  if (rows.length === 0) return '–';
  return (
    <ul className="plain">
      {rows.map(({ name, text }, index) => (
        <li key={index}>
          <span className="term">{name}</span> {text}
        </li>
      ))}
    </ul>
  );
}
