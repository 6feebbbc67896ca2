/** Addresses of crypto wallets, told from noise by their own checks. */
import { createHash } from 'node:crypto';
import { keccak256 } from './keccak.ts';

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';

const sha256Bytes = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

/** Version byte of a Base58Check address with 20 bytes of payload; null when its check fails. */
function base58CheckVersion(address: string): number | null {
  let value = 0n;
  for (const sign of address) {
    const digit = BASE58.indexOf(sign);
    if (digit < 0) return null;
    value = value * 58n + BigInt(digit);
  }
  const hex = value.toString(16).padStart(50, '0');
  if (hex.length !== 50) return null;
  const bytes = Uint8Array.from(hex.match(/../g)?.map((pair) => Number.parseInt(pair, 16)) ?? []);
  const check = sha256Bytes(sha256Bytes(bytes.subarray(0, 21))).subarray(0, 4);
  return check.every((byte, i) => byte === bytes[21 + i]) ? (bytes[0] ?? null) : null;
}

/** BIP 173 and 350: the checksum of a segwit address with the prefix `bc` or, of Litecoin, `ltc`, and the lengths of version 0. */
function isBech32(address: string): boolean {
  if (address !== address.toLowerCase() && address !== address.toUpperCase()) return false;
  const text = address.toLowerCase();
  const prefix = text.startsWith('ltc1') ? 'ltc' : 'bc';
  const values = [...text.slice(prefix.length + 1)].map((sign) => BECH32.indexOf(sign));
  if (!text.startsWith(`${prefix}1`) || values.includes(-1)) return false;
  // Version 0 holds 20 or 32 bytes: with version and checksum 39 or 59 signs.
  if (values[0] === 0 && values.length !== 39 && values.length !== 59) return false;
  const expanded = [...prefix].map((sign) => sign.charCodeAt(0));
  const generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
  let sum = 1;
  for (const value of [...expanded.map((code) => code >> 5), 0, ...expanded.map((code) => code & 31), ...values]) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    for (let i = 0; i < 5; i += 1) if ((top >>> i) & 1) sum ^= generator[i] ?? 0;
  }
  return sum === (values[0] === 0 ? 1 : 0x2bc830a3);
}

/** EIP-55: the case of each letter is a bit of the Keccak hash of the address in lower case. */
function hasEthereumCheck(address: string): boolean {
  const body = address.slice(2);
  if (body === body.toLowerCase() || body === body.toUpperCase()) return false;
  const hash = keccak256(new TextEncoder().encode(body.toLowerCase()));
  return [...body].every((sign, i) => {
    const nibble = ((hash[i >> 1] ?? 0) >> (i % 2 === 0 ? 4 : 0)) & 15;
    return /\d/.test(sign) || nibble >= 8 === (sign === sign.toUpperCase());
  });
}

/** Monero: blocks of 8 bytes as 11 signs (the last of 5 bytes as 7), version, two keys, and 4 bytes of their Keccak hash. */
function isMonero(address: string): boolean {
  const bytes: number[] = [];
  for (let at = 0; at < address.length; at += 11) {
    const block = address.slice(at, at + 11);
    let value = 0n;
    for (const sign of block) value = value * 58n + BigInt(BASE58.indexOf(sign));
    const length = block.length === 11 ? 8 : 5;
    const hex = value.toString(16).padStart(2 * length, '0');
    if (hex.length !== 2 * length) return false;
    for (let i = 0; i < length; i += 1) bytes.push(Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16));
  }
  const check = keccak256(Uint8Array.from(bytes.slice(0, -4)));
  return (bytes[0] === 18 || bytes[0] === 42) && bytes.slice(-4).every((byte, i) => byte === check[i]);
}

/** Version bytes of Base58Check: P2PKH and P2SH of Bitcoin, TRON, Litecoin, Dogecoin, Dash. */
const VERSIONS: ReadonlyMap<number, Wallet['kind']> = new Map([
  [0x00, 'bitcoin'],
  [0x05, 'bitcoin'],
  [0x41, 'tron'],
  [0x30, 'litecoin'],
  [0x32, 'litecoin'],
  [0x1e, 'dogecoin'],
  [0x4c, 'dash'],
]);

export interface Wallet {
  readonly kind: 'bitcoin' | 'tron' | 'ethereum' | 'litecoin' | 'dogecoin' | 'dash' | 'monero';
  readonly address: string;
}

const CANDIDATE =
  /(?<![A-Za-z0-9])(?:[48][1-9A-HJ-NP-Za-km-z]{94}|[13TLMDX][1-9A-HJ-NP-Za-km-z]{25,34}|(?:bc|ltc)1[02-9ac-hj-np-z]{25,87}|BC1[02-9AC-HJ-NP-Z]{25,87}|0x[0-9a-fA-F]{40})(?![A-Za-z0-9])/g;
const ETHEREUM_CUE = /eth|usdt|erc|bep|wallet|crypto|钱包|кошел/i;
/** Contracts of tokens and the two addresses that nobody holds: printed everywhere, nobody's wallet. */
const NOBODYS = new Set([
  'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t',
  '0xdac17f958d2ee523a2206206994597c13d831ec7',
  '0x55d398326f99059ff775485246999027b3197955',
  '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48',
  '0x000000000000000000000000000000000000dead',
]);
const MOST = 50;
// A check costs up to 0.3 ms; text with more candidates than this is noise.
const MOST_LOOKED_AT = 60;

/**
 * Wallets in text, at most 50. An Ethereum address in one case has no check, so it needs a cue within 60 characters before it.
 */
export function walletsIn(text: string): (Wallet & { readonly at: number })[] {
  const found: (Wallet & { at: number })[] = [];
  let looked = 0;
  for (const { 0: raw, index: at } of text.matchAll(CANDIDATE)) {
    looked += 1;
    if (found.length >= MOST || looked > MOST_LOOKED_AT) break;
    if (raw.startsWith('0x')) {
      const cased = hasEthereumCheck(raw);
      const oneCase = raw.slice(2) === raw.slice(2).toLowerCase() || raw.slice(2) === raw.slice(2).toUpperCase();
      const cue = ETHEREUM_CUE.test(text.slice(Math.max(0, at - 60), at));
      if (!/^0x(.)\1+$/.test(raw) && (cased || (oneCase && cue)))
        found.push({ kind: 'ethereum', address: raw.toLowerCase(), at });
    } else if (/^(?:bc|ltc)1/i.test(raw)) {
      if (isBech32(raw))
        found.push({ kind: raw.startsWith('ltc') ? 'litecoin' : 'bitcoin', address: raw.toLowerCase(), at });
    } else if (raw.length === 95) {
      if (isMonero(raw)) found.push({ kind: 'monero', address: raw, at });
    } else {
      const kind = VERSIONS.get(base58CheckVersion(raw) ?? -1);
      if (kind !== undefined) found.push({ kind, address: raw, at });
    }
  }
  return found.filter(({ address }) => !NOBODYS.has(address));
}
