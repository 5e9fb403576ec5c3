import {
  createHash,
  createPrivateKey,
  createPublicKey,
  sign as cryptoSign,
  verify as cryptoVerify,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { sm2 } from 'sm-crypto-v2';
import { z } from 'zod';
import { SignatureAlgorithm } from './contract.ts';

/**
 * The terminal's key pair: what signs every request to the central platform. Two algorithms: SM2 over SM3 (GB/T 32918,
 * GB/T 32905) from sm-crypto-v2, because Electron's crypto has neither, and Ed25519 (RFC 8032) from node:crypto.
 */

/** Private keys of both algorithms, SM2 coordinates, and the public key of Ed25519: 32 bytes. */
const SCALAR_BYTES = 32;
/** Uncompressed SM2 point: 04 and two coordinates. */
const SM2_POINT_BYTES = 1 + 2 * SCALAR_BYTES;
/** r‖s, and the Ed25519 signature. */
const SIGNATURE_BYTES = 64;

/** RFC 8410: what stands before the 32 key bytes in an Ed25519 PKCS #8 and in its SubjectPublicKeyInfo. */
const ED25519_PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const ED25519_SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/** The form in which a key rests in its file (mode 0600). `privateKey`: base64 of 32 bytes. */
export const StoredTerminalKey = z.strictObject({
  version: z.literal(1),
  algorithm: SignatureAlgorithm,
  privateKey: z.base64().refine((value) => Buffer.from(value, 'base64').length === SCALAR_BYTES, {
    error: 'must be 32 bytes',
  }),
});
export type StoredTerminalKey = z.infer<typeof StoredTerminalKey>;

/** A key pair that can sign. */
export interface TerminalKey {
  readonly algorithm: SignatureAlgorithm;
  /** SM2: uncompressed point, 65 bytes. Ed25519: 32 bytes. */
  readonly publicKey: Uint8Array;
  /** Names the key: see {@link keyIdOf}. */
  readonly keyId: string;
  /** The signature over `data`, 64 bytes. */
  sign(data: Uint8Array): Uint8Array;
  /** The private key for its file. Must not go anywhere else. */
  export(): StoredTerminalKey;
}

/** A new key pair from the system's random source. */
export function generateTerminalKey(algorithm: SignatureAlgorithm): TerminalKey {
  switch (algorithm) {
    case 'sm2-sm3':
      return sm2Key(sm2.generateKeyPairHex().privateKey.padStart(2 * SCALAR_BYTES, '0'));
    case 'ed25519': {
      const { privateKey } = generateKeyPairSync('ed25519');
      return ed25519Key(privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(ED25519_PKCS8_PREFIX.length));
    }
  }
}

/** The key pair that a file holds. Throws where the private key is outside the range of its algorithm. */
export function importTerminalKey(stored: StoredTerminalKey): TerminalKey {
  const bytes = Buffer.from(stored.privateKey, 'base64');
  return stored.algorithm === 'sm2-sm3' ? sm2Key(bytes.toString('hex')) : ed25519Key(bytes);
}

/**
 * The name of a public key in signatures (`keyid` of RFC 9421 section 2.3): base64url of the SHA-256 over algorithm and
 * key, so that a terminal can name its key before anybody has enrolled it.
 */
export function keyIdOf(algorithm: SignatureAlgorithm, publicKey: Uint8Array): string {
  return createHash('sha256').update(`${algorithm}:`).update(publicKey).digest('base64url');
}

/** Whether `publicKey` is a key of `algorithm`: right length, and for SM2 a point of the curve. */
export function isPublicKey(algorithm: SignatureAlgorithm, publicKey: Uint8Array): boolean {
  if (algorithm === 'ed25519') return publicKey.length === SCALAR_BYTES;
  if (publicKey.length !== SM2_POINT_BYTES || publicKey[0] !== 4) return false;
  try {
    return sm2.verifyPublicKey(Buffer.from(publicKey).toString('hex'));
  } catch {
    return false;
  }
}

/** Whether `signature` is that of `publicKey` over `data`. Anything malformed is false, never an error. */
export function verifySignature(
  algorithm: SignatureAlgorithm,
  publicKey: Uint8Array,
  data: Uint8Array,
  signature: Uint8Array,
): boolean {
  if (signature.length !== SIGNATURE_BYTES || !isPublicKey(algorithm, publicKey)) return false;
  try {
    if (algorithm === 'ed25519') {
      const key = createPublicKey({
        key: Buffer.concat([ED25519_SPKI_PREFIX, publicKey]),
        format: 'der',
        type: 'spki',
      });
      return cryptoVerify(null, data, key, signature);
    }
    const point = Buffer.from(publicKey).toString('hex');
    return sm2.doVerifySignature(data, Buffer.from(signature).toString('hex'), point, { hash: true });
  } catch {
    // The library throws on r or s outside the curve's order.
    return false;
  }
}

function sm2Key(privateKeyHex: string): TerminalKey {
  const publicKeyHex = sm2.getPublicKeyFromPrivateKey(privateKeyHex);
  const publicKey = new Uint8Array(Buffer.from(publicKeyHex, 'hex'));
  return {
    algorithm: 'sm2-sm3',
    publicKey,
    keyId: keyIdOf('sm2-sm3', publicKey),
    sign: (data) =>
      new Uint8Array(Buffer.from(sm2.doSignature(data, privateKeyHex, { hash: true, publicKey: publicKeyHex }), 'hex')),
    export: () => ({
      version: 1,
      algorithm: 'sm2-sm3',
      privateKey: Buffer.from(privateKeyHex, 'hex').toString('base64'),
    }),
  };
}

function ed25519Key(scalar: Uint8Array): TerminalKey {
  const privateKey: KeyObject = createPrivateKey({
    key: Buffer.concat([ED25519_PKCS8_PREFIX, scalar]),
    format: 'der',
    type: 'pkcs8',
  });
  const publicKey = new Uint8Array(
    createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(ED25519_SPKI_PREFIX.length),
  );
  return {
    algorithm: 'ed25519',
    publicKey,
    keyId: keyIdOf('ed25519', publicKey),
    sign: (data) => new Uint8Array(cryptoSign(null, data, privateKey)),
    export: () => ({ version: 1, algorithm: 'ed25519', privateKey: Buffer.from(scalar).toString('base64') }),
  };
}
