import { addYears, ageOn, earlierOf, laterOf } from './calendar.ts';
import type { Family, Person } from './licence-type.ts';
import type { Random } from './random.ts';
import { address } from './seed-names.ts';
import type { Population } from './seed-people.ts';

/** Like {@link Family}, while its members are being born. */
interface GrowingFamily extends Family {
  head: Person | null;
  couple: readonly [Person, Person] | null;
  members: { person: Person; relation: string }[];
  marriedOn: string | null;
}

/** Adds households until the register has `size` people: couples with and without children, and people alone. */
export function addHouseholds(population: Population, random: Random, today: string, size: number): void {
  while (population.people.length < size) {
    if (random.chance(0.72)) addCouple(population, random, today);
    else addSingle(population, random, today);
  }
}

function addSingle(population: Population, random: Random, today: string): void {
  const family: GrowingFamily = { head: null, couple: null, members: [], marriedOn: null };
  const birth = random.day('1932-01-01', addYears(today, -19));
  const person = population.resident({ sex: random.pick(['男', '女'] as const), birth }, address(random), family);
  family.head = person;
  family.members.push({ person, relation: '户主' });
}

function addCouple(population: Population, random: Random, today: string): void {
  const family: GrowingFamily = { head: null, couple: null, members: [], marriedOn: null };
  const place = address(random);
  const husbandBirth = random.day('1935-01-01', addYears(today, -26));
  const wifeBirth = random.day(addYears(husbandBirth, -2), addYears(husbandBirth, 3));
  const husband = population.resident({ sex: '男', birth: husbandBirth }, place, family);
  const wife = population.resident({ sex: '女', birth: wifeBirth }, place, family);
  marry(family, husband, wife, random, today);
  const children = random.pick([0, 1, 1, 1, 2, 2]);
  let born = addYears(family.marriedOn ?? today, 1);
  for (let child = 0; child < children; child += 1) {
    born = random.day(born, addYears(born, 2));
    // Grown-up children found households of their own.
    if (born >= today || ageOn(born, today) > 26) continue;
    const sex = random.pick(['男', '女'] as const);
    const person = population.resident({ sex, birth: born, surname: husband.name.slice(0, 1) }, place, family);
    family.members.push({ person, relation: sex === '男' ? '子' : '女' });
    born = addYears(born, 2);
  }
}

/** A household of a couple, the husband its head. */
export function marry(family: GrowingFamily, husband: Person, wife: Person, random: Random, today: string): void {
  // Civil Code, article 1047: not before 22 for men and 20 for women.
  const earliest = laterOf(addYears(husband.birth, 23), addYears(wife.birth, 21));
  const latest = earlierOf(addYears(earliest, 6), today);
  family.head = husband;
  family.couple = [husband, wife];
  family.marriedOn = random.day(earliest, latest);
  family.members.push({ person: husband, relation: '户主' }, { person: wife, relation: '妻' });
}
