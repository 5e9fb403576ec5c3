import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { hasDisplay } from '../main/shell/chromium.ts';
import { bundle } from './bundle.ts';
import { findElectron } from './electron-binary.ts';
import { provision } from './provision.ts';

/** `npm test`: what the machine needs, then every check there is. Ends with `N passed, N failed, N skipped`. */

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = join(root, 'out', 'test');

const usage = `npm test [-- options]

Installs or names what the system lacks, then checks format, lint, types, walls and unused code, builds, and runs the
unit, integration, e2e and Electron tests.

  --only NAME   one of: static unit integration e2e electron (may be given several times)
  --help        this text
`;

const steps = ['static', 'unit', 'integration', 'e2e', 'electron'] as const;
type Step = (typeof steps)[number];

const Report = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numFailedTestSuites: z.int(),
});

const wanted = readSteps(process.argv.slice(2));
const counts = { passed: 0, failed: 0, skipped: 0 };

const missing = provision('test');
if (missing.length > 0) {
  console.error(`npm test: cannot go on without ${missing.join(', ')}`);
  process.exit(1);
}
await rm(reports, { recursive: true, force: true });
await mkdir(reports, { recursive: true });

if (wanted.has('static')) await checkSources();
if (wanted.has('e2e') || wanted.has('electron') || wanted.has('integration')) await timed('build', bundle);
for (const step of ['unit', 'integration', 'e2e'] as const) if (wanted.has(step)) await runTests(step);
if (wanted.has('electron')) await runElectronTests();

console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(counts.failed > 0 ? 1 : 0);

/** All that reads the sources and runs none of them; two at a time. */
async function checkSources(): Promise<void> {
  const checks: readonly (readonly [string, readonly string[]])[] = [
    ['format and lint', ['biome', 'check', '--error-on-warnings', '.']],
    ['types', ['tsc', '--noEmit']],
    ['walls', ['depcruise', 'main', 'preload', 'renderer', 'build', 'tests', '--config', '.dependency-cruiser.cjs']],
    ['unused', ['knip', '--no-progress']],
  ];
  const queue = [...checks];
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [name, [program = '', ...rest]] = next;
      const begun = performance.now();
      const { code, output } = await run(join(root, 'node_modules', '.bin', program), rest);
      report(name, code === 0, begun);
      if (code !== 0) console.log(output);
    }
  };
  await Promise.all([worker(), worker()]);
}

async function runTests(project: Step, wrapper: readonly string[] = []): Promise<void> {
  const file = join(reports, `${project}.json`);
  const begun = performance.now();
  const [program = '', ...rest] = [
    ...wrapper,
    join(root, 'node_modules', '.bin', 'vitest'),
    ...['run', '--config', 'build/vitest.config.ts', '--project', project],
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
  ];
  const { code } = await run(program, rest, 'inherit');
  const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
  const result = Report.safeParse(JSON.parse(await readFile(file, 'utf8').catch(() => 'null')));
  if (!result.success) {
    counts.failed += 1;
    console.log(`${project}: did not run (exit code ${code})`);
    return;
  }
  const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites } = result.data;
  // A file that cannot even be loaded fails without a test of its own; so does an error outside of every test.
  const failed = numFailedTests || (numFailedTestSuites > 0 || code !== 0 ? 1 : 0);
  counts.passed += numPassedTests;
  counts.failed += failed;
  counts.skipped += numPendingTests;
  console.log(`${project}: ${numPassedTests} passed, ${failed} failed, ${numPendingTests} skipped in ${seconds} s`);
}

async function runElectronTests(): Promise<void> {
  const electron = findElectron({ download: true });
  if ('reason' in electron) console.log(`electron: tests are skipped: ${electron.reason}`);
  else process.env.YINGZHOU_ELECTRON = electron.path;
  await runTests(
    'electron',
    hasDisplay() || 'reason' in electron ? [] : ['xvfb-run', '-a', '-s', '-screen 0 1080x1920x24'],
  );
}

async function timed(name: string, work: () => Promise<void>): Promise<void> {
  const begun = performance.now();
  await work();
  report(name, true, begun);
}

function report(name: string, passed: boolean, begun: number): void {
  counts[passed ? 'passed' : 'failed'] += 1;
  console.log(`${name}: ${passed ? 'passed' : 'FAILED'} in ${((performance.now() - begun) / 1_000).toFixed(1)} s`);
}

function run(program: string, parameters: readonly string[], output: 'pipe' | 'inherit' = 'pipe') {
  return new Promise<{ code: number; output: string }>((resolve, reject) => {
    const child = spawn(program, parameters, { cwd: root, stdio: ['ignore', output, output] });
    let text = '';
    child.stdout?.on('data', (bytes) => {
      text += String(bytes);
    });
    child.stderr?.on('data', (bytes) => {
      text += String(bytes);
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output: text }));
  });
}

function readSteps(parameters: readonly string[]): ReadonlySet<Step> {
  const chosen = new Set<Step>();
  for (let index = 0; index < parameters.length; index += 2) {
    if (parameters[index] === '--help') {
      process.stdout.write(usage);
      process.exit(0);
    }
    const step = steps.find((name) => name === parameters[index + 1]);
    if (parameters[index] !== '--only' || step === undefined) {
      process.stderr.write(`npm test: not understood: ${parameters.slice(index, index + 2).join(' ')}\n\n${usage}`);
      process.exit(2);
    }
    chosen.add(step);
  }
  return chosen.size > 0 ? chosen : new Set(steps);
}
