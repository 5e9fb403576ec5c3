import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeMessage, encodeMessage, groupOf, type IppDraft } from '../../main/devices/printer/ipp-message.ts';

const operation = { 'attributes-charset': 'utf-8', 'attributes-natural-language': 'zh-cn' };

const jobs: IppDraft = {
  version: '1.1',
  requestId: 7,
  status: 'successful-ok',
  groups: [
    { name: 'operation', attributes: operation },
    { name: 'job', attributes: { 'job-id': 1, 'job-state': 'processing', 'job-state-reasons': ['media-empty', 'x'] } },
    { name: 'job', attributes: { 'job-id': 2, 'job-state': 'completed', 'job-state-reasons': ['none'] } },
    { name: 'printer', attributes: { 'copies-supported': [[1, 99]], 'printer-state': 'idle' } },
  ],
};

/** Bytes of one attribute: tag, name, value. */
function attribute(tag: number, name: string, value: Buffer): Buffer {
  const head = Buffer.alloc(3);
  head.writeUInt8(tag, 0);
  head.writeUInt16BE(name.length, 1);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(value.length);
  return Buffer.concat([head, Buffer.from(name), length, value]);
}

/** A message of one printer group with these attributes. */
function message(...attributes: Buffer[]): Buffer {
  return Buffer.concat([Buffer.from([1, 1, 0, 0, 0, 0, 0, 1, 4]), ...attributes, Buffer.of(3)]);
}

function decoded(bytes: Buffer) {
  const result = decodeMessage(bytes);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

describe('an IPP message', () => {
  it('keeps several jobs apart, and one value in an array as several', () => {
    const read = decoded(encodeMessage(jobs));
    expect(read).toMatchObject({ version: '1.1', code: 0, requestId: 7 });
    expect(read.groups.filter(({ name }) => name === 'job').map(({ attributes }) => attributes)).toEqual([
      { 'job-id': [1], 'job-state': ['processing'], 'job-state-reasons': ['media-empty', 'x'] },
      { 'job-id': [2], 'job-state': ['completed'], 'job-state-reasons': ['none'] },
    ]);
  });

  it('tells one range from two numbers', () => {
    expect(groupOf(decoded(encodeMessage(jobs)), 'printer')['copies-supported']).toEqual([[1, 99]]);
  });

  it('leaves the document untouched', () => {
    const document = Buffer.from([0xff, 0x00, 0x80, 0x03, 0x03]);
    expect(decoded(Buffer.concat([encodeMessage(jobs), document])).data).toEqual(document);
  });

  it('can say which attributes are not supported', () => {
    const bytes = encodeMessage({
      version: '1.1',
      requestId: 1,
      status: 'client-error-document-format-not-supported',
      groups: [
        { name: 'operation', attributes: operation },
        { name: 'unsupported', attributes: { 'document-format-supplied': 'text/plain' } },
      ],
    });
    expect(groupOf(decoded(bytes), 'unsupported')).toEqual({ 'document-format-supplied': ['text/plain'] });
  });

  it('reads values without a content and points in time as null, and texts without their language', () => {
    const withLanguage = Buffer.from([0, 2, 0x7a, 0x68, 0, 3, ...Buffer.from('abc')]);
    const time = Buffer.from([7, 232, 1, 2, 3, 4, 5, 0, 0x2b, 0, 0]);
    const read = decoded(
      message(
        attribute(0x13, 'time-at-completed', Buffer.alloc(0)),
        attribute(0x12, 'printer-geo-location', Buffer.alloc(0)),
        attribute(0x31, 'date-time-at-creation', time),
        attribute(0x35, 'printer-info', withLanguage),
        attribute(0x32, 'printer-resolution-default', Buffer.from([0, 0, 2, 88, 0, 0, 2, 88, 3])),
      ),
    );
    expect(groupOf(read, 'printer')).toEqual({
      'time-at-completed': [null],
      'printer-geo-location': [null],
      'date-time-at-creation': [null],
      'printer-info': ['abc'],
      'printer-resolution-default': [[600, 600, 'dpi']],
    });
  });

  it('reads sets of collections', () => {
    const member = (name: string, value: number): Buffer =>
      Buffer.concat([
        attribute(0x4a, '', Buffer.from(name)),
        attribute(0x21, '', Buffer.from([0, 0, value >> 8, value & 255])),
      ]);
    const end = attribute(0x37, '', Buffer.alloc(0));
    const sizes = Buffer.concat([
      attribute(0x34, 'media-size-supported', Buffer.alloc(0)),
      member('x-dimension', 21_000),
      end,
      attribute(0x34, '', Buffer.alloc(0)),
      member('x-dimension', 21_590),
      end,
    ]);
    expect(groupOf(decoded(message(sizes)), 'printer')).toEqual({
      'media-size-supported': [{ 'x-dimension': 21_000 }, { 'x-dimension': 21_590 }],
    });
  });

  it('cuts names that are too long, between characters and without control characters', () => {
    const bytes = encodeMessage({
      version: '1.1',
      requestId: 1,
      operation: 'Print-Job',
      groups: [{ name: 'operation', attributes: { ...operation, 'job-name': `a\u001eb\n${'瀛'.repeat(9_000)}` } }],
    });
    expect(groupOf(decoded(bytes), 'operation')['job-name']).toEqual([`a b ${'瀛'.repeat(339)}`]);
  });

  it.each([
    ['a negative length, on which the parser would loop', message(Buffer.from([0x41, 0xff, 0xf0, 0x61]))],
    ['a number of eight bytes', message(attribute(0x21, 'job-id', Buffer.alloc(8)))],
    ['a further value without a first', message(attribute(0x44, '', Buffer.from('x')))],
    ['a collection without an end', message(attribute(0x34, 'media-col', Buffer.alloc(0)))],
    ['a name that is none', message(attribute(0x44, '__proto__', Buffer.from('x')))],
    ['no end of attributes', message(attribute(0x44, 'x', Buffer.from('x'))).subarray(0, -1)],
    ['nothing', Buffer.alloc(0)],
  ])('refuses %s', (_what, bytes) => {
    expect(decodeMessage(bytes).ok).toBe(false);
  });

  it('never crashes on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        decodeMessage(Buffer.from(bytes));
        decodeMessage(Buffer.concat([Buffer.from([1, 1, 0, 0, 0, 0, 0, 1, 4]), bytes]));
      }),
      { numRuns: 3_000 },
    );
  });

  it('never crashes on a damaged message', () => {
    const whole = Buffer.concat([encodeMessage(jobs), Buffer.from('%PDF-1.7')]);
    const damage = fc.record({ at: fc.nat(whole.length - 1), with: fc.uint8Array({ minLength: 0, maxLength: 6 }) });
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 8 }), fc.nat(whole.length), (damages, cut) => {
        const bytes = Buffer.from(whole);
        for (const { at, with: put } of damages) bytes.set(put.subarray(0, bytes.length - at), at);
        decodeMessage(bytes);
        decodeMessage(bytes.subarray(0, cut));
      }),
      { numRuns: 5_000 },
    );
  });

  it('reads what it wrote', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 60 }).filter((one) => !/\p{Cc}/u.test(one));
    fc.assert(
      fc.property(text, fc.integer({ min: 1 }), fc.array(text, { minLength: 1, maxLength: 5 }), (name, id, reasons) => {
        const ascii = reasons.map((reason) => `r-${reason.replace(/[^a-z0-9]/g, '')}`);
        const bytes = encodeMessage({
          version: '1.1',
          requestId: id,
          status: 'successful-ok',
          groups: [
            { name: 'operation', attributes: operation },
            { name: 'job', attributes: { 'job-id': id, 'job-name': name, 'job-state-reasons': ascii } },
          ],
        });
        expect(groupOf(decoded(bytes), 'job')).toEqual({
          'job-id': [id],
          'job-name': [name],
          'job-state-reasons': ascii,
        });
      }),
    );
  });
});
