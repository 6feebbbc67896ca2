/** A wallet field of a list → the addresses in it, each with the result of its own check. */
import type { ListedValue } from '../../model/facts/seed.ts';
import { base58CheckHex, walletsIn } from '../../values/wallet-address.ts';
import { distinct } from '../listed-entity.ts';

const MOST = 4_000;
/** The form of an address of any chain, with the prefix of a Bitcoin Cash one. */
const CANDIDATE = /(?:bitcoincash:|ecash:)?[A-Za-z0-9]{25,110}/g;
/**
 * Version bytes (hex) of Base58Check addresses on chains that no signal reads: Zcash (t1, t3),
 * Bitcoin Gold, Verge.
 */
const VERSIONS: Readonly<Record<string, readonly string[]>> = {
  ZEC: ['1cb8', '1cbd'],
  BTG: ['26', '17'],
  XVG: ['1e', '21'],
};

/**
 * `checked`: false where a check fails, absent without one (Solana, Ethereum in one case). All
 * addresses count.
 */
export function cleanWallets(raw: string, currency: string | undefined): ListedValue[] {
  const text = raw.normalize('NFKC').slice(0, MOST);
  const found: ListedValue[] = [];
  const labelled = currency !== undefined && { currency };
  for (const [written] of text.matchAll(CANDIDATE)) {
    // Words have this length too; few addresses lack a digit, and these have a check.
    if (!/\d/.test(written) && walletsIn(written).length === 0) continue;
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
  if (versions !== undefined) return { value: written, checked: hasVersion(base58CheckHex(written), versions) };
  if (currency === 'XRP') return { value: written, checked: hasVersion(base58CheckHex(written, 'ripple'), ['00']) };
  if (currency === 'BCH' && /^(?:bitcoincash:)?[qp][02-9ac-hj-np-z]{41}$/.test(written)) {
    const value = written.replace(/^bitcoincash:/, '');
    return { value, checked: cashAddressCheck(value) };
  }
  // A key of 32 bytes without a check, whatever its first characters.
  if (currency === 'SOL') return { value: written, checked: null };
  const bech32 = /^(?:BC1|LTC1)/.test(written) ? written.toLowerCase() : written;
  return CHECKED.has(currency ?? '') ? { value: bech32, checked: false } : { value: written, checked: null };
}

/** Every address of these has a check. */
const CHECKED = new Set(['XBT', 'BTC', 'TRX', 'LTC', 'DASH', 'XMR', 'BSV', 'BCH', 'DOGE']);

const CASH = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';

/** Version, then 20 bytes. */
function hasVersion(hex: string | null, versions: readonly string[]): boolean {
  return versions.some((version) => hex?.length === version.length + 40 && hex.startsWith(version));
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
