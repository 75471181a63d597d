import type { AnalysisResult } from '../../../engine/review/derived.ts';
import { heterogeneitySentence, overallTestSentence } from '../../../engine/text/pooled-sentence.ts';
import { FOREST } from '../phrases.ts';

export type FooterLine = Readonly<{ text: string; tone: 'ink' | 'muted' }>;

/** What stands under a plot, in order: heterogeneity and test, method, how many studies, what was declared. */
export function footerLines(
  analysis: AnalysisResult,
  notes: readonly Readonly<{ letter: string; text: string }>[],
  drawn: Readonly<{ isClipped: boolean; thresholdOutside: string | null }>,
): readonly FooterLine[] {
  const { state } = analysis;
  const ink: string[] = [];
  if (state.kind === 'pooled') ink.push(heterogeneitySentence(state.pooled), overallTestSentence(state.pooled));
  if (state.kind === 'not pooled') ink.push(FOREST.notPooled(state.reason));
  if (state.kind === 'no data') ink.push(FOREST.noData(state.reason));

  const muted = [
    state.kind === 'pooled' || state.kind === 'single study' ? analysis.methodSentence : '',
    FOREST.eligible(analysis.studiesUsed, analysis.studiesEligible),
    drawn.thresholdOutside === null ? '' : FOREST.thresholdOutside(drawn.thresholdOutside),
    drawn.isClipped ? FOREST.clipped : '',
    ...notes.map((note) => `${note.letter}  ${note.text}`),
    ...analysis.footnotes,
  ];
  return [
    ...ink.map((text) => ({ text, tone: 'ink' as const })),
    ...muted.map((text) => ({ text, tone: 'muted' as const })),
  ].filter((line) => line.text.trim() !== '');
}
