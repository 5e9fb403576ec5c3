import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCardText, encodeCardText } from '../../main/devices/id-card/card-text.ts';
import { decodeDump } from '../../main/devices/id-card/dump.ts';
import type { CardText, ReadCard } from '../../main/devices/id-card/reader.ts';
import { decodeAnswer, decodeCard, encodeAnswer, encodeCard } from '../../main/devices/id-card/sdt-answer.ts';
import { encodeFrame, FrameDecoder, LARGEST_FRAME } from '../../main/devices/id-card/sdt-frame.ts';
import { specimens } from '../../main/embedded/specimens.ts';
import { readTsv } from '../fixtures/tsv.ts';

const vectors = new Map(
  readTsv('./domain/idcard_vectors.tsv').map(({ name = '', hex = '', expected_json: expected = '' }) => [
    name,
    { bytes: Buffer.from(hex, 'hex'), expected },
  ]),
);
const bytesOf = (name: string): Buffer => vectors.get(name)?.bytes ?? Buffer.alloc(0);
const cardVectors = [...vectors.keys()].filter((name) => name.startsWith('rsp_read_') && !name.endsWith('fail'));

/** The bodies of all good frames in some bytes. */
function bodiesIn(...pieces: Uint8Array[]): Uint8Array[] {
  const decoder = new FrameDecoder();
  return pieces
    .flatMap((piece) => decoder.push(piece))
    .concat(decoder.flush())
    .flatMap((item) => (item.ok ? [item.value] : []));
}

/** The cards that the bytes yield. */
function cardsIn(bytes: Uint8Array): ReadCard[] {
  return bodiesIn(bytes).flatMap((body) => {
    const answer = decodeAnswer(body);
    const card = answer.ok ? decodeCard(answer.value.data) : answer;
    return card.ok ? [card.value] : [];
  });
}

describe('an SDT frame', () => {
  it.each([...vectors].filter(([name]) => name.startsWith('cmd_') || name.startsWith('rsp_')))(
    'of the vectors (%s) is decoded, and encoded to the same bytes',
    (_name, { bytes }) => {
      const [body] = bodiesIn(bytes);
      expect(Buffer.from(encodeFrame(body ?? new Uint8Array(0))).equals(bytes)).toBe(true);
    },
  );

  it('survives a round trip, noise around it and any split of the stream', () => {
    const body = fc.uint8Array({ minLength: 2, maxLength: LARGEST_FRAME - 8 });
    const noise = fc.uint8Array({ maxLength: 40 }).map((bytes) => bytes.filter((byte) => byte !== 0xaa));
    fc.assert(
      fc.property(fc.array(fc.tuple(noise, body), { maxLength: 4 }), fc.array(fc.nat()), (parts, cuts) => {
        const stream = Buffer.concat(parts.flatMap(([before, frame]) => [before, encodeFrame(frame)]));
        const at = [0, ...cuts.map((cut) => cut % (stream.length + 1)).sort((a, b) => a - b), stream.length];
        const pieces = at.slice(1).map((end, index) => stream.subarray(at[index], end));
        expect(bodiesIn(...pieces).map((found) => Buffer.from(found).toString('hex'))).toEqual(
          parts.map(([, frame]) => Buffer.from(frame).toString('hex')),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('is found behind a longer run of AA, behind noise, and inside a false start', () => {
    expect(bodiesIn(bytesOf('extra_AA_then_frame'))).toHaveLength(1);
    expect(bodiesIn(bytesOf('noise_then_frame'))).toHaveLength(1);
    const broken = bytesOf('rsp_read_resident_fixed_term').subarray(0, 700);
    expect(bodiesIn(broken, bytesOf('rsp_ok'), Buffer.alloc(1_000))).toHaveLength(1);
    expect(bodiesIn(Uint8Array.of(0xaa, 0xaa, 0xaa, 0x96, 0x69, 0xff, 0xff), bytesOf('rsp_ok'))).toHaveLength(1);
  });

  it('that is damaged, truncated or of wrong lengths yields no card, and is told', () => {
    for (const name of ['bad_checksum', 'bad_truncated', 'bad_len_fields']) {
      const { lines, errors } = decodeDump(bytesOf(name));
      expect(lines, name).toEqual([]);
      expect(errors, name).toHaveLength(1);
    }
    expect(decodeDump(new Uint8Array(0)).errors).toEqual(['no frame in these bytes']);
  });
});

describe('a card', () => {
  const date = (digits: string): string | null =>
    digits === '长期' ? null : digits.replace(/(\d{4})(\d{2})(\d{2})/, '$1-$2-$3');
  const sexes = new Map([
    ['0', 'unknown'],
    ['1', 'male'],
    ['2', 'female'],
    ['9', 'unstated'],
  ]);

  it.each(cardVectors)('of the vectors (%s) says what it says', (name) => {
    const expected: Record<string, string> = JSON.parse(vectors.get(name)?.expected ?? '{}');
    const [card] = cardsIn(bytesOf(name));
    expect(card?.photo).toHaveLength(1024);
    expect(card?.fingerprint).toHaveLength(0);
    const text = new Map<string, unknown>(Object.entries(card?.text ?? {}));
    for (const [field, value] of Object.entries(expected)) {
      if (/^reserved|^type$|Tail$/.test(field)) continue;
      if (field === 'sex') expect(text.get(field)).toBe(sexes.get(value));
      else if (field === 'nation') expect(text.get(field)).toBe({ '01': '汉', '11': '满' }[value]);
      else if (/^valid|^birth$/.test(field)) expect(text.get(field)).toBe(date(value));
      else if (field === 'englishName') {
        expect(text.get(field)).toBe(`${value}${expected.englishNameTail ?? ''}`.trimEnd());
      } else expect(text.get(field)).toBe(value);
    }
  });

  it.each([
    ['rsp_readfp_0', 0],
    ['rsp_readfp_1024', 1024],
  ])('read with fingerprint (%s) brings %d bytes of it', (name, length) => {
    expect(cardsIn(bytesOf(name))[0]?.fingerprint).toHaveLength(length);
  });

  it.each(specimens)('($id) survives a round trip', ({ card }) => {
    const decoded = decodeCard(encodeCard(card, true));
    expect(decoded).toMatchObject({ ok: true, value: { text: card.text } });
    const answer = decodeAnswer(encodeAnswer(0x90, encodeCard(card, false)));
    expect(answer).toMatchObject({ ok: true, value: { status: 0x90 } });
  });

  const resident = specimens[0]?.card.text;
  const written = (changes: Record<string, string | null>): Uint8Array =>
    encodeCardText({ ...resident, ...changes } as CardText);

  it.each([
    ['a day that does not exist', { birth: '1949-02-30' }],
    ['a month that does not exist', { validFrom: '2015-13-01' }],
    ['no name', { name: '' }],
    ['a control character', { address: '样本路\u0007号' }],
    ['half a character', { issuer: '样本\ud800' }],
    ['a number with letters', { idNumber: '1101051949123100AX' }],
    ['a number that is too short', { idNumber: '110105194912310' }],
    ['no end date', { validTo: '        ' }],
  ])('with %s is refused', (_what, changes) => {
    expect(decodeCardText(written(changes))).toMatchObject({ ok: false, error: { code: 'card-unreadable' } });
  });

  it('of an unknown kind is told apart from a damaged one', () => {
    const bytes = Buffer.from(written({}));
    bytes.write('Z', 248, 'utf16le');
    expect(decodeCardText(bytes)).toMatchObject({ ok: false, error: { code: 'card-unknown-kind' } });
  });

  it('never puts what it says into the cause of a fault', () => {
    const broken = decodeCardText(written({ birth: '1949-02-30' }));
    expect(JSON.stringify(broken)).not.toContain('样本');
    expect(JSON.stringify(broken)).not.toContain('19490230');
  });
});

/** A deterministic stream of numbers below `limit` (a linear congruential generator). */
function createDice(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

describe('100,000 mutations', () => {
  const originals = [...cardVectors, 'rsp_readfp_0', 'rsp_readfp_1024'].map((name) => bytesOf(name));
  const known = new Set(
    originals.flatMap(cardsIn).flatMap((card) => [JSON.stringify(card), JSON.stringify(card.text)]),
  );

  // One XOR byte cannot see every insertion: where one shifts the photograph alone, the text still has to be right.
  it('of one byte, a cut or an insertion never yield a wrong card', () => {
    const roll = createDice(1);
    let refused = 0;
    for (let round = 0; round < 60_000; round += 1) {
      const original = originals[roll(originals.length)] ?? Buffer.alloc(0);
      const at = roll(original.length);
      const bytes = Buffer.from(original);
      const kind = roll(3);
      const mutated =
        kind === 0
          ? bytes.fill((bytes[at] ?? 0) ^ (1 + roll(255)), at, at + 1)
          : kind === 1
            ? bytes.subarray(0, at)
            : Buffer.concat([bytes.subarray(0, at), Buffer.from([roll(256)]), bytes.subarray(at)]);
      const cards = cardsIn(mutated);
      if (cards.length === 0) refused += 1;
      for (const card of cards) {
        expect(known.has(JSON.stringify(kind === 2 ? card.text : card))).toBe(true);
      }
    }
    expect(refused).toBeGreaterThan(50_000);
  });

  it('of any kind never crash, and whatever they yield is a card that can exist', () => {
    const roll = createDice(2);
    for (let round = 0; round < 40_000; round += 1) {
      const bytes = Buffer.from(originals[roll(originals.length)] ?? Buffer.alloc(0));
      for (let flips = 1 + roll(8); flips > 0; flips -= 1) bytes[roll(bytes.length)] = roll(256);
      for (const { text, photo, fingerprint } of cardsIn(bytes)) {
        expect(decodeCardText(encodeCardText(text))).toEqual({ ok: true, value: text });
        expect(photo.length).toBe(1024);
        expect([0, 512, 1024]).toContain(fingerprint.length);
      }
    }
  });
});
