/** Addresses of crypto wallets, each proven by its own checksum. */
import { sha256 } from '@noble/hashes/sha2.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { base58, base58xmr, base58xrp, bech32, bech32m, createBase58check } from '@scure/base';

const base58check = createBase58check(sha256);

/** The decoder's result; null when it rejects the checksum. */
function decodedOrNull<Decoded>(decode: () => Decoded): Decoded | null {
  try {
    return decode();
  } catch {
    return null;
  }
}

/**
 * Version and payload in hex of a Base58Check address, in the alphabet of Bitcoin or the XRP
 * Ledger; null when its check fails.
 */
export function base58CheckHex(address: string, alphabet: 'bitcoin' | 'ripple' = 'bitcoin'): string | null {
  const common = (): string => (alphabet === 'ripple' ? base58.encode(base58xrp.decode(address)) : address);
  const bytes = decodedOrNull(() => base58check.decode(common()));
  return bytes === null ? null : Buffer.from(bytes).toString('hex');
}

/** BIP 173 and 350: a segwit address, `bc` or Litecoin's `ltc`, with the lengths of version 0. */
function isBech32(address: `${string}1${string}`): boolean {
  const version0 = decodedOrNull(() => bech32.decode(address, false));
  // Version 0 holds 20 or 32 bytes: with the version 33 or 53 signs.
  if (version0?.words[0] === 0) return version0.words.length === 33 || version0.words.length === 53;
  const later = version0 === null ? decodedOrNull(() => bech32m.decode(address, false)) : null;
  return later !== null && later.words[0] !== 0;
}

/** EIP-55: the case of each letter is a bit of the Keccak hash of the address in lower case. */
function hasEthereumCheck(address: string): boolean {
  const body = address.slice(2);
  if (body === body.toLowerCase() || body === body.toUpperCase()) return false;
  const hash = keccak_256(new TextEncoder().encode(body.toLowerCase()));
  return [...body].every((sign, i) => {
    const nibble = ((hash[i >> 1] ?? 0) >> (i % 2 === 0 ? 4 : 0)) & 15;
    return /\d/.test(sign) || nibble >= 8 === (sign === sign.toUpperCase());
  });
}

/** Monero: version, two keys, and 4 bytes of their Keccak hash, in blocks of base 58. */
function isMonero(address: string): boolean {
  const bytes = decodedOrNull(() => base58xmr.decode(address));
  if (bytes === null || (bytes[0] !== 18 && bytes[0] !== 42)) return false;
  const check = keccak_256(bytes.subarray(0, -4));
  return bytes.subarray(-4).every((byte, i) => byte === check[i]);
}

/** Version bytes of Base58Check: P2PKH and P2SH of Bitcoin, TRON, Litecoin, Dogecoin, Dash. */
// biome-ignore format: one row
const VERSIONS: Readonly<Record<string, Wallet['kind']>> = {
  '00': 'bitcoin', '05': 'bitcoin', '41': 'tron', '30': 'litecoin', '32': 'litecoin', '1e': 'dogecoin', '4c': 'dash',
};

export const CHAINS = ['bitcoin', 'tron', 'ethereum', 'litecoin', 'dogecoin', 'dash', 'monero'] as const;

export interface Wallet {
  readonly kind: (typeof CHAINS)[number];
  readonly address: string;
}

const WRITTEN =
  '(?:[48][1-9A-HJ-NP-Za-km-z]{94}|[13TLMDX][1-9A-HJ-NP-Za-km-z]{25,34}|(?:bc|ltc)1[02-9ac-hj-np-z]{25,87}|BC1[02-9AC-HJ-NP-Z]{25,87}|0x[0-9a-fA-F]{40})';
const CANDIDATE = new RegExp(`(?<![A-Za-z0-9])${WRITTEN}(?![A-Za-z0-9])`, 'g');
const WHOLE = new RegExp(`^${WRITTEN}$`);
/** In groups of four, as people write what they read out. */
const GROUPED = /(?<![A-Za-z0-9])(?:[A-Za-z0-9]{4}[ \u00a0-]){5,24}[A-Za-z0-9]{1,4}(?![A-Za-z0-9])/g;
const BEGINS = /^(?:bc1|BC1|ltc1|0x|[13TLMDX48])/;
const LEAST_GROUPS = 6;
const ETHEREUM_CUE = /eth|usdt|erc|bep|wallet|crypto|钱包|кошел/i;
/** Token contracts and burn addresses: printed everywhere, no one's wallet. */
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

/** Candidates for a wallet, first as they stand, then put together from groups. */
function* candidatesIn(text: string): Generator<{ raw: string; at: number }> {
  for (const { 0: raw, index: at } of text.matchAll(CANDIDATE)) yield { raw, at };
  for (const { 0: run, index } of text.matchAll(GROUPED)) {
    const groups = run.split(/[ \u00a0-]/);
    for (let first = 0; first + LEAST_GROUPS <= groups.length; first += 1) {
      if (!BEGINS.test(groups[first] ?? '')) continue;
      // Words of four letters may follow.
      for (let end = groups.length; end >= first + LEAST_GROUPS; end -= 1) {
        const raw = groups.slice(first, end).join('');
        if (WHOLE.test(raw)) yield { raw, at: index + 5 * first };
      }
    }
  }
}

/** @param cued true if the words before it speak of wallets */
function walletOf(raw: string, cued: () => boolean): Wallet | null {
  if (raw.startsWith('0x')) {
    const oneCase = raw.slice(2) === raw.slice(2).toLowerCase() || raw.slice(2) === raw.slice(2).toUpperCase();
    const isWallet = !/^0x(.)\1+$/.test(raw) && (hasEthereumCheck(raw) || (oneCase && cued()));
    return isWallet ? { kind: 'ethereum', address: raw.toLowerCase() } : null;
  }
  if (/^(?:bc|ltc)1/i.test(raw)) {
    const kind = raw.startsWith('ltc') ? 'litecoin' : 'bitcoin';
    return isBech32(raw as `${string}1${string}`) ? { kind, address: raw.toLowerCase() } : null;
  }
  if (raw.length === 95) return isMonero(raw) ? { kind: 'monero', address: raw } : null;
  const hex = base58CheckHex(raw);
  const kind = hex?.length === 42 ? VERSIONS[hex.slice(0, 2)] : undefined;
  return kind === undefined ? null : { kind, address: raw };
}

/** At most 50. Ethereum in one case has no checksum: it needs a cue in the 60 characters before. */
export function walletsIn(text: string): (Wallet & { readonly at: number })[] {
  const found: (Wallet & { at: number })[] = [];
  let looked = 0;
  for (const { raw, at } of candidatesIn(text)) {
    looked += 1;
    if (found.length >= MOST || looked > MOST_LOOKED_AT) break;
    const wallet = walletOf(raw, () => ETHEREUM_CUE.test(text.slice(Math.max(0, at - 60), at)));
    if (wallet !== null) found.push({ ...wallet, at });
  }
  return found.filter(({ address }) => !NOBODYS.has(address));
}
