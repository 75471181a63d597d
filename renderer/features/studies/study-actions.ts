import type { Action } from '../../actions/registry.ts';
import { navigate } from '../../app/routes.ts';
import { STUDIES } from './phrases.ts';

const always = (): true => true;

/** What can be begun from anywhere: a study, an import, the flow. */
export const STUDY_ACTIONS: readonly Action[] = [
  {
    id: 'study.add',
    title: STUDIES.addAction,
    group: 'Edit',
    shortcuts: [],
    inTextFields: true,
    enabled: always,
    run: () => navigate('studies', 'new'),
  },
  {
    id: 'study.import',
    title: STUDIES.importAction,
    group: 'Edit',
    shortcuts: [],
    inTextFields: true,
    enabled: always,
    run: () => navigate('import'),
  },
  {
    id: 'study.flow',
    title: STUDIES.flowAction,
    group: 'Go to',
    shortcuts: [],
    inTextFields: true,
    enabled: always,
    run: () => navigate('studies', 'flow'),
  },
];
