import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { openPlatformDatabase } from '../../main/embedded/platform/database.ts';
import { creditCodeOf } from '../../main/embedded/platform/departments.ts';
import { LicenceContent } from '../../main/embedded/platform/licence-content.ts';
import { licenceType, licenceTypeNames } from '../../main/embedded/platform/licence-types.ts';
import { installedFontFiles, loadTypeface } from '../../main/embedded/platform/pdf-fonts.ts';
import { isPrintNumber, printNumber } from '../../main/embedded/platform/print-number.ts';
import { DEFAULT_SEED, seedRegister } from '../../main/embedded/platform/seed.ts';
import { serviceCatalogue } from '../../main/embedded/platform/service-catalogue.ts';
import { CardText } from '../../main/platform/contract.ts';
import { flawOf } from '../../main/platform/identity-number.ts';

const seeded = () => {
  const database = openPlatformDatabase(':memory:');
  const start = performance.now();
  seedRegister(database);
  return { database, milliseconds: performance.now() - start };
};
const { database, milliseconds } = seeded();

const people = z
  .array(z.object({ id: z.number(), kind: z.string(), number: z.string(), name: z.string(), card: z.string() }))
  .parse(database.prepare('SELECT * FROM people').all())
  .map((row) => ({ ...row, card: CardText.parse(JSON.parse(row.card)) }));
const enterprises = z
  .array(z.object({ id: z.number(), credit_code: z.string() }))
  .parse(database.prepare('SELECT * FROM enterprises').all());
const licences = z
  .array(
    z.object({
      id: z.string(),
      type: z.string(),
      person: z.number().nullable(),
      enterprise: z.number().nullable(),
      number: z.string(),
      holder_name: z.string(),
      issued_on: z.iso.date(),
      valid_to: z.iso.date().nullable(),
      content: z.string(),
    }),
  )
  .parse(database.prepare('SELECT * FROM licences').all())
  .map((row) => ({ ...row, content: LicenceContent.parse(JSON.parse(row.content)) }));

test('the register has its people, enterprises and licences, in less than three seconds', () => {
  expect(people.length).toBeGreaterThanOrEqual(2_000);
  expect(enterprises).toHaveLength(200);
  expect(licenceTypeNames.length).toBeGreaterThanOrEqual(24);
  expect(milliseconds).toBeLessThan(3_000);
});

test('the same seed makes the same register, another seed another one, and a filled one is left alone', () => {
  const digestOf = (plan = DEFAULT_SEED) => {
    const one = openPlatformDatabase(':memory:');
    seedRegister(one, plan);
    const hash = createHash('sha256');
    for (const table of ['people', 'enterprises', 'licences']) {
      hash.update(JSON.stringify(one.prepare(`SELECT * FROM ${table} ORDER BY id`).all()));
    }
    return hash.digest('hex');
  };
  expect(digestOf()).toBe(digestOf());
  expect(digestOf({ ...DEFAULT_SEED, seed: 1 })).not.toBe(digestOf());
  expect(seedRegister(database, { ...DEFAULT_SEED, seed: 1 })).toBe(false);
});

test('every number is valid by its own rule', () => {
  for (const { number, name, card } of people) {
    const kind = {
      resident: 'resident18',
      hmt: 'hmt18',
      'foreigner-2017': 'fpr15',
      'foreigner-2023': 'fpr18',
    } as const;
    expect(flawOf(kind[card.kind], number), number).toBeNull();
    if (card.kind === 'resident') {
      expect(number.slice(6, 14)).toBe(card.birth.replaceAll('-', ''));
      // The published specimens share numbers across sexes.
      if (!name.includes('样本')) expect(Number(number.charAt(16)) % 2 === 1).toBe(card.sex === 'male');
    }
  }
  for (const { credit_code } of enterprises) expect(flawOf('uscc18', credit_code), credit_code).toBeNull();
  for (const { id } of licences) expect(flawOf('licence-identifier', id), id).toBeNull();
});

test('nobody but the two specimens shares a number', () => {
  const numbers = people.map(({ number }) => number);
  expect(numbers.length - new Set(numbers).size).toBe(1);
  expect(people.filter(({ number }) => number === '11010519491231002X').map(({ name }) => name)).toEqual([
    '样本甲',
    '欧阳样本',
  ]);
  expect(new Set(licences.map(({ id }) => id)).size).toBe(licences.length);
});

test('residents other than the specimens are registered in Chongming', () => {
  const others = people.filter(({ card, name }) => card.kind === 'resident' && !name.includes('样本'));
  for (const { number } of others) expect(number).toMatch(/^310(151|230)/);
});

test('everybody has one to eight licences, issued by the day of the register', () => {
  const counts = new Map<string, number>();
  for (const { person, enterprise, issued_on, valid_to } of licences) {
    const owner = `${person}/${enterprise}`;
    counts.set(owner, (counts.get(owner) ?? 0) + 1);
    expect(issued_on <= DEFAULT_SEED.today).toBe(true);
    expect(valid_to === null || valid_to > issued_on).toBe(true);
  }
  expect(counts.size).toBe(people.length + enterprises.length);
  expect(Math.max(...counts.values())).toBeLessThanOrEqual(8);
});

test('a licence has two pages exactly where its type says so', () => {
  const twoPages = new Set(licences.filter(({ content }) => content.appendix !== null).map(({ type }) => type));
  for (const { type, content } of licences) expect(content.appendix !== null, type).toBe(twoPages.has(type));
  expect(twoPages.size).toBeGreaterThanOrEqual(6);
});

test('the paper can print every character of the register', () => {
  const typeface = loadTypeface(installedFontFiles());
  const characters = new Set(
    licences.flatMap(({ type, number, holder_name, content }) => [
      ...type,
      ...number,
      ...holder_name,
      ...JSON.stringify(content),
      ...licenceType(type).department.full,
    ]),
  );
  const missing = [...characters].filter((character) => !typeface.covers(character.codePointAt(0) ?? 0));
  expect(missing).toEqual([]);
});

test('somebody has a licence of every type', () => {
  expect(new Set(licences.map(({ type }) => type))).toEqual(new Set(licenceTypeNames));
});

test('every type of licence is listed by exactly one service, and by the one that lists all', () => {
  const [featured, ...others] = serviceCatalogue.services;
  expect(featured).toMatchObject({ featured: true, licenceTypes: null });
  expect(others.every(({ featured: also }) => !also)).toBe(true);
  expect(others.flatMap(({ licenceTypes }) => licenceTypes ?? []).sort()).toEqual([...licenceTypeNames].sort());
});

test('the services have icons that exist', () => {
  const icons = new URL('../../node_modules/lucide-react/dist/esm/icons/', import.meta.url);
  for (const { icon } of serviceCatalogue.services) {
    expect(readFileSync(new URL(`${icon}.mjs`, icons), 'utf8').length, icon).toBeGreaterThan(0);
  }
});

test('a print number carries terminal, day, count and a check that finds a changed character', () => {
  const number = printNumber('YZ-01', '2026-11-22', 123);
  expect(number).toMatch(/^YZ01-20261122-000123-[0-9A-Z]$/);
  expect(isPrintNumber(number)).toBe(true);
  expect(isPrintNumber(number.replace('000123', '000124'))).toBe(false);
  expect(isPrintNumber(number.replace('YZ01', 'YZ10'))).toBe(false);
  expect(isPrintNumber('nonsense')).toBe(false);
});

test('credit codes carry both checks', () => {
  // Published: 91440300708461136T has organisation code 70846113 with check 6; ours are made the same way.
  for (const organisation of [1, 999_999, 310_151]) {
    expect(flawOf('uscc18', creditCodeOf('91', '310230', organisation))).toBeNull();
  }
});
