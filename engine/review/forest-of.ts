import { byAttribute, byRiskOfBias, type Characteristic } from './arrange-rows.ts';
import type { AnalysisFacts } from './derive-analysis.ts';
import { inOrder, type Derivation } from './derivation.ts';
import { FOREST_COLUMNS_SETTING, forestSettingId, readForestColumns, readForestSetting } from './forest-setting.ts';
import type { Analysis, Snapshot } from './records/index.ts';
import type { AnalysisRiskOfBias } from './rob/analysis-bias.ts';

/** How the plot of an analysis is to be laid out; the same object while nothing it is made of changes. */
export function forestOf(
  { index, memo }: Derivation,
  analysis: Analysis,
  riskOfBias: AnalysisRiskOfBias | null,
): AnalysisFacts['forest'] {
  const { snapshot } = index;
  const { setting: settings } = snapshot;
  const own = settings.get(forestSettingId(analysis.id));
  const inherited = own ?? settings.get(forestSettingId(analysis.parentId ?? ''));
  const shared = settings.get(FOREST_COLUMNS_SETTING);
  const ofStudies = memo.keep('characteristics of studies', [snapshot.attribute, snapshot.attribute_value], () =>
    characteristicsOf(snapshot),
  );
  return memo.keep(`forest of ${analysis.id}`, [own, inherited, shared, riskOfBias, ofStudies], () => ({
    setting: readForestSetting(inherited?.value),
    columns: readForestColumns(shared?.value),
    stored: { own: own !== undefined, columns: shared !== undefined },
    characteristics: [...(riskOfBias === null ? [] : [byRiskOfBias(riskOfBias.levels)]), ...ofStudies],
  }));
}

/** What studies can be told apart by in words; a number asks for a regression instead. */
function characteristicsOf(snapshot: Snapshot): readonly Characteristic[] {
  const attributes = inOrder(snapshot.attribute).filter(({ level, type }) => level === 'study' && type !== 'number');
  const texts = new Map(attributes.map(({ id }) => [id, new Map<string, string>()]));
  for (const { attributeId, ownerTable, ownerId, text } of snapshot.attribute_value.values()) {
    if (ownerTable === 'study') texts.get(attributeId)?.set(ownerId, text.trim());
  }
  return attributes.map((attribute) => byAttribute(attribute, texts.get(attribute.id) ?? new Map()));
}
