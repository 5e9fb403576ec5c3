import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { IppClient } from '../../main/devices/printer/ipp-client.ts';
import { IppOperations } from '../../main/devices/printer/ipp-operations.ts';
import { IppPrinter } from '../../main/devices/printer/ipp-printer.ts';
import type { PrintOutcome, PrintProgress } from '../../main/devices/printer/printer.ts';
import { pdfOf } from '../fixtures/ipp-documents.ts';
import { type EvePrinter, hasEvePrinter, startEvePrinter } from '../fixtures/ipp-eve-printer.ts';

describe.skipIf(!hasEvePrinter)('a real IPP Everywhere printer (ippeveprinter)', () => {
  let machine: EvePrinter;
  let driver: IppPrinter;
  let pdf: Uint8Array;

  beforeEach(async () => {
    pdf = await pdfOf(1);
    machine = await startEvePrinter();
    driver = new IppPrinter({
      url: machine.url,
      limits: { pollInterval: 20, busyInterval: 20, grace: 300 },
    });
  });

  afterEach(() => machine.close());

  function begin(name: string, signal?: AbortSignal) {
    const progress: PrintProgress[] = [];
    const accepted: string[] = [];
    const outcome: Promise<PrintOutcome> = driver.print(
      { name, pdf },
      {
        ...(signal ? { signal } : {}),
        onProgress: (now) => progress.push(now),
        onAccepted: (job) => accepted.push(job),
      },
    );
    return { outcome, progress, accepted, holds: () => progress.map(({ hold }) => hold) };
  }

  it('is ready', async () => {
    expect(await driver.status()).toEqual({ state: 'ready' });
  });

  it('prints a job, and gets the very bytes of the document', async () => {
    const job = begin('P-1');
    await machine.order('print');
    expect(await job.outcome).toEqual({ state: 'printed' });
    expect(machine.spooled()).toEqual([pdf]);
    expect(job.progress.at(-1)).toEqual({ phase: 'printing', pagesDone: 1, hold: null });
    expect(await driver.outcomeOf(job.accepted[0] ?? '')).toEqual({ state: 'printed' });
  });

  it('is spoken to in secret, where its certificate is trusted', async () => {
    const url = machine.url.replace('ipp:', 'ipps:');
    const stranger = new IppPrinter({ url, limits: { graceFailures: 1 } });
    expect(await stranger.status()).toMatchObject({ state: 'offline', fault: { code: 'printer-offline' } });
    const friend = new IppPrinter({ url, ca: machine.certificate(), limits: { pollInterval: 20 } });
    const outcome = friend.print({ name: 'P-1', pdf });
    await machine.order('print');
    expect(await outcome).toEqual({ state: 'printed' });
  });

  it('without paper is not sent anything', async () => {
    await machine.setTray(0);
    expect(await driver.status()).toMatchObject({ state: 'holding', hold: 'printer-out-of-paper' });
    expect(await begin('P-1').outcome).toMatchObject({ state: 'failed', fault: { code: 'printer-out-of-paper' } });
    expect(machine.spooled()).toEqual([]);
  });

  it('that runs out of paper holds the job until it is refilled', async () => {
    const job = begin('P-1');
    await vi.waitFor(() => expect(job.accepted).toHaveLength(1));
    await machine.setTray(0);
    await vi.waitFor(() => expect(job.holds()).toContain('printer-out-of-paper'));
    await machine.setTray(250);
    await vi.waitFor(() => expect(job.holds().at(-1)).toBeNull());
    await machine.order('print');
    expect(await job.outcome).toEqual({ state: 'printed' });
  });

  it('that prints another job takes the next one later', async () => {
    const first = begin('P-1');
    await vi.waitFor(() => expect(first.accepted).toHaveLength(1));
    const second = begin('P-2');
    await vi.waitFor(() => expect(second.holds()).toContain('printer-busy'));
    await machine.order('print');
    expect(await first.outcome).toEqual({ state: 'printed' });
    await machine.order('print');
    expect(await second.outcome).toEqual({ state: 'printed' });
    expect(machine.spooled()).toEqual([pdf, pdf]);
  });

  it('that gives the job up before a page has failed; after a page, nobody knows', async () => {
    const first = begin('P-1');
    await machine.order('abort');
    expect(await first.outcome).toMatchObject({ state: 'failed', fault: { code: 'printer-failed' } });
    const second = begin('P-2');
    await machine.order('abort-midway');
    expect(await second.outcome).toMatchObject({ state: 'unknown', fault: { code: 'print-unknown' } });
  });

  it('has the job cancelled by the resident', async () => {
    const stop = new AbortController();
    const job = begin('P-1', stop.signal);
    await vi.waitFor(() => expect(job.accepted).toHaveLength(1));
    stop.abort();
    const operations = new IppOperations(new IppClient({ url: machine.url }));
    await vi.waitFor(async () => {
      const known = await operations.job({ id: 1 });
      expect(known.ok ? known.value.reasons : []).toContain('processing-to-stop-point');
    });
    await machine.order('quiet');
    expect(await job.outcome).toMatchObject({ state: 'failed', fault: { code: 'print-cancelled' } });
  });

  it('that loses its power leaves the job unknown', async () => {
    const job = begin('P-1');
    await vi.waitFor(() => expect(job.accepted).toHaveLength(1));
    machine.kill();
    expect(await job.outcome).toMatchObject({ state: 'unknown', fault: { code: 'print-unknown' } });
  });
});
