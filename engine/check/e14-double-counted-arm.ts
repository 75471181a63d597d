import type { Check, CheckedMember, CheckFinding } from './types.ts';
import { computed } from './wording.ts';

/**
 * E14, block: one study stands twice in an analysis and an arm, usually the comparator, is counted more than once:
 * its participants used over all rows exceed those it has. Rows in different subgroups count too, since the overall
 * total pools them. A comparator split among its comparisons passes. Extraction rules 1.4 and 6.
 * Golden: none, R has no such check; acceptance statement C11.
 */
export const checkDoubleCountedArm: Check = ({ result, members }) => {
  const rows = members.filter((member) => member.studyId === result.studyId);
  const own = rows.find((member) => member.resultId === result.id);
  if (own === undefined || rows.length < 2) return [];
  return own.arms.flatMap((arm) => counted(rows, arm.armId));
};

function counted(rows: readonly CheckedMember[], armId: string): CheckFinding[] {
  const uses = rows.flatMap((row) => row.arms.filter((arm) => arm.armId === armId).map((arm) => ({ row, arm })));
  const [first] = uses;
  if (first === undefined || uses.length < 2) return [];
  const full = Math.max(...uses.map(({ arm }) => arm.nFull ?? arm.nUsed ?? Number.NaN));
  const known = uses.every(({ arm }) => arm.nUsed !== null) && Number.isFinite(full);
  const used = uses.reduce((sum, { arm }) => sum + (arm.nUsed ?? 0), 0);
  if (known && used <= full * (1 + 1e-9)) return [];
  const subgroups = new Set(uses.map(({ row }) => row.subgroup));
  return [
    {
      check: 'E14',
      severity: 'block',
      fields: ['members', ...uses.map(({ row }) => `members.${row.resultId}`)],
      message: `Arm "${first.arm.label}" of ${first.row.studyLabel} stands ${uses.length} times in this analysis${subgroups.size > 1 ? ', in different subgroups that the overall total adds up,' : ''} and would be counted more than once.`,
      arithmetic: known
        ? `${uses.map(({ arm }) => computed(arm.nUsed ?? 0)).join(' + ')} = ${computed(used)} > ${computed(full)}`
        : `${uses.length} rows use the whole arm`,
      suggestion: 'Combine the arms on the other side into one, or split this arm among its comparisons.',
    },
  ];
}
