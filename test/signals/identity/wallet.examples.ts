import { wallet } from '../../../src/signals/identity/wallet.ts';
import { examplesOf } from '../../../testkit/contract/signal.contract.ts';

export const examples = examplesOf(wallet, [
  {
    name: 'beside the names of their currencies',
    pages:
      '<body><p>Pens and quills in bulk, paid as you like.</p><p>BTC 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa</p><p>ETH: 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed</p></body>',
    expect: ['bitcoin:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa', 'ethereum:0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed'],
  },
  {
    name: 'a link that opens a wallet',
    pages:
      '<body><p>Pens and quills in bulk.</p><a href="bitcoin:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa?amount=1">Pay</a></body>',
    expect: ['bitcoin:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'],
  },
  {
    name: 'trap: a wrong wallet, a bare hash, a registration number',
    pages: `<body><p>Pens and quills in bulk, sent within a day.</p><p>1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb</p>
          <p>file 0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed</p><p>ИНН 7707083893</p></body>`,
    expect: null,
  },
]);
