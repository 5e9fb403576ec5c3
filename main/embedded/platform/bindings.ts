import { z } from 'zod';
import { type Operation, type OperationName, operations } from '../../platform/contract.ts';
import { shanghaiDay } from './calendar.ts';
import type { Identifications } from './identifications.ts';
import type { Prints } from './prints.ts';
import { Refusal } from './problem.ts';
import type { Ratings } from './ratings.ts';
import { describeLicence, type LibraryLicence, type Register } from './register.ts';
import { serviceCatalogue } from './service-catalogue.ts';
import type { Terminals } from './terminals.ts';

/** Who calls, and when (milliseconds since 1970). The terminal is empty while it enrols. */
export interface Caller {
  readonly terminal: string;
  readonly keyId: string;
  readonly now: number;
}

/** What an operation comes to: a PDF, or an effect that is run in one transaction with its idempotency record. */
type Outcome = Uint8Array | (() => unknown);

/** An operation of the contract with what does it. Inputs are parsed with the contract's schemas once more. */
export interface Binding {
  readonly name: OperationName;
  readonly operation: Operation;
  readonly parameters: z.ZodType;
  run(caller: Caller, parameters: unknown, body: unknown): Promise<Outcome>;
}

/** The parts of the platform that operations work on. */
export interface PlatformParts {
  readonly terminals: Terminals;
  readonly register: Register;
  readonly identifications: Identifications;
  readonly prints: Prints;
  readonly ratings: Ratings;
}

const Nothing = z.object({});
const Handle = z.object({ identification: z.string().max(128) });
const HandleAndLicence = Handle.extend({ licence: z.string().max(128) });
const PrintNumber = z.object({ printNumber: z.string().max(40) });

/** Every operation of the contract, bound. */
export function bindOperations(parts: PlatformParts): Readonly<Record<OperationName, Binding>> {
  const { terminals, register, identifications, prints, ratings } = parts;
  const describe = (licence: LibraryLicence, day: string) =>
    describeLicence(licence, day, register.printsOn(licence.id, day));
  const licenceOf = (handle: string, id: string, { terminal, now }: Caller): LibraryLicence => {
    const licence = register.licenceOf(identifications.person(handle, terminal, now), id);
    if (licence === null) throw new Refusal('not-found', 'the holder has no such licence');
    return licence;
  };

  return {
    enrol: taking(
      'enrol',
      operations.enrol,
      Nothing,
      async ({ now }, _, request) =>
        () =>
          terminals.enrol(request, now),
    ),
    catalogue: asking('catalogue', operations.catalogue, Nothing, () => serviceCatalogue),
    identify: taking('identify', operations.identify, Nothing, async ({ terminal, now }, _, { card }) => {
      return () => identifications.identify(card, terminal, now);
    }),
    forget: asking('forget', operations.forget, Handle, ({ terminal }, { identification }) => {
      identifications.forget(identification, terminal);
      return {};
    }),
    licences: asking('licences', operations.licences, Handle, ({ terminal, now }, { identification }) => {
      const person = identifications.person(identification, terminal, now);
      const day = shanghaiDay(now);
      return { licences: register.licencesOf(person).map((licence) => describe(licence, day)) };
    }),
    preview: showing('preview', operations.preview, HandleAndLicence, async (caller, { identification, licence }) => {
      return await prints.preview(licenceOf(identification, licence, caller));
    }),
    authorisePrint: taking(
      'authorisePrint',
      operations.authorisePrint,
      Nothing,
      async (caller, _, { identification, licence }) => {
        return await prints.authorise(licenceOf(identification, licence, caller), caller.terminal, caller.now);
      },
    ),
    document: showing('document', operations.document, PrintNumber, async ({ terminal, now }, { printNumber }) => {
      return await prints.document(printNumber, terminal, now);
    }),
    settle: taking(
      'settle',
      operations.settle,
      PrintNumber,
      async ({ terminal }, { printNumber }, settlement) =>
        () => {
          prints.settle(printNumber, terminal, settlement);
          return { accepted: true as const };
        },
    ),
    rate: taking('rate', operations.rate, Nothing, async ({ terminal }, _, rating) => () => {
      ratings.rate(rating, terminal);
      return { accepted: true as const };
    }),
  };
}

/** An operation with a body. */
function taking<P extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  name: OperationName,
  operation: Operation & { readonly body: B; readonly answer: A },
  parameters: P,
  run: (caller: Caller, parameters: z.output<P>, body: z.output<B>) => Promise<() => z.output<A>>,
): Binding {
  return {
    name,
    operation,
    parameters,
    run: (caller, given, body) => run(caller, parameters.parse(given), operation.body.parse(body)),
  };
}

/** An operation without a body that answers JSON. */
function asking<P extends z.ZodType, A extends z.ZodType>(
  name: OperationName,
  operation: Operation & { readonly body: null; readonly answer: A },
  parameters: P,
  run: (caller: Caller, parameters: z.output<P>) => z.output<A>,
): Binding {
  return {
    name,
    operation,
    parameters,
    run: async (caller, given) => {
      const parsed = parameters.parse(given);
      return () => run(caller, parsed);
    },
  };
}

/** An operation that answers a PDF. */
function showing<P extends z.ZodType>(
  name: OperationName,
  operation: Operation & { readonly body: null; readonly answer: null },
  parameters: P,
  run: (caller: Caller, parameters: z.output<P>) => Promise<Uint8Array>,
): Binding {
  return { name, operation, parameters, run: (caller, given) => run(caller, parameters.parse(given)) };
}
