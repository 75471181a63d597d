import { I18nProvider } from 'react-aria-components';
import { WorkspaceContext } from '../workspace-context.ts';
import { ServicesContext } from './services.ts';
import { Shell } from './Shell.tsx';
import type { StartedApp } from './start-app.ts';

export function App({ workspace, services }: StartedApp) {
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
