import type { ProtocolComparison, ProtocolHead, ProtocolVersionItem, SelectionOrder } from '../../contract/protocol.ts';
import type { View } from '../../contract/views.ts';
import type { Memo } from '../../../engine/review/memo.ts';
import type { ProtocolVersion, Snapshot } from '../../../engine/review/records/index.ts';
import { SKEWED_MEDIANS_SETTING, skewedMediansOf } from '../../../engine/review/effect/skewed-medians.ts';
import { DEFAULT_SELECTION_ORDER } from '../../../engine/review/selection.ts';
import type { ViewContext } from './build.ts';

/** The whole protocol: it is small, and every part is chosen from in another. */
export function buildProtocol({ index }: ViewContext, memo: Memo): View<ProtocolHead, never> {
  const { snapshot } = index;
  const {
    review,
    intervention,
    outcome,
    instrument,
    time_window: windows,
    comparison,
    attribute,
    analysis,
    finding,
    protocol_version: versions,
    setting,
    arm_intervention: armLinks,
    instrument_use: instrumentUses,
    measurement,
    availability,
    attribute_value: attributeValues,
    comparison_side: sides,
  } = snapshot;
  const uses = memo.keep('uses', [armLinks, instrumentUses, measurement, availability, attributeValues], () =>
    usesOf(snapshot),
  );
  const populations = memo.keep('populations', [measurement], () => populationsOf(snapshot));
  const head = memo.keep(
    'head',
    [
      review,
      intervention,
      outcome,
      instrument,
      windows,
      comparison,
      sides,
      attribute,
      analysis,
      finding,
      versions,
      setting.get('selection order'),
      setting.get(SKEWED_MEDIANS_SETTING),
      snapshot.value.size,
      snapshot.assumption,
      uses,
      populations,
    ],
    (): ProtocolHead => {
      const storedOrder = (setting.get('selection order')?.value as SelectionOrder | undefined) ?? null;
      return {
        review: [...review.values()][0] ?? null,
        interventions: [...intervention.values()].toSorted(
          (a, b) => compare(a.class, b.class) || compare(a.name, b.name),
        ),
        outcomes: inPlace(outcome),
        instruments: [...instrument.values()].toSorted(
          (a, b) => compare(a.construct, b.construct) || compare(a.abbreviation, b.abbreviation),
        ),
        windows: inPlace(windows),
        comparisons: inPlace(comparison).map((one): ProtocolComparison => ({
          ...one,
          sides: [...sides.values()]
            .filter(({ comparisonId }) => comparisonId === one.id)
            .map(({ id, side, interventionId }) => ({ id, side, interventionId })),
        })),
        attributes: inPlace(attribute),
        assumptions: [...snapshot.assumption.values()].toSorted(
          (a, b) => compare(a.kind, b.kind) || compare(a.id, b.id),
        ),
        analyses: inPlace(analysis).map(({ overrides: _overrides, ...rest }) => rest),
        findings: inPlace(finding).map(({ id, analysisId, position }) => ({ id, analysisId, position })),
        storedOrder,
        order: storedOrder ?? DEFAULT_SELECTION_ORDER,
        skewedMedians: setting.has(SKEWED_MEDIANS_SETTING) ? skewedMediansOf(setting) : null,
        populations,
        versions: [...versions.values()].toSorted((a, b) => b.number - a.number).map((version) => versionOf(version)),
        extractedValues: snapshot.value.size,
        uses,
      };
    },
  );
  return { head, order: [], items: {} };
}

function versionOf({ snapshot: _frozen, ...rest }: ProtocolVersion): ProtocolVersionItem {
  return rest;
}

/** How many records outside the protocol speak of each of its parts. */
function usesOf(snapshot: Snapshot): Readonly<Record<string, number>> {
  const uses: Record<string, number> = {};
  const count = (id: string | null) => {
    if (id !== null) uses[id] = (uses[id] ?? 0) + 1;
  };
  for (const { interventionId } of snapshot.arm_intervention.values()) count(interventionId);
  for (const { instrumentId } of snapshot.instrument_use.values()) count(instrumentId);
  for (const { outcomeId } of snapshot.measurement.values()) count(outcomeId);
  for (const { timeWindowId } of snapshot.availability.values()) count(timeWindowId);
  for (const { attributeId } of snapshot.attribute_value.values()) count(attributeId);
  return uses;
}

function populationsOf(snapshot: Snapshot): readonly string[] {
  const found = new Set(DEFAULT_SELECTION_ORDER.population);
  for (const { population } of snapshot.measurement.values()) if (population !== null) found.add(population);
  return [...found];
}

function inPlace<Item extends Readonly<{ id: string; position: number }>>(
  records: ReadonlyMap<string, Item>,
): readonly Item[] {
  return [...records.values()].toSorted((a, b) => a.position - b.position || compare(a.id, b.id));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
