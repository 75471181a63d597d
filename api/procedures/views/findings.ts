import type { FindingsHead, View } from '../../contract/views.ts';
import type { Memo } from '../../../engine/review/memo.ts';
import type { ViewContext } from './build.ts';

export function buildFindings({ derived }: ViewContext, memo: Memo): View<FindingsHead, never> {
  const { summaryOfFindings } = derived;
  return memo.keep('findings', [summaryOfFindings], () => ({ head: { summaryOfFindings }, order: [], items: {} }));
}
