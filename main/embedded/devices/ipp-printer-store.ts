import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const StoredJob = z.object({
  id: z.int().positive(),
  name: z.string(),
  user: z.string(),
  state: z.enum(['pending', 'processing', 'canceled', 'aborted', 'completed']),
  reasons: z.array(z.string()),
  /** Null until the document is there. */
  pages: z.int().positive().nullable(),
  pagesDone: z.int().nonnegative(),
  /** The file in the folder of what was printed, or null. */
  file: z.string().nullable(),
  /** Not spoken of any more. */
  forgotten: z.boolean(),
  /** Milliseconds since 1970. */
  createdAt: z.number(),
  processedAt: z.number().nullable(),
  endedAt: z.number().nullable(),
});
export type StoredJob = z.infer<typeof StoredJob>;

const StoredState = z.object({
  nextJob: z.int().positive(),
  sheets: z.int().nonnegative(),
  /** Percent. */
  toner: z.number().min(0).max(100),
  jammed: z.boolean(),
  coverOpen: z.boolean(),
  jobs: z.array(StoredJob),
});
export type StoredState = z.infer<typeof StoredState>;

/** As it leaves the factory: a full cassette. */
const NEW: StoredState = { nextJob: 1, sheets: 250, toner: 80, jammed: false, coverOpen: false, jobs: [] };
/** Ended jobs that are remembered. */
const HISTORY = 200;

/** What an emulated printer keeps: its state in `printer.json`, and beside it one PDF a printed job. */
export class PrinterStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  /** The state as it was. A job that the power took is aborted: the printer had it in memory only. */
  load(): StoredState {
    const file = join(this.#folder, 'printer.json');
    if (!existsSync(file)) return structuredClone(NEW);
    const state = StoredState.parse(JSON.parse(readFileSync(file, 'utf8')));
    for (const job of state.jobs) {
      if (job.state !== 'pending' && job.state !== 'processing') continue;
      job.state = 'aborted';
      job.reasons = ['aborted-by-system'];
      job.endedAt = Date.now();
    }
    return state;
  }

  /** Swaps the state file; the oldest ended jobs drop out. */
  save(state: StoredState): void {
    const over = state.jobs.length - HISTORY;
    if (over > 0) state.jobs.splice(0, over);
    this.#swap('printer.json', Buffer.from(JSON.stringify(state, null, 2)));
  }

  /** Keeps what was printed; returns the file's name. */
  keep(job: StoredJob, pdf: Uint8Array): string {
    const file = `${job.id}-${job.name.replace(/[^\p{L}\p{N}._-]+/gu, '_').slice(0, 80)}.pdf`;
    this.#swap(file, pdf);
    return file;
  }

  /** Where a kept file lies. */
  pathOf(file: string): string {
    return join(this.#folder, file);
  }

  #swap(name: string, bytes: Uint8Array): void {
    const beside = join(this.#folder, `.${name}.new`);
    writeFileSync(beside, bytes);
    renameSync(beside, join(this.#folder, name));
  }
}
