import type { Attribute, AttributeValue, Snapshot } from '../../engine/review/records/index.ts';
import { nextPosition, words } from './table-words.ts';

/** Characteristics of studies and arms that rows of a table add, beside those the review holds. */
export class CharacteristicBook {
  readonly added = { attribute: [] as Attribute[], attribute_value: [] as AttributeValue[] };
  readonly #newId: () => string;
  readonly #attributes = new Map<string, Attribute>();
  readonly #texts = new Map<string, string>();

  constructor(snapshot: Snapshot, newId: () => string) {
    this.#newId = newId;
    for (const attribute of snapshot.attribute.values()) this.#attributes.set(keyOf(attribute), attribute);
    for (const { attributeId, ownerId, text } of snapshot.attribute_value.values())
      this.#texts.set(`${attributeId} ${ownerId}`, text);
  }

  /** A study's characteristic stands on each of its rows: the first that says it counts. */
  add(level: 'study' | 'arm', ownerId: string, name: string, text: string): void {
    const number = Number(text.replace(',', '.'));
    const isNumber = text !== '' && Number.isFinite(number);
    const attribute = this.#attribute(level, name, isNumber);
    const key = `${attribute.id} ${ownerId}`;
    if (this.#texts.has(key)) return;
    this.#texts.set(key, text);
    this.added.attribute_value.push({
      id: this.#newId(),
      attributeId: attribute.id,
      ownerTable: level,
      ownerId,
      text,
      number: isNumber ? number : null,
      sourceId: null,
    });
  }

  #attribute(level: 'study' | 'arm', name: string, isNumber: boolean): Attribute {
    const known = this.#attributes.get(keyOf({ level, name }));
    if (known !== undefined) return known;
    const attribute: Attribute = {
      id: this.#newId(),
      name: name.trim(),
      type: isNumber ? 'number' : 'text',
      unit: null,
      level,
      isPlanned: false,
      expectedDirection: null,
      position: nextPosition(this.#attributes.values()),
    };
    this.#attributes.set(keyOf(attribute), attribute);
    this.added.attribute.push(attribute);
    return attribute;
  }
}

function keyOf({ level, name }: Pick<Attribute, 'level' | 'name'>): string {
  return `${level} ${words(name)}`;
}
