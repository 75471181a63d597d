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
} as const;

export const COMMANDS = {
  editValue: (field: string) => `Edit ${field}`,
  clearValue: (field: string) => `Clear ${field}`,
  setAnalysis: (title: string) => `Change how “${title}” is pooled`,
  applyTrial: (title: string) => `Change what is in “${title}” after a trial`,
  bringBack: (study: string, title: string) => `Bring ${study} back into “${title}”`,
  addResults: (study: string, outcome: string) => `Add results of ${study}: ${outcome}`,
  removeRows: (count: number) => `Delete ${count} ${count === 1 ? 'row' : 'rows'} of the extraction`,
  cite: (count: number) => `Give ${count} ${count === 1 ? 'value' : 'values'} a source`,
  makeReview: 'Make the bundled review',
  newReview: 'Start the review',
} as const;
