import { rememberedChoices, USUAL } from '../printed-as.ts';
import { studyNamed, type AddForm, type Known } from './add-form.ts';

/** The form as it opens: the study and the outcome in view, or the only ones there are, with what is known of them. */
export function firstForm(known: Known, studyId: string | null, outcomeId: string | null): AddForm {
  const [onlyStudy, ...otherStudies] = Object.values(known.studies.items);
  const inView = studyId === null ? undefined : known.studies.items[studyId];
  const study = (inView ?? (otherStudies.length === 0 ? onlyStudy : undefined))?.label ?? '';
  const [onlyOutcome, ...otherOutcomes] = known.head.outcomes;
  const outcome =
    known.head.outcomes.find(({ id }) => id === outcomeId) ?? (otherOutcomes.length === 0 ? onlyOutcome : undefined);
  return {
    study,
    outcome: outcome?.label ?? '',
    kind: 'continuous',
    arms: armsOf(known, study),
    times: '',
    score: 'final',
    shape: outcome === undefined ? USUAL : shapesOf(outcome.id),
    withArms: true,
    withContrasts: true,
    measure: null,
    instrumentId: '',
    event: '',
  };
}

/** What papers print of an outcome, as it was chosen the last time. */
export const shapesOf = (outcomeId: string): AddForm['shape'] => ({ ...USUAL, ...rememberedChoices(outcomeId) });

/** The arms of a study as they are typed: `Mirror 20, Sham 21`; empty for a study that is new. */
export function armsOf(known: Known, label: string): string {
  return (studyNamed(known, label)?.arms ?? [])
    .map((arm) => `${arm.label}${arm.nRandomised === null ? '' : ` ${arm.nRandomised}`}`)
    .join(', ');
}
