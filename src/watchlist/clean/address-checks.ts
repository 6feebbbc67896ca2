/** Checks of wallet addresses beyond those that signals read from pages: chains that only lists name. */
import { createHash } from 'node:crypto';

const BITCOIN = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const RIPPLE = 'rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz';
const CASH = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

/** Base58Check (Bitcoin wiki; XRP Ledger with its own order of signs): version, 20 bytes, 4 bytes of double SHA-256. */
export function base58Check(address: string, version: string, signs: 'bitcoin' | 'ripple' = 'bitcoin'): boolean {
  const bytes = base58(address, signs === 'ripple' ? RIPPLE : BITCOIN, version.length / 2 + 24);
  if (bytes === null || !bytes.toString('hex').startsWith(version)) return false;
  return Buffer.from(sha256(sha256(bytes.subarray(0, -4))))
    .subarray(0, 4)
    .equals(bytes.subarray(-4));
}

/** A key of 32 bytes without any check, as Solana writes it. */
export function isBase58Of32(address: string): boolean {
  return address.length <= 44 && base58(address, BITCOIN, 32) !== null;
}

function base58(address: string, signs: string, length: number): Buffer | null {
  if (address.length > 64) return null;
  let value = 0n;
  for (const sign of address) {
    const digit = signs.indexOf(sign);
    if (digit < 0) return null;
    value = value * 58n + BigInt(digit);
  }
  const hex = value.toString(16).padStart(length * 2, '0');
  return hex.length === length * 2 ? Buffer.from(hex, 'hex') : null;
}

/** CashAddr (Bitcoin Cash specification): 40 bits of a BCH code over prefix and payload. */
export function cashAddressCheck(payload: string): boolean {
  const generator = [0x98f2bc8e61n, 0x79b76d99e2n, 0xf33e5fb3c4n, 0xae2eabe2a8n, 0x1e4f43e470n];
  let sum = 1n;
  const values = [...[...'bitcoincash'].map((sign) => sign.charCodeAt(0) & 31), 0];
  for (const sign of payload) values.push(CASH.indexOf(sign));
  if (values.includes(-1)) return false;
  for (const value of values) {
    const top = sum >> 35n;
    sum = ((sum & 0x07ffffffffn) << 5n) ^ BigInt(value);
    for (const [bit, term] of generator.entries()) if ((top >> BigInt(bit)) & 1n) sum ^= term;
  }
  return sum === 1n;
}
