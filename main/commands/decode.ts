import { readFileSync } from 'node:fs';
import { decodeDump } from '../devices/id-card/dump.ts';

/** `npm run --silent decode -- KIND HEX`: prints what a captured device frame says, one JSON line a frame. */

/** What a decoder makes of a dump: a line for each good frame, a sentence for each bad one. */
interface Decoded {
  readonly lines: readonly unknown[];
  readonly errors: readonly string[];
}

const decoders: Readonly<Record<string, (bytes: Uint8Array) => Decoded>> = { 'id-card': decodeDump };

const usage = `npm run --silent decode -- KIND HEX

Prints what a captured device frame says, one line of JSON a frame.

  KIND   ${Object.keys(decoders).join(', ')}
  HEX    the bytes in hexadecimal, spaces, colons and line breaks allowed; - reads them from standard input

A bad frame gives one line on standard error, and exit code 1. Wrong usage gives exit code 2.
`;

const [kind, ...rest] = process.argv.slice(2);
if (kind === '--help' || kind === '-h' || rest.includes('--help')) {
  process.stdout.write(usage);
  process.exit(0);
}
const decode = Object.hasOwn(decoders, kind ?? '') ? decoders[kind ?? ''] : undefined;
if (decode === undefined || rest.length === 0)
  misused(decode === undefined ? `no such kind: ${kind ?? ''}` : 'no bytes');

const text = rest.join('') === '-' ? readFileSync(0, 'utf8') : rest.join('');
const digits = text.replaceAll(/0x|[\s:,-]/gi, '');
if (digits.length === 0 || digits.length % 2 !== 0 || /[^0-9a-f]/i.test(digits))
  misused('the bytes are no hexadecimal');

const { lines, errors } = decode(Buffer.from(digits, 'hex'));
for (const line of lines) console.log(JSON.stringify(line));
for (const error of errors) console.error(`decode: ${error}`);
process.exitCode = errors.length > 0 ? 1 : 0;

function misused(what: string): never {
  process.stderr.write(`decode: ${what}\n\n${usage}`);
  process.exit(2);
}
