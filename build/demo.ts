import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { specimens } from '../main/embedded/specimens.ts';
import { faultsZh } from '../renderer/i18n/faults-zh.ts';
import { zh } from '../renderer/i18n/zh.ts';
import { Album } from './album.ts';
import { openChromium, openTerminalPage } from './browser.ts';
import { bundle } from './bundle.ts';
import { type KioskProcess, startKioskProcess } from './kiosk-process.ts';
import { provision } from './provision.ts';
import { Resident } from './resident.ts';

/**
 * `npm run demo`: four residents, one with each kind of card, print a licence each, on the product's own stack and
 * without anybody's help. Things go wrong on the way as they do in the field, and come right again.
 */

const usage = `npm run demo

Prints licences for four specimen cards, headless. Leaves the printed PDFs, a screenshot of every screen
(1080 × 1920) and summary.json in out/demo/. Ends with "demo: N visits, N printed, N failed, SECONDS s" and exits
non-zero if any visit did not end as it should.

  --help   this text
`;

if (process.argv.includes('--help')) {
  process.stdout.write(usage);
  process.exit(0);
}

const out = fileURLToPath(new URL('../out/demo', import.meta.url));
const begun = performance.now();
const missing = provision('demo');
if (missing.length > 0) {
  console.error(`demo: cannot run without ${missing.join(', ')}`);
  process.exit(1);
}

/** One visit as it ended. */
interface VisitReport {
  readonly specimen: string;
  readonly licence: string;
  readonly printNumber: string;
  readonly pdf: string;
  readonly seconds: number;
  readonly outcome: 'printed' | 'failed';
  readonly reason: string | null;
}

await rm(out, { recursive: true, force: true });
await mkdir(join(out, 'screens'), { recursive: true });
say('building');
await bundle();
const settings = join(out, 'kiosk.json');
await writeFile(settings, JSON.stringify({ dock: 'served', visit: { idleSeconds: 10 } }));
say('starting the kiosk');
const kiosk = await startKioskProcess(['--config', settings, '--data', join(out, 'data')]);
const browser = await openChromium();
const reports: VisitReport[] = [];
let complaints: string[] = [];
try {
  const opened = await openTerminalPage(browser);
  complaints = opened.complaints;
  await opened.page.goto(kiosk.address);
  const shots = new Album(opened.page, join(out, 'screens'));
  const resident = new Resident(opened.page, kiosk.dock, (screen) => shots.take(screen));
  for (const [index, id] of ['resident', 'hmt', 'foreigner-2017', 'foreigner-2023'].entries()) {
    say(`visit ${index + 1} of 4: ${id}`);
    reports.push(await visit(resident, shots, id, index));
  }
} finally {
  await browser.close();
  await kiosk.stop();
  await writeFile(join(out, 'kiosk.log'), kiosk.log());
}
say('a kiosk whose platform is away');
await outOfService();
await rm(join(out, 'data'), { recursive: true, force: true });
await rm(settings);

const printed = reports.filter(({ outcome }) => outcome === 'printed').length;
const failed = reports.length - printed;
const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
const screens = (await readdir(join(out, 'screens'))).sort();
await writeFile(
  join(out, 'summary.json'),
  `${JSON.stringify({ visits: reports, printed, failed, seconds: Number(seconds), screens, complaints }, null, 2)}\n`,
);
for (const complaint of complaints) console.error(`demo: the page complained: ${complaint}`);
console.log(`demo: ${reports.length} visits, ${printed} printed, ${failed} failed, ${seconds} s`);
process.exit(failed === 0 && reports.length === 4 && complaints.length === 0 ? 0 : 1);

/** One visit from the attract screen to the attract screen, with the trouble that belongs to it. */
async function visit(resident: Resident, shots: Album, id: string, index: number): Promise<VisitReport> {
  const started = performance.now();
  let licence = '';
  let printNumber = '';
  let pdf = '';
  const report = (reason: string | null): VisitReport => ({
    ...{ specimen: id, licence, printNumber, pdf, reason },
    seconds: Number(((performance.now() - started) / 1_000).toFixed(1)),
    outcome: reason === null ? 'printed' : 'failed',
  });
  try {
    await resident.begins();
    await resident.choosesFirstService();
    if (index === 2) await upsideDown(resident, shots, id);
    if (index === 3) await platformAway(resident, shots, id);
    else await resident.laysCard(id);
    licence = await resident.choosesLicence();
    if (index === 1) await nobodyThere(resident, shots);
    if (index === 0) await kiosk.dock.act({ action: 'printer.tray', sheets: 1 });
    await resident.page.locator('.preview canvas').first().waitFor();
    await shots.take('preview', 'ready');
    await resident.prints();
    await resident.sees('print');
    if (index === 0) await emptyTray(resident, shots);
    printNumber = await resident.collects();
    await resident.rates();
    await resident.leaves();
    pdf = await keepPaper(printNumber, id);
    return report(misprintOf(join(out, pdf), id, licence, printNumber));
  } catch (error) {
    await shots.take('failed', id);
    return report(error instanceof Error ? error.message : String(error));
  }
}

/** The card lies the wrong way; the resident is told, and lays it right. */
async function upsideDown(resident: Resident, shots: Album, id: string): Promise<void> {
  await kiosk.dock.act({ action: 'reader.fail', fault: 'select-fails', times: 1 });
  await resident.laysCard(id);
  await resident.reads(faultsZh['card-not-selected'].title);
  await shots.take('identify', 'card-not-selected');
  await resident.takesCard();
  await lookedAgain();
}

/** The reader notices a lifted card when it looks the next time. */
async function lookedAgain(): Promise<void> {
  const before = (await kiosk.dock.state()).reader.looks;
  while ((await kiosk.dock.state()).reader.looks <= before + 1);
}

/** Nobody touches the screen; it asks, and someone is there after all. */
async function nobodyThere(resident: Resident, shots: Album): Promise<void> {
  await resident.reads(zh.idle.title);
  await shots.take('idle');
  await resident.touches(zh.idle.stay);
}

/** One sheet was left for two pages; somebody refills the tray, and the job goes on. */
async function emptyTray(resident: Resident, shots: Album): Promise<void> {
  await resident.reads(zh.print.holdTitle);
  await shots.take('print', 'out-of-paper');
  await kiosk.dock.act({ action: 'printer.tray', sheets: 250 });
}

/** The platform does not answer; the resident tries again. */
async function platformAway(resident: Resident, shots: Album, id: string): Promise<void> {
  await kiosk.dock.act({ action: 'platform.fail', fault: 'http-500', times: 3 });
  await resident.laysCard(id);
  await resident.sees('trouble');
  await shots.take('trouble', 'platform');
  await kiosk.dock.act({ action: 'platform.clear' });
  await resident.touches(zh.trouble.retry);
}

/** A kiosk that cannot reach its platform says so, and offers nothing. */
async function outOfService(): Promise<void> {
  const file = join(out, 'away.json');
  await writeFile(
    file,
    JSON.stringify({ dock: 'served', platform: { url: 'http://127.0.0.1:9', enrolmentCode: 'no-such-code' } }),
  );
  let away: KioskProcess | null = null;
  const second = await openChromium();
  try {
    away = await startKioskProcess(['--config', file, '--data', join(out, 'data-away')]);
    const { page } = await openTerminalPage(second);
    await page.goto(away.address);
    const shots = new Album(page, join(out, 'screens'));
    await new Resident(page, away.dock, (screen) => shots.take(screen)).sees('out-of-service');
  } finally {
    await second.close();
    await away?.stop();
    await rm(file);
    await rm(join(out, 'data-away'), { recursive: true, force: true });
  }
}

/** Copies what the printer put out under a name that tells whose it is. */
async function keepPaper(printNumber: string, id: string): Promise<string> {
  const folder = join(out, 'data', 'embedded', 'printer');
  const file = (await readdir(folder, { recursive: true })).find((name) => name.endsWith(`${printNumber}.pdf`));
  if (file === undefined) throw new Error(`the printer kept no paper of ${printNumber}`);
  const name = `${id}-${printNumber}.pdf`;
  await copyFile(join(folder, file), join(out, name));
  return name;
}

/** Reads the paper back: what is wrong with it, or null. */
function misprintOf(file: string, id: string, licence: string, printNumber: string): string | null {
  const read = spawnSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  if (read.status !== 0) return `pdftotext: ${read.stderr}`;
  const text = read.stdout.replaceAll(/\s/g, '');
  const card = specimens.find((specimen) => specimen.id === id)?.card.text;
  if (card === undefined) return `no specimen ${id}`;
  const name = card.kind === 'resident' || card.kind === 'hmt' ? card.name : card.englishName;
  const number = card.kind === 'resident' || card.kind === 'hmt' ? card.idNumber : card.certNo;
  for (const expected of [name, number, licence, printNumber]) {
    if (!text.includes(expected.replaceAll(/\s/g, ''))) return `the paper does not say ${expected}`;
  }
  return null;
}

function say(what: string): void {
  console.log(`demo: ${what} …`);
}
