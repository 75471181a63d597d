import { z } from 'zod';
import type { TableName } from '../../engine/review/records/index.ts';

/** Numbers have their own commands (they are read from what was typed); documents, editions and protocol versions are made whole. */
type MadeByOtherCommands = 'value' | 'document' | 'edition' | 'protocol_version';
export type EditableTable = Exclude<TableName, MadeByOtherCommands>;

/** Tables whose records a window may change directly. The compiler holds the list complete. */
const EDITABLE: Readonly<Record<EditableTable, true>> = {
  review: true,
  intervention: true,
  outcome: true,
  instrument: true,
  time_window: true,
  comparison: true,
  comparison_side: true,
  attribute: true,
  study: true,
  report: true,
  source: true,
  correspondence: true,
  search: true,
  screening_count: true,
  arm: true,
  arm_intervention: true,
  attribute_value: true,
  instrument_use: true,
  measurement: true,
  measurement_arm: true,
  contrast_covariance: true,
  study_result: true,
  study_result_arm: true,
  study_result_measurement: true,
  availability: true,
  assumption: true,
  analysis: true,
  analysis_member: true,
  finding: true,
  baseline_risk: true,
  judgement: true,
  dismissal: true,
  setting: true,
};

const table = z.enum(Object.keys(EDITABLE) as [EditableTable, ...EditableTable[]]);
const id = z.string().min(1).max(100);
/** Fields by name; which exist, and what they hold, the backend knows from the file's own columns. */
const fields = z.record(z.string().max(60), z.unknown());

export const recordChange = z.discriminatedUnion('op', [
  /** Every field but the id; one that may be empty can be left out. */
  z.object({ op: z.literal('add'), table, id, fields }),
  /** `seen`: what the reviewer saw in the fields before. Refused as a conflict when one of them no longer is that. */
  z.object({ op: z.literal('set'), table, id, fields, seen: fields.optional() }),
  /** Refused, with what stands in the way, when others refer to it, unless `withDependents`. */
  z.object({ op: z.literal('remove'), table, id, withDependents: z.boolean().optional() }),
]);
export type RecordChange = z.infer<typeof recordChange>;

/** A list of changes that is one step of the history; all of it or nothing. `label` names it there. */
export const recordChanges = z.object({
  label: z.string().min(1).max(160),
  changes: z.array(recordChange).min(1).max(20_000),
});
