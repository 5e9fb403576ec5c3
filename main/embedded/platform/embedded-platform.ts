import type { CardText } from '../../devices/id-card/reader.ts';
import type { Rating } from '../../platform/contract.ts';
import { Answers } from './answers.ts';
import { bindOperations } from './bindings.ts';
import { openPlatformDatabase } from './database.ts';
import { Dispatcher } from './dispatcher.ts';
import { type FaultOptions, FaultSwitch, type PlatformFault } from './fault-switch.ts';
import { Identifications } from './identifications.ts';
import { type FontFiles, installedFontFiles, loadTypeface } from './pdf-fonts.ts';
import { type PrintEntry, Prints } from './prints.ts';
import { Ratings } from './ratings.ts';
import { Register } from './register.ts';
import { DEFAULT_SEED, type SeedPlan, seedRegister } from './seed.ts';
import { buildServer } from './server.ts';
import { SignatureGate } from './signature-gate.ts';
import { Terminals } from './terminals.ts';

export type { PlatformFault };

export interface EmbeddedPlatformOptions {
  /** The SQLite file; made and filled where it is missing. */
  readonly databasePath: string;
  /** 0, the default, for any free port. */
  readonly port?: number;
  /** Loopback only: this platform knows no users and has no TLS. */
  readonly host?: '127.0.0.1' | '::1';
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
  /** The typeface of the paper; that of the installed package by default. */
  readonly fonts?: FontFiles;
  /** The population of a new database. */
  readonly seed?: SeedPlan;
  /** Where the QR codes on the paper lead; this platform's own address by default. */
  readonly verificationBase?: string;
  /** What went wrong unexpectedly; on standard error by default. */
  readonly onUnexpected?: (error: unknown) => void;
}

/** A running platform. The methods beside `url` and `close` are for whoever stands before it: dock, demo and tests. */
export interface EmbeddedPlatform {
  readonly url: string;
  /** A new enrolment code for this terminal, `YZ-01` by default; good once. */
  enrolmentCode(terminal?: string): string;
  /** The next `times` requests, one by default, fail so; replaces what was pending. */
  fail(fault: PlatformFault, times?: number, options?: FaultOptions): void;
  clearFaults(): void;
  /** The fault that is still to come, or null. */
  fault(): PlatformFault | null;
  /** All authorised prints in their order, settled or not. */
  prints(): readonly PrintEntry[];
  /** The prints that are settled, in the order of their authorisation. */
  settlements(): readonly PrintEntry[];
  ratings(): readonly (Rating & { readonly terminal: string })[];
  /** Cards of people of the register, the published specimens first. */
  cards(limit?: number): readonly CardText[];
  close(): Promise<void>;
}

/** Starts a platform on loopback: opens or makes its database, fills an empty one, listens. */
export async function startEmbeddedPlatform(options: EmbeddedPlatformOptions): Promise<EmbeddedPlatform> {
  const { databasePath, port = 0, host = '127.0.0.1', clock = Date.now } = options;
  const typeface = loadTypeface(options.fonts ?? installedFontFiles());
  const database = openPlatformDatabase(databasePath);
  seedRegister(database, options.seed ?? DEFAULT_SEED);

  const terminals = new Terminals(database);
  const register = new Register(database);
  const identifications = new Identifications(database, register);
  const address = { url: '', authorities: new Set<string>() };
  const prints = new Prints({
    database,
    register,
    typeface,
    verificationUrl: (number, code) => `${options.verificationBase ?? address.url}/verify/${number}/${code}`,
  });
  const ratings = new Ratings(database, prints);
  const faults = new FaultSwitch();
  const app = await buildServer({
    bindings: bindOperations({ terminals, register, identifications, prints, ratings }),
    dispatcher: new Dispatcher(database, new Answers(database)),
    gate: new SignatureGate(terminals, () => address.authorities, clock),
    faults,
    prints,
    onUnexpected: options.onUnexpected ?? ((error) => console.error('embedded platform:', error)),
  });
  await app.listen({ port, host });
  const listening = app.server.address();
  const bound = listening !== null && typeof listening === 'object' ? listening.port : port;
  address.url = host === '::1' ? `http://[::1]:${bound}` : `http://${host}:${bound}`;
  address.authorities = new Set(['127.0.0.1', '[::1]', 'localhost'].map((name) => `${name}:${bound}`));

  return {
    url: address.url,
    enrolmentCode: (terminal = 'YZ-01') => terminals.issueCode(terminal, clock()),
    fail: (fault, times = 1, faultOptions = {}) => faults.fail(fault, times, faultOptions),
    clearFaults: () => faults.clear(),
    fault: () => faults.pending(),
    prints: () => prints.entries(),
    settlements: () => prints.entries().filter(({ outcome }) => outcome !== null),
    ratings: () => ratings.all(),
    cards: (limit = 20) => register.cards(limit),
    close: async () => {
      faults.clear();
      await app.close();
      database.close();
    },
  };
}
