import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where Grove keeps its own small files (recent files, the bundled review, its log): GROVE_DATA, or the system's place. */
export function dataFolder(env: Readonly<Record<string, string | undefined>> = process.env): string {
  const chosen = env['GROVE_DATA'];
  if (chosen !== undefined && chosen !== '') return chosen;
  const home = homedir();
  if (process.platform === 'win32') return join(env['APPDATA'] ?? home, 'Grove');
  if (process.platform === 'darwin') return join(home, 'Library', 'Application Support', 'Grove');
  return join(env['XDG_DATA_HOME'] ?? join(home, '.local', 'share'), 'grove');
}
