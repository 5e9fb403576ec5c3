import { setTimeout as sleep } from 'node:timers/promises';
import type { PrinterStore, StoredJob, StoredState } from './ipp-printer-store.ts';

/** What can go wrong with a job inside the printer. */
export type JobFault = 'abort' | 'abort-midway' | 'forget-job' | 'stuck' | 'complete-with-errors';

/** A job with what lives in memory only. */
interface LiveJob {
  readonly record: StoredJob;
  pdf: Uint8Array | null;
  fault: JobFault | null;
  cancelled: boolean;
}

/** Percent of toner at which the printer warns. */
const TONER_LOW = 10;

/** Paper path, queue and memory of an emulated printer: puts one page after another on paper while nothing hinders. */
export class PrintEngine {
  readonly #store: PrinterStore;
  readonly #state: StoredState;
  readonly #pageTime: number;
  readonly #onChange: () => void;
  readonly #live = new Map<number, LiveJob>();
  readonly #closing = new AbortController();
  readonly #working: Promise<void>;
  #wake: () => void = () => undefined;

  /** `pageTime`: milliseconds a page. */
  constructor(store: PrinterStore, pageTime: number, onChange: () => void) {
    this.#store = store;
    this.#state = store.load();
    this.#pageTime = pageTime;
    this.#onChange = onChange;
    this.#working = this.#work();
    store.save(this.#state);
  }

  get state(): Readonly<StoredState> {
    return this.#state;
  }

  /** Why nothing can be printed now, in keywords of RFC 8011 section 5.4.12. */
  obstacles(): string[] {
    const { jammed, coverOpen, toner, sheets } = this.#state;
    return [
      ...(jammed ? ['media-jam-error'] : []),
      ...(coverOpen ? ['cover-open-error'] : []),
      ...(toner <= 0 ? ['toner-empty-error'] : []),
      ...(sheets <= 0 ? ['media-empty-error', 'media-needed-error'] : []),
    ];
  }

  /** printer-state and printer-state-reasons. An empty tray is but a warning until a job needs it. */
  condition(): { readonly state: 'idle' | 'processing' | 'stopped'; readonly reasons: readonly string[] } {
    const busy = this.#state.jobs.some((job) => job.state === 'processing');
    const { toner } = this.#state;
    const reasons = this.obstacles();
    if (toner > 0 && toner <= TONER_LOW) reasons.push('toner-low-warning');
    const told = busy
      ? reasons
      : reasons
          .filter((reason) => reason !== 'media-needed-error')
          .map((reason) => reason.replace(/^(media-empty)-error$/, '$1-warning'));
    const stopped = told.some((reason) => reason.endsWith('-error'));
    return { state: stopped ? 'stopped' : busy ? 'processing' : 'idle', reasons: told.length > 0 ? told : ['none'] };
  }

  /** Changes the printer's body: tray, toner, covers. */
  change(change: (state: Pick<StoredState, 'sheets' | 'toner' | 'jammed' | 'coverOpen'>) => void): void {
    change(this.#state);
    this.#changed();
  }

  /** Takes a job into the queue; it waits for its document. */
  create(name: string, user: string): StoredJob {
    const record: StoredJob = {
      id: this.#state.nextJob,
      name,
      user,
      state: 'pending',
      reasons: ['job-incoming'],
      pages: null,
      pagesDone: 0,
      file: null,
      forgotten: false,
      createdAt: Date.now(),
      processedAt: null,
      endedAt: null,
    };
    this.#state.nextJob += 1;
    this.#state.jobs.push(record);
    this.#live.set(record.id, { record, pdf: null, fault: null, cancelled: false });
    this.#changed();
    return record;
  }

  /** Gives a job its document. False where it has one, or has ended. */
  feed(id: number, pdf: Uint8Array, pages: number, fault: JobFault | null): boolean {
    const job = this.#live.get(id);
    if (job === undefined || job.pdf !== null) return false;
    job.pdf = pdf;
    job.fault = fault;
    job.record.pages = pages;
    job.record.reasons = ['none'];
    this.#changed();
    return true;
  }

  /** The job of that number, unless it is forgotten. */
  find(id: number): StoredJob | null {
    return this.#state.jobs.find((job) => job.id === id && !job.forgotten) ?? null;
  }

  /** False where the job has ended. */
  cancel(id: number): boolean {
    const job = this.#live.get(id);
    if (job === undefined) return false;
    job.cancelled = true;
    if (job.record.state === 'pending') this.#end(job, 'canceled', ['job-canceled-by-user']);
    else job.record.reasons = ['processing-to-stop-point'];
    this.#changed();
    return true;
  }

  /** Stops as if the power went. */
  async close(): Promise<void> {
    this.#closing.abort();
    this.#wake();
    await this.#working;
  }

  #changed(): void {
    if (this.#closing.signal.aborted) return;
    this.#store.save(this.#state);
    this.#wake();
    this.#onChange();
  }

  #end(job: LiveJob, state: 'canceled' | 'aborted' | 'completed', reasons: string[]): void {
    job.record.state = state;
    job.record.reasons = reasons;
    job.record.endedAt = Date.now();
    this.#live.delete(job.record.id);
    this.#changed();
  }

  /** Until something changes. */
  #woken(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  async #work(): Promise<void> {
    while (!this.#closing.signal.aborted) {
      const next = [...this.#live.values()].find(({ pdf }) => pdf !== null);
      if (next === undefined) await this.#woken();
      else await this.#print(next);
    }
  }

  async #print(job: LiveJob): Promise<void> {
    const { record, pdf, fault } = job;
    record.state = 'processing';
    record.processedAt = Date.now();
    record.reasons = ['job-printing'];
    if (fault === 'forget-job') record.forgotten = true;
    this.#changed();
    if (fault === 'abort') {
      await this.#tick();
      return this.#end(job, 'aborted', ['aborted-by-system']);
    }
    while (record.pagesDone < (record.pages ?? 0)) {
      if (this.#closing.signal.aborted) return;
      if (job.cancelled) return this.#end(job, 'canceled', ['job-canceled-by-user']);
      await this.#printPage(job);
      if (fault === 'abort-midway' && record.pagesDone === 1) return this.#end(job, 'aborted', ['aborted-by-system']);
    }
    record.file = this.#store.keep(record, pdf ?? new Uint8Array());
    const end = fault === 'complete-with-errors' ? 'job-completed-with-errors' : 'job-completed-successfully';
    this.#end(job, 'completed', [end]);
  }

  /** One page, or one wait: a page that something hinders on its way is not out, and is printed again. */
  async #printPage({ record, fault }: LiveJob): Promise<void> {
    const obstacles = this.obstacles();
    if (obstacles.length > 0) {
      record.reasons = obstacles;
      this.#changed();
      return this.#woken();
    }
    if (fault === 'stuck') return this.#woken();
    if (record.reasons[0] !== 'job-printing') record.reasons = ['job-printing'];
    await this.#tick();
    if (this.#closing.signal.aborted || this.obstacles().length > 0) return;
    this.#state.sheets -= 1;
    record.pagesDone += 1;
    this.#changed();
  }

  /** The time of a page. */
  async #tick(): Promise<void> {
    await sleep(this.#pageTime, undefined, { signal: this.#closing.signal }).catch(() => undefined);
  }
}
