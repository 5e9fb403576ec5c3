import type { Problem, ProblemCode } from '../../platform/contract.ts';

/** The HTTP status of each problem code, and its title for people. */
const problems: Readonly<Record<ProblemCode, { readonly status: number; readonly title: string }>> = {
  malformed: { status: 400, title: 'The request is malformed' },
  unsigned: { status: 401, title: 'The request is not signed by an enrolled terminal' },
  'enrolment-refused': { status: 403, title: 'The enrolment is refused' },
  'not-found': { status: 404, title: 'There is no such thing' },
  'person-unknown': { status: 404, title: 'The register does not know this holder' },
  'card-expired': { status: 403, title: 'The card has expired' },
  'identification-expired': { status: 410, title: 'The identification has ended' },
  'licence-not-printable': { status: 409, title: 'The licence cannot be printed' },
  'print-limit-reached': { status: 409, title: "Today's prints of this licence are used up" },
  'already-settled': { status: 409, title: 'The print is already settled' },
  'already-rated': { status: 409, title: 'The visit is already rated' },
  'idempotency-conflict': { status: 409, title: 'The idempotency key was used for another request' },
  internal: { status: 500, title: 'The platform failed' },
};

/** A refusal: thrown by whatever handles an operation, answered as problem details. */
export class Refusal extends Error {
  readonly code: ProblemCode;
  readonly status: number;

  /** `detail` goes out: nothing personal, nothing secret. `status` where another one than the code's own is due. */
  constructor(code: ProblemCode, detail: string, status: number = problems[code].status) {
    super(detail);
    this.name = 'Refusal';
    this.code = code;
    this.status = status;
  }

  /** The body of the answer (RFC 9457). */
  problem(): Problem {
    return {
      type: `urn:yingzhou:problem:${this.code}`,
      title: problems[this.code].title,
      status: this.status,
      code: this.code,
      detail: this.message,
    };
  }
}

/** The media type of problem details (RFC 9457 section 3). */
export const PROBLEM_JSON = 'application/problem+json; charset=utf-8';
