import type { Action } from '../../actions/registry.ts';
import { TOUR } from './phrases.ts';
import { showStep } from './tour-state.ts';

/** Starts the tour, from the beginning each time. */
export const tourAction: Action = {
  id: 'help.tour',
  title: TOUR.start,
  group: 'Help',
  shortcuts: [],
  inTextFields: true,
  enabled: () => true,
  run: () => showStep(0),
};
