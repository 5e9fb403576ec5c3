import { err, ok, type Result } from '../../../preload/result.ts';

/** One attribute as it stands in the bytes: its name and the tag of each value. */
interface FramedAttribute {
  readonly name: string;
  /** Value tags, RFC 8010 section 3.5.2, one a value. */
  readonly tags: readonly number[];
}

/** One group of attributes: its delimiter tag (RFC 8010 section 3.5.1) and its attributes in order. */
export interface FramedGroup {
  readonly tag: number;
  readonly attributes: readonly FramedAttribute[];
}

/** The outline of a message: what is where. */
export interface Frame {
  /** Major and minor version, as in `1.1`. */
  readonly version: string;
  /** The operation of a request, the status of an answer. */
  readonly code: number;
  readonly requestId: number;
  readonly groups: readonly FramedGroup[];
  /** Where the document begins, bytes. */
  readonly dataOffset: number;
}

const END_OF_ATTRIBUTES = 0x03;
/** Tags up to here begin a group, RFC 8010 section 3.5.1; `ipp` takes this last one, reserved, for a value. */
const LAST_DELIMITER = 0x0f;
const BEGIN_COLLECTION = 0x34;
const END_COLLECTION = 0x37;
const MEMBER_NAME = 0x4a;
/** Tags of more than one byte, RFC 8010 section 3.5.2: nobody uses them, and `ipp` reads them wrongly. */
const EXTENSION = 0x7f;
/** Tags of a text and a name that say their language, RFC 8010 section 3.9. */
export const WITH_LANGUAGE: ReadonlySet<number> = new Set([0x35, 0x36]);
/** Values of a fixed length by tag, RFC 8010 section 3.9: bytes. */
const FIXED_LENGTHS: ReadonlyMap<number, number> = new Map([
  [0x21, 4], // integer
  [0x22, 1], // boolean
  [0x23, 4], // enum
  [0x31, 11], // dateTime
  [0x32, 9], // resolution
  [0x33, 8], // rangeOfInteger
]);
/** Deepest nesting of collections taken; real printers stay below five. */
const DEEPEST = 16;
/** Lengths are SIGNED-SHORT, RFC 8010 section 3.1: a set top bit would make `ipp` walk backwards for ever. */
const LONGEST = 0x7fff;

class Malformed extends Error {}

class Reader {
  readonly #bytes: Buffer;
  position = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get atEnd(): boolean {
    return this.position >= this.#bytes.length;
  }

  peek(): number {
    const byte = this.#bytes[this.position];
    if (byte === undefined) throw new Malformed('cut short');
    return byte;
  }

  byte(): number {
    const byte = this.peek();
    this.position += 1;
    return byte;
  }

  short(): number {
    return this.take(2).readUInt16BE();
  }

  int(): number {
    return this.take(4).readInt32BE();
  }

  length(): number {
    const length = this.short();
    if (length > LONGEST) throw new Malformed('a length above 32767');
    return length;
  }

  take(length: number): Buffer {
    const end = this.position + length;
    if (end > this.#bytes.length) throw new Malformed('cut short');
    const taken = this.#bytes.subarray(this.position, end);
    this.position = end;
    return taken;
  }

  name(): string {
    return this.take(this.length()).toString('utf8');
  }

  emptyName(): void {
    if (this.length() !== 0) throw new Malformed('a name where there must be none');
  }
}

/**
 * Checks that bytes are a whole IPP message (RFC 8010 section 3.1) before `ipp` may read them: that parser trusts every
 * length, loops for ever on a negative one and crashes on a short one (williamkapke/ipp#100). Also finds what it loses:
 * each value's tag, and where the document begins. Never throws.
 */
export function frameMessage(bytes: Buffer): Result<Frame, string> {
  try {
    return ok(frame(new Reader(bytes)));
  } catch (error) {
    if (error instanceof Malformed) return err(error.message);
    throw error;
  }
}

function frame(reader: Reader): Frame {
  const version = `${reader.byte()}.${reader.byte()}`;
  const code = reader.short();
  const requestId = reader.int();
  const groups: FramedGroup[] = [];
  for (;;) {
    const tag = reader.byte();
    if (tag === END_OF_ATTRIBUTES) return { version, code, requestId, groups, dataOffset: reader.position };
    if (tag === 0 || tag >= LAST_DELIMITER) throw new Malformed('an attribute outside a group');
    groups.push({ tag, attributes: attributesOf(reader) });
  }
}

function attributesOf(reader: Reader): FramedAttribute[] {
  const attributes: { name: string; tags: number[] }[] = [];
  while (reader.peek() > LAST_DELIMITER) {
    const tag = valueTag(reader);
    const name = reader.name();
    const last = attributes.at(-1);
    if (name === '') {
      if (last === undefined) throw new Malformed('a further value without a first');
      last.tags.push(tag);
    } else {
      if (name === '__proto__') throw new Malformed('a forbidden name');
      attributes.push({ name, tags: [tag] });
    }
    skipValue(reader, tag, 0);
  }
  return attributes;
}

function valueTag(reader: Reader): number {
  const tag = reader.byte();
  if (tag === EXTENSION || tag === END_COLLECTION || tag === MEMBER_NAME) throw new Malformed('a tag out of place');
  return tag;
}

function skipValue(reader: Reader, tag: number, depth: number): void {
  const length = reader.length();
  const fixed = FIXED_LENGTHS.get(tag);
  if (fixed !== undefined && length !== fixed) throw new Malformed('a value of the wrong length');
  if (WITH_LANGUAGE.has(tag)) skipWithLanguage(reader, length);
  else reader.take(length);
  if (tag === BEGIN_COLLECTION) skipCollection(reader, depth + 1);
}

/** RFC 8010 section 3.9: length, language, length, text; the inner lengths must fill the outer one. */
function skipWithLanguage(reader: Reader, length: number): void {
  const end = reader.position + length;
  reader.name();
  reader.name();
  if (reader.position !== end) throw new Malformed('a value of the wrong length');
}

/** RFC 8010 section 3.1.6: member names, each with one or more values, up to the end tag. */
function skipCollection(reader: Reader, depth: number): void {
  if (depth > DEEPEST) throw new Malformed('collections nested too deep');
  for (;;) {
    const tag = reader.byte();
    if (tag === END_COLLECTION) {
      reader.emptyName();
      reader.take(reader.length());
      return;
    }
    if (tag !== MEMBER_NAME) throw new Malformed('a value without a member name');
    reader.emptyName();
    if (reader.name() === '__proto__') throw new Malformed('a forbidden name');
    do {
      if (reader.peek() <= LAST_DELIMITER) throw new Malformed('a collection without an end');
      const value = valueTag(reader);
      reader.emptyName();
      skipValue(reader, value, depth);
    } while (reader.peek() !== MEMBER_NAME && reader.peek() !== END_COLLECTION);
  }
}
