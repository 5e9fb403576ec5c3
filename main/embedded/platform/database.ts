import { type DatabaseSync, openDatabase } from '../../sqlite.ts';

/**
 * The embedded platform's tables. Times are milliseconds since 1970, dates `YYYY-MM-DD`.
 *
 * - people, enterprises, licences: the registers, filled by the seed, never changed afterwards
 * - enrolment_codes, terminal_keys, nonces: who may call
 * - answers: what was answered under which idempotency key
 * - identifications: handles of visits under way
 * - print_counters, authorisations, ratings: what terminals did
 */
const TABLES = `
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE IF NOT EXISTS people (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('resident', 'hmt', 'foreigner')),
  number TEXT NOT NULL,
  name TEXT NOT NULL,
  english_name TEXT NOT NULL,
  birth TEXT NOT NULL,
  card TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS people_number ON people (number);

CREATE TABLE IF NOT EXISTS enterprises (
  id INTEGER PRIMARY KEY,
  credit_code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  address TEXT NOT NULL,
  representative INTEGER NOT NULL REFERENCES people (id)
) STRICT;
CREATE INDEX IF NOT EXISTS enterprises_representative ON enterprises (representative);

CREATE TABLE IF NOT EXISTS licences (
  id TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  person INTEGER REFERENCES people (id),
  enterprise INTEGER REFERENCES enterprises (id),
  number TEXT NOT NULL,
  holder_name TEXT NOT NULL,
  issued_on TEXT NOT NULL,
  valid_to TEXT,
  revoked INTEGER NOT NULL,
  content TEXT NOT NULL,
  CHECK ((person IS NULL) <> (enterprise IS NULL))
) STRICT;
CREATE INDEX IF NOT EXISTS licences_person ON licences (person);
CREATE INDEX IF NOT EXISTS licences_enterprise ON licences (enterprise);

CREATE TABLE IF NOT EXISTS enrolment_codes (
  code_digest TEXT PRIMARY KEY,
  terminal TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  used_by_key TEXT
) STRICT;

CREATE TABLE IF NOT EXISTS terminal_keys (
  key_id TEXT PRIMARY KEY,
  terminal TEXT NOT NULL,
  algorithm TEXT NOT NULL,
  public_key BLOB NOT NULL,
  revoked INTEGER NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS nonces (
  key_id TEXT NOT NULL,
  nonce TEXT NOT NULL,
  forget_at INTEGER NOT NULL,
  PRIMARY KEY (key_id, nonce)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS nonces_forget ON nonces (forget_at);

CREATE TABLE IF NOT EXISTS answers (
  scope TEXT NOT NULL,
  operation TEXT NOT NULL,
  key TEXT NOT NULL,
  request_digest TEXT NOT NULL,
  answer TEXT NOT NULL,
  forget_at INTEGER NOT NULL,
  PRIMARY KEY (scope, operation, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS answers_forget ON answers (forget_at);

CREATE TABLE IF NOT EXISTS identifications (
  handle TEXT PRIMARY KEY,
  terminal TEXT NOT NULL,
  person INTEGER NOT NULL REFERENCES people (id),
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS print_counters (
  terminal TEXT NOT NULL,
  day TEXT NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (terminal, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS authorisations (
  print_number TEXT PRIMARY KEY,
  terminal TEXT NOT NULL,
  licence TEXT NOT NULL REFERENCES licences (id),
  day TEXT NOT NULL,
  authorised_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  verification_url TEXT NOT NULL,
  verification_code TEXT NOT NULL,
  document_digest TEXT NOT NULL,
  outcome TEXT CHECK (outcome IN ('printed', 'failed', 'unknown')),
  cause TEXT,
  settled_at TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS authorisations_licence ON authorisations (licence, day);

CREATE TABLE IF NOT EXISTS ratings (
  terminal TEXT NOT NULL,
  visit TEXT NOT NULL,
  service TEXT NOT NULL,
  grade INTEGER NOT NULL,
  print_numbers TEXT NOT NULL,
  rated_at TEXT NOT NULL,
  PRIMARY KEY (terminal, visit)
) STRICT;
`;

/** Opens the platform's database at `path` (or `:memory:`) and makes its tables where they are missing. */
export function openPlatformDatabase(path: string): DatabaseSync {
  const database = openDatabase(path);
  database.exec(TABLES);
  return database;
}
