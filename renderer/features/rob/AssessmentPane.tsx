import { useRef, useState, type KeyboardEvent } from 'react';
import type { RobAssessment } from '../../../api/contract/rob.ts';
import { JudgementDot } from '../../../report/components/rob/JudgementDot.tsx';
import { useView } from '../../views/hooks.ts';
import { FailedState, LoadingState } from '../../widgets/StatePage.tsx';
import { AssessmentHead } from './AssessmentHead.tsx';
import { DomainJudgement } from './DomainJudgement.tsx';
import { OverallJudgement } from './OverallJudgement.tsx';
import { usePalette } from './palette.ts';
import { QUESTION, ROB } from './phrases.ts';
import { QuestionItem } from './QuestionItem.tsx';
import { TermList } from '../../widgets/TermList.tsx';
import './questions.css';
import './assessment.css';

const TERMS = ['riskOfBias', 'signallingQuestion', 'effectOfInterest'] as const;

/** One result's assessment: what is assessed, the questions of a domain, the judgements. */
export function AssessmentPane({ id }: Readonly<{ id: string }>) {
  const state = useView(`rob:${id}`);
  if (state.state === 'loading') return <LoadingState what={ROB.title} />;
  if (state.state === 'failed') return <FailedState {...state} />;
  return <Assessment assessment={state.view.head} />;
}

function Assessment({ assessment }: Readonly<{ assessment: RobAssessment }>) {
  const { set, riskOfBias } = assessment;
  const palette = usePalette();
  const pane = useRef<HTMLElement>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const at = Math.max(
    0,
    set.domains.findIndex((candidate) => candidate.id === chosen),
  );
  const domain = set.domains[at]!;
  const judged = riskOfBias.domains[at]!;

  const focusQuestion = (edge: 'first' | 'last'): void => {
    // The other domain's questions are there after the next paint.
    requestAnimationFrame(() => {
      const groups = [...(pane.current?.querySelectorAll<HTMLElement>('[role="radiogroup"] [tabindex="0"]') ?? [])];
      (edge === 'first' ? groups[0] : groups.at(-1))?.focus();
    });
  };
  const goTo = (index: number, edge: 'first' | 'last'): void => {
    const next = set.domains[index];
    if (next === undefined) return;
    setChosen(next.id);
    focusQuestion(edge);
  };
  /** Up and Down go from question to question, and past the last one on to the next domain. */
  const walk = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || (event.target as Element).getAttribute('role') !== 'radio') return;
    event.preventDefault();
    const groups = [...(pane.current?.querySelectorAll<HTMLElement>('[role="radiogroup"]') ?? [])];
    const own = groups.findIndex((group) => group.contains(event.target as Node));
    const next = groups[own + step]?.querySelector<HTMLElement>('[tabindex="0"]');
    if (next) next.focus();
    else goTo(at + step, step > 0 ? 'first' : 'last');
  };

  return (
    <section className="rob-assessment" ref={pane} aria-labelledby="rob-result">
      <AssessmentHead assessment={assessment} />
      <div className="rob-domains" role="group" aria-label={ROB.domains}>
        {riskOfBias.domains.map((candidate) => (
          <button
            type="button"
            key={candidate.domainId}
            className="rob-domain-tab"
            aria-pressed={candidate.domainId === domain.id}
            onClick={() => setChosen(candidate.domainId)}
          >
            <JudgementDot mark={candidate.final} palette={palette} />
            <span>{candidate.title}</span>
            <span className="number quiet small">{ROB.progressShort(candidate.answered, candidate.asked)}</span>
          </button>
        ))}
      </div>
      <div className="rob-work">
        <div className="rob-questions" role="presentation" onKeyDown={walk}>
          {assessment.set.caveat === null ? null : <p className="rob-caveat">{assessment.set.caveat}</p>}
          {judged.isTriage ? null : riskOfBias.domains.some(
              ({ isTriage, final }) => isTriage && final === 'critical',
            ) ? (
            <p className="rob-note">{ROB.endedByTriage}</p>
          ) : null}
          {assessment.allowsNoInformation ? null : <p className="rob-note quiet small">{QUESTION.noInformation}</p>}
          <ol>
            {domain.questions.map((question, i) => (
              <QuestionItem
                key={question.id}
                assessment={assessment}
                question={question}
                state={judged.questions[i]!}
              />
            ))}
          </ol>
          <p className="quiet small">{QUESTION.keys}</p>
        </div>
        <aside className="rob-judgements">
          <DomainJudgement key={domain.id} assessment={assessment} judged={judged} isFirst={domain.id === 'D1'} />
          <OverallJudgement assessment={assessment} />
          <TermList ids={TERMS} />
        </aside>
      </div>
    </section>
  );
}
