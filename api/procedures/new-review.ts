import type { NewReview } from '../contract/host.ts';
import { closeProject, createProject } from '../../db/connection.ts';
import { runCommand } from '../../db/history.ts';
import { uuidv7 } from '../../db/ids.ts';
import { insertRecords } from '../../db/repositories/records.ts';
import type { MakeOptions } from './make-review.ts';
import { COMMANDS } from './views/phrases.ts';

/** Which direction is better where the reviewer has not said; it stands in the protocol, to be changed there. */
const LIKELY_BETTER = 'lower';
/** The windows most reviews start from; weeks from randomisation. */
const FIRST_WINDOW = { label: 'any follow-up', weeksFrom: 0, weeksTo: null, weeksTarget: 26, position: 0 } as const;

/**
 * Make a new project file that holds the title, the question and the first outcome of a review: enough for every screen to
 * say what comes next. Throws ProjectFileError if the name is taken.
 */
export function makeNewReview(
  path: string,
  { title, question, outcome, kind }: NewReview,
  { actor, now }: MakeOptions,
): void {
  const db = createProject(path, { actor, now });
  try {
    const at = now();
    const newId = () => uuidv7(at);
    runCommand(db, { id: newId(), name: COMMANDS.newReview, actor, at: at.toISOString() }, () => {
      insertRecords(db, {
        review: [
          { id: newId(), title, question, population: '', setting: '', profile: 'grove', extractionMode: 'single' },
        ],
        outcome: [
          {
            id: newId(),
            construct: outcome,
            kind,
            countBasis: kind === 'binary' ? 'persons' : null,
            ascertainment: null,
            better: LIKELY_BETTER,
            importance: null,
            scaleLow: null,
            scaleHigh: null,
            scaleUnit: null,
            thresholdSmall: null,
            thresholdModerate: null,
            thresholdLarge: null,
            thresholdSource: null,
            position: 0,
          },
        ],
        time_window: [{ id: newId(), ...FIRST_WINDOW }],
      });
      return null;
    });
  } finally {
    closeProject(db);
  }
}
