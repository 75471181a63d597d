import { isBlocked, runChecks } from '../../check/run-checks.ts';
import { CHECK_IDS, type CheckFinding, type CheckId } from '../../check/types.ts';
import { EngineInputError } from '../../errors.ts';
import { readCheckSubject } from './check-input.ts';

/** A finding with its suggestion always present, null where there is none. */
type CheckLine = Omit<CheckFinding, 'suggestion'> & Readonly<{ suggestion: string | null }>;

export type CheckTaskResult = Readonly<{
  /** The gravest first. */
  findings: readonly CheckLine[];
  /** True when a finding keeps the result out of every analysis. */
  blocked: boolean;
}>;

/**
 * The task `check`: the error checks E1 to E21 of the extraction rules on one study result.
 *
 * ```
 * {"id": "c16", "task": "check", "input": {
 *   "result": {
 *     "studyId": "Ruiz 2021", "outcome": "pain", "score": "final",
 *     "instrument": {"id": "PEG", "min": 0, "max": 10, "higherIs": "worse", "integer": true,
 *                    "itemsAveraged": 3, "otherSds": [2.2]},
 *     "arms": [
 *       {"label": "Mindfulness", "side": "intervention", "n": 50, "nRandomised": 52, "mean": "4.10",
 *        "sd": {"value": "0.31", "locator": "Table 2, p. 1034"}},
 *       {"label": "Usual care", "side": "comparator", "n": 48, "mean": "5.00", "sd": "2.10"}],
 *     "contrast": {"measure": "MD", "estimate": "-0.90", "ciLow": "-1.50", "ciHigh": "-0.30", "p": "<0.01"}},
 *   "others": [ … more results, for medians, duplicates and directions … ],
 *   "members": [ {"resultId": "r1", "studyId": "Ruiz 2021", "subgroup": null,
 *                 "arms": [{"armId": "c", "label": "Usual care", "side": "comparator", "nUsed": 48, "nFull": 48}]} ]},
 *  "options": {"checks": ["E1", "E11"]}}
 * ```
 *
 * A printed number is a string as the paper has it (`"4.10"`, `"<0.001"`, `"−0.62"`), a plain number (its decimals are
 * then those of its shortest form), or `{value, decimals, qualifier, state, locator}` with `state` reported | derived |
 * imputed | digitised. Everything but `result` may be left out; what is missing is not checked. Fields by name and
 * type: `engine/check/types.ts`. `options.checks` restricts the run. The result is
 * `{findings: [{check, severity, fields, message, arithmetic, suggestion}], blocked}`.
 *
 * @throws EngineInputError naming the field for malformed or unknown fields and options
 */
export const checkTask = {
  task: 'check',
  run(input: unknown, options: unknown): CheckTaskResult {
    const ids = readChecks(options);
    const findings = runChecks(readCheckSubject(input), ids);
    return {
      findings: findings.map((finding) => ({ ...finding, suggestion: finding.suggestion ?? null })),
      blocked: isBlocked(findings),
    };
  },
} as const;

function readChecks(options: unknown): readonly CheckId[] {
  if (options === undefined || options === null) return CHECK_IDS;
  if (typeof options !== 'object' || Array.isArray(options)) {
    throw new EngineInputError('unknown-option', 'options must be an object, such as {"checks": ["E1"]}.', 'options');
  }
  const stranger = Object.keys(options).find((key) => key !== 'checks');
  if (stranger !== undefined) {
    throw new EngineInputError(
      'unknown-option',
      `The task check has no option "${stranger}"; its only option is checks.`,
      stranger,
    );
  }
  const wanted = 'checks' in options ? options.checks : null;
  if (wanted === null || wanted === undefined) return CHECK_IDS;
  if (!Array.isArray(wanted))
    throw new EngineInputError('unknown-option', 'checks must be a list of checks, E1 to E21.', 'checks');
  return wanted.map((id: unknown, at) => {
    const known = CHECK_IDS.find((candidate) => candidate === id);
    if (known === undefined) {
      throw new EngineInputError(
        'unknown-option',
        `checks[${at}] is not a check; the checks are E1 to E21.`,
        `checks[${at}]`,
      );
    }
    return known;
  });
}
