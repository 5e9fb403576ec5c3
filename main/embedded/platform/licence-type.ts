import type { CardText } from '../../devices/id-card/reader.ts';
import type { DepartmentName } from './departments.ts';
import type { LicenceContent } from './licence-content.ts';
import type { Random } from './random.ts';

/** A person of the register, with those whom licences name beside the holder. */
export interface Person {
  readonly id: number;
  readonly kind: 'resident' | 'hmt' | 'foreigner';
  readonly number: string;
  /** The name on the card: the Chinese one where it has one. */
  readonly name: string;
  /** Empty for residents. */
  readonly englishName: string;
  readonly sex: '男' | '女';
  readonly nation: string;
  /** What stands for nationality on a licence. */
  readonly nationality: string;
  readonly birth: string;
  readonly address: string;
  readonly town: string;
  readonly card: CardText;
  readonly family: Family;
}

/** The household of a person. */
export interface Family {
  readonly head: Person | null;
  readonly couple: readonly [Person, Person] | null;
  readonly members: readonly { readonly person: Person; readonly relation: string }[];
  /** The day of the wedding, null where nobody of them is married. */
  readonly marriedOn: string | null;
}

/** An enterprise of the register. */
export interface Enterprise {
  readonly id: number;
  readonly creditCode: string;
  readonly name: string;
  readonly form: string;
  readonly trade: string;
  readonly scope: string;
  readonly capital: string;
  readonly address: string;
  readonly town: string;
  readonly foundedOn: string;
  readonly representative: Person;
}

/** What a type composes a licence from. */
interface Draft<Holder> {
  readonly holder: Holder;
  readonly random: Random;
  /** The day on which the register was taken, `YYYY-MM-DD`. */
  readonly today: string;
  readonly issuedOn: string;
  readonly validTo: string | null;
  /** Full name of the issuing department. */
  readonly issuer: string;
}

/** A type of licence: who gets it, how it is numbered, what stands on it. */
export interface LicenceType<Holder> {
  /** Its number within the department's types, three digits; part of the licence identifier. */
  readonly serial: string;
  /** Its name in the district's catalogue. */
  readonly name: string;
  readonly nameEn: string;
  readonly department: DepartmentName;
  /** `permit`: a bordered certificate of facts; `letter`: prose that certifies; `record`: a table of months or years. */
  readonly layout: 'permit' | 'letter' | 'record';
  readonly pages: 1 | 2;
  /** How long it is good for, years; null where it does not lapse. */
  readonly validYears: number | null;
  /** How often a holder may print it on one day. */
  readonly printsPerDay: number;
  /** How probable it is that such a holder has one, 0 to 1. */
  readonly likelihood: (holder: Holder, today: string) => number;
  /** The first and last day on which it may have been issued to this holder. */
  readonly issued: (holder: Holder, today: string) => readonly [string, string];
  readonly compose: (draft: Draft<Holder>) => { readonly number: string; readonly content: LicenceContent };
}

/** A licence's content of which only the parts that it has are given. */
export function contentOf(parts: Partial<LicenceContent>): LicenceContent {
  return { fields: [], paragraphs: [], table: null, appendix: null, ...parts };
}

/** A labelled fact that takes half of the line. */
export function half(label: string, value: string): LicenceContent['fields'][number] {
  return { label, value, wide: false };
}

/** A labelled fact that takes the whole line. */
export function whole(label: string, value: string): LicenceContent['fields'][number] {
  return { label, value, wide: true };
}

/** A sum of money as it is printed, `12,345.60`. `cents` in hundredths of a yuan. */
export function money(cents: number): string {
  const yuan = String(Math.floor(cents / 100)).replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return `${yuan}.${String(cents % 100).padStart(2, '0')}`;
}
