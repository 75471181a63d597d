import { INDIRECTNESS_ITEMS, type GradeEvidence } from './evidence.ts';
import { DOMAIN, IMPRECISION, INDIRECTNESS } from './phrases.ts';
import type { DomainProposal } from './types.ts';
import { input } from './words.ts';

/**
 * Indirectness from the differences the reviewer typed: one serious difference one level, two or more two levels (grade.md 3.3).
 * The program adds hints and decides nothing of its own.
 *
 * Source: GRADE guidelines 8 (Guyatt GH et al 2011), J Clin Epidemiol 64:1303-1310, doi:10.1016/j.jclinepi.2011.04.014. Golden: none.
 */
export function proposeIndirectness({ answers, hints }: Pick<GradeEvidence, 'answers' | 'hints'>): DomainProposal {
  const answered = INDIRECTNESS_ITEMS.flatMap((item) => {
    const given = answers.indirectness[item];
    return given ? [{ item, ...given }] : [];
  });
  const serious = answered.filter(({ answer }) => answer === 'serious');
  const levels = Math.min(2, serious.length);
  const reason =
    serious.length === 0
      ? INDIRECTNESS.none
      : INDIRECTNESS.serious(
          INDIRECTNESS.and(serious.map(({ item, note }) => (note ? INDIRECTNESS.noted(item, note) : item))),
        );
  const text = `${reason.charAt(0).toUpperCase()}${reason.slice(1)}`;
  return {
    domain: 'indirectness',
    state: 'proposed',
    levels,
    ruleId: 'indirectness.typed-differences@1',
    inputs: [
      ...answered.map(({ item, answer }) => input(item, item.charAt(0).toUpperCase() + item.slice(1), answer, answer)),
      ...hints.indirectness.map((hint, index) => input(`hint.${index}`, INDIRECTNESS.labels.hint, hint, hint)),
    ],
    sentence: levels === 0 ? `${text}: no level down.` : `${text}: ${IMPRECISION.levels(levels)} down.`,
    footnote: levels > 0 ? DOMAIN.down('indirectness', levels, reason) : null,
    isBorderline: false,
    question:
      answered.length === 0
        ? [INDIRECTNESS.unanswered, ...hints.indirectness].join(' ')
        : hints.indirectness.join(' ') || null,
    alternatives: [],
  };
}
