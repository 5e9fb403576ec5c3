import { z } from 'zod';
import type { CardText } from '../../devices/id-card/reader.ts';
import { CardText as CardTextSchema, type Licence } from '../../platform/contract.ts';
import type { DatabaseSync } from '../../sqlite.ts';
import { LicenceContent } from './licence-content.ts';
import type { LicencePaper } from './licence-pdf.ts';
import { type LicenceTypeFacts, licenceType, licenceTypeNames } from './licence-types.ts';

const PersonRow = z.object({
  id: z.number(),
  kind: z.enum(['resident', 'hmt', 'foreigner']),
  name: z.string(),
  english_name: z.string(),
  birth: z.string(),
});
const LicenceRow = z.object({
  id: z.string(),
  type: z.string(),
  number: z.string(),
  holder_name: z.string(),
  issued_on: z.string(),
  valid_to: z.string().nullable(),
  revoked: z.number(),
  content: z.string(),
});
const CountRow = z.object({ count: z.number() });
const CardRow = z.object({ card: z.string() });

/** A person whom the register knows. */
export interface Holder {
  readonly id: number;
  readonly kind: 'resident' | 'hmt' | 'foreigner';
  readonly name: string;
}

/** A licence of the library with its type. */
export interface LibraryLicence {
  readonly id: string;
  readonly type: LicenceTypeFacts;
  readonly number: string;
  readonly holderName: string;
  readonly issuedOn: string;
  readonly validTo: string | null;
  readonly revoked: boolean;
  readonly content: LicenceContent;
}

/** The registers of people, enterprises and licences, as they are read. */
export class Register {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** The holder of a card: number, name and birth must all be those of one person. */
  holderOf(card: CardText): Holder | null {
    const number = 'idNumber' in card ? card.idNumber : card.certNo;
    const name = 'name' in card ? card.name : card.englishName;
    const kind = card.kind === 'resident' || card.kind === 'hmt' ? card.kind : 'foreigner';
    const rows = z
      .array(PersonRow)
      .parse(this.#database.prepare('SELECT * FROM people WHERE number = ? AND kind = ?').all(number, kind));
    const found = rows.find((row) => {
      const registered = row.kind === 'foreigner' ? row.english_name : row.name;
      return row.birth === card.birth && sameName(registered, name);
    });
    return found === undefined ? null : { id: found.id, kind: found.kind, name: found.name };
  }

  /** All licences of a person and of the enterprises that the person represents, own ones first, in the types' order. */
  licencesOf(person: number): readonly LibraryLicence[] {
    const own = this.#licences('licences.person = ?', person);
    const represented = this.#licences(
      'licences.enterprise IN (SELECT id FROM enterprises WHERE representative = ?)',
      person,
    );
    return [...own, ...represented];
  }

  /** One licence where it belongs to the person or to an enterprise that the person represents. */
  licenceOf(person: number, id: string): LibraryLicence | null {
    return this.licencesOf(person).find((licence) => licence.id === id) ?? null;
  }

  /** One licence, whoever has it: for what was authorised before. */
  licence(id: string): LibraryLicence | null {
    return this.#licences('licences.id = ?', id)[0] ?? null;
  }

  /** Prints of a licence on a day that count against its limit: all but those that failed. */
  printsOn(licence: string, day: string): number {
    const row = this.#database
      .prepare(
        `SELECT count(*) AS count FROM authorisations
         WHERE licence = ? AND day = ? AND (outcome IS NULL OR outcome <> 'failed')`,
      )
      .get(licence, day);
    return CountRow.parse(row).count;
  }

  /** Cards of people of the register, the specimens first: for the dock and the tests. */
  cards(limit: number): readonly CardText[] {
    const rows = z
      .array(CardRow)
      .parse(this.#database.prepare('SELECT card FROM people ORDER BY id LIMIT ?').all(limit));
    return rows.map(({ card }) => CardTextSchema.parse(JSON.parse(card)));
  }

  #licences(condition: string, value: string | number): LibraryLicence[] {
    const rows = z
      .array(LicenceRow)
      .parse(this.#database.prepare(`SELECT * FROM licences WHERE ${condition}`).all(value));
    return rows
      .map((row) => ({
        id: row.id,
        type: licenceType(row.type),
        number: row.number,
        holderName: row.holder_name,
        issuedOn: row.issued_on,
        validTo: row.valid_to,
        revoked: row.revoked !== 0,
        content: LicenceContent.parse(JSON.parse(row.content)),
      }))
      .sort((a, b) => orderOf(a) - orderOf(b) || a.holderName.localeCompare(b.holderName) || (a.id < b.id ? -1 : 1));
  }
}

/** The state of a licence on `day` when it was printed `prints` times on it, and the prints that are left. */
export function standingOf(
  licence: LibraryLicence,
  day: string,
  prints: number,
): Pick<Licence, 'state' | 'printsLeft'> {
  if (licence.revoked) return { state: 'revoked', printsLeft: 0 };
  if (licence.validTo !== null && licence.validTo < day) return { state: 'expired', printsLeft: 0 };
  const printsLeft = Math.max(0, licence.type.printsPerDay - prints);
  return { state: printsLeft > 0 ? 'printable' : 'print-limit-reached', printsLeft };
}

/** A licence as the contract describes it. */
export function describeLicence(licence: LibraryLicence, day: string, prints: number): Licence {
  return {
    id: licence.id,
    type: licence.type.name,
    typeEn: licence.type.nameEn,
    number: licence.number,
    holderName: licence.holderName,
    issuer: licence.type.department.full,
    issuedOn: licence.issuedOn,
    validTo: licence.validTo,
    ...standingOf(licence, day, prints),
  };
}

/** A licence as it goes on paper. */
export function paperOf(licence: LibraryLicence, print: LicencePaper['print']): LicencePaper {
  return {
    type: licence.type.name,
    typeEn: licence.type.nameEn,
    layout: licence.type.layout,
    number: licence.number,
    id: licence.id,
    holderName: licence.holderName,
    issuer: licence.type.department.full,
    issuedOn: licence.issuedOn,
    content: licence.content,
    print,
  };
}

function orderOf(licence: LibraryLicence): number {
  return licenceTypeNames.indexOf(licence.type.name);
}

/** Cards pad names and break long ones; neither spaces nor width nor case tell people apart. */
function sameName(one: string, other: string): boolean {
  const plain = (name: string) => name.normalize('NFKC').replaceAll(/\s/gu, '').toUpperCase();
  return plain(one) === plain(other);
}
