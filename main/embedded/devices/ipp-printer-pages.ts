import { inflateSync } from 'node:zlib';

/** A page object (ISO 32000-1 section 7.7.3.3), not the page tree's `/Pages`. */
const PAGE = /\/Type\s*\/Page(?![A-Za-z])/g;
const STREAM = /stream\r?\n/g;
/** Longest unpacked object stream looked into, bytes. */
const LONGEST_STREAM = 8 * 1024 * 1024;

/** How many pages a PDF has; at least one. Null where the bytes are no PDF. */
export function countPages(pdf: Uint8Array): number | null {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const text = bytes.toString('latin1');
  // ISO 32000-1, implementation note 13: the header stands within the first 1024 bytes.
  if (!text.slice(0, 1024).includes('%PDF-')) return null;
  return Math.max(1, text.match(PAGE)?.length ?? pagesInStreams(bytes, text));
}

/** Pages whose objects are packed into object streams, ISO 32000-1 section 7.5.7. */
function pagesInStreams(bytes: Buffer, text: string): number {
  let pages = 0;
  for (const match of text.matchAll(STREAM)) {
    const begin = match.index + match[0].length;
    if (!text.slice(Math.max(0, match.index - 512), match.index).includes('/ObjStm')) continue;
    const end = text.indexOf('endstream', begin);
    if (end < 0) break;
    pages += inflated(bytes.subarray(begin, end)).match(PAGE)?.length ?? 0;
  }
  return pages;
}

function inflated(packed: Buffer): string {
  try {
    return inflateSync(packed, { maxOutputLength: LONGEST_STREAM }).toString('latin1');
  } catch {
    return '';
  }
}
