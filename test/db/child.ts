import { spawn, type ChildProcess } from 'node:child_process';
import { onTestFinished } from 'vitest';

/** Runs `source`, an ES module, in a Node of its own; ends with the test. Lines it prints arrive through `line`. */
export function startChild(
  source: string,
  args: readonly string[] = [],
): Readonly<{ process: ChildProcess; line: () => Promise<string> }> {
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', source, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let pending = '';
  const lines: string[] = [];
  const waiting: ((line: string) => void)[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const parts = (pending + text).split('\n');
    pending = parts.pop() ?? '';
    for (const part of parts) {
      const next = waiting.shift();
      if (next === undefined) lines.push(part);
      else next(part);
    }
  });
  const line = () => {
    const ready = lines.shift();
    return ready === undefined ? new Promise<string>((resolve) => waiting.push(resolve)) : Promise.resolve(ready);
  };
  return { process: child, line };
}
