import { riskRatioFromOddsRatio } from '../convert/odds-and-risk.ts';
import { formatLevel } from '../text/format-interval.ts';
import type { GradeEvidence } from './evidence.ts';
import { DOMAIN, UPGRADE } from './phrases.ts';
import { SHOWN } from './rounding.ts';
import type { GradeSettings } from './settings.ts';
import type { ProposalInput, UpgradeProposal, UpgradeReason } from './types.ts';
import { input } from './words.ts';

type Ratio = Readonly<{ estimate: number; low: number; high: number }>;

/**
 * Rating up non-randomised evidence: a risk ratio of 2 (or 0.5) whose interval is clear of it one level, of 5 (or 0.2) two; a
 * dose-response gradient and opposing confounding one level each. Nothing is rated up for randomised trials, nor where a domain
 * stands rated down (grade.md 1, 3.6).
 *
 * Source: GRADE guidelines 9 (Guyatt GH et al 2011), J Clin Epidemiol 64:1311-1316, doi:10.1016/j.jclinepi.2011.06.004. Golden: none.
 *
 * @param levelsDown what the five domains take off together
 */
export function proposeUpgrades(
  evidence: GradeEvidence,
  levelsDown: number,
  settings: GradeSettings,
): readonly UpgradeProposal[] {
  const { answers, design } = evidence;
  const barred = design === 'randomised' ? UPGRADE.randomised : levelsDown > 0 ? UPGRADE.seriousLimits : null;
  const answered = (reason: 'dose-response' | 'opposing confounding', value: boolean | null): UpgradeProposal => {
    const why = value === true ? UPGRADE.answered[reason] : UPGRADE.unanswered;
    return proposal(reason, barred === null && value === true ? 1 : 0, barred ?? why, 'recorded', [
      input('answer', reason, value, why),
    ]);
  };
  return [
    largeEffect(evidence, barred, settings),
    answered('dose-response', answers.doseResponse),
    answered('opposing confounding', answers.opposingConfounding),
  ];
}

function largeEffect(evidence: GradeEvidence, barred: string | null, settings: GradeSettings): UpgradeProposal {
  const ratio = riskRatioOf(evidence);
  if (ratio === null) return proposal('large effect', 0, barred ?? UPGRADE.noRatio, 'no-ratio', []);
  const { labels } = UPGRADE;
  const inputs = [
    input('ratio', labels.ratio, ratio.estimate, SHOWN.twoDecimals(ratio.estimate)),
    input('ratio.low', labels.low, ratio.low, SHOWN.twoDecimals(ratio.low)),
    input('ratio.high', labels.high, ratio.high, SHOWN.twoDecimals(ratio.high)),
  ];
  if (barred !== null) return proposal('large effect', 0, barred, 'barred', inputs);
  const text = [
    SHOWN.twoDecimals(ratio.estimate),
    formatLevel(evidence.level),
    `${SHOWN.twoDecimals(ratio.low)} to ${SHOWN.twoDecimals(ratio.high)}`,
  ] as const;
  const levels = isClear(ratio, settings.veryLargeRatio) ? 2 : isClear(ratio, settings.largeRatio) ? 1 : 0;
  if (levels === 0) return proposal('large effect', 0, UPGRADE.notLarge, 'ratio', inputs);
  if (evidence.answers.plausibleConfounding === true)
    return proposal('large effect', 0, UPGRADE.confounding, 'confounding', inputs);
  return proposal(
    'large effect',
    levels,
    levels === 2 ? UPGRADE.veryLarge(...text) : UPGRADE.large(...text),
    'ratio',
    inputs,
  );
}

/** The estimate reaches the ratio or its inverse, and the whole interval does. */
function isClear({ estimate, low, high }: Ratio, limit: number): boolean {
  return (estimate >= limit && low >= limit) || (estimate <= 1 / limit && high <= 1 / limit);
}

function riskRatioOf({ measure, effect, baselineRisk }: GradeEvidence): Ratio | null {
  const ratio = { estimate: Math.exp(effect.estimate), low: Math.exp(effect.low), high: Math.exp(effect.high) };
  if (measure === 'RR' || measure === 'HR' || measure === 'IRR') return ratio;
  if ((measure !== 'OR' && measure !== 'PETO') || baselineRisk === null) return null;
  const convert = (oddsRatio: number) => riskRatioFromOddsRatio({ oddsRatio, baselineRisk }).value;
  return { estimate: convert(ratio.estimate), low: convert(ratio.low), high: convert(ratio.high) };
}

function proposal(
  reason: UpgradeReason,
  levels: number,
  why: string,
  rule: string,
  inputs: readonly ProposalInput[],
): UpgradeProposal {
  return {
    reason,
    levels,
    ruleId: `${reason.replace(' ', '-')}.${rule}@1`,
    inputs,
    sentence: `${why.charAt(0).toUpperCase()}${why.slice(1)}.`,
    footnote: levels > 0 ? DOMAIN.up(reason, levels, why) : null,
  };
}
