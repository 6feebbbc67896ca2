import { contactPhone } from '../../../src/signals/identity/contact-phone.ts';
import { examplesOf } from '../../../testkit/contract/signal.contract.ts';

export const examples = examplesOf(contactPhone, [
  {
    name: 'one number in three forms',
    pages: `<body><p>Tel: 0086-311-8567 2390</p><p>WhatsApp <a href="https://wa.me/8613930148275?text=hi">chat</a></p>
          <footer><p>+86 (311) 85672390, mobile +８６ １３９ ３０１４ ８２７５</p></footer></body>`,
    expect: ['+8613930148275', '+8631185672390'],
  },
  {
    name: 'a national number is read by the country that the others name',
    pages: '<body><p>Phone: +86 311 8567 2390</p><footer><p>手机：139-3014-8275</p></footer></body>',
    expect: (value) => value.some((item) => item.value === '+8613930148275'),
  },
  {
    name: 'spelled out, in Chinese numerals, in keycaps, spaced out, with letters for digits',
    pages: `<body><p>Call plus eight six one three nine three zero one four eight two seven five</p><p>手机：幺三九三零幺四八二七六</p>
          <p>WhatsApp +8️⃣6️⃣ 1️⃣3️⃣9️⃣3️⃣0️⃣1️⃣4️⃣8️⃣2️⃣7️⃣7️⃣</p><p>Tel: +8·6·1·3·9·3·0·1·4·8·2·7·8</p><p>Mobile +86 l39 3Ol4 8279</p></body>`,
    expect: ['+8613930148275', '+8613930148276', '+8613930148277', '+8613930148278', '+8613930148279'],
  },
  {
    name: 'trap: CAS numbers, dates, prices, order and licence numbers',
    pages: `<html lang="zh"><body><p>CAS: 79099-07-3, 125541-22-2</p><p>2021-12-15 10:00</p><p>USD 13930148275</p><p>Order no. 13930148275</p>
          <footer><p>冀ICP备13930148号-1</p></footer></body></html>`,
    expect: null,
  },
  {
    name: 'trap: numbers that reach no one',
    pages: '<body><p>Call +1 212 555 0123 or +1 (234) 567-8900, tel +86 138 0000 0000, phone: 123456789</p></body>',
    expect: null,
  },
]);
