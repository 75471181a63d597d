import type { StatementVerb } from '../../grade/phrases.ts';
import { informativeStatement } from '../../grade/statement.ts';
import type { CertaintyName, Magnitude } from '../../grade/types.ts';
import type { RatedTarget } from '../../grade/target.ts';
import type { Outcome } from '../records/index.ts';

/** Outcomes named after the good thing they measure, whatever way their scale points. */
const NAMED_AFTER_BENEFIT =
  /function|quality of life|well-?being|mobility|acceptance|satisfaction|mood|sleep quality/iu;

type Facts = Readonly<{ outcome: Outcome; interventionName: string; target: RatedTarget; certainty: CertaintyName }>;

/** The informative statement of a row: "Mindfulness may reduce pain slightly". */
export function statementOf({ outcome, interventionName, target, certainty }: Facts): string {
  return `${informativeStatement({
    intervention: interventionName,
    outcome: inSentence(outcome.construct),
    certainty,
    magnitude: sizeOf(target),
    direction: directionOf(outcome, target),
  })}.`;
}

/** Under the null target only the existence of the effect is claimed, so no size is said. */
function sizeOf({ kind, magnitude }: RatedTarget): Magnitude | null {
  return kind === 'null' ? null : magnitude;
}

function directionOf({ construct, better, kind }: Outcome, { direction }: RatedTarget): StatementVerb {
  const isBenefit = direction !== 'harm';
  if (NAMED_AFTER_BENEFIT.test(construct) && kind === 'continuous') return isBenefit ? 'improve' : 'worsen';
  return (better === 'lower') === isBenefit ? 'reduce' : 'increase';
}

/** "Pain" becomes "pain"; an abbreviation keeps its capitals. */
function inSentence(construct: string): string {
  return /^\p{Lu}{2}/u.test(construct) ? construct : construct.charAt(0).toLowerCase() + construct.slice(1);
}
