import type { Study } from '../../engine/review/records/index.ts';

const YEAR = /\b(?:19|20)\d\d\b/u;

/** A study that came with its results: included, parallel until somebody says otherwise, of the year its label names. */
export function includedStudy(id: string, label: string, year: number | null = null): Study {
  const inLabel = YEAR.exec(label)?.[0];
  return {
    id,
    label: label.trim(),
    year: year ?? (inLabel === undefined ? null : Number(inLabel)),
    design: 'parallel',
    designNote: null,
    unitOfRandomisation: 'person',
    status: 'included',
    statusReason: null,
    registryId: null,
    plannedN: null,
    expectedCompletion: null,
    funding: null,
    conflicts: null,
  };
}
