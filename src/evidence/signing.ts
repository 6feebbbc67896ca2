/** The keys of this installation: Ed25519 for revenant, P-384 for Webrecorder's tools. */
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign as signBytes,
  verify as verifyBytes,
} from 'node:crypto';
import { ConfigError } from '../errors.ts';

export interface SigningKeys {
  readonly ed25519: KeyObject;
  /** wacz-auth 0.1.0 wants ECDSA for an anonymous signature. */
  readonly p384: KeyObject;
}

/** Two private keys in PEM (PKCS 8), as they are stored in a file. */
export function makeKeys(): string {
  const pem = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();
  const { privateKey } = generateKeyPairSync('ed25519');
  return pem(privateKey) + pem(generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey);
}

/** Throws ConfigError for text that `makeKeys` did not write. */
export function readKeys(text: string, where: string): SigningKeys {
  try {
    const keys = (text.match(/-----BEGIN PRIVATE KEY-----[^-]+-----END PRIVATE KEY-----/g) ?? []).map(createPrivateKey);
    const ed25519 = keys.find((key) => key.asymmetricKeyType === 'ed25519');
    const p384 = keys.find((key) => key.asymmetricKeyDetails?.namedCurve === 'secp384r1');
    if (ed25519 !== undefined && p384 !== undefined) return { ed25519, p384 };
  } catch {
    // Reported below, as for a file without the keys.
  }
  throw new ConfigError(
    `${where} does not hold an Ed25519 and a P-384 private key in PEM (PKCS 8): put the file back, or name another with REVENANT_SIGNING_KEY`,
  );
}

/** The public half, as it is published: 32 bytes in base64. */
export function publicKeyOf(key: KeyObject): string {
  // The last 32 bytes of the SubjectPublicKeyInfo (RFC 8410, 4).
  return createPublicKey(key).export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64');
}

export function sign(text: string, key: KeyObject): string {
  return signBytes(null, Buffer.from(text), key).toString('base64');
}

/** @param key as `publicKeyOf` gives it */
export function isSigned(text: string, signature: string, key: string): boolean {
  const raw = Buffer.from(key, 'base64');
  if (raw.length !== 32 || raw.toString('base64') !== key) return false;
  const bytes = Buffer.from(signature, 'base64');
  if (bytes.toString('base64') !== signature) return false;
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]);
  return isVerified(null, text, spki, bytes);
}

/** False also for text that is no key or no signature. */
function isVerified(algorithm: 'sha256' | null, text: string, spki: Buffer, signature: Buffer): boolean {
  try {
    const key = createPublicKey({ key: spki, type: 'spki', format: 'der' });
    return verifyBytes(algorithm, Buffer.from(text), { key, ...P384 }, signature);
  } catch {
    return false;
  }
}

/** As browsers sign (WebCrypto): SHA-256, the two numbers side by side. Of no effect on Ed25519. */
const P384 = { dsaEncoding: 'ieee-p1363' } as const;

export function signForWacz(text: string, key: KeyObject): { signature: string; publicKey: string } {
  return {
    signature: signBytes('sha256', Buffer.from(text), { key, ...P384 }).toString('base64'),
    publicKey: createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64'),
  };
}

export function isSignedForWacz(text: string, signature: string, publicKey: string): boolean {
  return isVerified('sha256', text, Buffer.from(publicKey, 'base64'), Buffer.from(signature, 'base64'));
}
