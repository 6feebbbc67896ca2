import { messenger } from '../../../src/signals/identity/messenger.ts';
import { examplesOf } from '../../../testkit/contract/signal.contract.ts';

export const examples = examplesOf(messenger, [
  {
    name: 'ids in text and in links',
    pages: `<body><p>WeChat: Quillmoor_66</p><p>QQ：２８８４９１７０３</p><p>Skype: live:.cid.a1b2c3d4e5f60718</p>
          <a href="https://t.me/quillmoor_sales">Telegram</a> <a href="skype:quill.anna?chat">Skype</a></body>`,
    expect: [
      'qq:288491703',
      'skype:live:.cid.a1b2c3d4e5f60718',
      'skype:quill.anna',
      'telegram:quillmoor_sales',
      'wechat:quillmoor_66',
    ],
  },
  {
    name: 'QQ talk button and group invitation',
    pages: `<body><p>Pens and quills in bulk, answered within a day.</p><a href="http://wpa.qq.com/msgrd?v=3&amp;uin=288491703&amp;site=qq">ask</a>
          <a href="https://chat.whatsapp.com/FzQ8kLmN2pR4sT6vW8xYzA">group</a></body>`,
    expect: (value) => value.length === 2 && value[0]?.value === 'qq:288491703',
  },
  {
    name: 'trap: share buttons and placeholders',
    pages: `<body><a href="https://t.me/share/url?url=https://example.test">share</a> <a href="https://telegram.me/share">share</a>
          <p>Skype: username</p><p>WeChat: your_id</p><p>QQ: 123456789</p></body>`,
    expect: null,
  },
  {
    name: 'trap: words that only speak of messengers, and phone numbers',
    pages:
      '<body><p>We accept WeChat Pay. Add us on Skype or LINE today. WeChat: 13930148275</p><a href="https://wa.me/8613930148275">WhatsApp</a></body>',
    expect: null,
  },
]);
