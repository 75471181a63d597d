/** Words of the history and of value fields. */
export const FIELD_NAMES: Readonly<Record<string, string>> = {
  mean: 'mean', sd: 'SD', se: 'SE', ci_low: 'lower limit', ci_high: 'upper limit', n: 'n', events: 'events', percent: 'percent',
  person_time: 'person-time', o_minus_e: 'O − E', v: 'V', estimate: 'estimate', t: 't', f: 'F', p: 'p-value', median: 'median',
  q1: 'lower quartile', q3: 'upper quartile', min: 'minimum', max: 'maximum',
};

export const HISTORY = {
  place: (field: string, study: string, arm: string, time: string) => `${field} of ${study}, ${arm}${time ? `, ${time}` : ''}`,
  added: (place: string, now: string) => `${place}: entered ${now}`,
  removed: (place: string, was: string) => `${place}: cleared (was ${was})`,
  changed: (place: string, was: string, now: string) => `${place}: ${was} → ${now}`,
  sentence: (what: string) => what.charAt(0).toUpperCase() + what.slice(1),
  named: (name: string, what: string) => `${name} (${what})`,
  several: (count: number, tables: string) => (count === 0 ? 'no change' : `${count} ${count === 1 ? 'row' : 'rows'}: ${tables}`),
  undo: (what: string) => `Undo: ${what}`,
  redo: (what: string) => `Redo: ${what}`,
  revert: (what: string) => `Revert: ${what}`,
  migration: 'File made, or brought to the present version',
  of: (part: string, whole: string) => `${part} of ${whole}`,
  came: (what: string) => `${what} added`,
  went: (what: string) => `${what} removed`,
  nothing: 'nothing',
  yes: 'yes',
  no: 'no',
  gone: 'something removed since',
} as const;

/** Columns whose name in the file is not what people say. */
export const COLUMN_NAMES: Readonly<Record<string, string>> = {
  construct: 'name', csl_json: 'reference data', n_randomised: 'number randomised', planned_n: 'planned number', registry_id: 'registration',
  weeks_from: 'first week', weeks_to: 'end week', weeks_target: 'target week', low: 'lowest score', high: 'highest score', mid: 'minimal important difference',
  mid_source: 'source of the minimal important difference', threshold_small: 'small important effect', threshold_moderate: 'moderate effect',
  threshold_large: 'large effect', threshold_source: 'source of the thresholds', extraction_mode: 'extraction', multi_arm_policy: 'use of several arms',
  time_text: 'time', handling_note: 'note', value_json: 'value', rows_json: 'rows', seen_json: 'what was seen', is_integer: 'whole numbers only',
  is_planned: 'planned', is_primary: 'primary', better: 'better when', position: 'place in the order', source_id: 'source', final: 'judgement',
} as const;

export const COMMANDS = {
  editValue: (field: string) => `Edit ${field}`,
  clearValue: (field: string) => `Clear ${field}`,
  setAnalysis: (title: string) => `Change how “${title}” is pooled`,
  setMultiArm: (title: string) => `Change how “${title}” takes studies with more than two arms`,
  applyTrial: (title: string) => `Change what is in “${title}” after a trial`,
  bringBack: (study: string, title: string) => `Bring ${study} back into “${title}”`,
  addResults: (study: string, outcome: string) => `Add results of ${study}: ${outcome}`,
  removeRows: (count: number) => `Delete ${count} ${count === 1 ? 'row' : 'rows'} of the extraction`,
  cite: (count: number) => `Give ${count} ${count === 1 ? 'value' : 'values'} a source`,
  makeReview: 'Make the bundled review',
  newReview: 'Start the review',
} as const;
