import type { Review } from '../../../../api/contract/views.ts';
import { setRecord } from '../../../connection/record-changes.ts';
import { ChoiceInput } from '../../../widgets/ChoiceInput.tsx';
import { TextInput } from '../../../widgets/TextInput.tsx';
import { PROTOCOL, QUESTION, STEPS } from '../phrases.ts';
import { useProtocol } from '../protocol-context.ts';

const MODES = ['single', 'dual'] as const satisfies readonly Review['extractionMode'][];

/** Title, question and PICO. */
export function QuestionSection() {
  const { head, propose } = useProtocol();
  const { review } = head;
  if (review === null) return null;
  const save = (what: string, fields: Partial<Review>): void =>
    void propose(STEPS.review(what), [setRecord('review', review, fields)]);
  const named = (side: 'intervention' | 'comparator'): string => {
    const ids = new Set(
      head.comparisons.flatMap(({ sides }) =>
        sides.filter((one) => one.side === side).map(({ interventionId }) => interventionId),
      ),
    );
    const names = head.interventions.filter(({ id }) => ids.has(id)).map(({ name }) => name);
    return names.length === 0 ? QUESTION.none : names.join(', ');
  };
  return (
    <div className="question-form">
      <TextInput
        label={QUESTION.reviewTitle}
        value={review.title}
        check={(text) => (text === '' ? PROTOCOL.nameMissing : null)}
        onCommit={(title) => save(QUESTION.reviewTitle, { title })}
      />
      <TextInput
        label={QUESTION.question}
        isMultiline
        value={review.question}
        onCommit={(question) => save(QUESTION.question, { question })}
      />
      <TextInput
        label={QUESTION.population}
        isMultiline
        value={review.population}
        onCommit={(population) => save(QUESTION.population, { population })}
      />
      <TextInput
        label={QUESTION.setting}
        isMultiline
        value={review.setting}
        onCommit={(setting) => save(QUESTION.setting, { setting })}
      />
      <p className="field-description">{QUESTION.lead}</p>
      <dl className="pico">
        <dt>{QUESTION.interventions}</dt>
        <dd>{named('intervention')}</dd>
        <dt>{QUESTION.comparators}</dt>
        <dd>{named('comparator')}</dd>
        <dt>{QUESTION.outcomes}</dt>
        <dd>
          {head.outcomes.length === 0 ? QUESTION.none : head.outcomes.map(({ construct }) => construct).join(', ')}
        </dd>
      </dl>
      <ChoiceInput
        className="narrow-field"
        label={QUESTION.extraction}
        value={review.extractionMode}
        options={MODES.map((id) => ({ id, label: QUESTION.extractionModes[id] }))}
        onChange={(id) =>
          save(QUESTION.extraction, { extractionMode: MODES.find((known) => known === id) ?? review.extractionMode })
        }
      />
    </div>
  );
}
