import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isPrintNumber } from '../../main/embedded/platform/print-number.ts';
import { specimens } from '../../main/embedded/specimens.ts';
import { sha256Hex } from '../../main/platform/content-digest.ts';
import type { Rating, Settlement } from '../../main/platform/contract.ts';
import {
  authoriseJia,
  cardOf,
  codeOf,
  expectValue,
  freshKey,
  identifyJia,
  jia,
  licenceOf,
  openWorld,
  type PlatformWorld,
} from './platform-world.ts';

let world: PlatformWorld;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  await world.close();
});

const printed: Settlement = { outcome: 'printed', cause: null, settledAt: '2026-11-22T04:01:00Z' };
const failed: Settlement = { outcome: 'failed', cause: 'printer-jam', settledAt: '2026-11-22T04:01:00Z' };
const unknown: Settlement = { outcome: 'unknown', cause: 'print-unknown', settledAt: '2026-11-22T04:01:00Z' };

describe.each(['sm2-sm3', 'ed25519'] as const)('a terminal that signs with %s', (algorithm) => {
  test('serves a resident from the card to the rating', async () => {
    const { client } = await world.terminal('YZ-05', algorithm);
    const catalogue = expectValue(await client.catalogue());
    expect(catalogue.services[0]).toMatchObject({ featured: true, licenceTypes: null });

    const { identification, holder } = await identifyJia(client);
    expect(holder).toEqual({ name: '样本甲', kind: 'resident' });
    const licence = await licenceOf(client, identification, algorithm === 'ed25519' ? '结婚证' : '不动产权证书');
    expect(licence.state).toBe('printable');
    expect(Buffer.from(expectValue(await client.preview(identification, licence.id))).toString('latin1', 0, 5)).toBe(
      '%PDF-',
    );

    const authorisation = expectValue(await client.authorisePrint(identification, licence.id, freshKey()));
    expect(authorisation.printNumber).toMatch(/^YZ05-20261122-\d{6}-[0-9A-Z]$/);
    expect(isPrintNumber(authorisation.printNumber)).toBe(true);
    const pdf = expectValue(await client.document(authorisation));
    expect(sha256Hex(pdf)).toBe(authorisation.documentDigest);
    expect(expectValue(await client.document(authorisation))).toEqual(pdf);

    expectValue(await client.settle(authorisation.printNumber, printed, freshKey()));
    const rating: Rating = {
      visit: `visit-${algorithm}`,
      service: 'YZ-P-00',
      grade: 5,
      printNumbers: [authorisation.printNumber],
      ratedAt: '2026-11-22T04:02:00Z',
    };
    expectValue(await client.rate(rating, freshKey()));
    expectValue(await client.forget(identification, freshKey()));
    expect(codeOf(await client.licences(identification))).toBe('identification-expired');
    expect(world.platform().settlements().at(-1)).toMatchObject({
      printNumber: authorisation.printNumber,
      outcome: 'printed',
      terminal: 'YZ-05',
    });
    expect(world.platform().ratings().at(-1)).toMatchObject({ grade: 5, terminal: 'YZ-05' });
  });
});

describe('identification', () => {
  test('knows the holders of all specimen cards but the stranger, and refuses the expired one', async () => {
    const { client } = await world.terminal();
    for (const { id, card, unknownKind } of specimens) {
      if (unknownKind !== undefined) continue;
      const expected = id === 'stranger' ? 'person-unknown' : id === 'expired' ? 'card-expired' : 'ok';
      const identified = await client.identify(card, freshKey());
      expect(codeOf(identified), id).toBe(expected);
      if (identified.ok) {
        const licences = expectValue(await client.licences(identified.value.identification));
        expect(licences.filter(({ state }) => state === 'printable').length, id).toBeGreaterThanOrEqual(4);
      }
    }
  });

  test('tells two people of the same number apart by name', async () => {
    const { client } = await world.terminal();
    const ouyang = { ...jia, name: '欧阳样本', sex: 'male' as const, validTo: null };
    const identified = expectValue(await client.identify(cardOf(ouyang), freshKey()));
    expect(identified.holder.name).toBe('欧阳样本');
    const licences = expectValue(await client.licences(identified.identification));
    expect(licences.find(({ type }) => type === '营业执照')?.holderName).toMatch(/^上海/);
    expect(licences.find(({ state }) => state === 'revoked')?.type).toBe('中华人民共和国机动车行驶证');
  });

  test.each([
    ['another number', { ...jia, idNumber: '110105202402290011' }],
    ['another name', { ...jia, name: '样本乙' }],
    ['another birth', { ...jia, birth: '1949-12-30' }],
  ])('refuses a card with %s', async (_, card) => {
    const { client } = await world.terminal();
    expect(codeOf(await client.identify(cardOf(card), freshKey()))).toBe('person-unknown');
  });

  test('refuses a card on the day after its last', async () => {
    const { client } = await world.terminal();
    expect(codeOf(await client.identify(cardOf({ ...jia, validTo: '2026-11-22' }), freshKey()))).toBe('ok');
    expect(codeOf(await client.identify(cardOf({ ...jia, validTo: '2026-11-21' }), freshKey()))).toBe('card-expired');
  });

  test('ends after a quarter of an hour', async () => {
    const { client } = await world.terminal();
    const { identification } = await identifyJia(client);
    world.clock.now += 15 * 60_000 - 1;
    expect(codeOf(await client.licences(identification))).toBe('ok');
    world.clock.now += 1;
    expect(codeOf(await client.licences(identification))).toBe('identification-expired');
  });

  test('is for the terminal that made it', async () => {
    const one = await world.terminal('YZ-02');
    const other = await world.terminal('YZ-03');
    const { identification } = await identifyJia(one.client);
    expect(codeOf(await other.client.licences(identification))).toBe('identification-expired');
    expect(codeOf(await other.client.forget(identification, freshKey()))).toBe('ok');
    expect(codeOf(await one.client.licences(identification))).toBe('ok');
  });

  test('is the same again under the same key, and refused under it for another card', async () => {
    const { client } = await world.terminal();
    const key = freshKey();
    const first = expectValue(await client.identify(cardOf(jia), key));
    expect(expectValue(await client.identify(cardOf(jia), key))).toEqual(first);
    const conflict = await client.identify(cardOf({ ...jia, name: '欧阳样本' }), key);
    expect(conflict).toMatchObject({ ok: false, error: { code: 'platform-refused' } });
    expect(!conflict.ok && conflict.error.cause).toContain('409 idempotency-conflict');
  });
});

describe('printing', () => {
  test('of an expired licence is refused', async () => {
    const { client } = await world.terminal();
    const { identification } = await identifyJia(client);
    const expired = await licenceOf(client, identification, '中华人民共和国残疾人证');
    expect(expired).toMatchObject({ state: 'expired', printsLeft: 0 });
    expect(codeOf(await client.authorisePrint(identification, expired.id, freshKey()))).toBe('licence-not-printable');
  });

  test("of somebody else's licence is refused", async () => {
    const { client } = await world.terminal();
    const ouyang = expectValue(await client.identify(cardOf({ ...jia, name: '欧阳样本', validTo: null }), freshKey()));
    const theirs = await licenceOf(client, ouyang.identification, '结婚证');
    const { identification } = await identifyJia(client);
    expect(codeOf(await client.authorisePrint(identification, theirs.id, freshKey()))).toBe('platform-refused');
    expect(codeOf(await client.preview(identification, theirs.id))).toBe('platform-refused');
  });

  test('is limited by the day: a failed print is given back, an unknown one is not', async () => {
    const { client } = await world.terminal('YZ-07');
    const { identification } = await identifyJia(client);
    const { id, printsLeft } = await licenceOf(client, identification, '老年优待证');
    expect(printsLeft).toBe(3);
    const authorise = () => client.authorisePrint(identification, id, freshKey());
    const first = expectValue(await authorise());
    const second = expectValue(await authorise());
    expectValue(await authorise());
    expect(codeOf(await authorise())).toBe('print-limit-reached');
    expect(await licenceOf(client, identification, '老年优待证')).toMatchObject({ state: 'print-limit-reached' });

    expectValue(await client.settle(first.printNumber, failed, freshKey()));
    expect(await licenceOf(client, identification, '老年优待证')).toMatchObject({ state: 'printable', printsLeft: 1 });
    expectValue(await client.settle(second.printNumber, unknown, freshKey()));
    expect(await licenceOf(client, identification, '老年优待证')).toMatchObject({ printsLeft: 1 });

    world.clock.now += 86_400_000;
    const tomorrow = await identifyJia(client);
    expect(await licenceOf(client, tomorrow.identification, '老年优待证')).toMatchObject({ printsLeft: 3 });
  });

  test('takes one number for one key, and another for the next', async () => {
    const { client } = await world.terminal('YZ-08');
    const { identification } = await identifyJia(client);
    const { id } = await licenceOf(client, identification, '居民户口簿');
    const key = freshKey();
    const first = expectValue(await client.authorisePrint(identification, id, key));
    const [again, twice] = await Promise.all([
      client.authorisePrint(identification, id, key),
      client.authorisePrint(identification, id, key),
    ]);
    expect(expectValue(again)).toEqual(first);
    expect(expectValue(twice)).toEqual(first);
    expect(expectValue(await client.authorisePrint(identification, id, freshKey())).printNumber).not.toBe(
      first.printNumber,
    );
    expect(first.pages).toBe(2);
  });

  test('the document is gone once the print is settled, or a quarter of an hour later, or for another terminal', async () => {
    const { client } = await world.terminal('YZ-09');
    const other = await world.terminal('YZ-10');
    const { authorisation } = await authoriseJia(client, '医师执业证书');
    expect(codeOf(await other.client.document(authorisation))).toBe('platform-refused');
    expect(codeOf(await other.client.settle(authorisation.printNumber, printed, freshKey()))).toBe('platform-refused');
    world.clock.now += 15 * 60_000;
    expect(codeOf(await client.document(authorisation))).toBe('platform-refused');
    expect(codeOf(await client.settle(authorisation.printNumber, printed, freshKey()))).toBe('ok');

    const next = await authoriseJia(client, '医师执业证书');
    expectValue(await client.settle(next.authorisation.printNumber, printed, freshKey()));
    const gone = await client.document(next.authorisation);
    expect(!gone.ok && gone.error.cause).toContain('409 already-settled');
  });

  test('is settled once: the same outcome again is taken, another one refused', async () => {
    const { client } = await world.terminal('YZ-11');
    const { authorisation } = await authoriseJia(client, '基本医疗保险参保凭证');
    const key = freshKey();
    expectValue(await client.settle(authorisation.printNumber, printed, key));
    expectValue(await client.settle(authorisation.printNumber, printed, key));
    expectValue(await client.settle(authorisation.printNumber, { ...printed, cause: null }, freshKey()));
    const second = await client.settle(authorisation.printNumber, failed, freshKey());
    expect(!second.ok && second.error.cause).toContain('409 already-settled');
    expect(codeOf(await client.settle(authorisation.printNumber, failed, key))).toBe('platform-refused');
    expect(codeOf(await client.settle('YZ11-20261122-999999-0', printed, freshKey()))).toBe('platform-refused');
  });
});

describe('rating', () => {
  const rating: Rating = {
    visit: 'visit-rated-once',
    service: 'YZ-P-01',
    grade: 4,
    printNumbers: [],
    ratedAt: '2026-11-22T04:02:00Z',
  };

  test('is one a visit', async () => {
    const { client } = await world.terminal('YZ-12');
    expectValue(await client.rate(rating, freshKey()));
    expectValue(await client.rate(rating, freshKey()));
    const other = await client.rate({ ...rating, grade: 1 }, freshKey());
    expect(!other.ok && other.error.cause).toContain('409 already-rated');
    expect(
      world
        .platform()
        .ratings()
        .filter(({ visit }) => visit === rating.visit),
    ).toHaveLength(1);
  });

  test('of a print of another terminal is refused', async () => {
    const { client } = await world.terminal('YZ-13');
    const { authorisation } = await authoriseJia(client, '居民户口簿');
    const other = await world.terminal('YZ-14');
    const wrong = { ...rating, visit: 'visit-of-another', printNumbers: [authorisation.printNumber] };
    expect(codeOf(await other.client.rate(wrong, freshKey()))).toBe('platform-refused');
    expect(codeOf(await client.rate(wrong, freshKey()))).toBe('ok');
  });
});

test('a restart keeps terminals, handles, prints, limits and ratings', async () => {
  const { client } = await world.terminal('YZ-15');
  const key = freshKey();
  const { identification, licence, authorisation } = await authoriseJia(client, '结婚证');
  const pdf = expectValue(await client.document(authorisation));
  expectValue(
    await client.rate(
      { visit: 'visit-kept', service: 'x', grade: 3, printNumbers: [], ratedAt: '2026-11-22T04:02:00Z' },
      key,
    ),
  );
  const before = world.platform().ratings();
  const again = await licenceOf(client, identification, '结婚证');

  await world.restart();

  expect(expectValue(await client.document(authorisation))).toEqual(pdf);
  expect(await licenceOf(client, identification, '结婚证')).toEqual(again);
  expect(again.id).toBe(licence.id);
  expect(world.platform().ratings()).toEqual(before);
  expectValue(await client.settle(authorisation.printNumber, printed, freshKey()));
});
