import { describe, expect, it } from 'vitest';
import { messenger, messengerInLink, messengersInText } from '../../../src/signals/identity/messenger.ts';
import { signalContract } from '../../../testkit/contract/signal.contract.ts';
import { expectQuick } from '../../../testkit/expect-quick.ts';
import { siteFrom } from '../../../testkit/site-fixture.ts';
import { examples } from './messenger.examples.ts';

signalContract(messenger, examples);

describe('messenger names', () => {
  it.each([
    ['https://t.me/Quillmoor_1?x=1', 'telegram:quillmoor_1'],
    ['tg://resolve?domain=quillmoor', 'telegram:quillmoor'],
    ['tencent://message/?uin=288491703&Site=x', 'qq:288491703'],
    ['skype:live:quill.anna?call', 'skype:live:quill.anna'],
    ['https://line.me/ti/p/~quill88', 'line:quill88'],
  ])('reads %s', (href, expected) => {
    const handle = messengerInLink(href);
    expect(`${handle?.kind}:${handle?.id}`).toBe(expected);
  });

  it.each([
    'https://t.me/share/url?url=x',
    'https://wa.me/8613930148275',
    'https://quillmoor.test/t.me',
    'skype:123',
    'https://t.me/+8613930148275',
    'https://t.me/addlist/quill',
    'https://t.me/boost/quillmoor',
    'https://t.me/login/12345',
  ])('reads nothing in %s', (href) => {
    expect(messengerInLink(href)).toBeNull();
  });

  it.each([
    'WeChat Pay accepted',
    'add us on Skype',
    'QQ: 123',
    'online id: quill',
    'Telegram: username',
    'Telegram: available 24/7',
    'Telegram: messages, calls and films',
    'Telegram: https://t.me/quillmoor',
    'Skype: coming soon',
    'Skype: sales@quillmoor.test',
    'WeChat: customer service',
    'WeChat: Monday to Friday',
    'WeChat: wechat_id',
    'Skype: skype_name',
  ])('reads nothing in %j', (text) => {
    expect(messengersInText(text)).toEqual([]);
  });

  it.each([
    ['WeChat: quillmoor', 'wechat:quillmoor'],
    ['WeChat: quillmoor Tel: +86 311', 'wechat:quillmoor'],
    ['Skype: quill.anna, WeChat: quill_66', 'wechat:quill_66 skype:quill.anna'],
    ['Telegram: quillmoor | Viber', 'telegram:quillmoor'],
    ['Telegram: @quillmoor answers at once', 'telegram:quillmoor'],
  ])('reads %j', (text, expected) => {
    expect(
      messengersInText(text)
        .map(({ kind, id }) => `${kind}:${id}`)
        .join(' '),
    ).toBe(expected);
  });

  it('reads an address that stands in the text', () => {
    const pages = {
      '/': '<body><p>Pens and quills in bulk, sent within a day.</p><p>Telegram: https://t.me/quillmoor</p></body>',
    };
    expect(messenger.extract(siteFrom(pages))?.map(({ value }) => value)).toEqual(['telegram:quillmoor']);
  });

  it.each(['qq', 'qq:', 'wechat ', 'skype: ', 'telegram @', 'line id:', '微信：', 'wechat: quillmoor ', 't.me/'])(
    'stays linear on 100 KB of %j',
    (unit) => {
      const text = unit.repeat(Math.ceil(100_000 / unit.length));
      expectQuick(() => messengersInText(text), 200);
    },
  );
});

describe('messengers on a social page', () => {
  const read = (body: string) =>
    messenger
      .extract(
        siteFrom(
          { '/quillmoor': `<body><h1>Quillmoor</h1><p>Pens and quills in bulk, sent within a day.</p>${body}</body>` },
          { host: 'vk.com', kind: 'social-page' },
        ),
      )
      ?.map(({ value }) => value) ?? [];
  const exit = 'https://vk.com/away.php?to=https%3A%2F%2Ft.me%2Fquillmoor_sales';

  it('are read behind the exit of the network', () => {
    expect(read(`<a href="${exit}">Write</a>`)).toEqual(['telegram:quillmoor_sales']);
  });

  it('are read in posts as ids, and not as channels that are passed on', () => {
    expect(read(`<div role="article"><p>WeChat: quill_66</p><a href="${exit}">Read them</a></div>`)).toEqual([
      'wechat:quill_66',
    ]);
  });
});
