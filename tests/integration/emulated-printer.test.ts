import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { IppClient } from '../../main/devices/printer/ipp-client.ts';
import {
  decodeMessage,
  encodeMessage,
  groupOf,
  type IppAttributes,
  type OperationName,
  statusName,
} from '../../main/devices/printer/ipp-message.ts';
import { type EmulatedPrinter, startEmulatedPrinter } from '../../main/embedded/devices/ipp-printer.ts';
import { countPages } from '../../main/embedded/devices/ipp-printer-pages.ts';
import { pdfOf } from '../fixtures/ipp-documents.ts';

let folder: string;
let machine: EmulatedPrinter;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yingzhou-printer-'));
  machine = await startEmulatedPrinter({ folder, pageTime: 5 });
});

afterEach(async () => {
  await machine.close();
  rmSync(folder, { recursive: true, force: true });
});

const post = (body: Uint8Array, type = 'application/ipp'): Promise<Response> =>
  fetch(machine.url.replace('ipp:', 'http:'), {
    method: 'POST',
    headers: { 'content-type': type },
    body: new Uint8Array(body),
  });

/** The status and the job of an answer. */
async function ask(
  operation: OperationName,
  attributes: Record<string, string | number | boolean> = {},
  document?: Uint8Array,
): Promise<{ status: string; job: IppAttributes }> {
  const client = new IppClient({ url: machine.url });
  const answer = await client.call({ operation, attributes, ...(document ? { document } : {}) });
  if (!answer.ok) throw new Error(answer.error.cause);
  return { status: statusName(answer.value.code), job: groupOf(answer.value, 'job') };
}

async function statusOf(body: Uint8Array): Promise<string> {
  const answer = decodeMessage(Buffer.from(await (await post(body)).arrayBuffer()));
  return answer.ok ? statusName(answer.value.code) : answer.error;
}

describe('an emulated printer', () => {
  it('refuses what is no IPP', async () => {
    expect((await post(Buffer.from('hello'), 'text/plain')).status).toBe(415);
    expect((await post(Buffer.from('short'))).status).toBe(400);
    expect((await fetch(machine.url.replace('ipp:', 'http:'))).status).toBe(405);
    expect((await fetch(`${new URL(machine.url.replace('ipp:', 'http:')).origin}/else`)).status).toBe(404);
  });

  it('answers what it cannot do or read with the status for it', async () => {
    const draft = encodeMessage({
      version: '1.1',
      requestId: 5,
      operation: 'Get-Printer-Attributes',
      groups: [
        { name: 'operation', attributes: { 'attributes-charset': 'utf-8', 'attributes-natural-language': 'en' } },
      ],
    });
    expect(await statusOf(draft)).toBe('client-error-bad-request'); // no target
    expect(await statusOf(draft.subarray(0, -4))).toBe('client-error-bad-request');
    const identify = Buffer.concat([
      Buffer.from([1, 1, 0, 0x3c]),
      draft.subarray(4, -1),
      Buffer.from([0x45, 0, 11, ...Buffer.from('printer-uri'), 0, 1, 0x78, 3]),
    ]);
    expect(await statusOf(identify)).toBe('server-error-operation-not-supported');
    expect(await statusOf(Buffer.concat([Buffer.from([9]), identify.subarray(1)]))).toBe(
      'server-error-version-not-supported',
    );
  });

  it('refuses documents that it cannot print', async () => {
    const pdf = await pdfOf(1);
    expect((await ask('Validate-Job', { 'document-format': 'application/pdf' })).status).toBe('successful-ok');
    expect((await ask('Validate-Job', { 'document-format': 'text/plain' })).status).toBe(
      'client-error-document-format-not-supported',
    );
    expect((await ask('Print-Job', { 'document-format': 'text/plain' }, pdf)).status).toBe(
      'client-error-document-format-not-supported',
    );
    expect((await ask('Print-Job', {}, Buffer.from('no pdf'))).status).toBe('client-error-document-format-error');
    expect(machine.state().jobs).toEqual([]);
  });

  it('knows nothing of jobs that it never had, and cancels none twice', async () => {
    expect((await ask('Get-Job-Attributes', { 'job-id': 9 })).status).toBe('client-error-not-found');
    machine.jam();
    const { job } = await ask('Print-Job', { 'job-name': 'P-1' }, await pdfOf(1));
    expect(job['job-id']).toEqual([1]);
    expect((await ask('Cancel-Job', { 'job-id': 1 })).status).toBe('successful-ok');
    await vi.waitFor(() => expect(machine.state().jobs[0]?.state).toBe('canceled'));
    expect((await ask('Cancel-Job', { 'job-id': 1 })).status).toBe('client-error-not-possible');
  });

  it('remembers tray, toner and jobs when it is switched on again, and has lost what it was printing', async () => {
    machine.setTray(2);
    machine.setToner(33);
    await ask('Print-Job', { 'job-name': 'P 1/../x' }, await pdfOf(1));
    await vi.waitFor(() => expect(machine.printed()).toHaveLength(1));
    machine.jam();
    await ask('Print-Job', { 'job-name': 'P-2' }, await pdfOf(1));
    await machine.close();
    machine = await startEmulatedPrinter({ folder, pageTime: 5 });
    expect(machine.state()).toMatchObject({
      sheets: 1,
      toner: 33,
      jammed: true,
      jobs: [
        { name: 'P 1/../x', state: 'completed' },
        { name: 'P-2', state: 'aborted', pagesDone: 0 },
      ],
    });
    expect(machine.printed()).toMatchObject([{ job: 1, pages: 1, file: join(folder, '1-P_1_.._x.pdf') }]);
    expect(readdirSync(folder).sort()).toEqual(['1-P_1_.._x.pdf', 'printer.json']);
  });

  it('tells a dock of every change, until it is asked not to', () => {
    const seen: number[] = [];
    const stop = machine.onState(({ sheets }) => seen.push(sheets));
    machine.setTray(7);
    machine.setTray(8);
    stop();
    machine.setTray(9);
    expect(seen).toEqual([7, 8]);
  });

  it('goes on answering whatever it is sent', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const answer = await post(Buffer.concat([Buffer.from([1, 1, 0, 2, 0, 0, 0, 1]), bytes]));
        expect(answer.status).toBe(200);
        expect(decodeMessage(Buffer.from(await answer.arrayBuffer())).ok).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('counting the pages of a PDF', () => {
  it('counts what pdfkit wrote, and takes nothing else for a PDF', async () => {
    expect(countPages(await pdfOf(1))).toBe(1);
    expect(countPages(await pdfOf(12))).toBe(12);
    expect(countPages(Buffer.from('<html>'))).toBeNull();
    expect(countPages(Buffer.from('%PDF-1.7'))).toBe(1);
  });
});
