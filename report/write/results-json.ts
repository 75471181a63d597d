import type { ReportInput } from '../components/report-input.ts';
import { cleanText } from './clean-text.ts';

/** Raised when the shape of results.json changes, so that programs reading it can tell. */
export const RESULTS_FORMAT = 1;

/**
 * results.json: every analysis and the Summary of Findings with all numbers at full precision, under the names of
 * engine/review/derived.ts. Keys are sorted, so that two files differ only where the results do.
 */
export function resultsJson(input: ReportInput): string {
  const { title, fileName, revision, engineVersion, analyses, summaryOfFindings } = cleanText(input);
  const results = {
    format: RESULTS_FORMAT,
    title,
    fileName,
    revision,
    engineVersion,
    analyses: analyses.map((analysis) => ({ ...analysis, ...numbersOf(analysis) })),
    summaryOfFindings,
  };
  return `${JSON.stringify(sortKeys(results), null, 2)}\n`;
}

/** The numbers people look for first, lifted out of `state` so that no reader has to know its kinds. */
function numbersOf({ state, rows }: ReportInput['analyses'][number]) {
  const k = rows.length;
  if (state.kind !== 'pooled') return { k };
  const { estimate, tauSquared, wald, knappHartung, q, iSquared } = state.pooled;
  return {
    k,
    estimate,
    tauSquared,
    wald,
    knappHartung,
    q,
    iSquared,
    printed: state.printed,
    predictionInterval: state.predictionInterval,
  };
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(entries.map(([key, entry]) => [key, sortKeys(entry)]));
}
