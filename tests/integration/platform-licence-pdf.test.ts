import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openPlatformDatabase } from '../../main/embedded/platform/database.ts';
import { pagesOf, renderLicence, UnprintableCharacter } from '../../main/embedded/platform/licence-pdf.ts';
import { licenceTypeNames } from '../../main/embedded/platform/licence-types.ts';
import { installedFontFiles, loadTypeface } from '../../main/embedded/platform/pdf-fonts.ts';
import { type LibraryLicence, paperOf, Register } from '../../main/embedded/platform/register.ts';
import { seedRegister } from '../../main/embedded/platform/seed.ts';
import { NOON } from './platform-world.ts';

const folder = mkdtempSync(join(tmpdir(), 'licences-'));
afterAll(() => rmSync(folder, { recursive: true }));

const database = openPlatformDatabase(':memory:');
seedRegister(database);
const register = new Register(database);
const typeface = loadTypeface(installedFontFiles());
const print = {
  number: 'YZ01-20261122-000123-7',
  verificationUrl: 'http://127.0.0.1:8090/verify/YZ01-20261122-000123-7/abcdefghijkl',
  authorisedAt: NOON,
};

/** The longest licence of a type: what fits it fits all. */
function longestOf(type: string): LibraryLicence {
  const row = database
    .prepare('SELECT id FROM licences WHERE type = ? ORDER BY length(content) DESC LIMIT 1')
    .get(type);
  const licence = register.licence(z.object({ id: z.string() }).parse(row).id);
  if (licence === null) throw new Error(`no ${type}`);
  return licence;
}

/** What a reader of text finds in a PDF. */
function textOf(pdf: Uint8Array): string {
  const file = join(folder, 'licence.pdf');
  writeFileSync(file, pdf);
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
}

test.each(licenceTypeNames)('%s reads back with its name, number, holder and department', async (type) => {
  const licence = longestOf(type);
  const pdf = await renderLicence(paperOf(licence, print), typeface);
  const text = textOf(pdf);
  for (const expected of [
    type,
    licence.number,
    licence.holderName,
    print.number,
    '本证照由自助终端打印，可扫码核验',
    '培训环境打印 · 无效',
  ]) {
    expect(text).toContain(expected);
  }
  expect(text).toContain(licence.type.department.full);
  expect(text).not.toContain('不作凭证');
  // Values may be broken over lines; a number must not be.
  for (const { value } of licence.content.fields.filter(({ value: given }) => /^[0-9A-Z]{15,18}$/.test(given))) {
    expect(text).toContain(value);
  }
  expect(pdf.length).toBeLessThan(300 * 1024);
  expect(
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type \/Page\n/g),
  ).toHaveLength(pagesOf(licence.content));
});

test('nothing runs into the block at the foot, on any paper', async () => {
  for (const type of licenceTypeNames) {
    const pdf = await renderLicence(paperOf(longestOf(type), print), typeface);
    const file = join(folder, 'boxes.pdf');
    writeFileSync(file, pdf);
    const boxes = execFileSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8' });
    const footer = /yMin="([\d.]+)"[^>]*>扫描二维码/.exec(boxes);
    const words = [...boxes.matchAll(/xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"/g)];
    for (const [, left, , right, bottom] of words) {
      expect(Number(left), type).toBeGreaterThan(48);
      expect(Number(right), type).toBeLessThan(548);
      expect(Number(bottom), type).toBeLessThan(800);
    }
    expect(Number(footer?.[1]), type).toBeGreaterThan(690);
  }
});

test('a preview is watermarked and has neither print number nor code', async () => {
  const pdf = await renderLicence(paperOf(longestOf('结婚证'), null), typeface);
  const text = textOf(pdf);
  expect(text).toContain('预览');
  expect(text).toContain('不作凭证');
  expect(text).toContain('不含核验码');
  expect(text).not.toContain('打印编号');
});

test('the same print is the same bytes, another print is not', async () => {
  const licence = longestOf('不动产权证书');
  const first = await renderLicence(paperOf(licence, print), typeface);
  expect(await renderLicence(paperOf(licence, print), loadTypeface(installedFontFiles()))).toEqual(first);
  const other = await renderLicence(paperOf(licence, { ...print, number: 'YZ01-20261122-000124-5' }), typeface);
  expect(Buffer.from(other).equals(first)).toBe(false);
});

test('a character that the typeface lacks is refused, not printed as a box', async () => {
  const licence = { ...longestOf('结婚证'), holderName: '样\u{30EDE}' };
  await expect(renderLicence(paperOf(licence, print), typeface)).rejects.toThrow(UnprintableCharacter);
  // A rare one that it has: U+4DAE.
  expect(typeface.covers(0x4dae)).toBe(true);
});

test('fonts are embedded as subsets, and the document names itself', async () => {
  const file = join(folder, 'fonts.pdf');
  writeFileSync(file, await renderLicence(paperOf(longestOf('户籍证明'), print), typeface));
  const fonts = execFileSync('pdffonts', [file], { encoding: 'utf8' }).split('\n').slice(2).filter(Boolean);
  expect(fonts).toHaveLength(2);
  for (const line of fonts) expect(line).toMatch(/[A-Z]{6}\+NotoSerifSC.*yes yes yes/);
  const info = execFileSync('pdfinfo', [file], { encoding: 'utf8' });
  expect(info).toMatch(/Title:\s+户籍证明/);
  expect(info).toMatch(/Page size:\s+595\.28 x 841\.89 pts \(A4\)/);
});
