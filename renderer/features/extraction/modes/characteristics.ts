import { addRecord, removeRecord } from '../../../connection/record-changes.ts';
import { readNumber } from '../../../widgets/read-number.ts';
import { MODES } from '../phrases.ts';
import type { Unplaced } from '../sheet/layout.ts';
import type { StudyAttributeRecord, StudyColumns } from './study-sheet.ts';

/** Moderators, characteristics and doses: a column for each attribute of studies. */
export function characteristicsColumns(attributes: readonly StudyAttributeRecord[]): readonly Unplaced[] {
  return attributes.map(({ id, name, unit, type }) => ({
    key: id,
    heading: unit === null ? name : `${name}, ${unit}`,
    title: unit === null ? name : `${name}, ${unit}`,
    width: type === 'number' ? 96 : 176,
    isFrozen: false,
    isNumeric: type === 'number',
    isEditable: true,
  }));
}

export function characteristics(attributes: readonly StudyAttributeRecord[]): StudyColumns {
  const byId = new Map(attributes.map((attribute) => [attribute.id, attribute]));
  return {
    label: MODES.characteristics,
    textOf: (study, key) => study.attributes.find(({ attributeId }) => attributeId === key)?.typed ?? '',
    changeFor(study, key, text) {
      const value = study.attributes.find(({ attributeId }) => attributeId === key);
      if (text === '') return value === undefined ? MODES.emptyAlready : removeRecord('attribute_value', value.id);
      const read = byId.get(key)?.type === 'number' ? readNumber(text) : null;
      if (read?.ok === false) return MODES.notANumber(text);
      const fields = { text, number: read === null ? null : read.value };
      // Only the text was seen; its number follows from it.
      if (value !== undefined)
        return { op: 'set', table: 'attribute_value', id: value.id, fields, seen: { text: value.typed } };
      return addRecord('attribute_value', {
        attributeId: key,
        ownerTable: 'study',
        ownerId: study.id,
        sourceId: null,
        ...fields,
      });
    },
    commandLabel: MODES.setCharacteristic,
  };
}
