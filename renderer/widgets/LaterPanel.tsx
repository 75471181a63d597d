import type { ReactNode } from 'react';
import { TabPanel } from 'react-aria-components';
import { Later } from './Later.tsx';

type Props = Readonly<{ id: string; className: string; children: ReactNode }>;

/**
 * The panel of a tab, drawn after the frame that shows the tab as chosen. One that is left is kept by React Aria for a moment,
 * inert, lest it moves out: emptied at once, it spares the browser a new style for each element it is about to remove.
 */
export function LaterPanel({ id, className, children }: Props) {
  return (
    <TabPanel className={className} id={id}>
      {({ isInert }) => (isInert ? null : <Later>{children}</Later>)}
    </TabPanel>
  );
}
