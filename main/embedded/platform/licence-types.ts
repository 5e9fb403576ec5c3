import { type Department, department } from './departments.ts';
import type { LicenceType, Person } from './licence-type.ts';
import { enterpriseTypes } from './licence-types-enterprise.ts';
import { householdTypes } from './licence-types-household.ts';
import { moneyTypes } from './licence-types-money.ts';
import { residenceTypes } from './licence-types-residence.ts';
import { workTypes } from './licence-types-work.ts';

/** All types of licence that people hold. */
export const personTypes: readonly LicenceType<Person>[] = [
  ...householdTypes,
  ...residenceTypes,
  ...moneyTypes,
  ...workTypes,
];

export { enterpriseTypes };

/** What the platform needs of a type after its licences are composed. */
export interface LicenceTypeFacts {
  readonly name: string;
  readonly nameEn: string;
  readonly layout: LicenceType<never>['layout'];
  readonly printsPerDay: number;
  readonly department: Department;
}

const facts: ReadonlyMap<string, LicenceTypeFacts> = new Map(
  [...personTypes, ...enterpriseTypes].map((type) => [
    type.name,
    {
      name: type.name,
      nameEn: type.nameEn,
      layout: type.layout,
      printsPerDay: type.printsPerDay,
      department: department(type.department),
    },
  ]),
);

/** The type of this name. Throws where there is none: the register holds no others. */
export function licenceType(name: string): LicenceTypeFacts {
  const found = facts.get(name);
  if (found === undefined) throw new Error(`there is no licence type ${name}`);
  return found;
}

/** The names of all types, in the order in which a holder's licences are listed. */
export const licenceTypeNames: readonly string[] = [...facts.keys()];

/** A type of which a holder has a licence, by name. Throws where there is none. */
export function personType(name: string): LicenceType<Person> {
  const found = personTypes.find((type) => type.name === name);
  if (found === undefined) throw new Error(`people have no licence of type ${name}`);
  return found;
}
