import type { AnalysisResult } from '../../../engine/review/derived.ts';
import {
  heterogeneitySentence,
  noPredictionSentence,
  overallTestSentence,
  pooledMethodSentence,
  subgroupTestSentence,
} from '../../../engine/text/pooled-sentence.ts';
import { FOREST } from '../phrases.ts';
import { wrapText } from '../text/fit-text.ts';
import type { ForestColumn } from './cells.ts';
import type { BiasColumns } from './columns.ts';
import { placeText, type PlacedText } from './placed-text.ts';
import { FOOTER_LINE, type Metrics } from './style.ts';

/** `letter` marks a note on a row. */
type FooterLine = Readonly<{ text: string; tone: 'ink' | 'muted'; letter: string | null }>;

export type FooterFacts = Readonly<{
  notes: readonly Readonly<{ letter: string; text: string }>[];
  isClipped: boolean;
  /** The threshold as printed where the plot cannot show it. */
  thresholdOutside: string | null;
  /** Which columns of risk of bias stand beside the rows. */
  bias: BiasColumns;
  /** Columns asked for that have no room. */
  leftOut: readonly ForestColumn[];
}>;

const GROUP_GAP = 4;
const LETTER_INDENT = 12;

/** What stands under a plot, in order: heterogeneity and test, method, how many studies, notes, what was declared. */
export function layoutFooter(
  analysis: AnalysisResult,
  facts: FooterFacts,
  place: Readonly<{ top: number; width: number; metrics: Metrics }>,
): Readonly<{ texts: readonly PlacedText[]; bottom: number }> {
  const { small, mark, inset } = place.metrics;
  let y = place.top;
  let tone: FooterLine['tone'] | null = null;
  const texts = footerLines(analysis, facts).flatMap((line) => {
    if (tone !== null && tone !== line.tone) y += GROUP_GAP;
    tone = line.tone;
    const left = inset + (line.letter === null ? 0 : LETTER_INDENT);
    const lines = wrapText(line.text, place.width - left - inset, small);
    const placed = lines.map((text, index) =>
      placeText(text, left, y + (index + 1) * FOOTER_LINE - 4, 'start', small, line.tone),
    );
    const letter =
      line.letter === null ? [] : [placeText(line.letter, inset, y + FOOTER_LINE - 7, 'start', mark, line.tone)];
    y += lines.length * FOOTER_LINE;
    return [...letter, ...placed];
  });
  return { texts, bottom: y };
}

function footerLines(analysis: AnalysisResult, facts: FooterFacts): readonly FooterLine[] {
  const { state } = analysis;
  const { subgroups } = analysis.forest;
  const results =
    state.kind === 'pooled'
      ? [
          heterogeneitySentence(state.pooled),
          overallTestSentence(state.pooled),
          noPredictionSentence(state.pooled),
          ...(subgroups === null ? [] : [subgroupTestSentence(subgroups.test)]),
        ]
      : state.kind === 'not pooled'
        ? [FOREST.notPooled(state.reason)]
        : state.kind === 'no data'
          ? [FOREST.noData(state.reason)]
          : [];
  const remarks = [
    subgroups === null || subgroups.unknown === 0 ? '' : FOREST.subgroupsUnknown(subgroups.unknown, subgroups.by),
    subgroups === null || subgroups.isPlanned ? '' : FOREST.subgroupsNotPlanned,
    methodOf(analysis),
    FOREST.eligible(analysis.studiesUsed, analysis.studiesEligible),
    facts.thresholdOutside === null ? '' : FOREST.thresholdOutside(facts.thresholdOutside),
    facts.isClipped ? FOREST.clipped : '',
    facts.bias === 'domains' ? FOREST.riskOfBias(analysis.riskOfBias?.columns ?? []) : '',
    facts.bias === 'overall' ? FOREST.overallRiskOfBias : '',
    facts.leftOut.length === 0 ? '' : FOREST.leftOut(facts.leftOut),
  ];
  const plain =
    (tone: FooterLine['tone']) =>
    (text: string): FooterLine => ({ text, tone, letter: null });
  return [
    ...results.map(plain('ink')),
    ...remarks.map(plain('muted')),
    ...facts.notes.map(({ letter, text }): FooterLine => ({ text, tone: 'muted', letter })),
    ...analysis.footnotes.map(plain('muted')),
  ].filter((line) => line.text.trim() !== '');
}

/** The method beside the line of heterogeneity, which has tau² and I² already. */
function methodOf({ state, methodSentence }: AnalysisResult): string {
  if (state.kind === 'pooled') return pooledMethodSentence(state.pooled, { hasHeterogeneity: false });
  return state.kind === 'single study' ? methodSentence : '';
}
