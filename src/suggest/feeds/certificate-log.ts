/**
 * A certificate log in the Static CT API (c2sp.org/static-ct-api): its size, where a tile of 256
 * entries is, and the host names of the certificates in a tile. Neither signature nor Merkle proof
 * is checked: a log that lies can only suggest addresses, and a visit tells what is there.
 */
import { X509Certificate } from 'node:crypto';
import { InputError } from '../../errors.ts';
import { dnsNames } from '../../model/text/dns-names.ts';

/** Entries of a full tile. */
export const TILE = 256;
/** The end of a file's name by which a reader knows a tile. */
export const TILE_FILE = '.ct-tile';
const HASH = 32;
/** `LogEntryType` of RFC 6962, 3.4: the entry is a precertificate. */
const PRECERTIFICATE = 1;

/** Entries that the log has (tlog-checkpoint: its origin, then its size). Null: no checkpoint. */
export function sizeIn(checkpoint: string): number | null {
  const [origin = '', size = '', root = ''] = checkpoint.split('\n');
  const isOne = origin !== '' && /^(?:0|[1-9]\d{0,14})$/.test(size) && /^[\w+/]{43}=$/.test(root);
  return isOne ? Number(size) : null;
}

/** The path of a full tile below the log's address. Index 1234067 is `tile/data/x001/x234/067`. */
export function tilePath(index: number): string {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? [];
  return `tile/data/${groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/')}`;
}

/**
 * The host names of each certificate in a data tile: in lower case, a star for any label, each
 * once.
 * A certificate that cannot be read has none.
 *
 * @throws {InputError} when the lengths in it do not fit
 */
export function certificatesIn(tile: Uint8Array): string[][] {
  const bytes = new Bytes(tile);
  const found: string[][] = [];
  while (!bytes.isAtEnd()) {
    // The time at which the log took it in.
    bytes.take(8);
    const isPre = bytes.number(2) === PRECERTIFICATE;
    // The signed part of a precertificate is no certificate. The submitted one follows.
    if (isPre) bytes.take(HASH);
    const signed = bytes.field(3);
    bytes.field(2);
    const certificate = isPre ? bytes.field(3) : signed;
    bytes.field(2);
    found.push(namesOf(certificate));
    if (found.length > TILE) throw new InputError(`a tile of a certificate log has more than ${TILE} entries`);
  }
  return found;
}

function namesOf(certificate: Uint8Array): string[] {
  try {
    return dnsNames(new X509Certificate(certificate).subjectAltName);
  } catch {
    return [];
  }
}

/** Fields of TLS's presentation language (RFC 8446, 3), one after another. */
class Bytes {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  isAtEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  take(length: number): Uint8Array {
    const taken = this.#bytes.subarray(this.#at, this.#at + length);
    if (taken.length < length) throw new InputError('a tile of a certificate log ends within an entry');
    this.#at += length;
    return taken;
  }

  /** Big-endian, at most 6 bytes. */
  number(length: number): number {
    return this.take(length).reduce((sum, byte) => sum * 256 + byte, 0);
  }

  /** Bytes after their length. */
  field(lengthBytes: number): Uint8Array {
    return this.take(this.number(lengthBytes));
  }
}
