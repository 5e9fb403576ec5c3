import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Fault, fault } from '../../preload/faults.ts';
import { err, ok, type Result } from '../../preload/result.ts';
import { sha256Hex } from './content-digest.ts';
import { Enrolment, operations, type SignatureAlgorithm } from './contract.ts';
import { Exchange, type ExchangeFailure } from './exchange.ts';
import { generateTerminalKey, importTerminalKey, StoredTerminalKey, type TerminalKey } from './terminal-key.ts';

/** The private key of the terminal, readable by its owner alone. */
const KEY_FILE = 'terminal-key.json';
/** What the platform answered to the enrolment. */
const ENROLMENT_FILE = 'enrolment.json';
const OWNER_ONLY = 0o600;

const StoredEnrolment = z.strictObject({ version: z.literal(1), enrolment: Enrolment });

export interface EnrolOptions {
  readonly baseUrl: string;
  /** Folder of key and enrolment; created if missing. */
  readonly dataFolder: string;
  /** The terminal's code, `YZ-01`. */
  readonly terminal: string;
  readonly algorithm: SignatureAlgorithm;
  /** Needed the first time, and again where the platform has forgotten the key. */
  readonly enrolmentCode?: string | undefined;
  readonly timeout?: number;
  readonly clock?: () => number;
}

/** A terminal that may use the platform. */
export interface EnrolledTerminal {
  readonly enrolment: z.infer<typeof Enrolment>;
  readonly key: TerminalKey;
  /** False where an enrolment from an earlier start was taken. */
  readonly fresh: boolean;
}

/**
 * Enrols the terminal once and remembers it. A later start takes the stored enrolment, also where the platform cannot be
 * reached. Where the platform answers that it does not know the key (401 `unsigned`), the terminal enrols again with
 * `enrolmentCode`, and without one the refusal is returned. Throws where a stored file is damaged: to make a new key
 * silently would cut the terminal off from its history.
 */
export async function enrol(options: EnrolOptions): Promise<Result<EnrolledTerminal, Fault>> {
  mkdirSync(options.dataFolder, { recursive: true, mode: 0o700 });
  const stored = loadEnrolment(options);
  if (stored !== null) {
    const known = await exchangeOf(options, stored.key).json(operations.catalogue);
    if (known.ok || known.error.problem !== 'unsigned') return ok({ ...stored, fresh: false });
    if (options.enrolmentCode === undefined) {
      return err(fault(known.error.fault.code, `${known.error.fault.cause}; an enrolment code is needed`));
    }
  }
  if (options.enrolmentCode === undefined) {
    return err(fault('platform-refused', 'the terminal is not enrolled, and there is no enrolment code'));
  }
  const key = stored?.key ?? loadKey(options) ?? createKey(options);
  const answer = await requestEnrolment(options, key, options.enrolmentCode);
  if (!answer.ok) return err(answer.error.fault);
  if (answer.value.terminal !== options.terminal || answer.value.keyId !== key.keyId) {
    return err(fault('platform-nonsense', 'the platform enrolled another terminal or key than the one that asked'));
  }
  writeOwnerOnly(join(options.dataFolder, ENROLMENT_FILE), { version: 1, enrolment: answer.value });
  return ok({ enrolment: answer.value, key, fresh: true });
}

async function requestEnrolment(
  options: EnrolOptions,
  key: TerminalKey,
  enrolmentCode: string,
): Promise<Result<z.infer<typeof Enrolment>, ExchangeFailure>> {
  return await exchangeOf(options, key).json(operations.enrol, {
    body: {
      enrolmentCode,
      terminal: options.terminal,
      algorithm: key.algorithm,
      publicKey: Buffer.from(key.publicKey).toString('base64'),
    },
    // The same after a crash between the platform's answer and the file: the code must not be lost to it.
    key: sha256Hex(`${enrolmentCode}:${key.keyId}`).slice(0, 48),
  });
}

function exchangeOf(options: EnrolOptions, key: TerminalKey): Exchange {
  const limits = options.timeout === undefined ? {} : { jsonTimeout: options.timeout };
  return new Exchange(options.baseUrl, key, limits, options.clock);
}

/** The stored enrolment, or null where there is none or it is that of another terminal, key or algorithm. */
function loadEnrolment(options: EnrolOptions): Omit<EnrolledTerminal, 'fresh'> | null {
  const file = join(options.dataFolder, ENROLMENT_FILE);
  const key = loadKey(options);
  if (key === null || !existsSync(file)) return null;
  const { enrolment } = parseFile(file, StoredEnrolment);
  return enrolment.terminal === options.terminal && enrolment.keyId === key.keyId ? { enrolment, key } : null;
}

function loadKey(options: EnrolOptions): TerminalKey | null {
  const file = join(options.dataFolder, KEY_FILE);
  if (!existsSync(file)) return null;
  const stored = parseFile(file, StoredTerminalKey);
  return stored.algorithm === options.algorithm ? importTerminalKey(stored) : null;
}

function createKey(options: EnrolOptions): TerminalKey {
  const key = generateTerminalKey(options.algorithm);
  writeOwnerOnly(join(options.dataFolder, KEY_FILE), key.export());
  return key;
}

function parseFile<S extends z.ZodType>(file: string, schema: S): z.output<S> {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // Neither the parser's message nor zod's: both may quote the key.
    throw new Error(`${file} is damaged: move it away and enrol the terminal again`);
  }
}

/** Writes beside and renames: a power cut leaves the old file or the new one. */
function writeOwnerOnly(file: string, content: unknown): void {
  const beside = `${file}.new`;
  writeFileSync(beside, `${JSON.stringify(content, null, 2)}\n`, { mode: OWNER_ONLY, flush: true });
  chmodSync(beside, OWNER_ONLY);
  renameSync(beside, file);
}
