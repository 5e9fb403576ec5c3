import { createHash, timingSafeEqual } from 'node:crypto';

/** A `Content-Digest` field (RFC 9530) with SHA-256 over `body`. */
export function contentDigest(body: Uint8Array): string {
  return `sha-256=:${createHash('sha256').update(body).digest('base64')}:`;
}

/** What a `Content-Digest` field says of a body: `absent` where it has no SHA-256 member or cannot be read. */
export function checkContentDigest(field: string | null, body: Uint8Array): 'right' | 'wrong' | 'absent' {
  if (field === null) return 'absent';
  // A dictionary of byte sequences (RFC 8941): of members of the same name the last one counts.
  let announced: Buffer | null = null;
  for (const member of field.split(',')) {
    const match = /^\s*([a-z0-9*_.-]+)=:([A-Za-z0-9+/]*={0,2}):\s*$/.exec(member);
    if (match === null) return 'absent';
    if (match[1] === 'sha-256') announced = Buffer.from(match[2] ?? '', 'base64');
  }
  if (announced === null) return 'absent';
  const actual = createHash('sha256').update(body).digest();
  return announced.length === actual.length && timingSafeEqual(announced, actual) ? 'right' : 'wrong';
}

/** SHA-256 as lower-case hexadecimal, the form in which a print authorisation announces its document. */
export function sha256Hex(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex');
}
