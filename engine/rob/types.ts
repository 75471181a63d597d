/** The judgement of a domain, or of a result as a whole, in RoB 2. */
export const RISK_OF_BIAS_LEVELS = ['low', 'some concerns', 'high'] as const;
export type RiskOfBiasLevel = (typeof RISK_OF_BIAS_LEVELS)[number];

/** Levels of ROBINS-I. */
export const ROBINS_LEVELS = ['low', 'moderate', 'serious', 'critical'] as const;

/** A level of any tool. */
export type ToolLevel = RiskOfBiasLevel | (typeof ROBINS_LEVELS)[number];

/**
 * Answers to signalling questions: yes, probably yes, probably no, no, no information, not applicable; ROBINS-I V2 also knows strong
 * and weak yes and no. A question nobody has answered has no answer at all: it is not assessed, which is never "no information".
 */
export type Answer = 'Y' | 'PY' | 'PN' | 'N' | 'NI' | 'NA' | 'SY' | 'WY' | 'WN' | 'SN';

/** Answers by question id, such as '1.1'. An absent key is a question not assessed. */
export type Answers = Readonly<Partial<Record<string, Answer>>>;

export type EffectOfInterest = 'assignment' | 'adherence';

/** "One of these questions has one of these answers." */
export type AnswerCondition = Readonly<{ questions: readonly string[]; answers: readonly Answer[] }>;

/**
 * When a question is asked: always, or when every one of `all` or any one of `any` holds. A question left unasked is NA, and a
 * question before it that is not yet answered leaves it waiting.
 */
export type Trigger = Readonly<{ all: readonly AnswerCondition[] }> | Readonly<{ any: readonly AnswerCondition[] }>;

/** One signalling question. The wording is ours: the official text may not be altered or sold. */
export type SignallingQuestion = Readonly<{
  /** '1.1' */
  id: string;
  text: string;
  /** What speaks for yes and for no, in a sentence or two. */
  help: string;
  /** Absent: always asked. */
  askedIf?: Trigger;
  responses: readonly Answer[];
}>;

/** One line of an algorithm: the level when every condition holds. */
export type MappingRule = Readonly<{ when: readonly AnswerCondition[]; level: ToolLevel }>;

/** First match wins; the last line has no condition. */
export type MappingTable = readonly MappingRule[];

export type RobDomain = Readonly<{
  /** 'D1', or 'D1b' and 'DS' in variants. */
  id: string;
  /** Column letter in plots: A, B, C … */
  letter: string;
  title: string;
  questions: readonly SignallingQuestion[];
  /** The judgement is the worst of these tables' levels; null: the reviewer judges alone. */
  algorithm: readonly MappingTable[] | null;
  /**
   * Questions asked before the domains: reaching this level decides the whole, and the domains need not be judged. They are no
   * domain of bias, so that plots have no column for them. Absent: a domain like any other.
   */
  stopsAt?: ToolLevel;
}>;

export type QuestionSetId =
  | 'rob2-parallel-assignment'
  | 'rob2-parallel-adherence'
  | 'rob2-cluster-assignment'
  | 'rob2-crossover-assignment'
  | 'robins-i-v2';

/** One version of one tool for one effect of interest: data, never changed once used; a new version is a new file. */
export type QuestionSet = Readonly<{
  id: QuestionSetId;
  /** "RoB 2" */
  tool: string;
  /** "22 August 2019" */
  version: string;
  /** What it is for: "Individually randomised, parallel groups". */
  design: string;
  effect: EffectOfInterest | null;
  levels: readonly ToolLevel[];
  /** Said wherever the set is used, for a set that is not the finished and verified tool; else null. */
  caveat: string | null;
  citation: string;
  url: string;
  domains: readonly RobDomain[];
}>;

/** One question as it stands under some answers. */
export type QuestionState = Readonly<{
  questionId: string;
  /**
   * 'asked': to be answered, or answered. 'not asked': the answers before it make it NA. 'waiting': whether it is asked depends
   * on a question that is not assessed yet.
   */
  state: 'asked' | 'not asked' | 'waiting';
  /** Null while asked and not assessed, or waiting; 'NA' when not asked. */
  answer: Answer | null;
}>;

/** A domain under some answers. */
export type DomainState = Readonly<{
  domainId: string;
  questions: readonly QuestionState[];
  isComplete: boolean;
  /** Null while incomplete, and always where the reviewer alone judges. */
  proposal: ToolLevel | null;
  /** Questions asked and not assessed, in order. */
  unanswered: readonly string[];
}>;

/** The overall judgement that follows from the domains' final ones. */
export type OverallState = Readonly<{
  /** Null while a domain has no judgement. */
  proposal: ToolLevel | null;
  /** Two domains or more raise some concerns: the reviewer is asked whether together they make the risk high. */
  asksToRaise: boolean;
}>;
