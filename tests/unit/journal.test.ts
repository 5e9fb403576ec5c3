import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Outbox } from '../../main/journal/outbox.ts';
import { openJournal } from '../../main/journal/sqlite-journal.ts';
import type { Rating, Settlement } from '../../main/platform/contract.ts';
import { reconcilePrints } from '../../main/visit/printing.ts';
import { type Fault, fault } from '../../preload/faults.ts';
import { err, ok, type Result } from '../../preload/result.ts';

const settlement: Settlement = { outcome: 'printed', cause: null, settledAt: '2026-11-22T08:00:00.000Z' };
const rating: Rating = {
  visit: 'visit-0001',
  service: 'all',
  grade: 5,
  printNumbers: ['P-1'],
  ratedAt: '2026-11-22T08:01:00.000Z',
};

const journalFile = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'yingzhou-journal-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'journal.sqlite');
};

describe('the journal', () => {
  it('keeps an open print over a crash', () => {
    const file = journalFile();
    const before = openJournal(file);
    before.authorised('P-1', 'visit-0001');
    before.sending('P-1');
    before.sent('P-1', 'ipp://printer/7');
    before.close();
    const after = openJournal(file);
    expect(after.openPrints()).toEqual([
      { printNumber: 'P-1', visit: 'visit-0001', state: 'sent', job: 'ipp://printer/7' },
    ]);
    after.close();
  });

  it('settles a print once, whatever is said of it later', () => {
    const journal = openJournal(':memory:');
    journal.authorised('P-1', 'visit-0001');
    journal.settle('P-1', settlement);
    journal.settle('P-1', { ...settlement, outcome: 'failed' });
    expect(journal.openPrints()).toEqual([]);
    expect(journal.due(Number.MAX_SAFE_INTEGER)).toMatchObject([{ kind: 'settlement', settlement }]);
  });

  it('does not authorise the same print number twice', () => {
    const journal = openJournal(':memory:');
    journal.authorised('P-1', 'visit-0001');
    expect(() => journal.authorised('P-1', 'visit-0002')).toThrow();
  });

  it('takes one rating a visit', () => {
    const journal = openJournal(':memory:');
    journal.rate(rating);
    journal.rate({ ...rating, grade: 1 });
    expect(journal.due(Number.MAX_SAFE_INTEGER)).toMatchObject([{ kind: 'rating', rating: { grade: 5 } }]);
  });
});

describe('the outbox', () => {
  const platformAnswering = (...answers: Result<void, Fault>[]) => {
    const keys: string[] = [];
    const next = (key: string): Promise<Result<void, Fault>> => {
      keys.push(key);
      return Promise.resolve(answers.shift() ?? ok(undefined));
    };
    return {
      keys,
      settle: (_n: string, _s: Settlement, key: string) => next(key),
      rate: (_r: Rating, key: string) => next(key),
    };
  };

  it('delivers in order, and keeps nothing that was delivered', async () => {
    const journal = openJournal(':memory:');
    journal.authorised('P-1', 'visit-0001');
    journal.settle('P-1', settlement);
    journal.rate(rating);
    const platform = platformAnswering();
    const outbox = new Outbox(journal, platform, () => undefined);
    await outbox.deliver();
    expect(platform.keys).toEqual(['settle-P-1', 'rate-visit-0001']);
    expect(journal.count()).toEqual({ waiting: 0, refused: 0 });
    await outbox.close();
  });

  it('keeps what the platform could not take, for later and under the same key', async () => {
    const journal = openJournal(':memory:');
    journal.rate(rating);
    const platform = platformAnswering(err(fault('platform-unreachable', 'in a test')));
    const outbox = new Outbox(journal, platform, () => undefined);
    await outbox.deliver();
    expect(journal.count()).toEqual({ waiting: 1, refused: 0 });
    expect(journal.nextDue()).toBeGreaterThan(Date.now());
    await expect.poll(() => journal.count().waiting, { timeout: 3_000 }).toBe(0);
    expect(platform.keys).toEqual(['rate-visit-0001', 'rate-visit-0001']);
    await outbox.close();
  });

  it('sets aside what the platform refuses for good, and never sends it again', async () => {
    const journal = openJournal(':memory:');
    journal.rate(rating);
    const platform = platformAnswering(err(fault('platform-refused', 'in a test')));
    const outbox = new Outbox(journal, platform, () => undefined);
    await outbox.deliver();
    await outbox.deliver();
    expect(journal.count()).toEqual({ waiting: 0, refused: 1 });
    expect(platform.keys).toHaveLength(1);
    await outbox.close();
  });
});

describe('reconciliation after a crash', () => {
  it('asks the printer for jobs that it took, and settles all others without printing', async () => {
    const journal = openJournal(':memory:');
    for (const number of ['P-1', 'P-2', 'P-3']) journal.authorised(number, 'visit-0001');
    journal.sending('P-2');
    journal.sending('P-3');
    journal.sent('P-3', 'ipp://printer/3');
    const asked: string[] = [];
    await reconcilePrints({
      journal,
      log: () => undefined,
      printer: {
        status: () => Promise.reject(new Error('nobody prints here')),
        print: () => Promise.reject(new Error('nobody prints here')),
        outcomeOf: (job) => {
          asked.push(job);
          return Promise.resolve({ state: 'printed' });
        },
      },
    });
    expect(asked).toEqual(['ipp://printer/3']);
    expect(journal.openPrints()).toEqual([]);
    const outcomes = journal
      .due(Number.MAX_SAFE_INTEGER)
      .map((entry) => (entry.kind === 'settlement' ? `${entry.printNumber} ${entry.settlement.outcome}` : ''));
    expect(outcomes).toEqual(['P-1 failed', 'P-2 unknown', 'P-3 printed']);
  });
});
