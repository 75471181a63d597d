import type { PrismaFlow } from '../../engine/review/prisma-flow.ts';
import type {
  ArmIntervention,
  Attribute,
  Availability,
  Intervention,
  Report,
  ScreeningCount,
  Search,
  Study,
} from '../../engine/review/records/index.ts';

export type { PrismaFlow, PrismaStage } from '../../engine/review/prisma-flow.ts';

/** An arm with what was given in it. */
export type StudyArm = Readonly<{
  id: string;
  label: string;
  /** Names of its interventions, joined. */
  interventions: string;
  links: readonly Pick<ArmIntervention, 'id' | 'interventionId' | 'role' | 'dose' | 'format'>[];
  nRandomised: number | null;
  position: number;
  /** Its characteristics, such as the dose it was given. */
  attributes: readonly StudyAttribute[];
}>;

export type StudyReport = Pick<Report, 'id' | 'citation' | 'doi' | 'pmid' | 'isPrimary'>;

/** What a protocol asks of studies, arms or results. */
export type CharacteristicDefinition = Attribute;

/** A characteristic of a study as a whole, of an arm or of a result. */
export type StudyAttribute = Readonly<{
  /** Id of the attribute_value. */
  id: string;
  attributeId: string;
  name: string;
  /** With its unit, as shown. */
  text: string;
  /** Without its unit, as typed. */
  typed: string;
  quote: string | null;
}>;

/** Why the study has, or lacks, a number for an outcome in a window. */
export type StudyAvailability = Pick<Availability, 'id' | 'outcomeId' | 'timeWindowId' | 'state' | 'note'> &
  Readonly<{ outcome: string; window: string }>;

export type StudyItem = Study &
  Readonly<{
    /** Of the primary report, or the first. */
    citation: string | null;
    doi: string | null;
    pmid: string | null;
    reports: readonly StudyReport[];
    arms: readonly StudyArm[];
    /** Randomised in all arms where every arm says; else the planned number. */
    nRandomised: number | null;
    attributes: readonly StudyAttribute[];
    availability: readonly StudyAvailability[];
    /** Rows of the extraction grid that would go with it. */
    measurements: number;
  }>;

/** What the screen of studies offers to choose from, and the flow drawn from the whole review. */
export type StudiesHead = Readonly<{
  total: number;
  interventions: readonly Intervention[];
  /** Characteristics of studies, in order. */
  attributes: readonly Attribute[];
  /** Characteristics of arms, in order. */
  armAttributes: readonly Attribute[];
  /** Reasons in use, commonest first. */
  reasons: readonly string[];
  searches: readonly Search[];
  counts: readonly ScreeningCount[];
  prisma: PrismaFlow;
}>;
