import type { Answer, QuestionSetId, QuestionState, RiskOfBiasLevel, ToolLevel } from '../../rob/types.ts';
import type { JudgementStanding } from '../judgements/types.ts';

/** The judgement of one domain of one result, or of the whole. */
export type JudgedDomain = Readonly<{
  /** 'D1' … 'D5', or 'overall'. */
  domainId: string;
  title: string;
  letter: string;
  /** What the algorithm makes of the answers; null while they are incomplete or where the reviewer alone judges. */
  proposal: ToolLevel | null;
  /** The judgement that counts; null: not assessed, or not completely. */
  final: ToolLevel | null;
  isOverridden: boolean;
  /** Why it was overridden, or the reviewer's remark. */
  rationale: string | null;
  /** The stored judgement, if one is. */
  judgementId: string | null;
  /** Null where nothing is stored or its ground is unknown. */
  standing: JudgementStanding | null;
}>;

export type DomainAssessment = JudgedDomain &
  Readonly<{
    questions: readonly QuestionState[];
    answered: number;
    /** Questions asked, as far as can be told from the answers so far. */
    asked: number;
    /** True where these are questions before the domains, and they end the assessment. */
    isTriage: boolean;
    /** Judged without answers to the signalling questions, as a judgement taken from elsewhere is. */
    isWithoutAnswers: boolean;
  }>;

/** Risk of bias of one study result: the final judgements that plots, analyses and GRADE read. */
export type ResultRiskOfBias = Readonly<{
  studyResultId: string;
  studyId: string;
  questionSet: QuestionSetId;
  questionSetVersion: string;
  /**
   * The overall judgement in the three levels of RoB 2, which weights and GRADE read (ROBINS-I: moderate counts as some concerns,
   * serious and critical as high); null: not assessed, or not completely.
   */
  overallLevel: RiskOfBiasLevel | null;
  overall: JudgedDomain;
  /** Two domains or more raise some concerns, and nobody has said yet whether together they make the risk high. */
  isRaiseOpen: boolean;
  domains: readonly DomainAssessment[];
  /** True when any domain, or the whole, is not what the algorithm proposes. */
  isOverridden: boolean;
  answered: number;
  asked: number;
  /** Agreed answers by question id. */
  answers: Readonly<Partial<Record<string, Answer>>>;
}>;
