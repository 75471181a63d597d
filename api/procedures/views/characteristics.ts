import type { StudyAttribute } from '../../contract/studies.ts';
import type { AttributeValue, Snapshot } from '../../../engine/review/records/index.ts';

/** Values of characteristics as screens show them, in the order of the protocol. */
export function characteristicsOf(values: readonly AttributeValue[], snapshot: Snapshot): readonly StudyAttribute[] {
  return values
    .map((value) => ({ value, attribute: snapshot.attribute.get(value.attributeId) }))
    .toSorted((a, b) => (a.attribute?.position ?? 0) - (b.attribute?.position ?? 0))
    .map(({ value, attribute }) => ({
      id: value.id,
      attributeId: value.attributeId,
      name: attribute?.name ?? '',
      text: attribute?.unit ? `${value.text} ${attribute.unit}` : value.text,
      typed: value.text,
      quote: value.sourceId ? (snapshot.source.get(value.sourceId)?.quote ?? null) : null,
    }));
}
