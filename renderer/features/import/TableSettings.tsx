import type { TableMappingInput } from '../../../api/contract/imports.ts';
import { ChoiceInput } from '../../widgets/ChoiceInput.tsx';
import { DraftText } from '../../widgets/DraftText.tsx';
import { TABLE } from './phrases.ts';

const MEASURES = [
  'MD',
  'SMD',
  'ROM',
  'RR',
  'OR',
  'RD',
  'PETO',
  'IRR',
  'HR',
] as const satisfies readonly TableMappingInput['measure'][];
const RATIOS: ReadonlySet<string> = new Set(['ROM', 'RR', 'OR', 'PETO', 'IRR', 'HR']);

type Props = Readonly<{ mapping: TableMappingInput; onChange: (part: Partial<TableMappingInput>) => void }>;

/** What the table as a whole leaves unsaid. Only what its columns make a question of is asked. */
export function TableSettings({ mapping, onChange }: Props) {
  const {
    roles,
    outcome,
    outcomeKind,
    time,
    timeUnit,
    decimalMark,
    labelA,
    labelB,
    measure,
    isLogarithm,
    score,
    ciLevel,
  } = mapping;
  const has = (start: string) => roles.some((role) => role.startsWith(start));
  const isWide = has('a ') || has('b ') || has('contrast ');
  return (
    <div className="table-settings">
      {roles.includes('outcome') ? null : (
        <DraftText label={TABLE.outcome} value={outcome} onChange={(text) => onChange({ outcome: text })} />
      )}
      <Choice
        label={TABLE.outcomeKind}
        names={TABLE.outcomeKinds}
        value={outcomeKind}
        onChange={(id) => onChange({ outcomeKind: id })}
      />
      {roles.includes('time') ? (
        <Choice
          label={TABLE.timeUnit}
          names={TABLE.timeUnits}
          value={timeUnit}
          onChange={(id) => onChange({ timeUnit: id })}
        />
      ) : (
        <DraftText label={TABLE.time} value={time} onChange={(text) => onChange({ time: text })} />
      )}
      {outcomeKind === 'continuous' ? (
        <Choice
          label={TABLE.score}
          names={TABLE.scores}
          value={score ?? 'none'}
          onChange={(id) => onChange({ score: id === 'none' ? null : id })}
        />
      ) : null}
      {isWide && !roles.includes('a label') ? (
        <DraftText label={TABLE.labelA} value={labelA} onChange={(text) => onChange({ labelA: text })} />
      ) : null}
      {isWide && !roles.includes('b label') ? (
        <DraftText label={TABLE.labelB} value={labelB} onChange={(text) => onChange({ labelB: text })} />
      ) : null}
      {has('contrast ') ? (
        <>
          <Choice
            label={TABLE.measure}
            names={Object.fromEntries(MEASURES.map((id) => [id, id])) as Record<TableMappingInput['measure'], string>}
            value={measure}
            onChange={(id) => onChange({ measure: id })}
          />
          {RATIOS.has(measure) ? (
            <Choice
              label={TABLE.scale}
              names={TABLE.scales}
              value={isLogarithm ? 'logarithm' : 'plain'}
              onChange={(id) => onChange({ isLogarithm: id === 'logarithm' })}
            />
          ) : null}
        </>
      ) : null}
      {roles.some((role) => role.endsWith('ci_low') || role.endsWith('ci_high')) ? (
        <Choice
          label={TABLE.ciLevel}
          names={TABLE.levels}
          value={levelId(ciLevel)}
          onChange={(id) => onChange({ ciLevel: Number(id) })}
        />
      ) : null}
      <Choice
        label={TABLE.decimalMark}
        names={TABLE.decimalMarks}
        value={decimalMark ?? 'unknown'}
        onChange={(id) => onChange({ decimalMark: id === 'unknown' ? null : id })}
      />
    </div>
  );
}

const LEVELS = ['90', '95', '99'] as const;

function levelId(level: number): (typeof LEVELS)[number] {
  return LEVELS.find((id) => Number(id) === level) ?? '95';
}

type ChoiceProps<Id extends string> = Readonly<{
  label: string;
  names: Readonly<Record<Id, string>>;
  value: Id;
  onChange: (id: Id) => void;
}>;

function Choice<Id extends string>({ label, names, value, onChange }: ChoiceProps<Id>) {
  const options = (Object.entries(names) as [Id, string][]).map(([id, name]) => ({ id, label: name }));
  return <ChoiceInput label={label} options={options} value={value} onChange={(id) => onChange(id as Id)} />;
}
