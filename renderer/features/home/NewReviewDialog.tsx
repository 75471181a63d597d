import { useState } from 'react';
import type { NewReview } from '../../../api/contract/host.ts';
import { navigate } from '../../app/routes.ts';
import { useServices } from '../../app/services.ts';
import { ChoiceInput } from '../../widgets/ChoiceInput.tsx';
import { DraftText } from '../../widgets/DraftText.tsx';
import { FormDialog } from '../../widgets/FormDialog.tsx';
import { useWorkspace } from '../../workspace-context.ts';
import { fileNameOf } from './file-name.ts';
import { showReview } from './open-review.ts';
import { NEW, OUTCOME_KINDS } from './phrases.ts';

/** Title, question and first outcome make a new project file. */
export function NewReviewDialog() {
  const workspace = useWorkspace();
  const { ui } = useServices();
  const [title, setTitle] = useState('');
  const [question, setQuestion] = useState('');
  const [outcome, setOutcome] = useState('');
  const [kind, setKind] = useState<NewReview['kind']>('continuous');
  const problem = title.trim() === '' ? NEW.titleMissing : outcome.trim() === '' ? NEW.outcomeMissing : null;
  const submit = (): void => {
    const { windowId } = workspace;
    void showReview(workspace, ui, async (host) => {
      const { path } = await host.chooseFile({
        purpose: 'save',
        title: NEW.saveTitle,
        suggestedName: fileNameOf(title),
        extensions: ['grove'],
        windowId,
      });
      if (path === null) return null;
      navigate('home');
      return host.newReview({ title, question, outcome, kind, path: withEnding(path), windowId });
    });
  };
  return (
    <FormDialog
      title={NEW.title}
      lead={NEW.lead}
      submitLabel={NEW.submit}
      onSubmit={submit}
      onClose={() => navigate('home')}
      problem={problem}
    >
      <DraftText label={NEW.reviewTitle} value={title} onChange={setTitle} autoFocus />
      <DraftText label={NEW.question} description={NEW.questionHint} value={question} onChange={setQuestion} rows={2} />
      <div className="form-row">
        <DraftText label={NEW.outcome} value={outcome} onChange={setOutcome} />
        <ChoiceInput
          label={NEW.kind}
          value={kind}
          options={OUTCOME_KINDS}
          onChange={(id) => setKind(OUTCOME_KINDS.find((known) => known.id === id)?.id ?? kind)}
        />
      </div>
    </FormDialog>
  );
}

const withEnding = (path: string): string => (/\.grove$/iu.test(path) ? path : `${path}.grove`);
