import { useRef, type ReactNode } from 'react';
import type { StudiesHead } from '../../../../api/contract/views.ts';
import { mismatchSentence, prismaTable } from '../../../../report/components/prisma/describe.ts';
import { PRISMA } from '../../../../report/components/prisma/phrases.ts';
import { PrismaDiagram } from '../../../../report/components/prisma/PrismaDiagram.tsx';
import { copiedTable } from '../../../widgets/copying/copy-to-clipboard.ts';
import { CopyPlot } from '../../../widgets/copying/CopyPlot.tsx';
import { Term } from '../../../widgets/Term.tsx';
import { useKeepFocus } from '../../../widgets/use-keep-focus.ts';
import { CountsEditor } from './CountsEditor.tsx';
import { FLOW } from './phrases.ts';
import { SearchesEditor } from './SearchesEditor.tsx';
import './flow.css';

/** Boxes that need no number where nothing was taken away. */
const OPTIONAL: ReadonlySet<string> = new Set(['other not retrieved', 'other reports excluded']);

/** How the studies were found: the PRISMA flow drawn from what is typed beside it and from the studies themselves. */
export function FlowPage({ head, title }: Readonly<{ head: StudiesHead; title: ReactNode }>) {
  const { prisma } = head;
  const region = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLDivElement>(null);
  const behind = useRef<HTMLTableElement>(null);
  useKeepFocus(region);
  const missing = Object.values(prisma.boxes).filter(
    ({ id, count }) => count === null && !OPTIONAL.has(id) && (prisma.hasOtherMethods || !id.startsWith('other')),
  ).length;
  const isRecorded = Object.values(prisma.boxes).some(({ basis }) => basis === 'recorded');
  return (
    <>
      <header className="screen-head">{title}</header>
      <div className="flow">
        <div className="flow-edit" role="region" aria-label={FLOW.edit} ref={region} tabIndex={-1}>
          <SearchesEditor searches={head.searches} />
          <CountsEditor counts={head.counts} />
        </div>
        <div className="flow-picture">
          <section aria-labelledby="flow-title">
            <div className="flow-title-line">
              <h2 id="flow-title">
                <Term id="prismaFlow">{FLOW.diagram}</Term>
              </h2>
              <CopyPlot
                plot={FLOW.diagram}
                frame={picture}
                table={() => (behind.current === null ? null : copiedTable(behind.current))}
              />
            </div>
            <div role="status" className="flow-sums">
              {prisma.mismatches.length === 0 ? (
                <p className="quiet">
                  {!isRecorded ? FLOW.addsNothing : missing > 0 ? FLOW.addsSoFar(missing) : FLOW.adds}
                </p>
              ) : (
                <ul>
                  {prisma.mismatches.map((mismatch) => (
                    <li key={`${mismatch.box} ${mismatch.expected}`}>{mismatchSentence(mismatch)}</li>
                  ))}
                </ul>
              )}
            </div>
            <div className="flow-frame" ref={picture}>
              <PrismaDiagram flow={prisma} />
            </div>
            <details>
              <summary>{FLOW.table}</summary>
              <table className="table" ref={behind}>
                <thead>
                  <tr>
                    <th scope="col">{PRISMA.stage}</th>
                    <th scope="col">{PRISMA.line}</th>
                    <th scope="col" className="numeric">
                      {PRISMA.number}
                    </th>
                    <th scope="col">{PRISMA.basis}</th>
                  </tr>
                </thead>
                <tbody>
                  {prismaTable(prisma).map((row) => (
                    <tr key={row.id}>
                      <th scope="row">{row.box}</th>
                      <td>{row.line ?? ''}</td>
                      <td className="numeric">{row.count}</td>
                      <td>{row.basis}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </details>
          </section>
        </div>
      </div>
    </>
  );
}
