import { byAttribute, byRiskOfBias, type Characteristic } from './arrange-rows.ts';
import type { AnalysisFacts } from './derive-analysis.ts';
import type { Derivation } from './derivation.ts';
import { BY_RISK_OF_BIAS, FOREST_COLUMNS_SETTING, forestSettingId, readForestColumns, readForestSetting } from './forest-setting.ts';
import type { Analysis, Snapshot } from './records/index.ts';
import type { AnalysisRiskOfBias } from './rob/analysis-bias.ts';

/** How the plot of an analysis is to be laid out; the same object while nothing it is made of changes. */
export function forestOf({ index, memo }: Derivation, analysis: Analysis, riskOfBias: AnalysisRiskOfBias | null): AnalysisFacts['forest'] {
  const { snapshot } = index;
  const { setting: settings } = snapshot;
  const own = settings.get(forestSettingId(analysis.id)) ?? settings.get(forestSettingId(analysis.parentId ?? ''));
  const shared = settings.get(FOREST_COLUMNS_SETTING);
  const setting = memo.keep(`forest setting ${analysis.id}`, [own], () => readForestSetting(own?.value));
  const columns = memo.keep('forest columns', [shared], () => readForestColumns(shared?.value));
  const { subgroupsBy } = setting;
  const attribute = subgroupsBy === null ? undefined : snapshot.attribute.get(subgroupsBy);
  const read =
    subgroupsBy === BY_RISK_OF_BIAS ? [riskOfBias] : attribute === undefined ? [] : [attribute, snapshot.attribute_value];
  return memo.keep(`forest of ${analysis.id}`, [setting, columns, ...read], () => ({
    setting,
    columns,
    characteristic: characteristicOf(subgroupsBy, snapshot, riskOfBias),
  }));
}

/** Null without subgroups, and where the characteristic was taken off the protocol. */
function characteristicOf(subgroupsBy: string | null, snapshot: Snapshot, riskOfBias: AnalysisRiskOfBias | null): Characteristic | null {
  if (subgroupsBy === null) return null;
  if (subgroupsBy === BY_RISK_OF_BIAS) return byRiskOfBias(riskOfBias?.levels ?? null);
  const attribute = snapshot.attribute.get(subgroupsBy);
  if (attribute === undefined) return null;
  const texts = new Map<string, string>();
  for (const { attributeId, ownerTable, ownerId, text } of snapshot.attribute_value.values()) {
    if (attributeId === attribute.id && ownerTable === 'study') texts.set(ownerId, text.trim());
  }
  return byAttribute(attribute.name, attribute.isPlanned, texts);
}
