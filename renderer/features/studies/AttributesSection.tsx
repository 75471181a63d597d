import { useState } from 'react';
import type { StudiesHead, StudyAttribute, StudyItem } from '../../../api/contract/views.ts';
import { navigate } from '../../app/routes.ts';
import { useChangeRecords } from '../../connection/use-change-records.ts';
import { Button } from '../../widgets/Button.tsx';
import { ChoiceInput } from '../../widgets/ChoiceInput.tsx';
import { DraftText } from '../../widgets/DraftText.tsx';
import { FormDialog } from '../../widgets/FormDialog.tsx';
import { TextInput } from '../../widgets/TextInput.tsx';
import { attributeLabel, attributeProblem, changeAttribute } from '../attributes/change-attribute.ts';
import { ATTRIBUTES, STEPS } from './phrases.ts';

type Attribute = StudiesHead['attributes'][number];
type Props = Readonly<{ study: StudyItem; attributes: readonly Attribute[] }>;

/** Characteristics of the study: values of the protocol's attributes, such as mean age or dose. */
export function AttributesSection({ study, attributes }: Props) {
  const change = useChangeRecords();
  const [isAdding, setAdding] = useState(false);
  const known = new Map(attributes.map((attribute) => [attribute.id, attribute]));
  const unused = attributes.filter(({ id }) => study.attributes.every(({ attributeId }) => attributeId !== id));
  const owner = { table: 'study', id: study.id, name: study.label } as const;
  const save = (value: StudyAttribute, typed: string): void => {
    const attribute = known.get(value.attributeId);
    const wanted = attribute === undefined ? null : changeAttribute(owner, attribute, value, typed);
    if (wanted !== null) void change(STEPS.attribute(value.name, study.label), [wanted]);
  };
  return (
    <section>
      <h3>{ATTRIBUTES.title}</h3>
      {study.attributes.length === 0 ? <p className="quiet">{ATTRIBUTES.none}</p> : null}
      <div className="attributes">
        {study.attributes.map((value) => (
          <div key={value.id} className="attribute">
            <TextInput
              label={attributeLabel(known.get(value.attributeId) ?? { name: value.name, unit: null })}
              value={value.typed}
              isMultiline={value.typed.length > 60}
              check={(text) => attributeProblem(known.get(value.attributeId), text)}
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
    const owner = { table: 'study', id: study.id, name: study.label } as const;
    const wanted = changeAttribute(owner, attribute, undefined, typed);
    if (wanted !== null) void change(STEPS.attribute(attribute.name, study.label), [wanted]);
  };
  return (
    <FormDialog
      title={ATTRIBUTES.addTitle}
      submitLabel={ATTRIBUTES.addIt}
      onSubmit={submit}
      onClose={onClose}
      problem={typed === '' ? ATTRIBUTES.missing : attributeProblem(attribute, typed)}
    >
      <ChoiceInput
        label={ATTRIBUTES.attribute}
        value={attributeId}
        options={unused.map((candidate) => ({ id: candidate.id, label: attributeLabel(candidate) }))}
        onChange={choose}
      />
      <DraftText label={ATTRIBUTES.value} value={text} onChange={setText} />
    </FormDialog>
  );
}
