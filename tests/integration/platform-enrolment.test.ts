import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type EnrolOptions, enrol } from '../../main/platform/enrolment.ts';
import { HttpPlatform } from '../../main/platform/http-platform.ts';
import { codeOf, expectValue, openWorld, type PlatformWorld } from './platform-world.ts';

let world: PlatformWorld;
let dataFolder: string;
beforeEach(async () => {
  world = await openWorld();
  dataFolder = mkdtempSync(join(tmpdir(), 'terminal-'));
});
afterEach(async () => {
  await world.close();
  rmSync(dataFolder, { recursive: true });
});

const optionsFor = (enrolmentCode?: string, parts: Partial<EnrolOptions> = {}): EnrolOptions => ({
  baseUrl: world.platform().url,
  dataFolder,
  terminal: 'YZ-03',
  algorithm: 'sm2-sm3',
  enrolmentCode,
  clock: () => world.clock.now,
  ...parts,
});

describe('a terminal', () => {
  test('enrols with a code, keeps its key for itself, and is known at the next start', async () => {
    const first = expectValue(await enrol(optionsFor(world.platform().enrolmentCode('YZ-03'))));
    expect(first.enrolment).toEqual({
      terminal: 'YZ-03',
      keyId: first.key.keyId,
      site: '堡镇社区事务受理服务中心',
      town: '堡镇',
    });
    expect(first.fresh).toBe(true);
    expect(statSync(join(dataFolder, 'terminal-key.json')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(dataFolder, 'enrolment.json'), 'utf8')).not.toContain(first.key.export().privateKey);

    const second = expectValue(await enrol(optionsFor()));
    expect(second).toMatchObject({ fresh: false, enrolment: first.enrolment });
    expect(second.key.keyId).toBe(first.key.keyId);
  });

  test('starts with its stored enrolment when the platform is away', async () => {
    expectValue(await enrol(optionsFor(world.platform().enrolmentCode('YZ-03'))));
    world.platform().fail('down', 100);
    expect(expectValue(await enrol(optionsFor())).fresh).toBe(false);
  });

  test('without a code, and with a wrong one, is not enrolled', async () => {
    expect(codeOf(await enrol(optionsFor()))).toBe('platform-refused');
    const refused = await enrol(optionsFor('AAAA-AAAA-AAAA-AAAA'));
    expect(!refused.ok && refused.error.cause).toContain('403 enrolment-refused');
    expect(existsSync(join(dataFolder, 'enrolment.json'))).toBe(false);
  });

  test("cannot use another terminal's code, nor one that is a week old", async () => {
    expect(codeOf(await enrol(optionsFor(world.platform().enrolmentCode('YZ-04'))))).toBe('platform-refused');
    const code = world.platform().enrolmentCode('YZ-03');
    world.clock.now += 7 * 86_400_000 + 1;
    expect(codeOf(await enrol(optionsFor(code)))).toBe('platform-refused');
  });

  test('cannot use a code that another key has used', async () => {
    const code = world.platform().enrolmentCode('YZ-03');
    expectValue(await enrol(optionsFor(code)));
    rmSync(dataFolder, { recursive: true });
    expect(codeOf(await enrol(optionsFor(code)))).toBe('platform-refused');
  });

  test('that lost the answer to its enrolment asks again with the same code and key', async () => {
    const code = world.platform().enrolmentCode('YZ-03');
    world.platform().fail('truncate', 1);
    expect(codeOf(await enrol(optionsFor(code)))).toBe('platform-unreachable');
    expect(expectValue(await enrol(optionsFor(code))).fresh).toBe(true);
  });

  test('that the platform has forgotten enrols again with a code, and says so without one', async () => {
    const first = expectValue(await enrol(optionsFor(world.platform().enrolmentCode('YZ-03'))));
    const other = await openWorld();
    const moved = { baseUrl: other.platform().url };
    const refused = await enrol(optionsFor(undefined, moved));
    expect(!refused.ok && refused.error.cause).toMatch(/401 unsigned.*an enrolment code is needed/);
    const again = expectValue(await enrol(optionsFor(other.platform().enrolmentCode('YZ-03'), moved)));
    expect(again).toMatchObject({ fresh: true, enrolment: { keyId: first.key.keyId } });
    const client = new HttpPlatform({ baseUrl: other.platform().url, key: again.key, clock: () => world.clock.now });
    expect(codeOf(await client.catalogue())).toBe('ok');
    await other.close();
  });

  test('that changes its algorithm makes a new key and enrols it', async () => {
    expectValue(await enrol(optionsFor(world.platform().enrolmentCode('YZ-03'))));
    expect(codeOf(await enrol(optionsFor(undefined, { algorithm: 'ed25519' })))).toBe('platform-refused');
    const code = world.platform().enrolmentCode('YZ-03');
    const changed = expectValue(await enrol(optionsFor(code, { algorithm: 'ed25519' })));
    expect(changed.key.algorithm).toBe('ed25519');
  });

  test('whose key file is damaged stops, and does not repeat it', async () => {
    expectValue(await enrol(optionsFor(world.platform().enrolmentCode('YZ-03'))));
    writeFileSync(join(dataFolder, 'terminal-key.json'), '{"privateKey":"SECRET"');
    await expect(enrol(optionsFor())).rejects.toThrow(/terminal-key\.json is damaged/);
    await expect(enrol(optionsFor())).rejects.not.toThrow(/SECRET/);
  });
});
