import {
  informationSizeForEvents,
  informationSizeForMeans,
  informationSizeForRisks,
  type ParticipantsNeeded,
} from '../../grade/information-size.ts';
import { DEFAULT_GRADE_SETTINGS } from '../../grade/settings.ts';
import { EngineInputError } from '../../errors.ts';
import { gatherFields, type Aliases } from '../aliases.ts';
import { readNumber, readNumberOption, type Fields } from '../fields.ts';
import { renamingFields } from '../rename-field.ts';
import type { Task } from '../task.ts';

const FIELDS: Aliases = {
  kind: ['type', 'outcome', 'outcome_type', 'measure'],
  delta: ['mid', 'mcid', 'difference', 'target_difference'],
  delta_sd: ['standardised_delta', 'smd', 'd', 'delta_smd', 'effect_size'],
  sd: ['standard_deviation', 'pooled_sd', 'comparator_sd'],
  control_risk: ['p1', 'p0', 'baseline_risk', 'control_event_rate', 'cer', 'comparator_risk'],
  rrr: ['relative_risk_reduction'],
  intervention_risk: ['p2', 'experimental_risk'],
  hr: ['hazard_ratio', 'ratio', 'irr', 'rate_ratio'],
  n: ['participants', 'available', 'n_total', 'events_available'],
  alpha: ['type_1_error', 'significance'],
  power: [],
};

/**
 * Optimal information size. Fields: delta and sd (a mean difference against the MID); or delta_sd (in SDs; 0.2 when nothing is given);
 * or control_risk with rrr (a share, or in percent; 0.25 when neither it nor intervention_risk is given); or hr (events); alpha (two-sided, 0.05), power (0.80);
 * n, what there is, in participants or for hr in events.
 *
 * Result: kind (means, risks, events), per_arm and total participants, exact_per_arm before rounding up; for risks
 * intervention_risk and events; for hr events alone. With n also reached, share, and far_below (under 30%).
 *
 * Source: GRADE guidelines 6 (2011), doi:10.1016/j.jclinepi.2011.01.012.
 */
export const oisTask: Task = {
  task: 'ois',
  run: (rawInput, rawOptions) => {
    const fields = gatherFields(rawInput, rawOptions, FIELDS, 'ois');
    const rates = {
      alpha: readNumberOption(fields, 'alpha', DEFAULT_GRADE_SETTINGS.alpha),
      power: readNumberOption(fields, 'power', DEFAULT_GRADE_SETTINGS.power),
    };
    requireOneKind(fields);
    const has = (field: string) => fields[field] !== undefined && fields[field] !== null;
    return renamingFields({ controlRisk: 'control_risk', relativeRiskReduction: 'rrr', ratio: 'hr' }, () => {
      if (has('hr')) {
        const { exact, events } = informationSizeForEvents({ ratio: readNumber(fields, 'hr') }, rates);
        return { kind: 'events', events, exact_events: exact, ...against(fields, events) };
      }
      if (has('control_risk')) {
        const controlRisk = readNumber(fields, 'control_risk');
        const relativeRiskReduction = has('intervention_risk')
          ? 1 - readNumber(fields, 'intervention_risk') / controlRisk
          : asShare(readNumberOption(fields, 'rrr', DEFAULT_GRADE_SETTINGS.relativeRiskReduction));
        const needed = informationSizeForRisks({ controlRisk, relativeRiskReduction }, rates);
        return {
          kind: 'risks',
          ...participants(needed, fields),
          intervention_risk: needed.interventionRisk,
          rrr: relativeRiskReduction,
          events: needed.events,
        };
      }
      const isStandardised = !has('delta');
      const delta = isStandardised
        ? readNumberOption(fields, 'delta_sd', DEFAULT_GRADE_SETTINGS.standardisedDelta)
        : readNumber(fields, 'delta');
      const sd = isStandardised ? 1 : readNumber(fields, 'sd');
      return { kind: 'means', ...participants(informationSizeForMeans({ delta, sd }, rates), fields), delta, sd };
    });
  },
};

/** What is asked for in two ways at once has no single answer. */
function requireOneKind(fields: Fields): void {
  const given = ['delta', 'delta_sd', 'control_risk', 'hr'].filter(
    (field) => fields[field] !== undefined && fields[field] !== null,
  );
  if (given.length > 1) {
    throw new EngineInputError(
      'unknown-option',
      `${given.join(' and ')} are given together: each asks for another size; keep one.`,
      given[1] ?? null,
    );
  }
}

/** A reduction above one can only be meant in percent. */
function asShare(reduction: number): number {
  return reduction > 1 && reduction < 100 ? reduction / 100 : reduction;
}

function participants({ exactPerArm, perArm, total }: ParticipantsNeeded, fields: Fields): object {
  return { per_arm: perArm, total, exact_per_arm: exactPerArm, ...against(fields, total) };
}

function against(fields: Fields, required: number): object {
  if (fields['n'] === undefined || fields['n'] === null) return {};
  const n = readNumber(fields, 'n');
  if (n < 0)
    throw new EngineInputError('out-of-range', `n is ${n}: a number of people or events is not below zero.`, 'n');
  return {
    n,
    reached: n >= required,
    share: n / required,
    far_below: n < DEFAULT_GRADE_SETTINGS.farBelowShare * required,
  };
}
