/** A wallet field of a list → the addresses in it, each with the result of its own check. */
import { createHash } from 'node:crypto';
import type { ListedValue } from '../../model/seed.ts';
import { walletsIn } from '../../values/wallet-address.ts';
import { distinct } from '../listed-entity.ts';

const MOST = 4_000;
/** What an address of any chain looks like, with the prefix of a Bitcoin Cash one. */
const CANDIDATE = /(?:bitcoincash:|ecash:)?[A-Za-z0-9]{25,110}/g;
/** Version bytes (hex) of Base58Check addresses on chains that no signal reads: Zcash (t1, t3), Bitcoin Gold, Verge. */
const VERSIONS: Readonly<Record<string, readonly string[]>> = {
  ZEC: ['1cb8', '1cbd'],
  BTG: ['26', '17'],
  XVG: ['1e', '21'],
};

/** `checked`: false where a check fails, absent without one (Solana, Ethereum in one case). All addresses count. */
export function cleanWallets(raw: string, currency: string | undefined): ListedValue[] {
  const text = raw.normalize('NFKC').slice(0, MOST);
  const found: ListedValue[] = [];
  const labelled = currency !== undefined && { currency };
  for (const [written] of text.matchAll(CANDIDATE)) {
    if (!/\d/.test(written)) continue;
    const { value, checked } = read(written, currency);
    found.push({ kind: 'wallet', value, raw, ...labelled, ...(checked !== null && { checked }) });
  }
  return found.length > 0
    ? distinct(found)
    : [{ kind: 'wallet', value: raw, raw, ...labelled, fault: 'holds no wallet address that can be read' }];
}

function read(written: string, currency: string | undefined): { value: string; checked: boolean | null } {
  if (/^0x[0-9a-f]{40}$/i.test(written)) {
    const body = written.slice(2);
    const value = written.toLowerCase();
    // EIP-55: one case alone carries no check.
    if (body === body.toLowerCase() || body === body.toUpperCase()) return { value, checked: null };
    return { value, checked: walletsIn(written).length > 0 };
  }
  const [known] = walletsIn(`wallet ${written}`);
  if (known !== undefined) return { value: known.address, checked: true };
  const versions = VERSIONS[currency ?? ''];
  if (versions !== undefined) return { value: written, checked: versions.some((one) => base58Check(written, one)) };
  if (currency === 'XRP') return { value: written, checked: base58Check(written, '00', 'ripple') };
  if (currency === 'BCH' && /^(?:bitcoincash:)?[qp][02-9ac-hj-np-z]{41}$/.test(written)) {
    const value = written.replace(/^bitcoincash:/, '');
    return { value, checked: cashAddressCheck(value) };
  }
  if (currency === 'SOL' && isBase58Of32(written)) return { value: written, checked: null };
  const bech32 = /^(?:BC1|LTC1)/.test(written) ? written.toLowerCase() : written;
  return CHECKED.has(currency ?? '') ? { value: bech32, checked: false } : { value: written, checked: null };
}

/** Every address of these has a check. */
const CHECKED = new Set(['XBT', 'BTC', 'TRX', 'LTC', 'DASH', 'XMR', 'BSV', 'BCH', 'DOGE']);

const BITCOIN = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const RIPPLE = 'rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz';
const CASH = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

/** Base58Check (Bitcoin wiki; the XRP Ledger has its own alphabet): version, 20 bytes, 4 bytes of double SHA-256. */
function base58Check(address: string, version: string, signs: 'bitcoin' | 'ripple' = 'bitcoin'): boolean {
  const bytes = base58(address, signs === 'ripple' ? RIPPLE : BITCOIN, version.length / 2 + 24);
  if (bytes === null || !bytes.toString('hex').startsWith(version)) return false;
  return Buffer.from(sha256(sha256(bytes.subarray(0, -4))))
    .subarray(0, 4)
    .equals(bytes.subarray(-4));
}

/** A key of 32 bytes without a check: Solana. */
function isBase58Of32(address: string): boolean {
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
function cashAddressCheck(payload: string): boolean {
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
