import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeBundledReview } from '../../api/procedures/make-review.ts';

const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'grove-cli-'));
const review = join(folder, 'review.grove');

beforeAll(() => {
  const built = spawnSync(process.execPath, [join(root, 'build', 'build.mjs')], { encoding: 'utf8' });
  if (built.status !== 0) throw new Error(built.stderr);
  makeBundledReview(review, { actor: 'A reviewer', now: () => new Date('2026-01-05T09:00:00Z') });
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function grove(args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'dist/electron/cli.js'), ...args], {
    cwd: folder,
    encoding: 'utf8',
    input,
  });
  return { status, stdout, stderr };
}

test('help names every command of the design, and which are not in this version', () => {
  const { status, stdout, stderr } = grove(['--help']);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  for (const name of ['demo', 'open', 'report', 'analyse', 'compute', 'check', 'diff', 'import'])
    expect(stdout).toMatch(new RegExp(`grove ${name}`));
  expect(stdout.split('Not in this version:')[1]?.match(/^ {2}grove \w+/gm)).toEqual(['  grove merge']);
});

test('import adds references once, and a table whole or not at all', { timeout: 30_000 }, () => {
  const project = join(folder, 'imports.grove');
  copyFileSync(review, project);
  writeFileSync(
    join(folder, 'new.ris'),
    'TY  - JOUR\nTI  - A randomised trial of walking for low back pain\nAU  - Walker, A\nPY  - 2021\nER  - \n',
  );
  writeFileSync(
    join(folder, 'results.csv'),
    'study,n1i,m1i,sd1i,n2i,m2i,sd2i\nWalker 2021,50,4.1,2,48,5,2.1\nKim 2019,33,four,2.2,30,5.1,2.3\n',
  );
  const into = (...args: readonly string[]) => grove(['import', ...args, '--into', 'imports.grove']);
  expect(into('new.ris')).toMatchObject({
    status: 0,
    stdout: 'new.ris (RIS, UTF-8): 1 study added, 0 reports completed, 0 there already.\n',
  });
  expect(into('new.ris').stdout).toMatch(/0 studies added, 0 reports completed, 1 there already/u);
  expect(into('results.csv', '--outcome', 'Pain')).toEqual({
    status: 1,
    stdout: '',
    stderr: expect.stringMatching(/^results\.csv: Row 3, m1i: .*\n$/u),
  });
  expect(into('results.csv', '--outcome', 'Pain', '--leave-out-problems').stdout).toMatch(
    /6 values in 2 new rows of 0 new studies added, 1 row left out/u,
  );
  expect(grove(['check', 'imports.grove']).status).toBe(0);
  expect(into('gone.ris')).toMatchObject({ status: 1, stdout: '' });
});

describe('what cannot be done ends with a code and one plain line', () => {
  const cases: [name: string, args: string[], line: RegExp][] = [
    ['a command to come', ['merge', 'a', 'b'], /^grove merge is not in this version\.\n$/],
    ['an unknown command', ['frobnicate'], /no command “frobnicate”/],
    ['a name every object has', ['constructor'], /no command “constructor”/],
    ['an unknown option', ['check', '--fast', 'a.grove'], /Unknown option '--fast'.*Usage: grove check FILE/],
    ['no file', ['check'], /Usage: grove check FILE/],
    ['a file that is not there', ['analyse', 'gone.grove'], /There is no file “gone\.grove”/],
    ['a file of another kind', ['check', 'notes.txt'], /not a Grove project/],
    ['no format', ['report', 'review.grove'], /Usage: grove report/],
    ['a table that is not there', ['analyse', 'gone.csv'], /gone\.csv cannot be read/],
    ['a measure nobody knows', ['analyse', 'studies.csv', '--measure', 'BEST'], /no measure “BEST”/],
    ['a table’s option for a review', ['analyse', 'review.grove', '--method', 'DL'], /are for a table/],
  ];
  writeFileSync(join(folder, 'notes.txt'), 'Not a review. '.repeat(100));
  writeFileSync(join(folder, 'studies.csv'), 'estimate,se\n-0.62,0.2\n-0.64,0.27\n');
  test.each(cases)('%s', (_name, args, line) => {
    const { status, stdout, stderr } = grove(args);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(line);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});

test('the checkout’s own command is linked where npx looks', () => {
  const linked = spawnSync(join(root, 'node_modules', '.bin', 'grove'), ['--help'], { encoding: 'utf8' });
  expect({ status: linked.status, error: linked.error }).toEqual({ status: 0, error: undefined });
  expect(linked.stdout).toContain('grove demo');
});

test('analyse pools a table of studies', () => {
  writeFileSync(join(folder, 'pain.csv'), 'study,estimate,se\nA,-0.62,0.2015301\nB,-0.64,0.2705788\nC,-1,0.4336755\n');
  const { status, stdout } = grove(['analyse', 'pain.csv']);
  expect(status).toBe(0);
  expect(stdout).toContain('−0.673 (95% CI −1.045 to −0.300)');
});

test('analyse prints every analysis as JSON, with the numbers the review is known for', () => {
  const { status, stdout } = grove(['analyse', 'review.grove', '--json']);
  expect(status).toBe(0);
  type Output = {
    analyses: { title: string; purpose: string; studiesUsed: number; state: { printed?: { estimate: number } } }[];
  };
  const { analyses } = JSON.parse(stdout) as Output;
  const pain = analyses.find(({ title, purpose }) => /pain.*26 weeks/i.test(title) && purpose === 'primary');
  expect(pain?.studiesUsed).toBe(3);
  expect(pain?.state.printed?.estimate).toBeCloseTo(-0.673, 3);
});

test('check finds a sound file whole and leaves it as it was', () => {
  const { status, stdout } = grove(['check', 'review.grove']);
  expect({ status, isWhole: stdout.includes('is whole') }).toEqual({ status: 0, isWhole: true });
  expect(existsSync(`${review}-wal`)).toBe(false);
});

test('report writes what was asked for, and overwrites only when told to', () => {
  copyFileSync(review, join(folder, 'copy.grove'));
  const first = grove(['report', 'copy.grove', '--json', '--svg', '--out', 'out']);
  expect({ status: first.status, stderr: first.stderr }).toEqual({ status: 0, stderr: '' });
  const paths = first.stdout.trimEnd().split('\n');
  expect(paths.filter((path) => path.endsWith('.svg')).length).toBeGreaterThan(3);
  expect(paths.filter((path) => !existsSync(path))).toEqual([]);
  expect(grove(['report', 'copy.grove', '--json', '--out', 'out']).status).toBe(1);
  expect(grove(['report', 'copy.grove', '--json', '--out', 'out', '--overwrite']).status).toBe(0);
});

describe('compute', () => {
  const task = JSON.stringify({ id: 'a', task: 'distribution', input: {}, options: {} });

  test('answers line by line, in order, with an error in the place of a line it cannot do', () => {
    const { status, stdout, stderr } = grove(['compute'], `not json\n\n{"id":"b","task":"no such task"}\n${task}\n`);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string | null; error?: { message: string } });
    expect(answers.map(({ id }) => id)).toEqual([null, 'b', 'a']);
    expect(answers[0]?.error?.message).toContain('Line 1');
    expect(answers[1]?.error?.message).toContain('no such task');
  });

  test('ends quietly when its reader has seen enough', async () => {
    const child = spawn(process.execPath, [join(root, 'dist/electron/cli.js'), 'compute'], { stdio: 'pipe' });
    let complaint = '';
    child.stderr.on('data', (text: Buffer) => (complaint += String(text)));
    child.stdin.on('error', () => undefined);
    child.stdout.once('data', () => child.stdout.destroy());
    child.stdin.end(`${task}\n`.repeat(20_000));
    const code = await new Promise((resolve) => child.once('exit', resolve));
    expect({ code, complaint }).toEqual({ code: 0, complaint: '' });
  });
});
