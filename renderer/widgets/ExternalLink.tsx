import type { ReactNode } from 'react';
import { useServices } from '../app/services.ts';
import { describeError } from '../connection/describe-error.ts';
import { useWorkspace } from '../workspace-context.ts';

/** A link that leaves Grove: the host opens it, the window itself never goes there. */
export function ExternalLink({ url, children }: Readonly<{ url: string; children: ReactNode }>) {
  const { connection } = useWorkspace();
  const { ui } = useServices();
  return (
    <a
      href={url}
      rel="noreferrer"
      onClick={(event) => {
        event.preventDefault();
        const open = async (): Promise<void> => {
          const client = await connection.client();
          await client.host.openLink({ url });
        };
        open().catch((error: unknown) => ui.say(describeError(error), 'problem'));
      }}
    >
      {children}
    </a>
  );
}
