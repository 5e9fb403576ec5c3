import { type Fault, fault } from '../../../preload/faults.ts';
import { err, ok, type Result } from '../../../preload/result.ts';
import { dayOf } from '../../platform/identity-number.ts';
import { nations } from './nations.ts';
import type { CardKind, CardText, Sex } from './reader.ts';

/** Size of the text block, bytes: 128 UTF-16LE characters, padded with spaces (GA 450). */
export const TEXT_BYTES = 256;
/** Where the character that tells the kind stands, in characters. */
const KIND_AT = 124;

/** Field name, first character and length in characters. */
type Layout = readonly (readonly [name: string, at: number, length: number])[];

/** Positions of the fields, by kind of card, in characters. Reserved stretches are left out. */
const layouts = {
  resident: [
    ['name', 0, 15],
    ['sex', 15, 1],
    ['nation', 16, 2],
    ['birth', 18, 8],
    ['address', 26, 35],
    ['idNumber', 61, 18],
    ['issuer', 79, 15],
    ['validFrom', 94, 8],
    ['validTo', 102, 8],
  ],
  hmt: [
    ['name', 0, 15],
    ['sex', 15, 1],
    ['birth', 18, 8],
    ['address', 26, 35],
    ['idNumber', 61, 18],
    ['issuer', 79, 15],
    ['validFrom', 94, 8],
    ['validTo', 102, 8],
    ['passNo', 110, 9],
    ['issueCount', 119, 2],
  ],
  'foreigner-2017': [
    ['englishName', 0, 60],
    ['sex', 60, 1],
    ['certNo', 61, 15],
    ['nationality', 76, 3],
    ['chineseName', 79, 15],
    ['validFrom', 94, 8],
    ['validTo', 102, 8],
    ['birth', 110, 8],
    ['version', 118, 2],
    ['authority', 120, 4],
  ],
  'foreigner-2023': [
    ['chineseName', 0, 15],
    ['sex', 15, 1],
    ['renewCount', 16, 2],
    ['birth', 18, 8],
    ['englishName', 26, 35],
    ['certNo', 61, 18],
    ['validFrom', 94, 8],
    ['validTo', 102, 8],
    ['englishNameTail', 110, 11],
    ['nationality', 121, 3],
    ['oldNoAssoc', 125, 3],
  ],
} as const satisfies Record<CardKind, Layout>;

/** The kinds by the character at byte 248. */
const kinds: Readonly<Record<string, CardKind>> = {
  ' ': 'resident',
  J: 'hmt',
  I: 'foreigner-2017',
  Y: 'foreigner-2023',
};
const sexes: Readonly<Record<string, Sex>> = { '0': 'unknown', '1': 'male', '2': 'female', '9': 'unstated' };

/** What stands for an open end in the place of a date. */
const OPEN_END = '长期';

class Unreadable extends Error {}

/**
 * Reads the text block of a card. Fails with `card-unknown-kind`, or with `card-unreadable` where a field holds what
 * no card can hold: broken UTF-16, control characters, a date that does not exist, an unknown sex, an empty name or
 * number. The cause names the field, never its content.
 */
export function decodeCardText(bytes: Uint8Array): Result<CardText, Fault> {
  if (bytes.length !== TEXT_BYTES) return err(fault('card-unreadable', `a text block of ${bytes.length} bytes`));
  const text = Buffer.from(bytes).toString('utf16le');
  const mark = text.charAt(KIND_AT);
  const kind = kinds[mark];
  if (kind === undefined) {
    return err(fault('card-unknown-kind', `kind U+${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`));
  }
  try {
    return ok(readers[kind](text));
  } catch (error) {
    if (error instanceof Unreadable) return err(fault('card-unreadable', `${kind}: ${error.message}`));
    throw error;
  }
}

const readers: { readonly [K in CardKind]: (text: string) => Extract<CardText, { kind: K }> } = {
  resident: (text) => {
    const field = fieldsOf(text, layouts.resident);
    const nation = digits(field, 'nation', 2);
    return {
      kind: 'resident',
      name: filled(field, 'name'),
      sex: sexOf(field),
      nation: nations[nation] ?? nation,
      birth: date(field, 'birth'),
      address: plain(field, 'address'),
      idNumber: number(field, 'idNumber', /^\d{17}[\dX]$/),
      issuer: plain(field, 'issuer'),
      validFrom: date(field, 'validFrom'),
      validTo: end(field),
    };
  },
  hmt: (text) => {
    const field = fieldsOf(text, layouts.hmt);
    return {
      kind: 'hmt',
      name: filled(field, 'name'),
      sex: sexOf(field),
      birth: date(field, 'birth'),
      address: plain(field, 'address'),
      idNumber: number(field, 'idNumber', /^\d{17}[\dX]$/),
      issuer: plain(field, 'issuer'),
      validFrom: date(field, 'validFrom'),
      validTo: end(field),
      passNo: plain(field, 'passNo'),
      issueCount: plain(field, 'issueCount'),
    };
  },
  'foreigner-2017': (text) => {
    const field = fieldsOf(text, layouts['foreigner-2017']);
    return {
      kind: 'foreigner-2017',
      englishName: filled(field, 'englishName'),
      sex: sexOf(field),
      certNo: number(field, 'certNo', /^[0-9A-Z<]{15}$/),
      nationality: plain(field, 'nationality'),
      chineseName: plain(field, 'chineseName'),
      validFrom: date(field, 'validFrom'),
      validTo: end(field),
      birth: date(field, 'birth'),
      version: plain(field, 'version'),
      authority: plain(field, 'authority'),
    };
  },
  'foreigner-2023': (text) => {
    const field = fieldsOf(text, layouts['foreigner-2023']);
    // The name runs on from the first part into the second: a space at the seam belongs to it.
    const englishName = `${raw(field, 'englishName')}${raw(field, 'englishNameTail')}`;
    return {
      kind: 'foreigner-2023',
      chineseName: plain(field, 'chineseName'),
      sex: sexOf(field),
      renewCount: plain(field, 'renewCount'),
      birth: date(field, 'birth'),
      englishName: filled(new Map([['englishName', englishName]]), 'englishName'),
      certNo: number(field, 'certNo', /^\d{17}[\dX]$/),
      validFrom: date(field, 'validFrom'),
      validTo: end(field),
      nationality: plain(field, 'nationality'),
      oldNoAssoc: plain(field, 'oldNoAssoc'),
    };
  },
};

type Fields = ReadonlyMap<string, string>;

function fieldsOf(text: string, layout: Layout): Fields {
  return new Map(layout.map(([name, at, length]) => [name, text.slice(at, at + length)]));
}

function raw(fields: Fields, name: string): string {
  return fields.get(name) ?? '';
}

/** The field without its padding; readers pad with spaces, some with NUL. */
function plain(fields: Fields, name: string): string {
  const value = raw(fields, name).replace(/[\0 ]+$/u, '');
  if (!value.isWellFormed() || /\p{Cc}/u.test(value)) throw new Unreadable(`${name} holds no text`);
  return value;
}

function filled(fields: Fields, name: string): string {
  const value = plain(fields, name);
  if (value.trim() === '') throw new Unreadable(`${name} is empty`);
  return value;
}

function digits(fields: Fields, name: string, length: number): string {
  const value = raw(fields, name);
  if (value.length !== length || !/^\d+$/.test(value)) throw new Unreadable(`${name} is no number`);
  return value;
}

function number(fields: Fields, name: string, form: RegExp): string {
  const value = plain(fields, name);
  if (!form.test(value)) throw new Unreadable(`${name} is no number`);
  return value;
}

function sexOf(fields: Fields): Sex {
  const sex = sexes[raw(fields, 'sex')];
  if (sex === undefined) throw new Unreadable('sex is no code');
  return sex;
}

function date(fields: Fields, name: string): string {
  const day = dayOf(raw(fields, name));
  if (day === null) throw new Unreadable(`${name} is no date`);
  return day;
}

function end(fields: Fields): string | null {
  return plain(fields, 'validTo') === OPEN_END ? null : date(fields, 'validTo');
}

/** The text block of a card: the inverse of {@link decodeCardText}, for emulators. Throws where a field is too long. */
export function encodeCardText(card: CardText): Uint8Array {
  const characters = Array<string>(TEXT_BYTES / 2).fill(' ');
  const mark = Object.entries(kinds).find(([, kind]) => kind === card.kind)?.[0] ?? ' ';
  characters[KIND_AT] = mark;
  const values: Record<string, string | null> = { ...card };
  const layout: Layout = layouts[card.kind];
  for (const [name, at, length] of layout) {
    const value = written(card, name, length, values);
    if (value.length > length) throw new Error(`${name} is longer than ${length} characters`);
    for (let index = 0; index < value.length; index += 1) characters[at + index] = value.charAt(index);
  }
  return Buffer.from(characters.join(''), 'utf16le');
}

function written(
  card: CardText,
  name: string,
  length: number,
  values: Readonly<Record<string, string | null>>,
): string {
  switch (name) {
    case 'sex':
      return Object.entries(sexes).find(([, sex]) => sex === card.sex)?.[0] ?? '0';
    case 'nation': {
      const nation = values.nation ?? '';
      return Object.entries(nations).find(([, known]) => known === nation)?.[0] ?? nation;
    }
    case 'birth':
    case 'validFrom':
    case 'validTo':
      return values[name]?.replaceAll('-', '') ?? OPEN_END;
    case 'englishName':
      return (values.englishName ?? '').slice(0, length);
    case 'englishNameTail':
      return (values.englishName ?? '').slice(35);
    default:
      return values[name] ?? '';
  }
}
