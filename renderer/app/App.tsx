import { I18nProvider } from 'react-aria-components';
import { WorkspaceContext } from '../workspace-context.ts';
import type { Workspace } from '../workspace.ts';
import { ServicesContext, type Services } from './services.ts';
import { Shell } from './Shell.tsx';

export function App({ workspace, services }: Readonly<{ workspace: Workspace; services: Services }>) {
  return (
    <I18nProvider locale="en-GB">
      <WorkspaceContext value={workspace}>
        <ServicesContext value={services}>
          <Shell />
        </ServicesContext>
      </WorkspaceContext>
    </I18nProvider>
  );
}
