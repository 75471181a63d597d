import type { AnalysisHead } from '../../../api/contract/views.ts';
import { navigate, routeHash } from '../../app/routes.ts';
import { ANALYSIS } from './phrases.ts';

/** Studies that nothing speaks of otherwise: extracted and included, but with arms that no comparison is about. */
export function InNoComparison({ studies }: Readonly<{ studies: AnalysisHead['inNoComparison'] }>) {
  if (studies.length === 0) return null;
  return (
    <div className="caution-note in-no-comparison">
      <p>{ANALYSIS.inNoComparison}</p>
      <ul>
        {studies.map(({ studyId, label, arms }) => (
          <li key={studyId}>
            <a
              href={routeHash({ screen: 'studies', item: studyId })}
              onClick={(event) => {
                event.preventDefault();
                navigate('studies', studyId);
              }}
            >
              {label}
            </a>
            {arms.length === 0 ? null : ` (${arms.join(', ')})`}
          </li>
        ))}
      </ul>
    </div>
  );
}
