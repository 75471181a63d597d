import { deriveReview, reviewIndexOf } from '../../engine/review/derive.ts';
import { dismissalRows, sightOf } from '../../engine/review/sentinel/dismissals.ts';
import { checkWholeReview } from '../../engine/review/sentinel/sentinel.ts';
import type { RecordSink } from './record-sink.ts';
import { snapshotOfRecords } from './snapshot-of-records.ts';
import { stableId } from './stable-id.ts';

/**
 * Times that a paper counts from the end of its programme and that are entered in weeks from randomisation, by the label of the study.
 * The check is right to ask; the note is the answer.
 */
const COUNTED_FROM_PROGRAMME_END: readonly (readonly [study: RegExp, note: string])[] = [
  [
    /^Morone 2008/u,
    'The follow-up of 3 months counts from the end of the programme of 8 weeks: 8 + 12 weeks are 20 weeks after randomisation.',
  ],
  [
    /^Morone 2016/u,
    'The 6 months count from the end of the programme of 8 weeks: 8 + 26 weeks are 34 weeks after randomisation.',
  ],
];

/** Set aside the questions about times that the sources answer, as a reviewer would on the screen of checks. */
export function annotateTimes(sink: RecordSink, author: string): void {
  const derived = deriveReview(snapshotOfRecords(sink.records()));
  const { findingsByStudy } = checkWholeReview(reviewIndexOf(derived), derived);
  for (const study of sink.records().study) {
    const note = COUNTED_FROM_PROGRAMME_END.find(([label]) => label.test(study.label))?.[1];
    if (note === undefined) continue;
    for (const { check, key, cells, arithmetic } of findingsByStudy.get(study.id) ?? []) {
      if (check !== 'E21') continue;
      sink.add('dismissal', {
        id: stableId('dismissal', check, key),
        check,
        rows: dismissalRows(cells, key),
        seen: sightOf(arithmetic, cells),
        note,
        author,
      });
    }
  }
}
