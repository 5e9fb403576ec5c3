import { z } from 'zod';

/**
 * The terminal's API at the central platform: every operation with its method, path and schemas. Client and embedded
 * platform validate with the same schemas, and the OpenAPI document is made from them.
 */

/** Base64 of arbitrary bytes (RFC 4648 section 4). */
const Bytes = z.base64().max(8192);
const CalendarDate = z.iso.date();

/** `sm2-sm3`: GB/T 32918 signature over an SM3 digest, r‖s, 64 bytes. `ed25519`: RFC 8032. */
export const SignatureAlgorithm = z.enum(['sm2-sm3', 'ed25519']);
export type SignatureAlgorithm = z.infer<typeof SignatureAlgorithm>;

/** The problem codes of the platform (RFC 9457 `code` member). */
export const ProblemCode = z.enum([
  'malformed',
  'unsigned',
  'enrolment-refused',
  'not-found',
  'person-unknown',
  'card-expired',
  'identification-expired',
  'licence-not-printable',
  'print-limit-reached',
  'already-settled',
  'already-rated',
  'idempotency-conflict',
  'internal',
]);
export type ProblemCode = z.infer<typeof ProblemCode>;

/** An error answer: RFC 9457 problem details, `application/problem+json`. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: ProblemCode,
  detail: z.string(),
});
export type Problem = z.infer<typeof Problem>;

/** What the card's text block says, as the terminal read it; the same fields as the reader's `CardText`. */
export const CardText = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('resident'),
    name: z.string().min(1).max(15),
    sex: z.enum(['unknown', 'male', 'female', 'unstated']),
    nation: z.string().max(12),
    birth: CalendarDate,
    address: z.string().max(35),
    idNumber: z.string().length(18),
    issuer: z.string().max(15),
    validFrom: CalendarDate,
    validTo: CalendarDate.nullable(),
  }),
  z.object({
    kind: z.literal('hmt'),
    name: z.string().min(1).max(15),
    sex: z.enum(['unknown', 'male', 'female', 'unstated']),
    birth: CalendarDate,
    address: z.string().max(35),
    idNumber: z.string().length(18),
    issuer: z.string().max(15),
    validFrom: CalendarDate,
    validTo: CalendarDate.nullable(),
    passNo: z.string().max(9),
    issueCount: z.string().max(2),
  }),
  z.object({
    kind: z.literal('foreigner-2017'),
    englishName: z.string().min(1).max(60),
    sex: z.enum(['unknown', 'male', 'female', 'unstated']),
    certNo: z.string().length(15),
    nationality: z.string().max(3),
    chineseName: z.string().max(15),
    validFrom: CalendarDate,
    validTo: CalendarDate.nullable(),
    birth: CalendarDate,
    version: z.string().max(2),
    authority: z.string().max(4),
  }),
  z.object({
    kind: z.literal('foreigner-2023'),
    chineseName: z.string().max(15),
    sex: z.enum(['unknown', 'male', 'female', 'unstated']),
    renewCount: z.string().max(2),
    birth: CalendarDate,
    englishName: z.string().min(1).max(46),
    certNo: z.string().length(18),
    validFrom: CalendarDate,
    validTo: CalendarDate.nullable(),
    nationality: z.string().max(3),
    oldNoAssoc: z.string().max(3),
  }),
]);

export const EnrolmentRequest = z.object({
  /** Handed to the technician by the fleet operator; valid once. */
  enrolmentCode: z.string().min(8).max(64),
  /** The terminal's code, `YZ-01` and so on. */
  terminal: z.string().min(1).max(32),
  algorithm: SignatureAlgorithm,
  /** SM2: uncompressed point, 65 bytes. Ed25519: 32 bytes. */
  publicKey: Bytes,
});
export const Enrolment = z.object({
  terminal: z.string(),
  /** Names the terminal's key in every signature (`keyid` of RFC 9421). */
  keyId: z.string(),
  site: z.string(),
  town: z.string(),
});

export const Service = z.object({
  code: z.string().min(1).max(64),
  name: z.string().min(1),
  nameEn: z.string().min(1),
  department: z.string().min(1),
  departmentEn: z.string().min(1),
  kind: z.enum(['print']),
  icon: z.string(),
  featured: z.boolean(),
  /** The types of licence that it lists; null for all. */
  licenceTypes: z.array(z.string()).nullable(),
  /** Devices without which it is out of service. */
  needs: z.array(z.enum(['id-card-reader', 'document-printer'])),
});
export type Service = z.infer<typeof Service>;
export const Catalogue = z.object({ version: z.string(), services: z.array(Service).min(1) });
export type Catalogue = z.infer<typeof Catalogue>;

export const IdentificationRequest = z.object({
  method: z.literal('card'),
  card: CardText,
  /** WLT bytes of the photograph. */
  photo: Bytes,
});
export type IdentificationRequest = z.infer<typeof IdentificationRequest>;
export const Identification = z.object({
  /** Opaque handle of the identified holder, good until `expiresAt` for this terminal alone. */
  identification: z.string().min(16).max(128),
  holder: z.object({ name: z.string(), kind: z.enum(['resident', 'hmt', 'foreigner']) }),
  expiresAt: z.iso.datetime(),
});
export type Identification = z.infer<typeof Identification>;

export const Licence = z.object({
  id: z.string().min(1).max(128),
  type: z.string(),
  typeEn: z.string(),
  number: z.string(),
  holderName: z.string(),
  issuer: z.string(),
  issuedOn: CalendarDate,
  validTo: CalendarDate.nullable(),
  state: z.enum(['printable', 'expired', 'revoked', 'print-limit-reached']),
  printsLeft: z.int().nonnegative(),
});
export type Licence = z.infer<typeof Licence>;
const LicenceList = z.object({ licences: z.array(Licence) });

const PrintAuthorisationRequest = z.object({
  identification: z.string().max(128),
  licence: z.string().max(128),
});
export const PrintAuthorisation = z.object({
  /** Stands on the paper; good for one printing. */
  printNumber: z.string().min(8).max(40),
  pages: z.int().positive(),
  /** SHA-256 of the PDF, lower-case hexadecimal. */
  documentDigest: z.string().regex(/^[0-9a-f]{64}$/),
  expiresAt: z.iso.datetime(),
});
export type PrintAuthorisation = z.infer<typeof PrintAuthorisation>;

export const Settlement = z.object({
  outcome: z.enum(['printed', 'failed', 'unknown']),
  /** The fault's code where it was not printed. */
  cause: z.string().max(64).nullable(),
  settledAt: z.iso.datetime(),
});
export type Settlement = z.infer<typeof Settlement>;

export const Rating = z.object({
  visit: z.string().min(8).max(64),
  service: z.string().max(64),
  /** GB/T 39735-2020: 5 非常满意, 4 满意, 3 基本满意, 2 不满意, 1 非常不满意. */
  grade: z.int().min(1).max(5),
  printNumbers: z.array(z.string().max(40)).max(50),
  ratedAt: z.iso.datetime(),
});
export type Rating = z.infer<typeof Rating>;

const Accepted = z.object({ accepted: z.literal(true) });
const empty = z.object({});

/** One operation: `body` null where it takes none, `answer` null where it answers a PDF. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Path with `{name}` parameters, each a single segment. */
  readonly path: string;
  readonly summary: string;
  readonly body: z.ZodType | null;
  readonly answer: z.ZodType | null;
  readonly status: number;
  /** Carries an `Idempotency-Key`; the same key with the same body gets the same answer again. */
  readonly idempotent: boolean;
  /** Signed by the terminal (RFC 9421). Enrolment is signed with the very key that it enrols. */
  readonly signed: boolean;
}

export const operations = {
  enrol: {
    method: 'POST',
    path: '/v1/enrolments',
    summary: 'Enrol a terminal with its public key',
    body: EnrolmentRequest,
    answer: Enrolment,
    status: 201,
    idempotent: true,
    signed: true,
  },
  catalogue: {
    method: 'GET',
    path: '/v1/catalogue',
    summary: 'The services of this terminal',
    body: null,
    answer: Catalogue,
    status: 200,
    idempotent: false,
    signed: true,
  },
  identify: {
    method: 'POST',
    path: '/v1/identifications',
    summary: 'Identify a holder by the card that was read',
    body: IdentificationRequest,
    answer: Identification,
    status: 201,
    idempotent: true,
    signed: true,
  },
  forget: {
    method: 'DELETE',
    path: '/v1/identifications/{identification}',
    summary: 'End an identification: the visit is over',
    body: null,
    answer: empty,
    status: 200,
    idempotent: true,
    signed: true,
  },
  licences: {
    method: 'GET',
    path: '/v1/identifications/{identification}/licences',
    summary: 'The licences of the identified holder',
    body: null,
    answer: LicenceList,
    status: 200,
    idempotent: false,
    signed: true,
  },
  preview: {
    method: 'GET',
    path: '/v1/identifications/{identification}/licences/{licence}/preview',
    summary: 'The licence as a PDF with a watermark, not valid',
    body: null,
    answer: null,
    status: 200,
    idempotent: false,
    signed: true,
  },
  authorisePrint: {
    method: 'POST',
    path: '/v1/print-authorisations',
    summary: 'Authorise one printing of a licence',
    body: PrintAuthorisationRequest,
    answer: PrintAuthorisation,
    status: 201,
    idempotent: true,
    signed: true,
  },
  document: {
    method: 'GET',
    path: '/v1/print-authorisations/{printNumber}/document',
    summary: 'The PDF of an authorised, unsettled print',
    body: null,
    answer: null,
    status: 200,
    idempotent: false,
    signed: true,
  },
  settle: {
    method: 'POST',
    path: '/v1/print-authorisations/{printNumber}/settlement',
    summary: 'Tell how an authorised print ended',
    body: Settlement,
    answer: Accepted,
    status: 200,
    idempotent: true,
    signed: true,
  },
  rate: {
    method: 'POST',
    path: '/v1/ratings',
    summary: 'The rating of a visit',
    body: Rating,
    answer: Accepted,
    status: 201,
    idempotent: true,
    signed: true,
  },
} as const satisfies Record<string, Operation>;

export type OperationName = keyof typeof operations;

/** Header that makes a changing request safe to send again (IETF draft `idempotency-key-header`). */
export const IDEMPOTENCY_KEY = 'idempotency-key';

/**
 * What a request's signature covers (RFC 9421 section 2): the derived components and, where present, the fields.
 * `content-digest` is RFC 9530 with SHA-256.
 */
export const SIGNED_COMPONENTS = [
  '@method',
  '@authority',
  '@path',
  '@query',
  'content-digest',
  'idempotency-key',
] as const;

/** Longest age of a signature that the platform accepts, seconds; nonces are remembered as long. */
export const SIGNATURE_WINDOW_SECONDS = 300;
