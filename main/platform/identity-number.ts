/**
 * Identity numbers of people, enterprises and licences, and their check characters. One table of rules serves the card
 * reader, the forms and the embedded platform's population.
 */

/** The rule that a number breaks, in the order in which rules are tried. */
export type NumberFlaw = 'length' | 'characters' | 'date' | 'check';

export type NumberKind =
  /** Resident identity number of 18 characters: GB 11643-1999. */
  | 'resident18'
  /** Its form before 1999: 15 digits, no check. */
  | 'resident15'
  /** Residence permit of Hong Kong, Macao and Taiwan residents: GB 11643 form, region 810000, 820000 or 830000. */
  | 'hmt18'
  /** Foreigner's permanent residence number since 2023: 9 + region + nationality + birth …, GB 11643 check. */
  | 'fpr18'
  /** Foreigner's permanent residence number before 2023: 15 characters, weights 7-3-1 modulo 10. */
  | 'fpr15'
  /** Unified social credit code: GB 32100-2015. */
  | 'uscc18'
  /** Electronic licence identifier: GB/T 36904-2018, check by ISO 7064 MOD 37,36. */
  | 'licence-identifier';

/** Weights of GB 11643 (ISO 7064 MOD 11-2) and the check character for each remainder. */
const weights11 = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checks11 = '10X98765432';

/** Characters of GB 32100: no I, O, S, V, Z. */
const creditCharacters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const alphanumeric = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const LICENCE_ROOT = '1.2.156.3005.2.';

/** Check character of the 17 digits before it (GB 11643). */
export function residentCheck(digits: string): string {
  const sum = weights11.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return checks11.charAt(sum % 11);
}

/** Check digit of the 14 characters before it: weights 7, 3, 1, letters as 10 to 35, `<` as 0, modulo 10. */
export function foreigner15Check(characters: string): string {
  const sum = [...characters].reduce(
    (total, character, index) => total + Math.max(0, alphanumeric.indexOf(character)) * ([7, 3, 1][index % 3] ?? 0),
    0,
  );
  return String(sum % 10);
}

/** Check character of the 17 characters before it (GB 32100): weights are powers of 3 modulo 31. */
export function creditCheck(characters: string): string {
  let weight = 1;
  let sum = 0;
  for (const character of characters) {
    sum += creditCharacters.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return creditCharacters.charAt((31 - (sum % 31)) % 31);
}

/** Check character by ISO 7064 MOD 37,36 over digits and capital letters. */
export function mod37Check(characters: string): string {
  let product = 36;
  for (const character of characters) {
    const sum = (product + alphanumeric.indexOf(character)) % 36 || 36;
    product = (sum * 2) % 37;
  }
  return alphanumeric.charAt((37 - product) % 36);
}

/** The 18-character form of a 15-digit resident number: the century 19 is put in and the check added. */
export function upgradeResident15(number: string): string {
  const digits = `${number.slice(0, 6)}19${number.slice(6)}`;
  return digits + residentCheck(digits);
}

/**
 * The 15-character number of a foreigner's old card, from the number of the new one, its nationality (three letters)
 * and the three digits of `oldNoAssoc` on the new card.
 */
export function foreigner18To15(number: string, nationality: string, association: string): string {
  const characters = `${nationality}${number.slice(1, 3)}${association.slice(0, 2)}${number.slice(8, 14)}${association.slice(2)}`;
  return characters + foreigner15Check(characters);
}

/** The rule that `number` breaks as a number of `kind`, or null where it is a right one. */
export function flawOf(kind: NumberKind, number: string): NumberFlaw | null {
  return rules[kind](number);
}

const rules: Readonly<Record<NumberKind, (number: string) => NumberFlaw | null>> = {
  resident18: (number) => checkResident(number, /^[1-6]\d{16}[\dX]$/),
  hmt18: (number) => checkResident(number, /^8[123]0000\d{11}[\dX]$/),
  fpr18: (number) => checkResident(number, /^9\d{16}[\dX]$/),
  resident15: (number) => {
    if (number.length !== 15) return 'length';
    if (!/^[1-6]\d{14}$/.test(number)) return 'characters';
    return dayOf(`19${number.slice(6, 12)}`) === null ? 'date' : null;
  },
  fpr15: (number) => {
    if (number.length !== 15) return 'length';
    if (!/^[A-Z<]{3}\d{12}$/.test(number)) return 'characters';
    return number.at(-1) === foreigner15Check(number.slice(0, 14)) ? null : 'check';
  },
  uscc18: (number) => {
    if (number.length !== 18) return 'length';
    if ([...number].some((character) => !creditCharacters.includes(character))) return 'characters';
    return number.at(-1) === creditCheck(number.slice(0, 17)) ? null : 'check';
  },
  'licence-identifier': (number) => {
    const parts = number.startsWith(LICENCE_ROOT) ? number.slice(LICENCE_ROOT.length).split('.') : [];
    const check = parts[4];
    if (parts.length !== 5 || parts[3]?.length !== 3 || check?.length !== 1) return 'length';
    const characters = parts.slice(0, 4).join('');
    if (!/^[0-9A-Z]+$/.test(characters + check)) return 'characters';
    return check === mod37Check(characters) ? null : 'check';
  },
};

function checkResident(number: string, form: RegExp): NumberFlaw | null {
  if (number.length !== 18) return 'length';
  if (!form.test(number)) return 'characters';
  if (dayOf(number.slice(6, 14)) === null) return 'date';
  return number.at(-1) === residentCheck(number.slice(0, 17)) ? null : 'check';
}

/** The day that eight digits name, as `YYYY-MM-DD`; null where the calendar has no such day. */
export function dayOf(digits: string): string | null {
  if (!/^\d{8}$/.test(digits)) return null;
  const iso = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}
