import type { CardText } from '../../devices/id-card/reader.ts';
import { foreigner15Check, residentCheck } from '../../platform/identity-number.ts';
import { addYears, ageOn, dayBefore, laterOf } from './calendar.ts';
import type { Family, Person } from './licence-type.ts';
import type { Random } from './random.ts';
import { address, chineseName } from './seed-names.ts';

/** The register while it is being made: gives out numbers, each once. */
export class Population {
  readonly people: Person[] = [];
  readonly #random: Random;
  readonly #today: string;
  readonly #numbers = new Set<string>();

  constructor(random: Random, today: string) {
    this.#random = random;
    this.#today = today;
  }

  /** Adds a person as its card describes it. */
  add(card: CardText, place: { readonly town: string; readonly address: string }, family: Family): Person {
    const person = personOf(this.people.length + 1, card, place, family);
    this.people.push(person);
    this.#numbers.add(person.number);
    return person;
  }

  /** Adds a resident of the district; its family is filled in by the caller. */
  resident(
    facts: { readonly sex: '男' | '女'; readonly birth: string; readonly surname?: string | undefined },
    place: { readonly town: string; readonly address: string },
    family: Family,
  ): Person {
    const random = this.#random;
    const { sex, birth } = facts;
    const age = ageOn(birth, this.#today);
    // Resident Identity Card Law, article 5: 5 years under 16, 10 to 25, 20 to 45, then for life.
    const years = age < 16 ? 5 : age < 26 ? 10 : age < 46 ? 20 : null;
    const expired = years !== null && age >= 8 && random.chance(0.03);
    const validFrom = expired
      ? random.day(addYears(this.#today, -years - 1), dayBefore(addYears(this.#today, -years)))
      : random.day(laterOf(birth, addYears(this.#today, 1 - (years ?? 21))), this.#today);
    return this.add(
      {
        kind: 'resident',
        name: chineseName(random, sex, facts.surname),
        sex: sex === '男' ? 'male' : 'female',
        nation: random.chance(0.97) ? '汉' : random.pick(['回', '满', '土家', '苗', '壮']),
        birth,
        address: place.address,
        idNumber: this.#freeNumber(() => {
          // The county became a district in July 2016 and got a new region code.
          const region = birth >= '2016-07-22' || random.chance(0.05) ? '310151' : '310230';
          const order = random.integer(0, 499) * 2 + (sex === '男' ? 1 : 0);
          const digits = `${region}${birth.replaceAll('-', '')}${String(order).padStart(3, '0')}`;
          return digits + residentCheck(digits);
        }),
        issuer: '上海市公安局崇明分局',
        validFrom,
        validTo: years === null ? null : addYears(validFrom, years),
      },
      place,
      family,
    );
  }

  /** Adds a resident of Hong Kong or Macao who lives here. */
  hongKongOrMacao(): Person {
    const random = this.#random;
    const sex = random.pick(['男', '女'] as const);
    const birth = random.day('1955-01-01', '2004-12-31');
    const place = address(random);
    const macao = random.chance(0.25);
    const validFrom = random.day(addYears(this.#today, -4), this.#today);
    return this.add(
      {
        kind: 'hmt',
        name: chineseName(random, sex),
        sex: sex === '男' ? 'male' : 'female',
        birth,
        address: place.address,
        idNumber: this.#freeNumber(() => {
          const order = random.integer(0, 499) * 2 + (sex === '男' ? 1 : 0);
          const digits = `${macao ? '820000' : '810000'}${birth.replaceAll('-', '')}${String(order).padStart(3, '0')}`;
          return digits + residentCheck(digits);
        }),
        issuer: '上海市公安局',
        validFrom,
        validTo: addYears(validFrom, 5),
        passNo: `${macao ? 'M' : 'H'}${random.digits(8)}`,
        issueCount: '01',
      },
      place,
      alone(),
    );
  }

  /** Adds a foreigner with permanent residence; `model` is that of the card. */
  foreigner(model: '2017' | '2023'): Person {
    const random = this.#random;
    const sex = random.pick(['男', '女'] as const);
    const birth = random.day('1960-01-01', '2000-12-31');
    const place = address(random);
    const [country, code] = random.pick(countries);
    const englishName = `${random.pick(englishSurnames)}, ${random.pick(sex === '男' ? maleNames : femaleNames)}`;
    const validFrom = random.day(model === '2017' ? '2019-06-01' : '2023-12-01', this.#today);
    const common = {
      chineseName: chineseName(random, sex),
      sex: sex === '男' ? ('male' as const) : ('female' as const),
      englishName,
      nationality: country,
      birth,
      validFrom,
      validTo: dayBefore(addYears(validFrom, 10)),
    };
    const card: CardText =
      model === '2017'
        ? {
            kind: 'foreigner-2017',
            ...common,
            certNo: this.#freeNumber(() => {
              const characters = `${country}3100${birth.slice(2).replaceAll('-', '')}${random.digits(1)}`;
              return characters + foreigner15Check(characters);
            }),
            version: '01',
            authority: '1500',
          }
        : {
            kind: 'foreigner-2023',
            ...common,
            certNo: this.#freeNumber(() => {
              const order = random.integer(0, 499) * 2 + (sex === '男' ? 1 : 0);
              const digits = `931${code}${birth.replaceAll('-', '')}${String(order).padStart(3, '0')}`;
              return digits + residentCheck(digits);
            }),
            renewCount: '00',
            oldNoAssoc: '000',
          };
    return this.add(card, place, alone());
  }

  /** Draws numbers until one is new. */
  #freeNumber(draw: () => string): string {
    for (let attempt = 0; attempt < 1000; attempt += 1) {
      const number = draw();
      if (!this.#numbers.has(number)) return number;
    }
    throw new Error('the numbers of this birthday are used up');
  }
}

/** A household of one who is not registered as a household. */
export function alone(): Family {
  return { head: null, couple: null, members: [], marriedOn: null };
}

const countries = [
  ['USA', '840'],
  ['GBR', '826'],
  ['DEU', '276'],
  ['JPN', '392'],
  ['FRA', '250'],
  ['AUS', '036'],
] as const;
const countryNames: Readonly<Record<string, string>> = {
  USA: '美国',
  GBR: '英国',
  DEU: '德国',
  JPN: '日本',
  FRA: '法国',
  AUS: '澳大利亚',
  PAK: '巴基斯坦',
};
const englishSurnames = ['SPECIMEN', 'SAMPLE', 'EXAMPLE', 'MUSTER', 'MODEL'];
const maleNames = ['ALEX', 'BENJAMIN', 'DANIEL', 'THOMAS', 'OLIVER'];
const femaleNames = ['ANNA', 'CLARA', 'HELEN', 'MARIE', 'SOPHIE'];

function personOf(
  id: number,
  card: CardText,
  place: { readonly town: string; readonly address: string },
  family: Family,
): Person {
  const common = {
    id,
    sex: card.sex === 'male' ? ('男' as const) : ('女' as const),
    birth: card.birth,
    card,
    family,
    ...place,
  };
  switch (card.kind) {
    case 'resident':
      return {
        ...common,
        kind: 'resident',
        number: card.idNumber,
        name: card.name,
        englishName: '',
        nation: card.nation,
        nationality: '中国',
      };
    case 'hmt':
      return {
        ...common,
        kind: 'hmt',
        number: card.idNumber,
        name: card.name,
        englishName: '',
        nation: '',
        nationality: card.idNumber.startsWith('82') ? '中国澳门' : '中国香港',
      };
    case 'foreigner-2017':
    case 'foreigner-2023':
      return {
        ...common,
        kind: 'foreigner',
        number: card.certNo,
        name: card.chineseName === '' ? card.englishName : card.chineseName,
        englishName: card.englishName,
        nation: '',
        nationality: countryNames[card.nationality] ?? card.nationality,
      };
  }
}
