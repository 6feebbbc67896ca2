import { describe, expect, it } from 'vitest';
import { wallet } from '../../../src/signals/identity/wallet.ts';
import { signalContract } from '../../../testkit/contract/signal.contract.ts';
import { expectQuick } from '../../../testkit/expect-quick.ts';
import { siteFrom } from '../../../testkit/site-fixture.ts';
import { examples } from './wallet.examples.ts';

signalContract(wallet, examples);

const read = (text: string) =>
  wallet.extract(siteFrom({ '/': `<body><p>Pens and quills in bulk, sent within a day.</p><p>${text}</p></body>` }));

describe('wallets', () => {
  it('reads one with a check, and none without', () => {
    const address = 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4';
    expect(read(`wallet ${address}`)?.map(({ value }) => value)).toEqual([`bitcoin:${address}`]);
    expect(read(`wallet ${address.slice(0, -1)}5`)).toBeNull();
    expect(read('0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Beaed')).toBeNull();
  });

  it.each(['11111 ', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa ', '0x', `0x${'aB'.repeat(20)} `, 'bc1', 'A1'])(
    'stays bounded on 100 KB of %j',
    (unit) => {
      const text = `12345 ${unit.repeat(Math.ceil(100_000 / unit.length))}`;
      expectQuick(() => read(text), 1_000);
    },
  );
});
