import type {
  CertaintyHead,
  CertaintyItem,
  OutcomeThresholds,
  RuleNumber,
  TypedAnswers,
} from '../../contract/certainty.ts';
import type { View } from '../../contract/views.ts';
import { EngineInputError } from '../../../engine/errors.ts';
import { INDIRECTNESS_ITEMS } from '../../../engine/grade/evidence.ts';
import {
  DEFAULT_GRADE_SETTINGS,
  GRADE_SETTING_ID,
  GRADE_SETTING_NAMES,
  GRADE_SETTINGS,
  gradeSettings,
  type GradeSettings,
} from '../../../engine/grade/settings.ts';
import type { FindingRow, JudgementToReview } from '../../../engine/review/derived.ts';
import { readAnswers, readTarget } from '../../../engine/review/grade/question-set.ts';
import { groupOf } from '../../../engine/review/grouping.ts';
import type { Memo } from '../../../engine/review/memo.ts';
import type { Judgement, Outcome } from '../../../engine/review/records/index.ts';
import { judgementSubject } from '../../../engine/review/review-index.ts';
import { findingTitle } from '../finding-title.ts';
import type { ViewContext } from './build.ts';
import { collect } from './collect.ts';

/** Every row of the table with what it is rated by; one item a row, in the order of the table. */
export function buildCertainty({ index, derived }: ViewContext, memo: Memo): View<CertaintyHead, CertaintyItem> {
  const { snapshot } = index;
  const { summaryOfFindings, judgementsToReview } = derived;
  const waiting = Map.groupBy(judgementsToReview, ({ subjectTable, subjectId }) =>
    judgementSubject(subjectTable, subjectId),
  );
  const entries = summaryOfFindings.comparisons.flatMap(({ comparisonId, intervention, comparator, rows }) =>
    rows.map((row): readonly [string, CertaintyItem] => {
      const subject = judgementSubject('finding', row.findingId);
      const judgements = groupOf(index.judgementsBySubject, subject);
      const risks = groupOf(index.baselineRisksByFinding, row.findingId);
      const outcome = snapshot.outcome.get(row.outcomeId)!;
      const toReview = memo.keep(
        `to review ${row.findingId}`,
        waiting.get(subject) ?? [],
        (): readonly JudgementToReview[] => waiting.get(subject) ?? [],
      );
      const title = findingTitle(snapshot, row.findingId);
      const comparison = `${intervention} · ${comparator}`;
      const narrative = snapshot.finding.get(row.findingId)?.narrative ?? null;
      const item = memo.keep(
        `certainty ${row.findingId}`,
        [row, judgements, risks, outcome, toReview, title, comparison, narrative],
        (): CertaintyItem => ({
          row,
          title,
          comparisonId,
          comparison,
          thresholds: thresholdsOf(outcome),
          targetChosen: readTarget(judgements),
          answers: answersOf(judgements),
          toReview,
          narrative,
          baselineRisks: risks
            .map(({ findingId: _finding, ...risk }) => risk)
            .toSorted((a, b) => Number(b.isReference) - Number(a.isReference) || a.risk - b.risk),
        }),
      );
      return [row.findingId, item];
    }),
  );
  const own = snapshot.setting.get(GRADE_SETTING_ID);
  const head = memo.keep('certainty head', [summaryOfFindings, judgementsToReview, own], (): CertaintyHead => ({
    total: entries.length,
    footnotes: summaryOfFindings.footnotes,
    toReview: judgementsToReview.length,
    unconfirmed: unconfirmedIn(entries.map(([, { row }]) => row)),
    rules: ruleNumbers(own?.value),
  }));
  return collect(head, entries);
}

export function unconfirmedIn(rows: readonly FindingRow[]): number {
  return rows.reduce(
    (sum, { certainty }) => sum + (certainty.state === 'not rated' ? 0 : certainty.unconfirmed.length),
    0,
  );
}

function ruleNumbers(own: unknown): readonly RuleNumber[] {
  const values = settingsOf(own);
  return GRADE_SETTING_NAMES.map((name) => {
    const { label, source, basis, low, high, value: standard } = GRADE_SETTINGS[name];
    return { name, label, source, basis, low, high, standard, value: values[name] };
  });
}

/** As the rules read them: a file with a number out of its bounds falls back on the standard ones. */
function settingsOf(own: unknown): GradeSettings {
  try {
    return gradeSettings(own);
  } catch (error) {
    if (error instanceof EngineInputError) return DEFAULT_GRADE_SETTINGS;
    throw error;
  }
}

/** Thresholds of binary outcomes are people in a thousand; of the others, points of the scale. */
function thresholdsOf(outcome: Outcome): OutcomeThresholds {
  const isBinary = outcome.kind !== 'continuous' && outcome.kind !== 'ordinal';
  return {
    outcomeId: outcome.id,
    isBinary,
    unit: isBinary ? 'per 1000' : (outcome.scaleUnit ?? 'SD'),
    small: outcome.thresholdSmall,
    moderate: outcome.thresholdModerate,
    large: outcome.thresholdLarge,
    source: outcome.thresholdSource,
  };
}

function answersOf(judgements: readonly Judgement[]): TypedAnswers {
  const { indirectness, ...rest } = readAnswers(judgements);
  return {
    ...rest,
    indirectness: Object.fromEntries(INDIRECTNESS_ITEMS.map((item) => [item, indirectness[item] ?? null])),
  };
}
