import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CardText, ReadCard } from '../../main/devices/id-card/reader.ts';
import {
  type EmbeddedPlatform,
  type EmbeddedPlatformOptions,
  startEmbeddedPlatform,
} from '../../main/embedded/platform/embedded-platform.ts';
import { DEFAULT_SEED } from '../../main/embedded/platform/seed.ts';
import { cardTexts } from '../../main/embedded/specimens.ts';
import type { Identification, Licence, PrintAuthorisation, SignatureAlgorithm } from '../../main/platform/contract.ts';
import { enrol } from '../../main/platform/enrolment.ts';
import type { ExchangeLimits } from '../../main/platform/exchange.ts';
import { HttpPlatform } from '../../main/platform/http-platform.ts';
import type { TerminalKey } from '../../main/platform/terminal-key.ts';
import type { Fault } from '../../preload/faults.ts';
import type { Result } from '../../preload/result.ts';

/** Sunday noon in Shanghai: the clock of all platform tests stands still until it is moved. */
export const NOON = Date.parse('2026-11-22T04:00:00Z');

/** A platform with a small population, a clock to move, and terminals to call it. */
export interface PlatformWorld {
  readonly clock: { now: number };
  platform(): EmbeddedPlatform;
  /** An enrolled terminal. */
  terminal(code?: string, algorithm?: SignatureAlgorithm, limits?: Partial<ExchangeLimits>): Promise<Terminal>;
  /** Stops the platform and starts it again on the same database and port. */
  restart(): Promise<void>;
  readonly folder: string;
  close(): Promise<void>;
}

export interface Terminal {
  readonly client: HttpPlatform;
  readonly key: TerminalKey;
}

export async function openWorld(options: Partial<EmbeddedPlatformOptions> = {}): Promise<PlatformWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'platform-'));
  const clock = { now: NOON };
  const start = (port: number) =>
    startEmbeddedPlatform({
      databasePath: join(folder, 'platform.sqlite'),
      port,
      clock: () => clock.now,
      seed: { ...DEFAULT_SEED, people: 150, enterprises: 6 },
      ...options,
    });
  let platform = await start(0);
  return {
    clock,
    folder,
    platform: () => platform,
    terminal: async (code = 'YZ-01', algorithm = 'ed25519', limits = {}) => {
      const enrolled = expectValue(
        await enrol({
          baseUrl: platform.url,
          dataFolder: join(folder, `${code}-${algorithm}`),
          terminal: code,
          algorithm,
          enrolmentCode: platform.enrolmentCode(code),
          clock: () => clock.now,
        }),
      );
      const { key } = enrolled;
      return { client: new HttpPlatform({ baseUrl: platform.url, key, limits, clock: () => clock.now }), key };
    },
    restart: async () => {
      const port = Number(new URL(platform.url).port);
      await platform.close();
      platform = await start(port);
    },
    close: async () => {
      await platform.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** The value of a result. Throws its fault, where it has one. */
export function expectValue<T>(result: Result<T, Fault>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.error.code}: ${result.error.cause}`);
}

/** The code of a result's fault; `ok` where there is none. */
export function codeOf(result: Result<unknown, Fault>): string {
  return result.ok ? 'ok' : result.error.code;
}

/** A card as the reader reads it. */
export function cardOf(text: CardText): ReadCard {
  return { text, photo: new Uint8Array(1024).fill(7), fingerprint: new Uint8Array(0) };
}

/** 样本甲, the first specimen: seven licences that can be printed, one that has expired. */
export const jia = cardTexts.resident;

let keys = 0;

/** An idempotency key that no other test has. */
export function freshKey(): string {
  keys += 1;
  return `key-${keys}-${Math.random().toString(36).slice(2)}`;
}

/** Identifies 样本甲. */
export async function identifyJia(client: HttpPlatform): Promise<Identification> {
  return expectValue(await client.identify(cardOf(jia), freshKey()));
}

/** The licence of this type. */
export async function licenceOf(client: HttpPlatform, identification: string, type: string): Promise<Licence> {
  const licences = expectValue(await client.licences(identification));
  const found = licences.find((licence) => licence.type === type);
  if (found === undefined) throw new Error(`no ${type}`);
  return found;
}

/** 样本甲 identified, and one print of this type authorised. */
export async function authoriseJia(
  client: HttpPlatform,
  type = '户籍证明',
): Promise<{ identification: string; licence: Licence; authorisation: PrintAuthorisation }> {
  const { identification } = await identifyJia(client);
  const licence = await licenceOf(client, identification, type);
  const authorisation = expectValue(await client.authorisePrint(identification, licence.id, freshKey()));
  return { identification, licence, authorisation };
}
