import { DatabaseSync as Database, type DatabaseSyncInstance as DatabaseSync } from '@photostructure/sqlite';

export type { DatabaseSync };

/**
 * Opens (or creates) a database that survives a power cut: write-ahead log, every commit synced to the disk, foreign
 * keys enforced. `path` may be `:memory:`.
 */
export function openDatabase(path: string): DatabaseSync {
  const database = new Database(path);
  database.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000;',
  );
  return database;
}

/** Runs `work` in one transaction: all of it is kept, or none. */
export function transaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}
