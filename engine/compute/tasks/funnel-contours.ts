import { funnelContours, type FunnelContour } from '../../bias/funnel-contours.ts';
import { readColumn, readCompleteColumn, readNumberOption, readObject, refuseUnknown } from '../fields.ts';
import type { Task } from '../task.ts';

/** Lines of the funnel plot; levels in percent. */
export const funnelContoursTask: Task = {
  task: 'funnel_contours',
  run(rawInput, rawOptions) {
    const input = readObject(rawInput, 'input');
    const options = readObject(rawOptions, 'options');
    refuseUnknown(options, ['levels', 'center', 'points'], 'funnel_contours');
    const levels = options['levels'] === undefined ? [90, 95, 99] : readCompleteColumn(options, 'levels');
    const funnel = funnelContours(
      readColumn(input, 'yi'),
      readColumn(input, 'vi'),
      levels.map((level) => level / 100),
      readNumberOption(options, 'points', 5),
    );
    const lines = (contours: readonly FunnelContour[]): object[] =>
      contours.map(({ low, high }, i) => ({ level: levels[i], lb: low, ub: high }));
    return {
      refline: funnel.centre,
      sei: funnel.standardErrors,
      grid_se: funnel.grid,
      pseudo_ci: lines(funnel.pseudoInterval),
      contour: lines(funnel.significance),
      p_two_sided: funnel.pValues,
    };
  },
};
