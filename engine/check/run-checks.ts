import { EngineInputError } from '../errors.ts';
import { checkStandardErrorAsSd } from './e01-standard-error-as-sd.ts';
import { checkIntervalExcludesEstimate } from './e02-interval-excludes-estimate.ts';
import { checkAsymmetricInterval } from './e03-asymmetric-interval.ts';
import { checkRatioIntervalOnNaturalScale } from './e04-ratio-interval-on-natural-scale.ts';
import { checkImpossibleCounts } from './e05-impossible-counts.ts';
import { checkMeanOutsideRange } from './e06-mean-outside-range.ts';
import { checkImpossibleSd } from './e07-impossible-sd.ts';
import { checkParticipantNumbers } from './e08-participant-numbers.ts';
import { checkOutlyingSd } from './e09-outlying-sd.ts';
import { checkIntervalAgainstP } from './e10-interval-against-p.ts';
import { checkGrim } from './e11-grim.ts';
import { checkGrimmer } from './e12-grimmer.ts';
import { checkDuplicatedValues } from './e13-duplicated-values.ts';
import { checkDoubleCountedArm } from './e14-double-counted-arm.ts';
import { checkUnitOfAnalysis } from './e15-unit-of-analysis.ts';
import { checkDirectionFlip } from './e16-direction-flip.ts';
import { checkChangeFiledAsFinal } from './e17-change-filed-as-final.ts';
import { checkSkew } from './e18-skew.ts';
import { checkWrongLevelOrTail } from './e19-wrong-level-or-tail.ts';
import { checkContrastAgainstArms } from './e20-contrast-against-arms.ts';
import { checkScaleOrTimeMismatch } from './e21-scale-or-time-mismatch.ts';
import { CHECK_IDS, type Check, type CheckFinding, type CheckId, type CheckSubject } from './types.ts';

/** Every check by its id in the extraction rules. */
export const CHECKS: Readonly<Record<CheckId, Check>> = {
  E1: checkStandardErrorAsSd,
  E2: checkIntervalExcludesEstimate,
  E3: checkAsymmetricInterval,
  E4: checkRatioIntervalOnNaturalScale,
  E5: checkImpossibleCounts,
  E6: checkMeanOutsideRange,
  E7: checkImpossibleSd,
  E8: checkParticipantNumbers,
  E9: checkOutlyingSd,
  E10: checkIntervalAgainstP,
  E11: checkGrim,
  E12: checkGrimmer,
  E13: checkDuplicatedValues,
  E14: checkDoubleCountedArm,
  E15: checkUnitOfAnalysis,
  E16: checkDirectionFlip,
  E17: checkChangeFiledAsFinal,
  E18: checkSkew,
  E19: checkWrongLevelOrTail,
  E20: checkContrastAgainstArms,
  E21: checkScaleOrTimeMismatch,
};

const ORDER = { block: 0, high: 1, medium: 2, low: 3 } as const;

/**
 * Runs the error checks of the extraction rules, section 6, on one study result.
 *
 * @param ids the checks to run; all when left out
 * @returns the findings, the gravest first and by id within a severity; empty when nothing is amiss
 * @throws EngineInputError 'unknown-option' for an id that is not a check
 */
export function runChecks(subject: CheckSubject, ids: readonly CheckId[] = CHECK_IDS): readonly CheckFinding[] {
  const findings: CheckFinding[] = [];
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i]!;
    if (!Object.hasOwn(CHECKS, id)) {
      throw new EngineInputError('unknown-option', `There is no check "${id}"; the checks are E1 to E21.`, 'checks');
    }
    const found = CHECKS[id](subject);
    if (found.length > 0) findings.push(...found);
  }
  return findings.length < 2 ? findings : findings.sort(byGravity);
}

/** The gravest first, and by id within a severity. */
export function byGravity(a: CheckFinding, b: CheckFinding): number {
  return ORDER[a.severity] - ORDER[b.severity] || CHECK_IDS.indexOf(a.check) - CHECK_IDS.indexOf(b.check);
}

/** Whether findings keep a result out of every analysis. */
export function isBlocked(findings: readonly CheckFinding[]): boolean {
  return findings.some(({ severity }) => severity === 'block');
}
