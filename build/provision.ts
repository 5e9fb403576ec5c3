import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findChromium, isExecutable } from '../main/shell/chromium.ts';

/** A program or library that comes from the system, and the Debian package that brings it. */
interface Need {
  readonly package: string;
  /** What it is for, in the words of the person who is asked to install it. */
  readonly purpose: string;
  readonly present: () => boolean;
}

const onPath = (name: string): boolean =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .concat('/usr/sbin', '/usr/bin')
    .some((folder) => isExecutable(join(folder, name)));

const libraryFolders = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib64', '/usr/lib'];
const library = (name: string) => (): boolean => libraryFolders.some((folder) => existsSync(join(folder, name)));

const chromium: Need = {
  package: 'chromium',
  purpose: 'shows the kiosk in the browser shell',
  present: () => findChromium() !== null,
};
/** Without it an ordinary user's Chromium cannot shut its renderers in where the kernel denies user namespaces. */
const chromiumSandbox: Need = {
  package: 'chromium-sandbox',
  purpose: 'the sandbox of Chromium',
  present: () => existsSync('/usr/lib/chromium/chrome-sandbox') || !existsSync('/usr/lib/chromium'),
};
const socat: Need = {
  package: 'socat',
  purpose: 'gives the emulated card reader a serial port',
  present: () => onPath('socat'),
};
const poppler: Need = {
  package: 'poppler-utils',
  purpose: 'reads printed PDFs back',
  present: () => onPath('pdftotext'),
};
const electronLibraries: readonly Need[] = [
  { package: 'libgtk-3-0', purpose: 'windows of Electron', present: library('libgtk-3.so.0') },
  { package: 'libnss3', purpose: 'certificates in Electron', present: library('libnss3.so') },
  { package: 'libasound2', purpose: 'sound in Electron', present: library('libasound.so.2') },
  { package: 'libgbm1', purpose: 'graphics in Electron', present: library('libgbm.so.1') },
  { package: 'libxss1', purpose: 'idle detection in Electron', present: library('libXss.so.1') },
];

const needs = {
  /** To run the kiosk. */
  start: [chromium, chromiumSandbox, socat, ...electronLibraries],
  /** To play it unattended, and read back what was printed. */
  demo: [chromium, chromiumSandbox, socat, poppler],
  /** To test it. */
  test: [
    chromium,
    chromiumSandbox,
    socat,
    ...electronLibraries,
    poppler,
    { package: 'cups-ipp-utils', purpose: 'a real IPP printer in software', present: () => onPath('ippeveprinter') },
    {
      package: 'dbus-daemon',
      purpose: 'the bus that the software printer wants',
      present: () => onPath('dbus-daemon'),
    },
    { package: 'xvfb', purpose: 'a display for the Electron tests', present: () => onPath('Xvfb') },
    { package: 'xauth', purpose: 'a display for the Electron tests', present: () => onPath('xauth') },
  ],
} as const satisfies Record<string, readonly Need[]>;

/**
 * Sees to it that the system has what a command needs. As root on a Debian it installs what is missing; else it names
 * the one line to paste. Returns what is still missing, by package.
 */
export function provision(purpose: keyof typeof needs): readonly string[] {
  const wanted: readonly Need[] = needs[purpose];
  let missing = wanted.filter(({ present }) => !present());
  if (missing.length === 0) return [];
  const list = renamed(missing).join(' ');
  const line = `apt-get update && apt-get install -y --no-install-recommends ${list}`;
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    console.log(`provision: installing ${list}`);
    const installed = spawnSync('sh', ['-c', `${line} >&2`], {
      stdio: ['ignore', 'inherit', 'pipe'],
      encoding: 'utf8',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (installed.status !== 0) process.stderr.write(installed.stderr);
    missing = wanted.filter(({ present }) => !present());
    if (missing.length === 0) return [];
  }
  console.log('provision: this machine lacks:');
  for (const { package: name, purpose: what } of missing) console.log(`  ${name}: ${what}`);
  console.log(`paste this once:\n  sudo sh -c '${line}'`);
  return missing.map(({ package: name }) => name);
}

/** Package names of this release: since Debian 13 and Ubuntu 24.04 some libraries end in `t64`. */
function renamed(missing: readonly Need[]): readonly string[] {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  const version = Number(/^VERSION_ID="?([\d.]+)/m.exec(release)?.[1] ?? 0);
  const t64 = /^ID=ubuntu/m.test(release) ? version >= 24 : version >= 13;
  const affected = new Set(['libgtk-3-0', 'libasound2']);
  return missing.map(({ package: name }) => (t64 && affected.has(name) ? `${name}t64` : name));
}
