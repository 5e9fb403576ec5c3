import { mod37Check } from '../../platform/identity-number.ts';
import { type DatabaseSync, transaction } from '../../sqlite.ts';
import { addYears, ageOn, dayBefore, earlierOf } from './calendar.ts';
import { creditCodeOf, department } from './departments.ts';
import { LicenceContent } from './licence-content.ts';
import type { Enterprise, LicenceType, Person } from './licence-type.ts';
import { enterpriseTypes, personType, personTypes } from './licence-types.ts';
import { Random } from './random.ts';
import { addHouseholds } from './seed-households.ts';
import { address, enterpriseName } from './seed-names.ts';
import { Population } from './seed-people.ts';
import { addSpecimens } from './seed-specimens.ts';

/** How large a register to make, and from what. */
export interface SeedPlan {
  readonly seed: number;
  readonly people: number;
  readonly enterprises: number;
  /** The day of the register: ages and dates of issue are counted from it, whatever day it is. */
  readonly today: string;
}

/** The register that every terminal's embedded platform has. */
export const DEFAULT_SEED: SeedPlan = { seed: 310_151, people: 2_000, enterprises: 200, today: '2026-11-01' };

/** Licences of one holder, at most. */
const MOST_LICENCES = 8;
/** Root of licence identifiers (GB/T 36904-2018). */
const LICENCE_ROOT = '1.2.156.3005.2';

/** Fills an empty register, in one transaction. Returns false, and changes nothing, where it is filled already. */
export function seedRegister(database: DatabaseSync, plan: SeedPlan = DEFAULT_SEED): boolean {
  return transaction(database, () => {
    if (database.prepare("SELECT 1 FROM facts WHERE name = 'seed'").get() !== undefined) return false;
    const random = new Random(plan.seed);
    const population = new Population(random, plan.today);
    const specimens = addSpecimens(population, random, plan.today);
    for (let index = 0; index < 10; index += 1) population.hongKongOrMacao();
    for (let index = 0; index < 12; index += 1) population.foreigner(index % 2 === 0 ? '2017' : '2023');
    addHouseholds(population, random, plan.today, plan.people);
    insertPeople(database, population.people);

    const shelf = new Shelf(database, random, plan.today);
    const special = new Map(specimens.map((specimen) => [specimen.person.id, specimen]));
    for (const person of population.people) {
      const specimen = special.get(person.id);
      if (specimen === undefined) {
        shelf.fill(person, personTypes, { person: person.id, name: person.name });
        continue;
      }
      const owner = { person: person.id, name: person.name };
      for (const name of specimen.types) shelf.put(person, personType(name), owner, 'good');
      for (const name of specimen.expired) shelf.put(person, personType(name), owner, 'expired');
      for (const name of specimen.revoked) shelf.put(person, personType(name), owner, 'revoked');
    }
    const owners = specimens.filter(({ owner }) => owner).map(({ person }) => person);
    for (const enterprise of foundEnterprises(population, owners, random, plan)) {
      insertEnterprise(database, enterprise);
      shelf.fill(enterprise, enterpriseTypes, { enterprise: enterprise.id, name: enterprise.name });
    }
    database.prepare("INSERT INTO facts (name, value) VALUES ('seed', ?)").run(JSON.stringify(plan));
    return true;
  });
}

type Owner =
  | { readonly person: number; readonly enterprise?: never; readonly name: string }
  | { readonly enterprise: number; readonly person?: never; readonly name: string };

/** The licence library while it is being filled. */
class Shelf {
  readonly #insert: ReturnType<DatabaseSync['prepare']>;
  readonly #random: Random;
  readonly #today: string;
  #serial = 0;

  constructor(database: DatabaseSync, random: Random, today: string) {
    this.#random = random;
    this.#today = today;
    this.#insert = database.prepare(
      `INSERT INTO licences (id, type, person, enterprise, number, holder_name, issued_on, valid_to, revoked, content)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
  }

  /** Gives a holder the licences that fall to it: at least one, at most eight. */
  fill<Holder>(holder: Holder, types: readonly LicenceType<Holder>[], owner: Owner): void {
    const drawn = types.filter((type) => this.#random.chance(type.likelihood(holder, this.#today)));
    const first = types[0];
    if (drawn.length === 0 && first !== undefined) drawn.push(first);
    while (drawn.length > MOST_LICENCES) drawn.splice(this.#random.integer(1, drawn.length - 1), 1);
    for (const type of drawn) this.put(holder, type, owner, this.#random.chance(0.01) ? 'revoked' : 'good');
  }

  /** Composes one licence and stores it. */
  put<Holder>(holder: Holder, type: LicenceType<Holder>, owner: Owner, state: 'good' | 'expired' | 'revoked'): void {
    const random = this.#random;
    const today = this.#today;
    const [from, to] = type.issued(holder, today);
    const issuedOn =
      state === 'expired' && type.validYears !== null
        ? random.day(addYears(today, -type.validYears - 1), dayBefore(addYears(today, -type.validYears)))
        : random.day(from, earlierOf(to, today));
    const validTo = type.validYears === null ? null : dayBefore(addYears(issuedOn, type.validYears));
    const issuer = department(type.department);
    const composed = type.compose({ holder, random, today, issuedOn, validTo, issuer: issuer.full });
    this.#serial += 1;
    const serial = `${issuedOn.slice(0, 4)}${String(this.#serial).padStart(8, '0')}`;
    const parts = [`${issuer.creditCode}${type.serial}`, issuer.creditCode, serial, '001'];
    this.#insert.run(
      [LICENCE_ROOT, ...parts, mod37Check(parts.join(''))].join('.'),
      type.name,
      owner.person ?? null,
      owner.enterprise ?? null,
      composed.number,
      owner.name,
      issuedOn,
      validTo,
      state === 'revoked' ? 1 : 0,
      JSON.stringify(LicenceContent.parse(composed.content)),
    );
  }
}

function insertPeople(database: DatabaseSync, people: readonly Person[]): void {
  const insert = database.prepare(
    'INSERT INTO people (id, kind, number, name, english_name, birth, card) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  for (const { id, kind, number, name, englishName, birth, card } of people) {
    insert.run(id, kind, number, name, englishName, birth, JSON.stringify(card));
  }
}

function insertEnterprise(database: DatabaseSync, enterprise: Enterprise): void {
  database
    .prepare('INSERT INTO enterprises (id, credit_code, name, address, representative) VALUES (?, ?, ?, ?, ?)')
    .run(enterprise.id, enterprise.creditCode, enterprise.name, enterprise.address, enterprise.representative.id);
}

/** Enterprises with a grown-up resident as legal representative; the first ones belong to `owners`. */
function foundEnterprises(
  population: Population,
  owners: readonly Person[],
  random: Random,
  plan: SeedPlan,
): readonly Enterprise[] {
  const adults = population.people.filter(
    ({ kind, birth }) => kind === 'resident' && ageOn(birth, plan.today) >= 24 && ageOn(birth, plan.today) < 72,
  );
  return Array.from({ length: plan.enterprises }, (_, index): Enterprise => {
    const { name, form, category, trade } = enterpriseName(random, index);
    const place = address(random);
    const representative = owners[index] ?? random.pick(adults);
    return {
      id: index + 1,
      creditCode: creditCodeOf(category, '310230', 100_000 + index * 37),
      name,
      form,
      trade: trade.name,
      scope: `一般项目及许可项目：${trade.scope}。（依法须经批准的项目，经相关部门批准后方可开展经营活动）`,
      capital: `人民币${random.pick([10, 30, 50, 100, 200, 500])}万元整`,
      address: place.address,
      town: place.town,
      foundedOn: random.day(addYears(plan.today, -18), addYears(plan.today, -1)),
      representative,
    };
  });
}
