import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { IppPrinter } from '../../main/devices/printer/ipp-printer.ts';
import type { PrintLimits } from '../../main/devices/printer/print-limits.ts';
import type { PrintOptions, PrintOutcome, PrintProgress } from '../../main/devices/printer/printer.ts';
import {
  type EmulatedPrinter,
  type EmulatedPrinterState,
  startEmulatedPrinter,
} from '../../main/embedded/devices/ipp-printer.ts';
import { pdfOf } from '../fixtures/ipp-documents.ts';

const quick: PrintLimits = {
  pollInterval: 5,
  busy: 200,
  busyInterval: 10,
  patience: 10_000,
  job: 20_000,
  cancel: 1_000,
  grace: 150,
  graceFailures: 3,
  reconcile: 1_000,
  fastestForget: 5_000,
};

let threePages: Uint8Array;
let folder: string;
let machine: EmulatedPrinter;

beforeAll(async () => {
  threePages = await pdfOf(3);
});

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yingzhou-printer-'));
  machine = await startEmulatedPrinter({ folder, pageTime: 5 });
});

afterEach(async () => {
  await machine.close();
  rmSync(folder, { recursive: true, force: true });
});

const driver = (limits: Partial<PrintLimits> = {}): IppPrinter =>
  new IppPrinter({ url: machine.url, limits: { ...quick, ...limits }, exchange: { connect: 500, answer: 2_000 } });

interface Printing {
  readonly outcome: Promise<PrintOutcome>;
  readonly progress: PrintProgress[];
  readonly accepted: string[];
}

/** Prints three pages, and writes down what is told meanwhile. */
function begin(printer: IppPrinter, options: PrintOptions = {}, name = 'P-2024-0001'): Printing {
  const progress: PrintProgress[] = [];
  const accepted: string[] = [];
  const outcome = printer.print(
    { name, pdf: threePages },
    { ...options, onProgress: (now) => progress.push(now), onAccepted: (job) => accepted.push(job) },
  );
  return { outcome, progress, accepted };
}

const holds = ({ progress }: Printing): unknown[] => progress.map(({ hold }) => hold);

/** Until so many pages are out: only for machines that then stop by themselves. */
const untilPages = (pages: number): Promise<void> =>
  vi.waitFor(() => expect(machine.state().jobs.at(-1)?.pagesDone).toBe(pages), { interval: 1 });

/** Does something to the machine in the very moment, once. */
function atOnce(moment: (state: EmulatedPrinterState) => boolean, act: () => unknown): void {
  const stop = machine.onState((state) => {
    if (!moment(state)) return;
    stop();
    act();
  });
}

const pageOut = (pages: number) => (state: EmulatedPrinterState) => state.jobs.at(-1)?.pagesDone === pages;
const jobTaken = (state: EmulatedPrinterState): boolean => state.jobs.length > 0;

describe('the status of a printer', () => {
  it('is ready when nothing is wrong, also with little toner', async () => {
    machine.setToner(5);
    expect(await driver().status()).toEqual({ state: 'ready' });
  });

  it.each([
    ['printer-out-of-paper', () => machine.setTray(0)],
    ['printer-jam', () => machine.jam()],
    ['printer-cover-open', () => machine.openCover()],
    ['printer-toner-out', () => machine.setToner(0)],
  ] as const)('is holding with %s', async (hold, cause) => {
    cause();
    expect(await driver().status()).toMatchObject({ state: 'holding', hold });
  });

  it('is offline when the cable is out, and ready again when it is in', async () => {
    await machine.setOffline(true);
    expect(await driver().status()).toMatchObject({ state: 'offline', fault: { code: 'printer-offline' } });
    await machine.setOffline(false);
    expect(await driver().status()).toEqual({ state: 'ready' });
  });
});

describe('a job', () => {
  it('is printed page by page, and comes out as it went in', async () => {
    const job = begin(driver());
    expect(await job.outcome).toEqual({ state: 'printed' });
    expect(job.accepted).toEqual([`${machine.url}/1`]);
    expect(job.progress[0]).toEqual({ phase: 'sending', pagesDone: null, hold: null });
    expect(job.progress.at(-1)).toEqual({ phase: 'printing', pagesDone: 3, hold: null });
    const [paper] = machine.printed();
    expect(paper).toMatchObject({ job: 1, name: 'P-2024-0001', pages: 3, file: join(folder, '1-P-2024-0001.pdf') });
    expect(new Uint8Array(readFileSync(paper?.file ?? ''))).toEqual(threePages);
    expect(machine.state().sheets).toBe(247);
  });

  it('is printed in two steps where the printer has no Print-Job', async () => {
    await machine.close();
    machine = await startEmulatedPrinter({ folder, pageTime: 5, offersPrintJob: false });
    expect(await begin(driver()).outcome).toEqual({ state: 'printed' });
    expect(machine.printed()).toHaveLength(1);
  });

  it('whose document was cut off after its job was made is cancelled', async () => {
    await machine.close();
    machine = await startEmulatedPrinter({ folder, pageTime: 5, offersPrintJob: false });
    machine.failNext('reset-while-sending');
    expect(await begin(driver({ patience: 100 })).outcome).toMatchObject({ state: 'failed' });
    expect(machine.state().jobs).toMatchObject([{ state: 'canceled' }]);
  });

  it('is unknown where this side breaks down after it was taken', async () => {
    const outcome = driver().print(
      { name: 'P-1', pdf: threePages },
      {
        onAccepted: () => {
          throw new Error('the journal is full');
        },
      },
    );
    expect(await outcome).toEqual({
      state: 'unknown',
      fault: { code: 'print-unknown', cause: 'Error: the journal is full' },
    });
  });

  it('is printed although it took the last sheet', async () => {
    machine.setTray(3);
    expect(await begin(driver()).outcome).toEqual({ state: 'printed' });
    expect(machine.state()).toMatchObject({ sheets: 0, reasons: ['media-empty-warning'] });
  });

  it.each([
    ['printer-out-of-paper', () => machine.setTray(0)],
    ['printer-jam', () => machine.jam()],
    ['printer-cover-open', () => machine.openCover()],
    ['printer-toner-out', () => machine.setToner(0)],
    ['printer-offline', () => machine.setOffline(true)],
  ] as const)('fails at once with %s before it is sent', async (code, cause) => {
    await cause();
    expect(await begin(driver()).outcome).toMatchObject({ state: 'failed', fault: { code } });
    expect(machine.state().jobs).toEqual([]);
  });

  it('waits for paper that runs out in its midst, and goes on', async () => {
    machine.setTray(2);
    const job = begin(driver());
    await vi.waitFor(() => expect(holds(job)).toContain('printer-out-of-paper'));
    expect(machine.state().jobs[0]).toMatchObject({
      state: 'processing',
      reasons: ['media-empty-error', 'media-needed-error'],
      pagesDone: 2,
    });
    machine.setTray(50);
    expect(await job.outcome).toEqual({ state: 'printed' });
    expect(machine.state().sheets).toBe(49);
  });

  it.each([
    ['printer-jam', () => machine.jam(), () => machine.clearJam()],
    ['printer-cover-open', () => machine.openCover(), () => machine.closeCover()],
    ['printer-toner-out', () => machine.setToner(0), () => machine.setToner(100)],
  ] as const)('waits for %s to be helped, and goes on', async (hold, cause, help) => {
    atOnce(pageOut(1), cause);
    const job = begin(driver());
    await vi.waitFor(() => expect(holds(job)).toContain(hold));
    help();
    expect(await job.outcome).toEqual({ state: 'printed' });
    expect(machine.printed()).toHaveLength(1);
  });

  it.each([
    ['printer-out-of-paper', () => machine.setTray(0)],
    ['printer-jam', () => machine.jam()],
    ['printer-cover-open', () => machine.openCover()],
  ] as const)('that nobody helps out of %s is cancelled; with nothing out it has failed', async (code, cause) => {
    atOnce(jobTaken, cause);
    expect(await begin(driver({ patience: 100 })).outcome).toMatchObject({ state: 'failed', fault: { code } });
    expect(machine.state().jobs).toMatchObject([{ state: 'canceled', pagesDone: 0 }]);
  });

  it('that nobody helps is unknown where pages are out already', async () => {
    machine.setTray(1);
    expect(await begin(driver({ patience: 100 })).outcome).toMatchObject({
      state: 'unknown',
      fault: { code: 'print-unknown' },
    });
    expect(machine.state().jobs[0]).toMatchObject({ state: 'canceled', pagesDone: 1 });
  });

  it('that does not move for no reason is cancelled', async () => {
    machine.failNext('stuck');
    expect(await begin(driver({ patience: 100 })).outcome).toMatchObject({
      state: 'failed',
      fault: { code: 'printer-failed' },
    });
  });

  it('aborted before its first page has failed; after it, nobody knows', async () => {
    machine.failNext('abort');
    expect(await begin(driver(), {}, 'P-1').outcome).toMatchObject({
      state: 'failed',
      fault: { code: 'printer-failed' },
    });
    machine.failNext('abort-midway');
    expect(await begin(driver(), {}, 'P-2').outcome).toMatchObject({ state: 'unknown' });
  });

  it('completed with errors is not taken for printed', async () => {
    machine.failNext('complete-with-errors');
    expect(await begin(driver()).outcome).toMatchObject({ state: 'unknown' });
  });

  it('is offered again to a busy printer, and given up in time', async () => {
    machine.failNext('busy');
    const job = begin(driver(), {}, 'P-1');
    expect(await job.outcome).toEqual({ state: 'printed' });
    expect(job.progress).toContainEqual({ phase: 'sending', pagesDone: null, hold: 'printer-busy' });

    machine.failRepeatedly('busy');
    expect(await begin(driver(), {}, 'P-2').outcome).toMatchObject({
      state: 'failed',
      fault: { code: 'printer-busy' },
    });
    expect(machine.printed()).toHaveLength(1);
  });

  it('that broke off while it was sent has failed where the printer does not have it', async () => {
    machine.failNext('reset-while-sending');
    expect(await begin(driver()).outcome).toMatchObject({ state: 'failed', fault: { code: 'printer-offline' } });
    expect(machine.state().jobs).toEqual([]);
  });

  it.each(['reset-after-sending', 'answer-garbage'] as const)(
    'whose acceptance was lost is found by its name and printed once: %s',
    async (fault) => {
      machine.failNext(fault);
      const job = begin(driver());
      expect(await job.outcome).toEqual({ state: 'printed' });
      expect(job.accepted).toEqual([`${machine.url}/1`]);
      expect(machine.printed()).toHaveLength(1);
    },
  );

  it('whose acceptance was lost is unknown where the printer is gone', async () => {
    machine.failNext('reset-after-sending');
    atOnce(jobTaken, () => machine.setOffline(true));
    expect(await begin(driver()).outcome).toMatchObject({ state: 'unknown', fault: { code: 'print-unknown' } });
  });

  it('whose acceptance was lost long ago is unknown where the printer keeps no history', async () => {
    machine.failNext('reset-and-forget');
    expect(await begin(driver({ fastestForget: 0 })).outcome).toMatchObject({ state: 'unknown' });
    await vi.waitFor(() => expect(machine.printed()).toHaveLength(1));
  });

  it('that the printer forgot is unknown', async () => {
    machine.failNext('forget-job');
    expect(await begin(driver()).outcome).toMatchObject({ state: 'unknown' });
    await vi.waitFor(() => expect(machine.printed()).toHaveLength(1));
  });

  it('survives a printer that is away for a moment', async () => {
    machine.setTray(1);
    const job = begin(driver({ grace: 5_000 }));
    await untilPages(1);
    await machine.setOffline(true);
    await vi.waitFor(() => expect(holds(job)).toContain('printer-offline'));
    machine.setTray(10);
    await machine.setOffline(false);
    expect(await job.outcome).toEqual({ state: 'printed' });
  });

  it('is unknown where the printer is gone for good', async () => {
    atOnce(pageOut(1), () => machine.setOffline(true));
    const job = begin(driver());
    expect(await job.outcome).toMatchObject({ state: 'unknown', fault: { code: 'print-unknown' } });
  });

  it('said to be completed is printed only once the jam is cleared', async () => {
    atOnce(pageOut(3), () => machine.jam());
    const job = begin(driver());
    await vi.waitFor(() => {
      expect(machine.state().jobs[0]?.state).toBe('completed');
      expect(holds(job)).toContain('printer-jam');
    });
    machine.clearJam();
    expect(await job.outcome).toEqual({ state: 'printed' });
  });

  it('said to be completed is unknown where the jam stays', async () => {
    atOnce(pageOut(3), () => machine.jam());
    expect(await begin(driver({ patience: 100 })).outcome).toMatchObject({ state: 'unknown' });
  });
});

describe('a resident who gives up', () => {
  it('before the document is sent leaves nothing behind', async () => {
    const signal = AbortSignal.abort();
    expect(await begin(driver(), { signal }).outcome).toMatchObject({
      state: 'failed',
      fault: { code: 'print-cancelled' },
    });
    expect(machine.state().jobs).toEqual([]);
  });

  it('before the first page has it cancelled', async () => {
    machine.failNext('stuck');
    const stop = new AbortController();
    const job = begin(driver(), { signal: stop.signal });
    await vi.waitFor(() => expect(machine.state().jobs[0]?.state).toBe('processing'));
    stop.abort();
    expect(await job.outcome).toMatchObject({ state: 'failed', fault: { code: 'print-cancelled' } });
    expect(machine.printed()).toEqual([]);
  });

  it('after a page leaves it unknown, and the rest is not printed', async () => {
    machine.setTray(1);
    const stop = new AbortController();
    const job = begin(driver(), { signal: stop.signal });
    await untilPages(1);
    stop.abort();
    expect(await job.outcome).toMatchObject({ state: 'unknown' });
    expect(machine.state().jobs[0]).toMatchObject({ state: 'canceled', pagesDone: 1 });
  });
});

describe('a job left over from a crash', () => {
  it('is told as it ended', async () => {
    const { outcome, accepted } = begin(driver());
    await outcome;
    expect(await driver().outcomeOf(accepted[0] ?? '')).toEqual({ state: 'printed' });
  });

  it('is followed while it goes on', async () => {
    machine.setTray(1);
    const { accepted, outcome } = begin(driver());
    await untilPages(1);
    const later = driver({ reconcile: 5_000 }).outcomeOf(accepted[0] ?? '');
    machine.setTray(10);
    expect(await later).toEqual({ state: 'printed' });
    await outcome;
  });

  it('that stands still is cancelled, so that it does not come out for the next resident', async () => {
    machine.failNext('stuck');
    const { accepted, outcome } = begin(driver());
    await vi.waitFor(() => expect(accepted).toHaveLength(1));
    expect(await driver({ reconcile: 50 }).outcomeOf(accepted[0] ?? '')).toMatchObject({ state: 'failed' });
    await outcome;
    expect(machine.printed()).toEqual([]);
  });

  it('is unknown where the printer does not know it, or does not answer', async () => {
    expect(await driver().outcomeOf(`${machine.url}/77`)).toMatchObject({ state: 'unknown' });
    expect(await driver().outcomeOf('not a uri')).toMatchObject({ state: 'unknown' });
    await machine.setOffline(true);
    expect(await driver().outcomeOf(`${machine.url}/1`)).toMatchObject({ state: 'unknown' });
  });

  it('is aborted by a power cut of the printer, which remembers it', async () => {
    machine.failNext('stuck');
    const { accepted, outcome } = begin(driver());
    await vi.waitFor(() => expect(machine.state().jobs[0]?.state).toBe('processing'));
    const port = Number(new URL(machine.url).port);
    await machine.close();
    machine = await startEmulatedPrinter({ folder, pageTime: 5, port });
    expect(await outcome).toMatchObject({ state: 'failed', fault: { code: 'printer-failed' } });
    expect(await driver().outcomeOf(accepted[0] ?? '')).toMatchObject({ state: 'failed' });
  });
});
