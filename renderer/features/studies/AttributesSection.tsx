import { useState } from 'react';
import type { StudiesHead, StudyAttribute, StudyItem } from '../../../api/contract/views.ts';
import { navigate } from '../../app/routes.ts';
import { addRecord, removeRecord, setRecord } from '../../connection/record-changes.ts';
import { useChangeRecords } from '../../connection/use-change-records.ts';
import { Button } from '../../widgets/Button.tsx';
import { ChoiceInput } from '../../widgets/ChoiceInput.tsx';
import { DraftText } from '../../widgets/DraftText.tsx';
import { FormDialog } from '../../widgets/FormDialog.tsx';
import { readNumber } from '../../widgets/read-number.ts';
import { TextInput } from '../../widgets/TextInput.tsx';
import { ATTRIBUTES, STEPS } from './phrases.ts';

type Attribute = StudiesHead['attributes'][number];
type Props = Readonly<{ study: StudyItem; attributes: readonly Attribute[] }>;

/** Characteristics of the study: values of the protocol's attributes, such as mean age or dose. */
export function AttributesSection({ study, attributes }: Props) {
  const change = useChangeRecords();
  const [isAdding, setAdding] = useState(false);
  const known = new Map(attributes.map((attribute) => [attribute.id, attribute]));
  const unused = attributes.filter(({ id }) => study.attributes.every(({ attributeId }) => attributeId !== id));
  const save = (value: StudyAttribute, typed: string): void => {
    const attribute = known.get(value.attributeId);
    const label = STEPS.attribute(value.name, study.label);
    if (typed === '') void change(label, [removeRecord('attribute_value', value.id)]);
    else {
      const stored = { id: value.id, text: value.typed, number: null as number | null };
      const wanted = setRecord('attribute_value', stored, { text: typed, number: numberOf(attribute, typed) });
      // Only the text was seen; its number follows from it.
      void change(label, [{ ...wanted, seen: { text: value.typed } }]);
    }
  };
  return (
    <section>
      <h3>{ATTRIBUTES.title}</h3>
      {study.attributes.length === 0 ? <p className="quiet">{ATTRIBUTES.none}</p> : null}
      <div className="attributes">
        {study.attributes.map((value) => (
          <div key={value.id} className="attribute">
            <TextInput
              label={labelOf(value.name, known.get(value.attributeId))}
              value={value.typed}
              isMultiline={value.typed.length > 60}
              check={(text) => problemOf(known.get(value.attributeId), text)}
              onCommit={(typed) => save(value, typed)}
            />
            {value.quote === null ? null : <blockquote className="small quiet">{value.quote}</blockquote>}
          </div>
        ))}
      </div>
      <div className="section-foot">
        {unused.length > 0 ? <Button onPress={() => setAdding(true)}>{ATTRIBUTES.add}</Button> : null}
        {unused.length > 0 ? null : (
          <>
            {attributes.length === 0 ? null : <span className="field-description">{ATTRIBUTES.allUsed}</span>}
            <Button kind="quiet" onPress={() => navigate('protocol', 'attributes')}>
              {ATTRIBUTES.toProtocol}
            </Button>
          </>
        )}
      </div>
      {isAdding ? <AddDialog study={study} unused={unused} onClose={() => setAdding(false)} /> : null}
    </section>
  );
}

function AddDialog({
  study,
  unused,
  onClose,
}: Readonly<{ study: StudyItem; unused: readonly Attribute[]; onClose: () => void }>) {
  const change = useChangeRecords();
  const [attributeId, choose] = useState(unused[0]?.id ?? '');
  const [text, setText] = useState('');
  const attribute = unused.find(({ id }) => id === attributeId);
  const typed = text.trim();
  const submit = (): void => {
    if (attribute === undefined) return;
    onClose();
    const value = {
      attributeId,
      ownerTable: 'study',
      ownerId: study.id,
      text: typed,
      number: numberOf(attribute, typed),
      sourceId: null,
    };
    void change(STEPS.attribute(attribute.name, study.label), [addRecord('attribute_value', value)]);
  };
  return (
    <FormDialog
      title={ATTRIBUTES.addTitle}
      submitLabel={ATTRIBUTES.addIt}
      onSubmit={submit}
      onClose={onClose}
      problem={typed === '' ? ATTRIBUTES.missing : problemOf(attribute, typed)}
    >
      <ChoiceInput
        label={ATTRIBUTES.attribute}
        value={attributeId}
        options={unused.map((candidate) => ({ id: candidate.id, label: labelOf(candidate.name, candidate) }))}
        onChange={choose}
      />
      <DraftText label={ATTRIBUTES.value} value={text} onChange={setText} />
    </FormDialog>
  );
}

const labelOf = (name: string, attribute: Attribute | undefined): string =>
  attribute?.unit ? `${name} (${attribute.unit})` : name;

function problemOf(attribute: Attribute | undefined, text: string): string | null {
  if (attribute?.type !== 'number' || text === '') return null;
  return readNumber(text).ok ? null : ATTRIBUTES.notANumber;
}

/** The number an attribute of numbers holds; null for words. */
function numberOf(attribute: Attribute | undefined, text: string): number | null {
  if (attribute?.type !== 'number') return null;
  const read = readNumber(text);
  return read.ok ? read.value : null;
}
