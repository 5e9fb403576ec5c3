import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeConfigFault, loadConfig } from '../../main/config/load.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yingzhou-config-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What is said of a file with this text. */
function said(text: string): readonly string[] {
  const file = join(folder, 'kiosk.json');
  writeFileSync(file, text);
  const loaded = loadConfig(file);
  return loaded.ok ? [] : loaded.error.map((fault) => describeConfigFault(fault).replace(file, 'FILE'));
}

describe('a configuration', () => {
  it('of nothing is a whole kiosk on one machine', () => {
    const loaded = loadConfig(null);
    expect(loaded).toMatchObject({
      ok: true,
      value: { platform: 'embedded', reader: 'emulated', printer: 'emulated' },
    });
    expect(said('{}')).toEqual([]);
  });

  it.each([
    [
      '{"visit": {"idleSeconds": "60"}}',
      'config: FILE: visit.idleSeconds: Invalid input: expected number, received string',
    ],
    ['{"visti": {}}', 'config: FILE: visti: there is no such setting'],
    ['{"terminal": {"code": "1"}}', 'config: FILE: terminal.code: must look like YZ-01'],
    [
      '{"platform": {"url": "http://platform.example"}}',
      'config: FILE: platform.url: must be https outside this machine',
    ],
    ['{"platform": "external"}', 'config: FILE: platform: must be "embedded" or an object with a url'],
    [
      '{"reader": {"link": {"kind": "serial"}}}',
      'config: FILE: reader.link.path: Invalid input: expected string, received undefined',
    ],
    ['{"printer": {"url": "http://printer"}}', 'config: FILE: printer.url: must be an ipp or ipps address'],
    ['{"visit": {"warningSeconds": 5}}', 'config: FILE: visit.warningSeconds: Too small: expected number to be >=20'],
    ['{\n  "dock": tru\n}', 'config: FILE: line 2 column 11: is no JSON: InvalidSymbol'],
    ['', 'config: FILE: line 1 column 1: is no JSON: ValueExpected'],
    ['[]', 'config: FILE: Invalid input: expected object, received array'],
  ])('%s is refused with the place and the reason', (text, expected) => {
    expect(said(text)).toContain(expected);
  });

  it('names every fault at once', () => {
    expect(said('{"dock": "yes", "visit": {"idleSeconds": 1}}')).toHaveLength(2);
  });

  it('that is not there is named', () => {
    const loaded = loadConfig(join(folder, 'nowhere.json'));
    expect(loaded).toMatchObject({ ok: false, error: [{ reason: 'there is no such file' }] });
  });
});
