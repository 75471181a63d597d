import type { ShellHead, View } from '../../contract/views.ts';
import { lastSavedAt } from '../../../db/repositories/commands.ts';
import type { ViewContext } from './build.ts';

export function buildShell({ index, db, fileName, actor }: ViewContext): View<ShellHead, never> {
  const { snapshot } = index;
  const [review] = snapshot.review.values();
  return {
    head: {
      title: review?.title ?? fileName,
      fileName,
      lastSavedAt: lastSavedAt(db),
      readOnly: null,
      reviewer: actor,
      counts: {
        studies: snapshot.study.size,
        analyses: snapshot.analysis.size,
        findings: snapshot.finding.size,
        values: snapshot.value.size,
      },
    },
    order: [],
    items: {},
  };
}
