import { useServices } from '../../../app/services.ts';
import { describeError } from '../../../connection/describe-error.ts';
import { Button } from '../../../widgets/Button.tsx';
import { TextInput } from '../../../widgets/TextInput.tsx';
import { useWorkspace } from '../../../workspace-context.ts';
import type { FindingItem } from '../CellPanel.tsx';
import { SENTENCE } from '../phrases.ts';

/** The sentence of a row: as proposed, and in the reviewer's own words. A wording is a judgement and undo takes it back. */
export function SentenceEditor({ item }: Readonly<{ item: FindingItem }>) {
  const { commands } = useWorkspace();
  const { ui } = useServices();
  const { row } = item;
  const { statement, findingId } = row;
  const reword = (text: string | null): void => {
    commands
      .send((client, envelope) => client.certainty.reword({ ...envelope, findingId, text }))
      .catch((error: unknown) => ui.say(describeError(error), 'problem'));
  };
  const standBy = (judgementId: string): void => {
    commands
      .send((client, envelope) => client.certainty.reconfirm({ ...envelope, judgementIds: [judgementId] }))
      .catch((error: unknown) => ui.say(describeError(error), 'problem'));
  };
  const own = statement !== null && statement.judgementId !== null ? statement.text : '';
  return (
    <>
      <section aria-label={SENTENCE.proposed}>
        <h3>{SENTENCE.proposed}</h3>
        <p>{statement === null ? SENTENCE.none : statement.proposed}</p>
      </section>
      {statement?.standing?.state === 'stale' && statement.judgementId !== null ? (
        <div className="stale-box">
          <p>{SENTENCE.stale}</p>
          <Button onPress={() => standBy(statement.judgementId!)}>{SENTENCE.stand}</Button>
        </div>
      ) : null}
      <TextInput label={SENTENCE.yours} value={own} onCommit={reword} isMultiline description={SENTENCE.help} />
      {own === '' ? null : (
        <div className="panel-buttons">
          <Button onPress={() => reword(null)}>{SENTENCE.reset}</Button>
        </div>
      )}
      <section aria-label={SENTENCE.numbers}>
        <h3>{SENTENCE.numbers}</h3>
        <p>{row.numbersSentence}</p>
      </section>
    </>
  );
}
