import { useEffect, useState } from 'react';
import type { RecentReview } from '../../../api/contract/host.ts';
import { formatCount } from '../../../engine/text/format-number.ts';
import { navigate } from '../../app/routes.ts';
import { useServices } from '../../app/services.ts';
import { describeError } from '../../connection/describe-error.ts';
import { ActionButton } from '../../widgets/ActionButton.tsx';
import { EmptyState, FailedState, LoadingState } from '../../widgets/StatePage.tsx';
import { useWorkspace } from '../../workspace-context.ts';
import { clockOf, dayOf } from '../history/moment.ts';
import { TOUR } from '../tour/phrases.ts';
import { NewReviewDialog } from './NewReviewDialog.tsx';
import { showReview } from './open-review.ts';
import { HOME } from './phrases.ts';
import './home.css';

type Recent = readonly RecentReview[];

/** The reviews of this computer, the newest first, and the way to a new one. */
export function HomeScreen({ item }: Readonly<{ item: string | null }>) {
  const { connection } = useWorkspace();
  const [recent, setRecent] = useState<Recent | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    let isCurrent = true;
    const load = async (): Promise<void> => {
      const client = await connection.client();
      const files = await client.host.recentFiles();
      if (isCurrent) setRecent(files);
    };
    load().catch((error: unknown) => isCurrent && setProblem(describeError(error)));
    return () => {
      isCurrent = false;
    };
  }, [connection, attempt]);

  const retry = (): void => {
    setProblem(null);
    setAttempt(attempt + 1);
  };
  return (
    <section className="home" aria-labelledby="home-title">
      <header className="home-head">
        <h1 id="home-title">{HOME.title}</h1>
        <p className="quiet">{HOME.lead}</p>
        <div className="home-buttons">
          <ActionButton id="review.new" kind="primary">
            {HOME.newReview}
          </ActionButton>
          <ActionButton id="review.open" kind="plain">
            {HOME.open}
          </ActionButton>
          <ActionButton id="help.tour" kind="plain">
            {TOUR.take}
          </ActionButton>
        </div>
        <p className="field-description">{HOME.dropHint}</p>
      </header>
      {problem !== null ? (
        <FailedState sentence={problem} retry={retry} />
      ) : recent === null ? (
        <LoadingState what={HOME.loading} />
      ) : recent.length === 0 ? (
        <EmptyState title={HOME.empty} />
      ) : (
        <RecentTable recent={recent} />
      )}
      {item === 'new' ? <NewReviewDialog /> : null}
    </section>
  );
}

function RecentTable({ recent }: Readonly<{ recent: Recent }>) {
  const workspace = useWorkspace();
  const { ui } = useServices();
  const open = (file: RecentReview): void => {
    if (file.isThisOne) navigate('analyses');
    else void showReview(workspace, ui, (host) => host.openReview({ path: file.path, windowId: workspace.windowId }));
  };
  return (
    <table className="table recent-table" aria-label={HOME.recent}>
      <thead>
        <tr>
          <th scope="col">{HOME.columns.title}</th>
          <th scope="col" className="numeric">
            <abbr title={HOME.studiesLong}>{HOME.columns.studies}</abbr>
          </th>
          <th scope="col" className="numeric">
            <abbr title={HOME.participantsLong}>{HOME.columns.participants}</abbr>
          </th>
          <th scope="col">{HOME.columns.changed}</th>
          <th scope="col">{HOME.columns.file}</th>
        </tr>
      </thead>
      <tbody>
        {recent.map((file) => {
          const title = file.summary?.title || file.name;
          return (
            <tr key={file.path} onClick={() => open(file)}>
              <th scope="row">
                <button type="button" className="row-button" aria-label={HOME.openIt(title)}>
                  {title}
                </button>
                {file.isThisOne ? <span className="quiet-tag">{HOME.thisOne}</span> : null}
              </th>
              <td className="numeric">{file.summary === null ? HOME.unknown : formatCount(file.summary.studies)}</td>
              <td className="numeric">
                {file.summary === null ? HOME.unknown : formatCount(file.summary.participants)}
              </td>
              <td className="nowrap number">{changeOf(file)}</td>
              <td className="recent-path quiet" title={file.path}>
                {file.path}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function changeOf({ summary }: RecentReview): string {
  if (summary === null) return HOME.unreadable;
  return summary.lastChangeAt === null
    ? HOME.unknown
    : `${dayOf(summary.lastChangeAt)} ${clockOf(summary.lastChangeAt)}`;
}
