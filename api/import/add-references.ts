import type { RecordOf, Report, Snapshot, Study } from '../../engine/review/records/index.ts';
import type { ReferenceMatch } from './matching.ts';
import { studyLabelOf } from './references/citation.ts';
import type { ImportedReference } from './references/types.ts';

/** What is done with one reference. */
export type Choice =
  | Readonly<{ do: 'leave out' | 'new study' }>
  | Readonly<{ do: 'report of study'; studyId: string }>
  | Readonly<{ do: 'fill'; reportId: string }>;

/** Records to write for a set of references. */
export type ReferenceRecords = Readonly<{
  study: readonly RecordOf['study'][];
  report: readonly RecordOf['report'][];
  filled: readonly Readonly<{ reportId: string; fields: Partial<Report> }>[];
  leftOut: number;
}>;

/**
 * What is done with a reference unless the reviewer chooses otherwise: what is surely there already is left alone or
 * completed, so that a file imported twice adds nothing; what only looks alike becomes a study of its own, to be merged
 * by hand; nothing is lost.
 */
export function proposedChoice(match: ReferenceMatch): Choice {
  switch (match.kind) {
    case 'new':
      return { do: 'new study' };
    case 'repeat':
      return { do: 'leave out' };
    case 'same':
      return match.fills.length > 0 ? { do: 'fill', reportId: match.reportId } : { do: 'leave out' };
    case 'possible':
      return { do: 'new study' };
  }
}

/** @param newId gives another id at each call */
export function referenceRecords(
  chosen: readonly Readonly<{ reference: ImportedReference; choice: Choice; match: ReferenceMatch }>[],
  snapshot: Pick<Snapshot, 'study' | 'report'>,
  newId: () => string,
): ReferenceRecords {
  const labels = new Set(Array.from(snapshot.study.values(), ({ label }) => label));
  const study: Study[] = [];
  const report: Report[] = [];
  const filled: { reportId: string; fields: Partial<Report> }[] = [];
  const madeFor = new Map<number, number>();
  const completed = new Map<string, Report>();
  let leftOut = 0;
  for (const { reference, choice, match } of chosen) {
    const before = match.kind === 'repeat' && choice.do === 'leave out' ? madeFor.get(match.number) : undefined;
    const existing =
      choice.do === 'fill' ? (completed.get(choice.reportId) ?? snapshot.report.get(choice.reportId)) : undefined;
    if (choice.do === 'new study') {
      const made = newStudy(reference, match, uniqueLabel(reference, labels), newId());
      study.push(made);
      madeFor.set(reference.number, report.push(newReport(reference, made.id, true, newId())) - 1);
    } else if (choice.do === 'report of study' && snapshot.study.has(choice.studyId)) {
      report.push(newReport(reference, choice.studyId, false, newId()));
    } else if (existing !== undefined) {
      const fields = missingFields(existing, reference);
      if (Object.keys(fields).length > 0) {
        filled.push({ reportId: existing.id, fields });
        completed.set(existing.id, { ...existing, ...fields });
      } else leftOut += 1;
    } else {
      leftOut += 1;
      // A repeat may know what the record it repeats does not.
      if (before !== undefined && report[before] !== undefined)
        report[before] = { ...report[before], ...missingFields(report[before], reference) };
    }
  }
  return { study, report, filled, leftOut };
}

function newStudy(reference: ImportedReference, match: ReferenceMatch, label: string, id: string): Study {
  return {
    id,
    label,
    year: reference.year,
    design: 'parallel',
    designNote: null,
    unitOfRandomisation: null,
    status: 'awaiting',
    statusReason: match.kind === 'possible' ? PHRASES.possible(match.studyLabel, match.by) : null,
    registryId: registryOf(reference),
    plannedN: null,
    expectedCompletion: null,
    funding: null,
    conflicts: null,
  };
}

function newReport(
  { csl, citation, doi, pmid }: ImportedReference,
  studyId: string,
  isPrimary: boolean,
  id: string,
): Report {
  return { id, studyId, citation, csl, doi, pmid, isPrimary };
}

function missingFields(existing: Report, { csl, doi, pmid }: ImportedReference): Partial<Report> {
  return {
    ...(existing.doi === null && doi !== null && { doi }),
    ...(existing.pmid === null && pmid !== null && { pmid }),
    ...(existing.csl === null && { csl }),
  };
}

/** `Morone 2016`, then `Morone 2016b`, `Morone 2016c` … for others of that name and year. */
function uniqueLabel({ csl, year }: ImportedReference, taken: Set<string>): string {
  const base = studyLabelOf(csl, year);
  let label = base;
  for (let count = 2; taken.has(label); count += 1) {
    label = count <= 26 && year !== null ? `${base}${String.fromCharCode(96 + count)}` : `${base} (${count})`;
  }
  taken.add(label);
  return label;
}

/** The trial registration that an abstract names, where it names one only. */
function registryOf({ csl }: ImportedReference): string | null {
  const found = new Set(csl.abstract?.match(/\b(?:NCT\d{8}|ISRCTN\d{8}|ACTRN\d{14}|ChiCTR[\w-]{4,20}|DRKS\d{8})\b/gu));
  return found.size === 1 ? ([...found][0] ?? null) : null;
}

const PHRASES = {
  possible: (study: string, by: string) => `May be another report of ${study}: same ${by}.`,
} as const;
