import { registrationNumber } from '../../../src/signals/identity/registration-number.ts';
import { examplesOf } from '../../../testkit/contract/signal.contract.ts';

export const examples = examplesOf(registrationNumber, [
  {
    name: 'company number, in full-width signs',
    pages: `<body><p>Pens and quills in bulk, sent within a day.</p><p>统一社会信用代码：９１３５０１００Ｍ０００１００Ｙ４３</p>
          <footer><p>冀ICP备2０19048213号-2</p></footer></body>`,
    expect: ['uscc:91350100M000100Y43'],
  },
  {
    name: 'trap: a wrong check sign, and a wallet',
    pages: `<body><p>Pens and quills in bulk, sent within a day.</p><p>91350100M000100Y44</p><p>BTC 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa</p>
          <p>ИНН 1234567890</p></body>`,
    expect: null,
  },
  {
    name: 'trap: phone and order numbers, and the papers of who built the site',
    pages:
      '<body><p>Pens and quills in bulk. Call +86 311 8567 2390, order 130104020019741.</p><footer><p>Website by Webcraft, 91350100M000100Y43</p></footer></body>',
    expect: null,
  },
]);
