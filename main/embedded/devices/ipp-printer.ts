import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { decodeMessage, encodeMessage, type IppDraft, operations } from '../../devices/printer/ipp-message.ts';
import { listenOnLoopback } from '../../loopback.ts';
import { answer, bare } from './ipp-printer-answers.ts';
import { type JobFault, PrintEngine } from './ipp-printer-engine.ts';
import { PrinterStore, type StoredJob } from './ipp-printer-store.ts';

/** What an emulated printer can be told to do wrong with the next document. */
const printerFaults = [
  'abort', // the job is aborted before its first page
  'abort-midway', // the job is aborted after its first page
  'complete-with-errors',
  'reset-while-sending', // the connection is cut before the document is in: no job
  'reset-after-sending', // the job is taken, the connection cut before the answer
  'answer-garbage', // the job is taken, the answer is none
  'forget-job', // the job is taken and printed, but not known any more
  'reset-and-forget', // the same, and the connection cut before the answer
  'stuck', // the job is processed for ever
  'busy',
] as const;
export type PrinterFault = (typeof printerFaults)[number];

/** What each fault does inside the printer; the others strike the connection alone. */
const jobFaults: Partial<Record<PrinterFault, JobFault>> = {
  abort: 'abort',
  'abort-midway': 'abort-midway',
  'complete-with-errors': 'complete-with-errors',
  'forget-job': 'forget-job',
  'reset-and-forget': 'forget-job',
  stuck: 'stuck',
};

/** How the printer stands, for a dock. */
export interface EmulatedPrinterState {
  readonly offline: boolean;
  readonly sheets: number;
  /** Percent. */
  readonly toner: number;
  readonly jammed: boolean;
  readonly coverOpen: boolean;
  readonly condition: 'idle' | 'processing' | 'stopped';
  /** Keywords of printer-state-reasons; `none` alone where all is well. */
  readonly reasons: readonly string[];
  /** The fault that the next document meets, and whether all after it do. */
  readonly fault: PrinterFault | null;
  readonly repeated: boolean;
  /** How late answers come, milliseconds. */
  readonly delay: number;
  readonly jobs: readonly Pick<StoredJob, 'id' | 'name' | 'state' | 'reasons' | 'pages' | 'pagesDone'>[];
}

/** A document that came out. */
export interface PrintedDocument {
  readonly job: number;
  readonly name: string;
  readonly pages: number;
  /** The PDF's path. */
  readonly file: string;
}

export interface EmulatedPrinterOptions {
  /** Where it keeps its state and what it printed; created if missing. */
  readonly folder: string;
  /** Milliseconds a page; 700 by default. */
  readonly pageTime?: number;
  /** Port on 127.0.0.1; any free one by default. */
  readonly port?: number;
  /** False: only Create-Job and Send-Document, as some printers. */
  readonly offersPrintJob?: boolean;
}

/** Milliseconds a page: faster than most printers, slow enough to be watched. */
const PAGE_TIME = 700;
const PATH = '/ipp/print';
/** Largest request taken, bytes. */
const LARGEST_REQUEST = 64 * 1024 * 1024;

/** Starts an emulated A4 printer: real IPP over HTTP on loopback, with a tray, toner, covers and a memory. */
export async function startEmulatedPrinter(options: EmulatedPrinterOptions): Promise<EmulatedPrinter> {
  const printer = new EmulatedPrinter(options);
  await printer.open(options.port ?? 0);
  return printer;
}

/** An emulated A4 printer; made by {@link startEmulatedPrinter}. */
export class EmulatedPrinter {
  readonly #engine: PrintEngine;
  readonly #store: PrinterStore;
  readonly #offersPrintJob: boolean;
  readonly #server: Server;
  readonly #listeners = new Set<(state: EmulatedPrinterState) => void>();
  #port = 0;
  #fault: PrinterFault | null = null;
  #repeated = false;
  #delay = 0;
  #switching: Promise<void> = Promise.resolve();

  constructor({ folder, pageTime = PAGE_TIME, offersPrintJob = true }: EmulatedPrinterOptions) {
    this.#store = new PrinterStore(folder);
    this.#engine = new PrintEngine(this.#store, pageTime, () => this.#tell());
    this.#offersPrintJob = offersPrintJob;
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch(() => request.socket.destroy());
    });
  }

  /** The printer's address, `ipp://127.0.0.1:PORT/ipp/print`; it stays the same while it is offline. */
  get url(): string {
    return `ipp://127.0.0.1:${this.#port}${PATH}`;
  }

  /** Begins to listen. Rejects where the port is taken. */
  async open(port: number): Promise<void> {
    this.#port = await listenOnLoopback(this.#server, port);
  }

  /** Lays so many sheets into the tray; 0 empties it. */
  setTray(sheets: number): void {
    this.#engine.change((state) => {
      state.sheets = Math.max(0, Math.trunc(sheets));
    });
  }

  jam(): void {
    this.#engine.change((state) => {
      state.jammed = true;
    });
  }

  clearJam(): void {
    this.#engine.change((state) => {
      state.jammed = false;
    });
  }

  openCover(): void {
    this.#engine.change((state) => {
      state.coverOpen = true;
    });
  }

  closeCover(): void {
    this.#engine.change((state) => {
      state.coverOpen = false;
    });
  }

  /** Percent; 0 stops the printer, up to 10 it warns. */
  setToner(percent: number): void {
    this.#engine.change((state) => {
      state.toner = Math.min(100, Math.max(0, percent));
    });
  }

  /** Pulls the network cable, or puts it in again. What is in the printer goes on. */
  setOffline(offline: boolean): Promise<void> {
    this.#switching = this.#switching.then(async () => {
      if (offline === !this.#server.listening) return;
      if (offline) await this.#stopListening();
      else await this.open(this.#port);
      this.#tell();
    });
    return this.#switching;
  }

  /** The next document meets this fault. */
  failNext(fault: PrinterFault): void {
    this.#setFault(fault, false);
  }

  /** Every document from now on meets this fault; null ends it. */
  failRepeatedly(fault: PrinterFault | null): void {
    this.#setFault(fault, fault !== null);
  }

  /** Every answer comes so many milliseconds late. */
  delay(milliseconds: number): void {
    this.#delay = Math.max(0, milliseconds);
    this.#tell();
  }

  /** What came out, oldest first. */
  printed(): readonly PrintedDocument[] {
    return this.#engine.state.jobs.flatMap(({ id, name, file, pagesDone }) =>
      file === null ? [] : [{ job: id, name, pages: pagesDone, file: this.#store.pathOf(file) }],
    );
  }

  state(): EmulatedPrinterState {
    const { sheets, toner, jammed, coverOpen, jobs } = this.#engine.state;
    const { state: condition, reasons } = this.#engine.condition();
    return {
      offline: !this.#server.listening,
      sheets,
      toner,
      jammed,
      coverOpen,
      condition,
      reasons,
      fault: this.#fault,
      repeated: this.#repeated,
      delay: this.#delay,
      jobs: jobs.map((job) => ({
        id: job.id,
        name: job.name,
        state: job.state,
        reasons: [...job.reasons],
        pages: job.pages,
        pagesDone: job.pagesDone,
      })),
    };
  }

  /** Calls `listener` after each change; returns the function that stops it. */
  onState(listener: (state: EmulatedPrinterState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Switches it off: what is being printed is lost, the rest is remembered. */
  async close(): Promise<void> {
    await this.#switching;
    await this.#engine.close();
    if (this.#server.listening) await this.#stopListening();
  }

  async #stopListening(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
  }

  #tell(): void {
    if (this.#listeners.size === 0) return;
    const state = this.state();
    for (const listener of this.#listeners) listener(state);
  }

  #setFault(fault: PrinterFault | null, repeated: boolean): void {
    this.#fault = fault;
    this.#repeated = repeated;
    this.#tell();
  }

  #takeFault(): PrinterFault | null {
    const fault = this.#fault;
    if (!this.#repeated) this.#setFault(null, false);
    return fault;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url !== PATH) return refuse(response, 404);
    if (request.method !== 'POST') return refuse(response, 405);
    if (request.headers['content-type'] !== 'application/ipp') return refuse(response, 415);
    const body = await this.#read(request);
    if (body === 'cut') return;
    if (body === 'too-large') return refuse(response, 413);
    if (this.#delay > 0) await sleep(this.#delay);
    if (body.length < 8) return refuse(response, 400);
    const message = decodeMessage(body);
    if (!message.ok) return send(response, encodeMessage(bare(body.readInt32BE(4), 'client-error-bad-request')));
    const fault = isDocument(body) ? this.#takeFault() : null;
    const draft: IppDraft =
      fault === 'busy'
        ? bare(message.value.requestId, 'server-error-busy')
        : answer(
            {
              engine: this.#engine,
              url: this.url,
              offersPrintJob: this.#offersPrintJob,
              fault: (fault && jobFaults[fault]) ?? null,
            },
            message.value,
          );
    if (fault === 'reset-after-sending' || fault === 'reset-and-forget') request.socket.resetAndDestroy();
    else send(response, fault === 'answer-garbage' ? randomBytes(64) : encodeMessage(draft));
  }

  async #read(request: IncomingMessage): Promise<Buffer | 'cut' | 'too-large'> {
    const parts: Buffer[] = [];
    let length = 0;
    for await (const part of request) {
      if (!Buffer.isBuffer(part)) continue;
      parts.push(part);
      length += part.length;
      if (length > LARGEST_REQUEST) return 'too-large';
      const [begin] = parts;
      if (begin !== undefined && isDocument(begin) && this.#fault === 'reset-while-sending') {
        this.#takeFault();
        request.socket.resetAndDestroy();
        return 'cut';
      }
    }
    return Buffer.concat(parts);
  }
}

/** Whether a request brings a document, by its operation code (RFC 8010 section 3.1.1). */
function isDocument(request: Buffer): boolean {
  if (request.length < 4) return false;
  const code = request.readUInt16BE(2);
  return code === operations['Print-Job'] || code === operations['Send-Document'];
}

function send(response: ServerResponse, body: Buffer): void {
  response.writeHead(200, { 'content-type': 'application/ipp', 'content-length': body.length }).end(body);
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { connection: 'close' }).end();
}
