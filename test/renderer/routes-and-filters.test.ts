import { describe, expect, it } from 'vitest';
import type { StudyItem } from '../../api/contract/views.ts';
import { suggestedCopyName } from '../../renderer/actions/copy-name.ts';
import { parseRoute, routeHash } from '../../renderer/app/routes.ts';
import { folderOf, reportFolderBeside } from '../../renderer/features/report/paths.ts';
import { filterStudies } from '../../renderer/features/studies/filter.ts';

describe('routes', () => {
  it('come back as they were written, whatever the id holds', () => {
    const route = { screen: 'analyses', item: 'pain/26 weeks #1 100%' } as const;
    expect(parseRoute(routeHash(route))).toEqual(route);
    expect(parseRoute('#/studies')).toEqual({ screen: 'studies', item: null });
  });

  it('refuse what is no screen, and survive a broken escape', () => {
    expect(parseRoute('#launch=abc')).toBeNull();
    expect(parseRoute('#/nowhere')).toBeNull();
    expect(parseRoute('#/studies/%E0%A4%A')).toEqual({ screen: 'studies', item: null });
  });
});

const study = (label: string, status: StudyItem['status'], more: Partial<StudyItem> = {}): StudyItem => ({
  id: label,
  label,
  year: 2016,
  status,
  statusReason: null,
  design: 'parallel',
  designNote: null,
  unitOfRandomisation: null,
  registryId: null,
  plannedN: null,
  expectedCompletion: null,
  funding: null,
  conflicts: null,
  reports: [],
  measurements: 0,
  citation: null,
  doi: null,
  pmid: null,
  arms: [],
  nRandomised: null,
  attributes: [],
  availability: [],
  ...more,
});

describe('filterStudies', () => {
  const cherkin = study('Cherkin 2016', 'included', { registryId: 'NCT01467843' });
  const ardito = study('Ardito 2017', 'excluded', { statusReason: 'Not randomised' });

  it('wants every word somewhere in the study', () => {
    expect(filterStudies([cherkin, ardito], 'cherk nct01', 'all')).toEqual([cherkin]);
    expect(filterStudies([cherkin, ardito], 'RANDOMISED', 'all')).toEqual([ardito]);
    expect(filterStudies([cherkin, ardito], 'cherkin ardito', 'all')).toEqual([]);
  });

  it('keeps one status', () => {
    expect(filterStudies([cherkin, ardito], '', 'excluded')).toEqual([ardito]);
  });
});

describe('paths', () => {
  it('keep the separator they came with', () => {
    expect(folderOf('/home/a/b.pdf')).toBe('/home/a');
    expect(folderOf('C:\\a\\b.pdf')).toBe('C:\\a');
    expect(reportFolderBeside('/home/a/b.grove')).toBe('/home/a/reports');
    expect(reportFolderBeside('b.grove')).toBe('');
  });

  it('name a copy after the file', () => {
    expect(suggestedCopyName('pain.grove')).toBe('pain copy.grove');
    expect(suggestedCopyName('')).toBe('review copy.grove');
  });
});
