/** Certainty of the evidence: 1 very low, 2 low, 3 moderate, 4 high. */
export type CertaintyLevel = 1 | 2 | 3 | 4;

export type CertaintyName = 'high' | 'moderate' | 'low' | 'very low';

/** The five reasons to rate down, in the order of the evidence profile. */
export const GRADE_DOMAINS = [
  'risk of bias',
  'inconsistency',
  'indirectness',
  'imprecision',
  'publication bias',
] as const;
export type GradeDomain = (typeof GRADE_DOMAINS)[number];

/** The three reasons to rate non-randomised evidence up. */
export const UPGRADE_REASONS = ['large effect', 'dose-response', 'opposing confounding'] as const;
export type UpgradeReason = (typeof UPGRADE_REASONS)[number];

export type GradeQuestion = GradeDomain | UpgradeReason;

/**
 * What certainty is about. 'null': is there an effect at all? 'MID': is it important (or little to none)? 'range': is it in the
 * zone (trivial, small, moderate, large) where the estimate lies?
 */
export type TargetKind = 'null' | 'MID' | 'range';

export type Magnitude = 'trivial' | 'small' | 'moderate' | 'large';

/** The scale on which thresholds are set and the estimate is judged. */
export type JudgedScale = 'natural units' | 'per 1000' | 'per 1000 person-years' | 'standard deviations' | 'relative';

/**
 * Thresholds on the judged scale: distances from no effect, above zero and increasing. On 'relative' they are the fallback of
 * GRADE guidelines 6, 0.75 and 1.25, and `small` is null.
 */
export type Thresholds = Readonly<{
  scale: JudgedScale;
  /** Printed after a number: "points", "per 1000", "SD". */
  unit: string;
  small: number | null;
  moderate: number | null;
  large: number | null;
  source: string | null;
  /** True when nobody set a threshold and the relative fallback stands in. */
  isFallback: boolean;
}>;

/** What is being rated, and where the estimate lies: shown above the domains. */
export type Target = Readonly<{
  kind: TargetKind;
  /** Who set it: the reviewer (a confirmed judgement) or the default rule. */
  setBy: 'reviewer' | 'default';
  thresholds: Thresholds;
  /** 'important': the estimate reaches the MID; 'little or none': it does not; null under the null target. */
  claim: 'important' | 'little or none' | null;
  magnitude: Magnitude | null;
  /** Of the point estimate, for the reader: 'benefit' is the direction the outcome calls better. */
  direction: 'benefit' | 'harm' | 'none';
  /** "Rated: whether pain falls by at least 1 point." */
  sentence: string;
}>;

/** One number or word a proposal rests on. */
export type ProposalInput = Readonly<{
  /** Stable within the domain, such as "ci.low". */
  id: string;
  label: string;
  value: number | string | boolean | null;
  /** As displayed, rounded by the fixed rule of its quantity. */
  shown: string;
}>;

/** Another way to look at the same data that gives its own proposal: another interval, baseline risk or target. */
export type ProposalAlternative = Readonly<{ label: string; levels: number | null; sentence: string }>;

/** What the rules suggest for one domain. Always a suggestion: the human rating stands beside it. */
export type DomainProposal = Readonly<{
  domain: GradeDomain;
  /** 'not rated': the rule lacks something it needs; 'not applicable': the domain has no meaning here (one study). */
  state: 'proposed' | 'not applicable' | 'not rated';
  /** Levels down, 0 to 3; null when not rated. */
  levels: number | null;
  /** Rule that decided, with its version, such as "imprecision.ci.mid@1". */
  ruleId: string;
  inputs: readonly ProposalInput[];
  /** One sentence with the numbers. */
  sentence: string;
  /** The footnote printed when the proposal is confirmed as it is; null when nothing is printed. */
  footnote: string | null;
  /** The decision was close: the lower downgrade is suggested and the reviewer is asked. */
  isBorderline: boolean;
  /** What the reviewer is asked, or null. */
  question: string | null;
  alternatives: readonly ProposalAlternative[];
}>;

/** What the rules suggest for rating up: levels up, 0 to 2. */
export type UpgradeProposal = Readonly<{
  reason: UpgradeReason;
  levels: number | null;
  ruleId: string;
  inputs: readonly ProposalInput[];
  sentence: string;
  footnote: string | null;
}>;

/**
 * 'unconfirmed': no human has looked. 'current': confirmed on what still stands. 'stale': what was displayed, or the proposal, is
 * another now. 'touched': only something upstream changed. 'provisional': confirmed, but RoB 2 is incomplete.
 */
export type RatingState = 'unconfirmed' | 'current' | 'stale' | 'touched' | 'provisional';

/** A suggestion and the human rating beside it. */
export type Rating<Proposal = DomainProposal> = Readonly<{
  proposal: Proposal;
  judgementId: string | null;
  /** The human rating in levels; null while unconfirmed. */
  final: number | null;
  rationale: string | null;
  author: string | null;
  state: RatingState;
  /** Levels that count: the human rating, else the suggestion; null when there is neither. */
  levels: number | null;
  /** True when the human rating is not what was suggested at the time it was made or is suggested now. */
  isOverridden: boolean;
  /** Footnote of this domain as it prints; null when it prints none. */
  footnote: string | null;
}>;

/** Levels and footnotes of one row; printed as a level only in the state 'rated'. */
export type GradedCertainty = Readonly<{
  /**
   * 'rated': every domain has a human confirmation. 'suggested': some have none. 'provisional': RoB 2 is incomplete for more
   * weight than the settings allow, or a domain has neither suggestion nor rating; such a row prints "provisional", never a level.
   */
  state: 'rated' | 'suggested' | 'provisional';
  level: CertaintyLevel;
  name: CertaintyName;
  /** "⊕⊕◯◯" */
  symbol: string;
  /** Level before rating down or up, and why. */
  start: CertaintyLevel;
  startReason: string;
  /** Sums of levels down and up, as counted. */
  down: number;
  up: number;
  /** Levels held back (+) or added (−) by the reviewer on the whole, with the reason. */
  held: Readonly<{ levels: number; rationale: string; judgementId: string }> | null;
  domains: readonly Rating[];
  upgrades: readonly Rating<UpgradeProposal>[];
  /** Domains without a human confirmation. */
  unconfirmed: readonly GradeDomain[];
  /** Why the row is provisional, such as "RoB 2 incomplete for 2 of 6 results", or which domains are not rated; else null. */
  provisionalReason: string | null;
  /** Human ratings that went stale. */
  staleCount: number;
}>;

/** Certainty of a row; a row without evidence has none and says why. */
export type Certainty = GradedCertainty | Readonly<{ state: 'not rated'; reason: string }>;
