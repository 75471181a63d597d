import type { CharacteristicDefinition, StudyAttribute } from '../../../api/contract/studies.ts';

import { addRecord, removeRecord, setRecord } from '../../connection/record-changes.ts';
import { readNumber } from '../../widgets/read-number.ts';
import { ATTRIBUTE_FIELDS } from './phrases.ts';

/** What a characteristic is of: a study, an arm or a result. */
export type AttributeOwner = Readonly<{ table: 'study' | 'arm' | 'study_result'; id: string; name: string }>;

/** The change that gives a characteristic another text; an empty text takes it away. Null where nothing changes. */
export function changeAttribute(
  owner: AttributeOwner,
  attribute: Pick<CharacteristicDefinition, 'id' | 'type'>,
  stored: Pick<StudyAttribute, 'id' | 'typed'> | undefined,
  typed: string,
) {
  if (typed === (stored?.typed ?? '')) return null;
  if (stored === undefined) {
    return addRecord('attribute_value', {
      attributeId: attribute.id,
      ownerTable: owner.table,
      ownerId: owner.id,
      text: typed,
      number: numberOf(attribute, typed),
      sourceId: null,
    });
  }
  if (typed === '') return removeRecord('attribute_value', stored.id);
  const before = { id: stored.id, text: stored.typed, number: null as number | null };
  const wanted = setRecord('attribute_value', before, { text: typed, number: numberOf(attribute, typed) });
  // Only the text was seen; its number follows from it.
  return { ...wanted, seen: { text: stored.typed } };
}

/** Why a text is none of this characteristic; null where it is. */
export function attributeProblem(
  attribute: Pick<CharacteristicDefinition, 'type'> | undefined,
  text: string,
): string | null {
  if (attribute?.type !== 'number' || text === '') return null;
  return readNumber(text).ok ? null : ATTRIBUTE_FIELDS.notANumber;
}

/** With its unit. */
export function attributeLabel({ name, unit }: Pick<CharacteristicDefinition, 'name' | 'unit'>): string {
  return unit ? `${name} (${unit})` : name;
}

/** The number an attribute of numbers holds; null for words. */
function numberOf(attribute: Pick<CharacteristicDefinition, 'type'>, text: string): number | null {
  if (attribute.type !== 'number') return null;
  const read = readNumber(text);
  return read.ok ? read.value : null;
}
