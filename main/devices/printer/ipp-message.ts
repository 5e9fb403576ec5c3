import ipp from 'ipp';
import { z } from 'zod';
import { err, ok, type Result } from '../../../preload/result.ts';
import { type FramedGroup, frameMessage, WITH_LANGUAGE } from './ipp-frame.ts';

/**
 * IPP messages as values: the one place that touches `ipp`. What it works around: further values come as an array but
 * one value as a scalar, and a range is an array too; the document is read as UTF-8 text; unknown tags write to the
 * console; damaged bytes loop or throw; several job groups, unsupported groups and long values cannot be written.
 */

/** Operations by name, RFC 8011 section 5.4.15. */
export const operations = {
  'Print-Job': 0x0002,
  'Validate-Job': 0x0004,
  'Create-Job': 0x0005,
  'Send-Document': 0x0006,
  'Cancel-Job': 0x0008,
  'Get-Job-Attributes': 0x0009,
  'Get-Jobs': 0x000a,
  'Get-Printer-Attributes': 0x000b,
} as const;
export type OperationName = keyof typeof operations;

/** Status codes by name, RFC 8011 appendix B.1. */
export const statuses = {
  'successful-ok': 0x0000,
  'successful-ok-ignored-or-substituted-attributes': 0x0001,
  'client-error-bad-request': 0x0400,
  'client-error-not-possible': 0x0404,
  'client-error-not-found': 0x0406,
  'client-error-gone': 0x0407,
  'client-error-document-format-not-supported': 0x040a,
  'client-error-attributes-or-values-not-supported': 0x040b,
  'client-error-charset-not-supported': 0x040d,
  'client-error-compression-not-supported': 0x040f,
  'client-error-document-format-error': 0x0411,
  'server-error-internal-error': 0x0500,
  'server-error-operation-not-supported': 0x0501,
  'server-error-service-unavailable': 0x0502,
  'server-error-version-not-supported': 0x0503,
  'server-error-not-accepting-jobs': 0x0506,
  'server-error-busy': 0x0507,
} as const;
export type StatusName = keyof typeof statuses;

const statusNames: ReadonlyMap<number, string> = new Map(Object.entries(statuses).map(([name, code]) => [code, name]));

/** Groups of attributes, RFC 8010 section 3.5.1. */
export type GroupName = 'operation' | 'job' | 'printer' | 'unsupported' | 'other';

const groupNames: ReadonlyMap<number, GroupName> = new Map([
  [0x01, 'operation'],
  [0x02, 'job'],
  [0x04, 'printer'],
  [0x05, 'unsupported'],
]);

/**
 * One value. Enumerations that `ipp` knows come by name (`completed`), collections as records. Null stands for the
 * out-of-band values (no-value, unknown), and for points in time, which `ipp` reads wrongly.
 */
type IppValue = z.infer<typeof IppValue>;
const IppValue = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.undefined().transform(() => null),
  z.instanceof(Date).transform(() => null),
  z.tuple([z.number(), z.number()]), // a range
  z.tuple([z.number(), z.number(), z.string()]), // a resolution
  z.record(z.string(), z.unknown()), // a collection
]);

/** Attributes by name. Always arrays: one value is an array of one. */
export type IppAttributes = Readonly<Record<string, readonly IppValue[]>>;

/** A group of attributes; a message holds several of one name where it speaks of several jobs. */
interface IppGroup {
  readonly name: GroupName;
  readonly attributes: IppAttributes;
}

/** A message read from bytes. */
export interface IppMessage {
  /** As in `1.1`. */
  readonly version: string;
  /** The operation of a request, the status of an answer. */
  readonly code: number;
  readonly requestId: number;
  readonly groups: readonly IppGroup[];
  /** What follows the attributes: the document, untouched. */
  readonly data: Buffer;
}

/** A message to be written: a request names its operation, an answer its status. */
export type IppDraft = {
  readonly version: '1.1' | '2.0';
  readonly requestId: number;
  readonly groups: readonly { readonly name: Exclude<GroupName, 'other'>; readonly attributes: DraftAttributes }[];
} & ({ readonly operation: OperationName } | { readonly status: StatusName });

/** Attributes to be written, null as no-value, in this order: the charset and the language must come first (RFC 8011 section 4.1.4). */
export type DraftAttributes = Readonly<
  Record<string, string | number | boolean | null | readonly string[] | readonly (readonly [number, number])[]>
>;

const LANGUAGE_SEPARATOR = '\u001e';
/** Longest text, name, keyword or URI, RFC 8011 section 5.1: bytes. */
const LONGEST_TEXT = 1023;
const END_OF_ATTRIBUTES = 0x03;
const HEADER_LENGTH = 8;
const UNSUPPORTED_GROUP = 0x05;
const NO_VALUE = 0x13;
const INTEGER = 0x21;
/** RFC 8011 section 5.3.14. */
const NUMBER_OR_NOTHING: ReadonlySet<string> = new Set(['time-at-processing', 'time-at-completed']);

const tagNames = {
  operation: 'operation-attributes-tag',
  job: 'job-attributes-tag',
  printer: 'printer-attributes-tag',
} as const;

const ParsedGroup = z.record(z.string(), z.unknown());

/**
 * `ipp` gives the groups of one tag as a scalar or an array, under the tag's name, or under `undefined`; the walk over
 * the frame says in which order they stood.
 */
const Parsed = z.record(z.string(), z.unknown());

// An out-of-band value (RFC 8010 section 3.5.2) holds nothing; a value of an unknown tag is skipped over.
ipp.parse.handleUnknownTag = (_tag, _name, length, read) => {
  if (length > 0) read(length, 'latin1');
  return undefined;
};

/** Reads a message. Damaged bytes give a sentence for the log; never throws. */
export function decodeMessage(bytes: Buffer): Result<IppMessage, string> {
  const framed = frameMessage(bytes);
  if (!framed.ok) return framed;
  const { version, code, requestId, groups, dataOffset } = framed.value;
  let parsed: z.infer<typeof Parsed>;
  try {
    parsed = Parsed.parse(ipp.parse(bytes.subarray(0, dataOffset)));
  } catch (error) {
    return err(`not readable: ${error instanceof Error ? error.message : String(error)}`);
  }
  const taken = new Map<number, number>();
  const read: IppGroup[] = [];
  for (const group of groups) {
    const name = groupNames.get(group.tag);
    if (name === undefined) continue;
    const index = taken.get(group.tag) ?? 0;
    taken.set(group.tag, index + 1);
    const of = parsed[`${name}-attributes-tag`];
    const attributes = ParsedGroup.safeParse(Array.isArray(of) ? of[index] : of);
    if (!attributes.success) return err(`the ${name} group is not readable`);
    const normalised = normalise(group, attributes.data);
    if (!normalised.ok) return normalised;
    read.push({ name, attributes: normalised.value });
  }
  return ok({ version, code, requestId, groups: read, data: bytes.subarray(dataOffset) });
}

function normalise(group: FramedGroup, parsed: z.infer<typeof ParsedGroup>): Result<IppAttributes, string> {
  const attributes: [string, IppValue[]][] = [];
  for (const { name, tags } of group.attributes) {
    if (!Object.hasOwn(parsed, name)) return err(`${name.slice(0, 40)} was lost`);
    const raw = parsed[name];
    const values = z.array(IppValue).safeParse(tags.length > 1 ? raw : [raw]);
    if (!values.success) return err(`${name.slice(0, 40)} is not readable`);
    attributes.push([name, values.data.map((value, index) => withoutLanguage(value, tags[index]))]);
  }
  return ok(Object.fromEntries(attributes));
}

/** The text of a value that carries its language. */
function withoutLanguage(value: IppValue, tag: number | undefined): IppValue {
  if (typeof value !== 'string' || tag === undefined || !WITH_LANGUAGE.has(tag)) return value;
  return value.slice(value.indexOf(LANGUAGE_SEPARATOR) + 1);
}

/**
 * Writes a message without its document. Throws where an attribute is not in `ipp`'s registry: a mistake in this
 * program, not in what came from outside, for texts are cut to what fits.
 */
export function encodeMessage(draft: IppDraft): Buffer {
  const code = 'operation' in draft ? operations[draft.operation] : statuses[draft.status];
  const [major = 1, minor = 1] = draft.version.split('.').map(Number);
  const header = Buffer.alloc(HEADER_LENGTH);
  header.writeUInt8(major, 0);
  header.writeUInt8(minor, 1);
  header.writeUInt16BE(code, 2);
  header.writeInt32BE(draft.requestId, 4);
  const groups = draft.groups.map(({ name, attributes }) => encodeGroup(name, attributes));
  return Buffer.concat([header, ...groups, Buffer.of(END_OF_ATTRIBUTES)]);
}

/**
 * One group through `ipp`, without the header and the end tag around it. It fails on attributes that are a number or
 * no-value: these are written here, after the others.
 */
function encodeGroup(name: Exclude<GroupName, 'other'>, attributes: DraftAttributes): Buffer {
  const tag = tagNames[name === 'unsupported' ? 'job' : name];
  const all = Object.entries(attributes);
  const byHand = all.filter(([key, value]) => value === null || NUMBER_OR_NOTHING.has(key));
  const cut = all.filter((one) => !byHand.includes(one)).map(([key, value]) => [key, fitting(value)]);
  const written = ipp.serialize({
    version: '1.1',
    statusCode: 'successful-ok',
    id: 1,
    [tag]: Object.fromEntries(cut),
  });
  const group = Buffer.from(written.subarray(HEADER_LENGTH, -1));
  if (name === 'unsupported') group.writeUInt8(UNSUPPORTED_GROUP, 0);
  return Buffer.concat([group, ...byHand.map(([key, value]) => encodeNumber(key, value))]);
}

/** An integer, or no-value, RFC 8010 section 3.5.2. */
function encodeNumber(name: string, value: DraftAttributes[string]): Buffer {
  const number = typeof value === 'number' ? value : null;
  const bytes = Buffer.alloc(5 + name.length + (number === null ? 0 : 4));
  let at = bytes.writeUInt8(number === null ? NO_VALUE : INTEGER, 0);
  at = bytes.writeUInt16BE(name.length, at);
  at += bytes.write(name, at, 'ascii');
  at = bytes.writeUInt16BE(number === null ? 0 : 4, at);
  if (number !== null) bytes.writeInt32BE(number, at);
  return bytes;
}

function fitting(value: DraftAttributes[string]): unknown {
  if (typeof value === 'string') return fitText(value);
  if (Array.isArray(value)) return value.map((one: unknown) => (typeof one === 'string' ? fitText(one) : one));
  return value;
}

/** Without control characters (RFC 8011 section 5.1.2), and cut between characters where it is too long. */
function fitText(text: string): string {
  const clean = text.replace(/\p{Cc}/gu, ' ');
  if (Buffer.byteLength(clean) <= LONGEST_TEXT) return clean;
  let length = 0;
  let fitting = '';
  for (const character of clean) {
    length += Buffer.byteLength(character);
    if (length > LONGEST_TEXT) break;
    fitting += character;
  }
  return fitting;
}

/** The name of a status, or its number in hexadecimal. */
export function statusName(code: number): string {
  return statusNames.get(code) ?? `0x${code.toString(16).padStart(4, '0')}`;
}

/** Whether a status says that the operation was carried out, RFC 8011 appendix B.1.2. */
export function isSuccess(code: number): boolean {
  return code < 0x0100;
}

/** The attributes of the first group of that name; empty where there is none. */
export function groupOf(message: IppMessage, name: GroupName): IppAttributes {
  return message.groups.find((group) => group.name === name)?.attributes ?? {};
}
