import type { BiasMark } from '../../../engine/review/rob/analysis-bias.ts';

const ORDER: readonly BiasMark[] = [
  'low',
  'some concerns',
  'moderate',
  'high',
  'serious',
  'critical',
  null,
  'no such domain',
];
const ALWAYS: readonly BiasMark[] = ['low', 'some concerns', 'high'];

/** The judgements a legend explains: those of RoB 2 whether they occur or not (unless another tool stands alone), and any other that does. */
export function keyOf(marks: readonly BiasMark[]): readonly BiasMark[] {
  const found = new Set(marks);
  const isOther = found.has('moderate') || found.has('serious') || found.has('critical');
  return ORDER.filter((mark) => found.has(mark) || (!isOther && ALWAYS.includes(mark)));
}
