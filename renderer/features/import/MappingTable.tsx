import type { ColumnRoleName, TableMappingInput, TablePreview } from '../../../api/contract/imports.ts';
import { ChoiceInput } from '../../widgets/ChoiceInput.tsx';
import { ROLE_OPTIONS, TABLE } from './phrases.ts';

const SHOWN_ROWS = 8;

type Props = Readonly<{
  preview: TablePreview;
  mapping: TableMappingInput;
  onRoles: (roles: TableMappingInput['roles']) => void;
}>;

/** The table's first rows, with a choice over each column of what it holds. */
export function MappingTable({ preview: { header, sample }, mapping, onRoles }: Props) {
  const nameOf = (at: number) => header[at] || TABLE.unnamed(at + 1);
  return (
    <div className="table-frame mapping-frame">
      <table className="table mapping-table">
        <caption className="visually-hidden">{TABLE.mapping}</caption>
        <thead>
          <tr>
            <th scope="col">{TABLE.row}</th>
            {header.map((_, at) => (
              <th key={at} scope="col" data-ignored={mapping.roles[at] === 'ignore'}>
                <span className="mapping-name">{nameOf(at)}</span>
                <ChoiceInput
                  label={TABLE.role(nameOf(at))}
                  hidesLabel
                  options={ROLE_OPTIONS}
                  value={mapping.roles[at] ?? 'ignore'}
                  onChange={(id) =>
                    onRoles(
                      header.map((__, other) =>
                        other === at ? (id as ColumnRoleName) : (mapping.roles[other] ?? 'ignore'),
                      ),
                    )
                  }
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sample.slice(0, SHOWN_ROWS).map(({ line, cells }) => (
            <tr key={line}>
              <th scope="row" className="number quiet">
                {line}
              </th>
              {cells.map((cell, at) => (
                <td key={at} className="number" data-ignored={mapping.roles[at] === 'ignore'}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
