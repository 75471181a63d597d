import { addAnalyses, addFindings } from './analysis-records.ts';
import { annotateTimes } from './annotations.ts';
import { addAvailability } from './availability-records.ts';
import { addBaselineRisks, BUNDLED_RATINGS } from './grade-records.ts';
import { judgeFindings } from './judge-findings.ts';
import { addProtocol } from './protocol-records.ts';
import { createRecordSink, type ReviewRecords } from './record-sink.ts';
import { addRiskOfBias } from './rob-records.ts';
import { addMeasurement } from './result-records.ts';
import { stableId } from './stable-id.ts';
import { addAwaiting, addStudy, studyId } from './study-records.ts';
import { addStudyResults } from './study-result-records.ts';
import { TRIALS, UNEXTRACTED } from './trials.ts';

export type { ReviewRecords } from './record-sink.ts';

/** Correlation between two contrasts that share a control arm of equal size (extraction.md 1.4). */
const SHARED_CONTROL_CORRELATION = 0.5;

/**
 * The bundled review, mindfulness for chronic low back pain, as records: every printed number of trials.json with its source and
 * quote, the protocol, the analyses and the rows of its Summary of Findings. Same input, same records, same ids.
 */
export function bundledReview(): ReviewRecords {
  const sink = createRecordSink();
  addProtocol(sink);
  for (const trial of TRIALS) {
    addStudy(sink, trial);
    for (const result of trial.results) addMeasurement(sink, trial, result);
    addStudyResults(sink, trial);
    addAvailability(sink, trial);
  }
  for (const trial of UNEXTRACTED) addAwaiting(sink, trial);
  const lamp = TRIALS.find((trial) => trial.id === 'burgess-2024')!;
  sink.add('assumption', {
    id: stableId('assumption', 'LAMP shared control'),
    kind: 'correlation',
    scope: 'study',
    scopeId: studyId(lamp),
    value: SHARED_CONTROL_CORRELATION,
    low: 0.3,
    high: 0.7,
    rationale: 'Two contrasts with one control arm of equal size correlate at one half.',
    sourceId: null,
  });
  addAnalyses(sink);
  addFindings(sink);
  addRiskOfBias(sink);
  addBaselineRisks(sink);
  // Last: a rating is made on everything above it.
  judgeFindings(sink, BUNDLED_RATINGS, 'Grove');
  annotateTimes(sink, 'Grove');
  return sink.records();
}
