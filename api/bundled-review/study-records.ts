import type { Source } from '../../engine/review/records/index.ts';
import { interventionId } from './protocol-records.ts';
import type { RecordSink } from './record-sink.ts';
import { stableId } from './stable-id.ts';
import type { Trial, TrialSource, UnextractedTrial } from './trials.ts';
import { INTERVENTION_OF_CLASS, STATUS_OF_TRIAL } from './vocabulary.ts';
import { typeset } from './typeset.ts';

export const studyId = (trial: Trial) => stableId('study', trial.id);
export const armId = (trial: Trial, arm: string) => stableId('arm', trial.id, arm);
const reportId = (trial: Trial) => stableId('report', trial.id);

const KIND_OF_ORIGIN: Readonly<Record<string, Source['kind']>> = {
  primary: 'full text',
  'primary-table': 'full text',
  abstract: 'abstract',
  'conference abstract': 'abstract',
  registry: 'registry',
};

/** The record of a source, added once however many numbers cite it. */
export function sourceFor(sink: RecordSink, trial: Trial, source: TrialSource | null): string | null {
  if (!source || (!source.url && !source.quote)) return null;
  const { url = null, where = null, quote = null, origin = '', document } = source;
  const id = stableId('source', trial.id, url ?? '', where ?? '', quote ?? '');
  if (!sink.has('source', id)) {
    sink.add('source', {
      id,
      reportId: reportId(trial),
      kind: KIND_OF_ORIGIN[origin] ?? 'secondary',
      documentId: null,
      page: null,
      rectangle: null,
      locator: [document, where].filter(Boolean).join('; ') || null,
      url,
      quote,
    });
  }
  return id;
}

/** A trial with its report, arms and characteristics. */
export function addStudy(sink: RecordSink, trial: Trial): void {
  const id = studyId(trial);
  const decided = STATUS_OF_TRIAL[trial.id];
  sink.add('study', {
    id,
    label: trial.label.replace(' (NOT randomised)', ''),
    year: yearOf(trial),
    design: /non-randomised/i.test(trial.design) ? 'not randomised' : 'parallel',
    designNote: trial.design,
    unitOfRandomisation: /non-randomised/i.test(trial.design) ? null : 'person',
    status: decided?.status ?? 'included',
    statusReason: decided?.reason ?? null,
    registryId: trial.registration,
    plannedN: null,
    expectedCompletion: null,
    funding: factOf(trial, 'funding'),
    conflicts: null,
  });
  sink.add('report', {
    id: reportId(trial),
    studyId: id,
    citation: trial.citation,
    csl: null,
    doi: trial.doi,
    pmid: trial.pmid,
    isPrimary: true,
  });
  for (const [position, arm] of trial.arms.entries()) {
    sink.add('arm', {
      id: armId(trial, arm.id),
      studyId: id,
      label: arm.label,
      nRandomised: arm.n_randomised,
      position,
    });
    const intervention = INTERVENTION_OF_CLASS[arm.klass];
    if (!intervention) throw new Error(`Arm ${arm.id} of ${trial.id} has the unknown class ${arm.klass}.`);
    sink.add('arm_intervention', {
      id: stableId('arm intervention', trial.id, arm.id),
      armId: armId(trial, arm.id),
      interventionId: interventionId(intervention),
      role: 'tested',
      dose: null,
      format: arm.label,
    });
  }
  addCharacteristics(sink, trial);
}

/** Trials found but not extracted: they await, with what is known of them. */
export function addAwaiting(sink: RecordSink, trial: UnextractedTrial): void {
  if (!trial.registration || /fibromyalgia/i.test(trial.label)) return;
  sink.add('study', {
    id: stableId('study', trial.registration),
    label: trial.label,
    year: null,
    design: 'parallel',
    designNote: null,
    unitOfRandomisation: 'person',
    status: 'awaiting',
    statusReason: `${trial.note}.`,
    registryId: trial.registration,
    plannedN: trial.n,
    expectedCompletion: null,
    funding: null,
    conflicts: null,
  });
}

function addCharacteristics(sink: RecordSink, trial: Trial): void {
  const { population } = trial;
  const populationSource = sourceFor(sink, trial, population.source);
  const add = (
    name: string,
    text: string | number | null | undefined,
    unit: string | null,
    sourceId: string | null,
  ) => {
    if (text === null || text === undefined) return;
    const attributeId = stableId('attribute', name);
    const isNumber = typeof text === 'number';
    if (!sink.has('attribute', attributeId)) {
      sink.add('attribute', {
        id: attributeId,
        name,
        type: isNumber ? 'number' : 'text',
        unit,
        level: 'study',
        isPlanned: false,
        expectedDirection: null,
        position: sink.records().attribute.length,
      });
    }
    sink.add('attribute_value', {
      id: stableId('attribute value', trial.id, name),
      attributeId,
      ownerTable: 'study',
      ownerId: studyId(trial),
      text: typeset(String(text)),
      number: isNumber ? text : null,
      sourceId,
    });
  };
  add('Condition', population.condition, null, populationSource);
  add('Number randomised', population.n_randomised || null, null, populationSource);
  add('Mean age', population.mean_age, 'years', populationSource);
  add('Women', population.female_pct, '%', populationSource);
  add('Country', trial.country, null, null);
  add('Setting', trial.setting, null, null);
  const seen = new Map<string, number>();
  for (const fact of trial.facts) {
    if (fact.value === null || fact.item === 'funding') continue;
    const item = fact.item.charAt(0).toUpperCase() + fact.item.slice(1);
    const times = seen.get(item) ?? 0;
    seen.set(item, times + 1);
    add(times === 0 ? item : `${item} (${times + 1})`, fact.value, null, sourceFor(sink, trial, fact.source));
  }
}

function factOf(trial: Trial, item: string): string | null {
  return trial.facts.find((fact) => fact.item === item)?.value ?? null;
}

function yearOf(trial: Trial): number | null {
  const year = /\b(?:19|20)\d{2}\b/u.exec(trial.label)?.[0];
  return year ? Number(year) : null;
}
