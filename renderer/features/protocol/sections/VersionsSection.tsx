import { formatCount } from '../../../../engine/text/format-number.ts';
import { navigate } from '../../../app/routes.ts';
import { Button } from '../../../widgets/Button.tsx';
import { EmptyState } from '../../../widgets/StatePage.tsx';
import { dayOf } from '../../history/moment.ts';
import { VERSIONS } from '../phrases.ts';
import { useProtocol } from '../protocol-context.ts';

/** What changed after numbers were known, newest first: the "differences between protocol and review". */
export function VersionsSection() {
  const { head } = useProtocol();
  if (head.versions.length === 0) {
    return (
      <EmptyState title={VERSIONS.empty}>
        <Button onPress={() => navigate('history', 'kind:protocol')}>{VERSIONS.history}</Button>
      </EmptyState>
    );
  }
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col" className="numeric">
            {VERSIONS.number}
          </th>
          <th scope="col">{VERSIONS.when}</th>
          <th scope="col">{VERSIONS.what}</th>
        </tr>
      </thead>
      <tbody>
        {head.versions.map((version) => (
          <tr key={version.id}>
            <th scope="row" className="numeric">
              {formatCount(version.number)}
            </th>
            <td className="nowrap number">{dayOf(version.at)}</td>
            <td>
              {version.reason ?? VERSIONS.first}
              {version.number === 1 ? null : (
                <span className="quiet">
                  {` (${[
                    version.isDeviation ? VERSIONS.deviation : VERSIONS.correction,
                    ...(version.isDeviation
                      ? [version.isResultsKnown === true ? VERSIONS.known : VERSIONS.unknown]
                      : []),
                  ].join(', ')})`}
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
