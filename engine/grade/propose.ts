import { certaintyLevel, certaintyName, startingLevel, type StartingLevel } from './certainty.ts';
import type { GradeEvidence } from './evidence.ts';
import { proposeImprecision } from './imprecision.ts';
import { proposeInconsistency } from './inconsistency.ts';
import { proposeIndirectness } from './indirectness.ts';
import { IMPRECISION } from './phrases.ts';
import { proposePublicationBias } from './publication-bias.ts';
import { proposeUpgrades } from './rating-up.ts';
import { proposeRiskOfBias } from './risk-of-bias.ts';
import type { GradeSettings } from './settings.ts';
import { subsetEffect } from './subset.ts';
import { targetOf, type RatedTarget } from './target.ts';
import type { CertaintyLevel, CertaintyName, DomainProposal, TargetKind, UpgradeProposal } from './types.ts';

/** Everything the rules suggest for one row. */
export type GradeProposal = Readonly<{
  target: RatedTarget;
  start: StartingLevel;
  /** In the order of GRADE_DOMAINS. */
  domains: readonly DomainProposal[];
  upgrades: readonly UpgradeProposal[];
  down: number;
  up: number;
  /** What certainty would be if every suggestion were confirmed; domains not rated count as no level. */
  level: CertaintyLevel;
  name: CertaintyName;
  /** Why the row is provisional whatever is confirmed; null when it is not. */
  provisionalReason: string | null;
}>;

/**
 * Suggestions for all domains of one row, from its evidence alone. Where low- and high-risk results disagree, imprecision is judged
 * on the low-risk ones, which the row then rests on.
 *
 * Source: Core GRADE 1 to 7 (Guyatt G et al 2025), BMJ 389. Golden: none; gathers rules that have entries.
 *
 * @param chosen the reviewer's target of certainty; null for the default
 */
export function proposeCertainty(
  evidence: GradeEvidence,
  chosen: TargetKind | null,
  settings: GradeSettings,
): GradeProposal {
  const target = targetOf(evidence, chosen, settings);
  const {
    restrictedTo,
    unassessed: _unassessed,
    isIncomplete,
    ...riskOfBias
  } = proposeRiskOfBias(evidence, target, settings);
  const restricted = restrictedTo === null ? null : subsetEffect(evidence, restrictedTo);
  const imprecision =
    restricted === null
      ? proposeImprecision(evidence, target, settings)
      : restrictedImprecision(
          { ...evidence, effect: restricted, participants: restricted.participants, pooled: null },
          restricted.k,
          chosen,
          settings,
        );
  const domains = [
    riskOfBias,
    proposeInconsistency(evidence, target, settings),
    proposeIndirectness(evidence),
    imprecision,
    proposePublicationBias(evidence, settings),
  ];
  const down = domains.reduce((sum, { levels }) => sum + (levels ?? 0), 0);
  const upgrades = proposeUpgrades(evidence, down, settings);
  const up = upgrades.reduce((sum, { levels }) => sum + (levels ?? 0), 0);
  const start = startingLevel(evidence.design, settings);
  const level = certaintyLevel(start.level, down, up);
  return {
    target,
    start,
    domains,
    upgrades,
    down,
    up,
    level,
    name: certaintyName(level),
    provisionalReason: isIncomplete ? riskOfBias.sentence.replace(/\.$/u, '') : null,
  };
}

function restrictedImprecision(
  evidence: GradeEvidence,
  k: number,
  chosen: TargetKind | null,
  settings: GradeSettings,
): DomainProposal {
  const proposal = proposeImprecision(evidence, targetOf(evidence, chosen, settings), settings);
  const note = IMPRECISION.lowRiskOnly(k);
  return {
    ...proposal,
    sentence: `${proposal.sentence.replace(/\.$/u, '')} (${note}).`,
    footnote: proposal.footnote && `${proposal.footnote.replace(/\.$/u, '')} (${note}).`,
  };
}
