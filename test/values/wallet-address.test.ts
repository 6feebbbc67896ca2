import { describe, expect, it } from 'vitest';
import { walletsIn } from '../../src/values/wallet-address.ts';
import { expectQuick } from '../../testkit/expect-quick.ts';

const kinds = (text: string): string[] => walletsIn(text).map(({ kind }) => kind);

/** Vectors of the standards (BIP 173 and 350, EIP-55) and of the projects' own documentation. */
const VALID: readonly (readonly [string, string])[] = [
  ['1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2', 'bitcoin'],
  ['3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy', 'bitcoin'],
  ['bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', 'bitcoin'],
  ['BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4', 'bitcoin'],
  ['bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0', 'bitcoin'],
  ['0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', 'ethereum'],
  ['0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359', 'ethereum'],
  ['0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB', 'ethereum'],
  ['TJRabPrwbZy45sbavfcjinPJC18kjpRTv8', 'tron'],
  ['LM2WMpR1Rp6j3Sa59cMXMs1SPzj9eXpGc1', 'litecoin'],
  ['ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n9', 'litecoin'],
  ['DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L', 'dogecoin'],
  ['XpESxaUmonkq8RaLLp46Brx2K39ggQe226', 'dash'],
  ['44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A', 'monero'],
];

describe('wallets by their own checks', () => {
  it.each(VALID)('%s', (address, kind) => {
    expect(kinds(`pay to ${address}.`)).toEqual([kind]);
  });

  it.each(VALID)('not with one sign changed: %s', (address) => {
    const at = address.length - 4;
    const other = /^[A-Z\d]+$/.test(address) ? ['Q', 'P'] : ['q', 'p'];
    const sign = address[at] === other[0] ? other[1] : other[0];
    const wrong = address.startsWith('0x')
      ? address.replace(/[a-fA-F]/, (letter) =>
          letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase(),
        )
      : address.slice(0, at) + sign + address.slice(at + 1);
    expect(kinds(`pay to ${wrong}.`)).toEqual([]);
  });

  it.each(VALID)('in groups of four: %s', (address, kind) => {
    const grouped = (address.match(/.{1,4}/g) ?? []).join(' ');
    expect(walletsIn(`wallet ${grouped} with many good wishes`)).toMatchObject([{ kind, at: 7 }]);
  });

  it.each([
    'bc1Qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
    'BC1SW50QA3JX3S',
    'bc1qr508d6qejxtdg4y5r3zarvaryvqyzf3du',
    'USDT TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t',
    'erc20 0xdAC17F958D2ee523a2206206994597C13D831ec7',
    'eth 0x0000000000000000000000000000000000000000',
    'a1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2',
  ])('none in %s', (text) => {
    expect(kinds(text)).toEqual([]);
  });

  it.each(['4', '44AFFq5kSiG', 'bc1q', 'bc1q ', 'ltc1', 'LM2WMpR1Rp6j3Sa59cMXMs1SPzj9eXpGc1 '])(
    'stay bounded on 100 KB of %j',
    (unit) => {
      expectQuick(() => walletsIn(unit.repeat(Math.ceil(100_000 / unit.length))), 200);
    },
  );
});
