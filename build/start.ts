import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { hasDisplay, isRoot } from '../main/shell/chromium.ts';
import { bundle, earlyScript } from './bundle.ts';
import { findElectron } from './electron-binary.ts';
import { provision } from './provision.ts';

/** `npm start`: what the machine needs, a build, and the kiosk in the shell that runs here. */

const root = fileURLToPath(new URL('..', import.meta.url));

const usage = `npm start [-- options]

Installs or names what the system lacks, builds, and runs the kiosk: in Electron where its binary runs and there is a
display, else in the system's Chromium.

  --shell electron|browser   this shell and no other
  --config FILE              settings (JSON); without it the embedded platform and emulated devices
  --data FOLDER              keys, journal and the embedded platform's data
  --windowed                 a plain window in place of kiosk mode
  --headless                 browser shell: no window, print the address only
  --port N                   browser shell: port on 127.0.0.1 (default: any)
  --help                     this text
`;

const passed = process.argv.slice(2);
if (passed.includes('--help')) {
  process.stdout.write(usage);
  process.exit(0);
}
const asked = takeOption('--shell');
if (asked !== null && asked !== 'electron' && asked !== 'browser') {
  process.stderr.write(`npm start: --shell is electron or browser, not ${asked}\n`);
  process.exit(2);
}

provision('start');
await bundle();

const choice = chooseShell();
console.log(`start: ${choice.shell} shell: ${choice.because}`);
const sandbox = choice.shell === 'electron' && isRoot() ? ['--no-sandbox'] : [];
if (isRoot())
  console.warn('start: WARNING: running as root, so Chromium runs without its sandbox; never do this in the field');

const child =
  choice.shell === 'electron'
    ? spawn(choice.path, [...sandbox, ...earlyScript, root, ...passed], { stdio: 'inherit', env: withoutNodeMode() })
    : spawn(process.execPath, [fileURLToPath(new URL('../dist/main/browser.js', import.meta.url)), ...passed], {
        stdio: 'inherit',
      });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
child.once('exit', (code, signal) => process.exit(code ?? (signal === null ? 0 : 1)));

type Choice =
  | { readonly shell: 'electron'; readonly because: string; readonly path: string }
  | { readonly shell: 'browser'; readonly because: string };

function chooseShell(): Choice {
  if (asked === 'browser' || passed.includes('--headless')) return { shell: 'browser', because: 'asked for' };
  if (!hasDisplay()) {
    if (asked === 'electron') fail('there is no display');
    return { shell: 'browser', because: 'Electron needs a display and there is none' };
  }
  const electron = findElectron({ download: true });
  if ('path' in electron) {
    return { shell: 'electron', because: asked === null ? 'its binary runs here' : 'asked for', path: electron.path };
  }
  if (asked === 'electron') fail(electron.reason);
  return { shell: 'browser', because: `Electron is left out: ${electron.reason}` };
}

function fail(reason: string): never {
  process.stderr.write(`npm start: Electron cannot run: ${reason}\n`);
  process.exit(1);
}

/** Takes an option and its value out of what is passed on. */
function takeOption(name: string): string | null {
  const at = passed.findIndex((argument) => argument === name || argument.startsWith(`${name}=`));
  if (at < 0) return null;
  const [option = '', following] = passed.slice(at, at + 2);
  if (option.includes('=')) {
    passed.splice(at, 1);
    return option.slice(name.length + 1);
  }
  passed.splice(at, 2);
  return following ?? '';
}

function withoutNodeMode(): NodeJS.ProcessEnv {
  const { ELECTRON_RUN_AS_NODE: _dropped, ...rest } = process.env;
  return rest;
}
