import { useId, useState } from 'react';
import type { Answer, QuestionState, RobAssessment, SignallingQuestion } from '../../../api/contract/rob.ts';
import { Button } from '../../widgets/Button.tsx';
import { ChoiceInput } from '../../widgets/ChoiceInput.tsx';
import { Dialog } from '../../widgets/Dialog.tsx';
import { TextInput } from '../../widgets/TextInput.tsx';
import { AnswerRadios } from './AnswerRadios.tsx';
import { GuidanceNote } from './GuidanceNote.tsx';
import { ANSWERS, QUESTION } from './phrases.ts';
import { useChangeRob } from './use-change-rob.ts';
import './questions.css';

type Props = Readonly<{ assessment: RobAssessment; question: SignallingQuestion; state: QuestionState }>;

/** A signalling question with its answer, its support and source, and the review's own guidance. */
export function QuestionItem({ assessment, question, state }: Props) {
  const id = useId();
  const change = useChangeRob();
  const [pending, setPending] = useState<Readonly<{ answer: Answer | null; clears: readonly string[] }> | null>(null);
  const { studyResultId, support, sources } = assessment;
  const given = support[question.id];
  const isAsked = state.state === 'asked';
  const value = isAsked ? state.answer : null;
  const source = sources.find((candidate) => candidate.id === given?.sourceId);

  const send = (answer: Answer | null): void =>
    void change({ kind: 'answer', studyResultId, questionId: question.id, answer, seen: value });
  const answerWith = (answer: Answer | null): void => {
    const clears = assessment.clears[question.id]?.[answer ?? ''] ?? [];
    if (clears.length > 0) setPending({ answer, clears });
    else send(answer);
  };
  const setSupport = (text: string | null, sourceId: string | null): void =>
    void change({ kind: 'support', studyResultId, questionId: question.id, text, sourceId });

  return (
    <li className="rob-question" data-state={state.state}>
      <h3 id={id}>
        <span className="number quiet">{question.id}</span> {question.text}
      </h3>
      {isAsked ? (
        <>
          <p className="quiet small rob-help">{question.help}</p>
          <GuidanceNote assessment={assessment} questionId={question.id} />
          <AnswerRadios
            labelledBy={id}
            responses={question.responses}
            value={value}
            unavailable={assessment.allowsNoInformation ? [] : ['NI']}
            onAnswer={answerWith}
          />
          <div className="rob-support">
            <TextInput
              label={QUESTION.support}
              hidesLabel
              placeholder={QUESTION.supportHint}
              isMultiline
              value={given?.text ?? ''}
              onCommit={(text) => setSupport(text === '' ? null : text, given?.sourceId ?? null)}
            />
            {sources.length === 0 ? null : (
              <ChoiceInput
                label={QUESTION.source}
                hidesLabel
                options={[
                  { id: '', label: QUESTION.noSource },
                  ...sources.map(({ id: sourceId, label }) => ({ id: sourceId, label })),
                ]}
                value={given?.sourceId ?? ''}
                onChange={(sourceId) => setSupport(given?.text ?? null, sourceId === '' ? null : sourceId)}
              />
            )}
          </div>
          {source?.quote ? <blockquote className="rob-quote small">{source.quote}</blockquote> : null}
        </>
      ) : (
        <p className="quiet small">{state.state === 'waiting' ? QUESTION.waiting : QUESTION.notAsked}</p>
      )}
      {pending === null ? null : (
        <Dialog
          title={QUESTION.clearTitle}
          onClose={() => setPending(null)}
          foot={
            <>
              <Button onPress={() => setPending(null)}>{QUESTION.clearCancel}</Button>
              <Button
                kind="primary"
                autoFocus
                onPress={() => {
                  setPending(null);
                  send(pending.answer);
                }}
              >
                {QUESTION.clearDo}
              </Button>
            </>
          }
        >
          <p>
            {QUESTION.clear(pending.answer === null ? QUESTION.takenBack : ANSWERS[pending.answer], pending.clears)}
          </p>
        </Dialog>
      )}
    </li>
  );
}
