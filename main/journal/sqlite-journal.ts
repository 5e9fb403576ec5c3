import { z } from 'zod';
import { Rating, Settlement } from '../platform/contract.ts';
import { openDatabase, transaction } from '../sqlite.ts';
import type { Journal, OpenPrint, OutboxEntry, OutboxStore } from './journal.ts';

/** Each entry brings the schema one version further; `user_version` says how many were applied. */
const migrations = [
  `CREATE TABLE print_ledger (
     print_number TEXT PRIMARY KEY,
     visit TEXT NOT NULL,
     state TEXT NOT NULL CHECK (state IN ('authorised', 'sending', 'sent', 'printed', 'failed', 'unknown')),
     job TEXT,
     cause TEXT,
     authorised_at TEXT NOT NULL,
     settled_at TEXT
   ) STRICT;
   CREATE INDEX print_ledger_open ON print_ledger (state) WHERE settled_at IS NULL;
   CREATE TABLE outbox (
     id INTEGER PRIMARY KEY,
     key TEXT NOT NULL UNIQUE,
     payload TEXT NOT NULL,
     attempts INTEGER NOT NULL DEFAULT 0,
     due_at INTEGER NOT NULL,
     refused TEXT
   ) STRICT;
   CREATE INDEX outbox_due ON outbox (due_at) WHERE refused IS NULL;`,
] as const;

const Payload = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('settlement'), printNumber: z.string(), settlement: Settlement }),
  z.object({ kind: z.literal('rating'), rating: Rating }),
]);
type Payload = z.infer<typeof Payload>;

const OutboxRow = z.object({ id: z.number(), key: z.string(), payload: z.string(), attempts: z.number() });
const OpenPrintRow = z.object({
  printNumber: z.string(),
  visit: z.string(),
  state: z.enum(['authorised', 'sending', 'sent']),
  job: z.string().nullable(),
});

/** The journal in one SQLite file. `path` may be `:memory:` in tests. */
export function openJournal(path: string, now: () => number = Date.now): Journal & OutboxStore & { close(): void } {
  const database = openDatabase(path);
  migrate();

  const insertPrint = database.prepare(
    `INSERT INTO print_ledger (print_number, visit, state, authorised_at) VALUES (?, ?, 'authorised', ?)`,
  );
  const markSending = database.prepare(
    `UPDATE print_ledger SET state = 'sending' WHERE print_number = ? AND state = 'authorised'`,
  );
  const markSent = database.prepare(
    `UPDATE print_ledger SET state = 'sent', job = ? WHERE print_number = ? AND settled_at IS NULL`,
  );
  const closePrint = database.prepare(
    `UPDATE print_ledger SET state = ?, cause = ?, settled_at = ? WHERE print_number = ? AND settled_at IS NULL`,
  );
  const selectOpen = database.prepare(
    `SELECT print_number AS printNumber, visit, state, job FROM print_ledger WHERE settled_at IS NULL ORDER BY authorised_at`,
  );
  const insertEntry = database.prepare(
    `INSERT INTO outbox (key, payload, due_at) VALUES (?, ?, ?) ON CONFLICT (key) DO NOTHING`,
  );
  const selectDue = database.prepare(
    `SELECT id, key, payload, attempts FROM outbox WHERE refused IS NULL AND due_at <= ? ORDER BY id LIMIT 50`,
  );
  const selectNextDue = database.prepare(`SELECT min(due_at) AS due FROM outbox WHERE refused IS NULL`);
  const deleteEntry = database.prepare(`DELETE FROM outbox WHERE id = ?`);
  const postponeEntry = database.prepare(`UPDATE outbox SET due_at = ?, attempts = attempts + 1 WHERE id = ?`);
  const refuseEntry = database.prepare(`UPDATE outbox SET refused = ?, attempts = attempts + 1 WHERE id = ?`);
  const countEntries = database.prepare(
    `SELECT count(*) FILTER (WHERE refused IS NULL) AS waiting, count(*) FILTER (WHERE refused IS NOT NULL) AS refused FROM outbox`,
  );

  function migrate(): void {
    const row = z.object({ user_version: z.number() }).parse(database.prepare('PRAGMA user_version').get());
    for (const [index, statements] of migrations.entries()) {
      if (index < row.user_version) continue;
      transaction(database, () => {
        database.exec(statements);
        database.exec(`PRAGMA user_version = ${index + 1}`);
      });
    }
  }

  function enqueue(key: string, payload: Payload): void {
    insertEntry.run(key, JSON.stringify(payload), now());
  }

  return {
    authorised: (printNumber, visit) => {
      insertPrint.run(printNumber, visit, new Date(now()).toISOString());
    },
    sending: (printNumber) => {
      markSending.run(printNumber);
    },
    sent: (printNumber, job) => {
      markSent.run(job, printNumber);
    },
    settle: (printNumber, settlement) =>
      transaction(database, () => {
        const closed = closePrint.run(settlement.outcome, settlement.cause, settlement.settledAt, printNumber);
        if (Number(closed.changes) === 0) return;
        enqueue(`settle-${printNumber}`, { kind: 'settlement', printNumber, settlement });
      }),
    openPrints: (): readonly OpenPrint[] => z.array(OpenPrintRow).parse(selectOpen.all()),
    rate: (rating) => enqueue(`rate-${rating.visit}`, { kind: 'rating', rating }),

    due: (at): readonly OutboxEntry[] =>
      z
        .array(OutboxRow)
        .parse(selectDue.all(at))
        .map(({ id, key, attempts, payload }) => ({ id, key, attempts, ...Payload.parse(JSON.parse(payload)) })),
    nextDue: () => z.object({ due: z.number().nullable() }).parse(selectNextDue.get()).due,
    delivered: (id) => {
      deleteEntry.run(id);
    },
    postpone: (id, until) => {
      postponeEntry.run(until, id);
    },
    refused: (id, cause) => {
      refuseEntry.run(cause, id);
    },
    count: () => z.object({ waiting: z.number(), refused: z.number() }).parse(countEntries.get()),
    close: () => database.close(),
  };
}
