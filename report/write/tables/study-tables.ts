import type { ReportInput } from '../../components/report-input.ts';
import { number, tableOf, text, yesNo, type DataTable } from './data-table.ts';

/** Studies, their arms, what was recorded of them, their reports, and where results are missing. */
export function studyTables({
  studies,
  references,
  availability,
  searches,
  screening,
}: ReportInput): readonly DataTable[] {
  const arms = studies.flatMap((study) => study.arms.map((arm) => ({ study, arm })));
  const attributes = studies.flatMap((study) => study.attributes.map((attribute) => ({ study, attribute })));
  const labels = new Map(studies.map((study) => [study.studyId, study.label]));
  return [
    tableOf('studies', 'One row a study of any status.', studies, [
      text('study_id', 'Key of the study in every table', (study) => study.studyId),
      text('study', 'Label of the study', (study) => study.label),
      number('year', 'Year of the study', 'year', (study) => study.year),
      text('status', 'included, excluded, awaiting or ongoing', (study) => study.status),
      text('status_reason', 'Why the study has its status', (study) => study.statusReason),
      text('design', 'Design of the study', (study) => study.design),
      text('design_note', 'Remark on the design', (study) => study.designNote),
      number(
        'n_randomised',
        'Participants randomised; the planned number where none is stated',
        'participants',
        (study) => study.nRandomised,
      ),
      number('planned_n', 'Participants planned', 'participants', (study) => study.plannedN),
      text('expected_completion', 'When an ongoing study is expected to end', (study) => study.expectedCompletion),
      text('registry_id', 'Number in a trial registry', (study) => study.registryId),
      text('funding', 'Who paid for the study', (study) => study.funding),
      text('conflicts', 'Declared interests of its authors', (study) => study.conflicts),
    ]),
    tableOf('arms', 'One row an arm of a study.', arms, [
      text('study_id', 'Key of the study', ({ study }) => study.studyId),
      text('study', 'Label of the study', ({ study }) => study.label),
      text('arm_id', 'Key of the arm', ({ arm }) => arm.armId),
      text('arm', 'Label of the arm', ({ arm }) => arm.label),
      text('interventions', 'What the arm was given', ({ arm }) => arm.interventions),
      number('n_randomised', 'Participants randomised to the arm', 'participants', ({ arm }) => arm.nRandomised),
    ]),
    tableOf('characteristics', 'One row a recorded characteristic of a study.', attributes, [
      text('study_id', 'Key of the study', ({ study }) => study.studyId),
      text('study', 'Label of the study', ({ study }) => study.label),
      text('characteristic', 'Name of the characteristic', ({ attribute }) => attribute.name),
      text('value', 'As recorded', ({ attribute }) => attribute.text),
      text('unit', 'Unit of the value', ({ attribute }) => attribute.unit),
      text('quote', 'Words of the source', ({ attribute }) => attribute.quote),
    ]),
    tableOf('reports', 'One row a report of a study.', references, [
      text('report_id', 'Key of the report', (reference) => reference.reportId),
      text('study_id', 'Key of the study', (reference) => reference.studyId),
      text('study', 'Label of the study', (reference) => reference.studyLabel),
      text('citation', 'The reference as printed', (reference) => reference.citation),
      text('doi', 'Digital object identifier', (reference) => reference.doi),
      text('pmid', 'PubMed identifier', (reference) => reference.pmid),
      yesNo('is_primary', 'Whether it is the main report of its study', (reference) => reference.isPrimary),
    ]),
    tableOf(
      'availability',
      'One row a study, outcome and time window: whether there is a usable result.',
      availability,
      [
        text('study_id', 'Key of the study', (entry) => entry.studyId),
        text('study', 'Label of the study', (entry) => labels.get(entry.studyId) ?? null),
        text('outcome', 'Outcome', (entry) => entry.outcome),
        text('window', 'Time window', (entry) => entry.window),
        text('state', 'usable, or why there is no usable result', (entry) => entry.state),
        text('note', 'Remark', (entry) => entry.note),
      ],
    ),
    tableOf('searches', 'One row a search of a database.', searches, [
      text('database', 'Database searched', (search) => search.database),
      { name: 'date', description: 'Day of the search', unit: null, type: 'date', of: (search) => search.at },
      text('query', 'The search as it was run', (search) => search.query),
      number('hits', 'Records found', 'records', (search) => search.hits),
    ]),
    tableOf('screening', 'One row a count of the PRISMA flow.', screening, [
      text('stage', 'Box of the flow', (count) => count.stage),
      text('reason', 'Why records left at this stage', (count) => count.reason),
      number('count', 'Records or reports', 'records', (count) => count.count),
    ]),
  ];
}
