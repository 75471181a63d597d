import type { CharacteristicDefinition, StudyAttribute } from '../../../api/contract/studies.ts';

import { useChangeRecords } from '../../connection/use-change-records.ts';
import { TextInput } from '../../widgets/TextInput.tsx';
import { attributeLabel, attributeProblem, changeAttribute, type AttributeOwner } from './change-attribute.ts';
import { ATTRIBUTE_FIELDS } from './phrases.ts';

type Props = Readonly<{
  owner: AttributeOwner;
  attributes: readonly CharacteristicDefinition[];
  values: readonly StudyAttribute[];
}>;

/** A field for each characteristic the protocol asks of an arm or a result; emptied, the value goes. */
export function AttributeFields({ owner, attributes, values }: Props) {
  const change = useChangeRecords();
  return attributes.map((attribute) => {
    const stored = values.find(({ attributeId }) => attributeId === attribute.id);
    return (
      <TextInput
        key={attribute.id}
        label={ATTRIBUTE_FIELDS.of(attributeLabel(attribute), owner.name)}
        value={stored?.typed ?? ''}
        check={(text) => attributeProblem(attribute, text)}
        onCommit={(typed) => {
          const wanted = changeAttribute(owner, attribute, stored, typed);
          if (wanted !== null) void change(ATTRIBUTE_FIELDS.change(attribute.name, owner.name), [wanted]);
        }}
      />
    );
  });
}
