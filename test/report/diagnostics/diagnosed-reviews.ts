import { analysisId } from '../../../api/bundled-review/analysis-records.ts';
import { bundledReview } from '../../../api/bundled-review/index.ts';
import { deriveReview } from '../../../engine/review/derive.ts';
import type { AnalysisResult } from '../../../engine/review/derived.ts';
import { diagnoseModerator } from '../../../engine/review/diagnose-moderator.ts';
import { diagnose } from '../../../engine/review/diagnose.ts';
import { diagnoseSubsets } from '../../../engine/review/subsets.ts';
import type { Attribute, AttributeValue, Snapshot } from '../../../engine/review/records/index.ts';
import { generateReview, snapshotOf } from '../../fixtures/generated-review.ts';

const AGE: Attribute = {
  id: 'age',
  name: 'Mean age',
  type: 'number',
  unit: 'years',
  level: 'study',
  isPlanned: false,
  expectedDirection: null,
  position: 0,
};

/** A snapshot whose studies have a mean age, all different from 38 to 60. */
function withAges(snapshot: Snapshot): Snapshot {
  const values = [...snapshot.study.values()].map((study, index): AttributeValue => {
    const number = 38 + ((index * 7) % 23);
    return {
      id: `age ${study.id}`,
      attributeId: AGE.id,
      ownerTable: 'study',
      ownerId: study.id,
      text: String(number),
      number,
      sourceId: null,
    };
  });
  return {
    ...snapshot,
    attribute: new Map([[AGE.id, AGE]]),
    attribute_value: new Map(values.map((value) => [value.id, value])),
  };
}

function diagnosed(snapshot: Snapshot, choose: (analyses: readonly AnalysisResult[]) => AnalysisResult | undefined) {
  const review = deriveReview(snapshot);
  const analysis = choose([...review.analyses.values()]);
  if (analysis === undefined) throw new Error('The review has no such analysis.');
  const diagnostics = diagnose(analysis, review.effects, { asymmetryReason: 'a test of plots' });
  const subsets = diagnoseSubsets(analysis, review.effects, 1000);
  const fit = diagnoseModerator(analysis, review.effects, snapshot, AGE, 'a test of plots');
  if (diagnostics === null || subsets === null || fit.state !== 'done') throw new Error('Nothing is pooled.');
  return { analysis, diagnostics, subsets, fit };
}

export type Diagnosed = ReturnType<typeof diagnosed>;

const bundled = withAges(snapshotOf(bundledReview()));
const generated = withAges(snapshotOf(generateReview({ studies: 40, analyses: 10, seed: 7 })));

/** Three studies of the bundled review, and two analyses of a generated one: a difference and a ratio. */
export const DIAGNOSED: Readonly<Record<'bundled' | 'difference' | 'ratio', Diagnosed>> = {
  bundled: diagnosed(bundled, (analyses) => analyses.find(({ analysisId: id }) => id === analysisId('pain 26'))),
  difference: diagnosed(generated, (analyses) => analyses.find(({ scale }) => scale.measure === 'MD')),
  ratio: diagnosed(generated, (analyses) => analyses.find(({ scale }) => scale.measure === 'RR')),
};
