export type StudyStatus = 'included' | 'excluded' | 'awaiting' | 'ongoing';

export type Study = Readonly<{
  id: string;
  label: string;
  year: number | null;
  design: 'parallel' | 'cluster' | 'crossover' | 'factorial' | 'not randomised';
  designNote: string | null;
  unitOfRandomisation: 'person' | 'cluster' | 'other' | null;
  status: StudyStatus;
  statusReason: string | null;
  registryId: string | null;
  plannedN: number | null;
  expectedCompletion: string | null;
  funding: string | null;
  conflicts: string | null;
}>;

export type Report = Readonly<{
  id: string;
  studyId: string;
  citation: string;
  /** CSL-JSON item, as imported. */
  csl: unknown;
  doi: string | null;
  pmid: string | null;
  isPrimary: boolean;
}>;

export type Document = Readonly<{ id: string; hash: string; mediaType: string; name: string }>;

export type Source = Readonly<{
  id: string;
  reportId: string | null;
  kind: 'full text' | 'abstract' | 'registry' | 'author reply' | 'secondary';
  documentId: string | null;
  page: string | null;
  /** Page rectangle [x, y, width, height] as fractions of the page. */
  rectangle: readonly number[] | null;
  locator: string | null;
  url: string | null;
  quote: string | null;
}>;

export type Correspondence = Readonly<{
  id: string;
  studyId: string;
  at: string;
  direction: 'sent' | 'received';
  subject: string;
  body: string;
}>;

export type Search = Readonly<{ id: string; database: string; at: string; query: string; hits: number | null }>;

/** One box of the PRISMA flow. `reason` splits an exclusion box. */
export type ScreeningCount = Readonly<{ id: string; stage: string; reason: string | null; count: number }>;

export type Arm = Readonly<{
  id: string;
  studyId: string;
  label: string;
  nRandomised: number | null;
  position: number;
}>;

export type ArmIntervention = Readonly<{
  id: string;
  armId: string;
  interventionId: string;
  role: 'tested' | 'background';
  dose: string | null;
  format: string | null;
}>;

export type AttributeValue = Readonly<{
  id: string;
  attributeId: string;
  ownerTable: 'study' | 'arm' | 'study_result';
  ownerId: string;
  text: string;
  number: number | null;
  sourceId: string | null;
}>;
