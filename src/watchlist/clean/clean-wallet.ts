/** A wallet field of a list → the addresses in it, each with what its own check says. */
import type { ListedValue } from '../../model/seed.ts';
import { walletsIn } from '../../values/wallet-address.ts';
import { base58Check, cashAddressCheck, isBase58Of32 } from './address-checks.ts';
import { distinct } from './distinct-values.ts';

const MOST = 4_000;
/** What an address of any chain looks like, with the prefix of a Bitcoin Cash one. */
const CANDIDATE = /(?:bitcoincash:|ecash:)?[A-Za-z0-9]{25,110}/g;
/**
 * Version bytes in front of 20 bytes of hash, in hex, of chains that no signal reads yet. By the list's own names:
 * Zcash (t1, t3), Bitcoin Gold, Verge.
 */
const VERSIONS: Readonly<Record<string, readonly string[]>> = {
  ZEC: ['1cb8', '1cbd'],
  BTG: ['26', '17'],
  XVG: ['1e', '21'],
};

/**
 * The addresses in a field. `checked` is false where a check fails: the list is kept to, and the slip shown; it is absent
 * where the address has no check of its own (an Ethereum address in one case, Solana). Pure.
 */
export function cleanWallets(raw: string, currency: string | undefined): ListedValue[] {
  const text = raw.normalize('NFKC').slice(0, MOST);
  const found: ListedValue[] = [];
  for (const [written] of text.matchAll(CANDIDATE)) {
    if (!/\d/.test(written)) continue;
    const { value, checked } = read(written, currency);
    found.push({
      kind: 'wallet',
      value,
      raw,
      ...(currency !== undefined && { currency }),
      ...(checked !== null && { checked }),
    });
  }
  if (found.length > 0) return distinct(found);
  return [
    {
      kind: 'wallet',
      value: raw,
      raw,
      ...(currency !== undefined && { currency }),
      fault: 'holds no wallet address that can be read',
    },
  ];
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
