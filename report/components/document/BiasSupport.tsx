import type { DomainAssessment, JudgedDomain } from '../../../engine/review/rob/types.ts';
import type { ReportJudgement, ReportRiskOfBias } from '../report-input.ts';
import { ANSWER_NAMES, nameOfMark } from '../rob/phrases.ts';
import { DOCUMENT } from './phrases.ts';

type Props = Readonly<{ results: readonly ReportRiskOfBias[]; judgements: readonly ReportJudgement[] }>;
type Line = JudgedDomain & Partial<Pick<DomainAssessment, 'questions'>>;

/** Every judgement and answer of each result with its support; domains nobody has begun share the last line. */
export function BiasSupport({ results, judgements }: Props) {
  const supports = new Map(
    judgements
      .filter(({ subjectTable }) => subjectTable === 'study_result')
      .map((judgement) => [`${judgement.subjectId} ${judgement.question}`, judgement]),
  );
  return (
    <table className="support-table">
      <caption>{DOCUMENT.supportCaption}</caption>
      <thead>
        <tr>
          <th scope="col">{DOCUMENT.result}</th>
          <th scope="col">{DOCUMENT.domain}</th>
          <th scope="col">{DOCUMENT.judgement}</th>
          <th scope="col">{DOCUMENT.supportFor}</th>
        </tr>
      </thead>
      {results.map(({ studyLabel, outcome, time, assessment }) => {
        const lines: readonly Line[] = [...assessment.domains, assessment.overall];
        const begun = lines.filter((line) => isBegun(line, assessment.answers));
        const blank = lines.filter((line) => !begun.includes(line));
        const rows = begun.length + (blank.length === 0 ? 0 : 1);
        const head = (
          <th scope="rowgroup" rowSpan={rows}>
            {studyLabel}
            <span className="detail">{[outcome, time].filter((part) => part !== '').join(', ')}</span>
          </th>
        );
        return (
          <tbody key={assessment.studyResultId}>
            {begun.map((domain, index) => (
              <tr key={domain.domainId}>
                {index === 0 ? head : null}
                <td>{domain.title}</td>
                <td className="words">
                  {nameOfMark(domain.final)}
                  {domain.isOverridden ? <span className="detail">{DOCUMENT.overridden}</span> : null}
                </td>
                <td>
                  <Support domain={domain} assessment={assessment} supports={supports} />
                </td>
              </tr>
            ))}
            {blank.length === 0 ? null : (
              <tr>
                {begun.length === 0 ? head : null}
                <td colSpan={3} className="quiet">
                  {DOCUMENT.notAssessed(blank.map(({ title }) => title))}
                </td>
              </tr>
            )}
          </tbody>
        );
      })}
    </table>
  );
}

type SupportProps = Readonly<{
  domain: Line;
  assessment: ReportRiskOfBias['assessment'];
  supports: ReadonlyMap<string, ReportJudgement>;
}>;

function Support({ domain, assessment: { studyResultId, answers }, supports }: SupportProps) {
  const answered = (domain.questions ?? []).flatMap(({ questionId }) => {
    const answer = answers[questionId];
    return answer === undefined ? [] : [{ questionId, answer, given: supports.get(`${studyResultId} ${questionId}`) }];
  });
  if (domain.rationale === null && answered.length === 0) return DOCUMENT.none;
  return (
    <>
      {domain.rationale}
      {answered.length === 0 ? null : (
        <ul className="plain">
          {answered.map(({ questionId, answer, given }) => (
            <li key={questionId}>
              {DOCUMENT.answered(questionId, ANSWER_NAMES[answer])}
              {given?.rationale ? <span className="quiet">{` ${given.rationale}`}</span> : null}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function isBegun(
  { final, rationale, questions = [] }: Line,
  answers: ReportRiskOfBias['assessment']['answers'],
): boolean {
  return final !== null || rationale !== null || questions.some(({ questionId }) => answers[questionId] !== undefined);
}
