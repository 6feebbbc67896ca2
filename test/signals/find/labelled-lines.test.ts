/** Contacts that stand beside their label in another cell, element or block, as every contact signal reads them. */
import { describe, expect, it } from 'vitest';
import type { Site } from '../../../src/page/view/views.ts';
import { contactEmail } from '../../../src/signals/identity/contact-email.ts';
import { contactPhone } from '../../../src/signals/identity/contact-phone.ts';
import { messenger } from '../../../src/signals/identity/messenger.ts';
import { registrationNumber } from '../../../src/signals/identity/registration-number.ts';
import { streetAddress } from '../../../src/signals/identity/street-address.ts';
import { wallet } from '../../../src/signals/identity/wallet.ts';
import { expectQuick } from '../../../testkit/expect-quick.ts';
import { siteFrom } from '../../../testkit/site-fixture.ts';

const FILL =
  '<h1>Pens</h1><p>Pens and quills in bulk, cut by hand and sent within a day to every harbour that asks.</p>';

/** What a signal reads on a contact page with this markup, sorted. */
function read(signal: { extract(site: Site): readonly { readonly value: string }[] | null }, html: string): string {
  const site = siteFrom({ '/': `<body>${FILL}</body>`, '/contact': `<body>${FILL}${html}</body>` });
  return (signal.extract(site) ?? [])
    .map(({ value }) => value)
    .sort()
    .join();
}

describe('messenger names beside their label', () => {
  it.each([
    ['cells of a row', '<table><tr><td>WeChat:</td><td>quillmoor</td></tr></table>', 'wechat:quillmoor'],
    ['cells without a colon', '<table><tr><th>WeChat</th><td>quill_66</td></tr></table>', 'wechat:quill_66'],
    [
      'several pairs in a row',
      '<table><tr><td>WeChat</td><td>quill_66</td><td>QQ</td><td>288491703</td></tr></table>',
      'qq:288491703,wechat:quill_66',
    ],
    [
      'columns under a head',
      '<table><tr><th>Name</th><th>WeChat</th><th>Skype</th></tr><tr><td>Anna</td><td>quill_66</td><td>live:anna.quill</td></tr></table>',
      'skype:live:anna.quill,wechat:quill_66',
    ],
    [
      'a list of terms',
      '<dl><dt>QQ</dt><dd>288491703</dd><dt>微信</dt><dd>quillmoor</dd></dl>',
      'qq:288491703,wechat:quillmoor',
    ],
    [
      'bold before plain',
      '<p><strong>WeChat</strong> quillmoor<br><b>Skype</b> anna.quill<br></p>',
      'skype:anna.quill,wechat:quillmoor',
    ],
    ['two spans run together', '<p><span class="label">Skype</span><span>anna.quill</span></p>', 'skype:anna.quill'],
    ['two like spans', '<p><span>Skype</span> <span>anna_quill66</span></p>', 'skype:anna_quill66'],
    [
      'blocks side by side',
      '<div><div class="k">Telegram</div><div class="v">@quillmoor</div></div>',
      'telegram:quillmoor',
    ],
    ['a heading and its paragraph', '<h4>WeChat ID</h4><p>quill_66</p>', 'wechat:quill_66'],
  ])('%s', (_, html, expected) => {
    expect(read(messenger, html)).toBe(expected);
  });

  it.each([
    [
      'a list of networks',
      '<ul><li>WeChat</li><li>Facebook</li><li>Skype</li><li>Telegram</li><li>Instagram</li></ul>',
    ],
    ['links in a row', '<p><span>WeChat</span><span>Weibo</span><span>Skype</span><span>LinkedIn</span></p>'],
    [
      'how one may pay or write',
      '<table><tr><td>WeChat</td><td>accepted</td></tr><tr><td>Skype</td><td>Yes</td></tr><tr><td>Telegram</td><td>Supported</td></tr></table>',
    ],
    ['a row of labels', '<table><tr><td>WeChat</td><td>Skype</td><td>Telegram</td></tr></table>'],
    ['a sentence', '<p><strong>WeChat</strong> customers can order by phone</p><p><b>Telegram</b> is not in use</p>'],
    [
      'a head and what follows',
      '<h3>Skype</h3><p>Interview</p><h3>WeChat</h3><p>Mini-programme for pens and quills</p>',
    ],
  ])('nothing in %s', (_, html) => {
    expect(read(messenger, html)).toBe('');
  });
});

describe('other contacts beside their label', () => {
  it.each([
    ['a phone split by spans', '<p><span>+86</span> <span>311</span>-<b>8790</b> 1235</p>', '+8631187901235'],
    ['a phone in boxes', '<div class="tel"><div>+86</div><div>311</div><div>8790 1235</div></div>', '+8631187901235'],
    [
      'a phone under a column head',
      '<table><tr><th>Name</th><th>Phone</th></tr><tr><td>Anna</td><td>86 139 3014 8275</td></tr></table>',
      '+8613930148275',
    ],
    ['a phone in a row', '<table><tr><td>Phone</td><td>86 139 3014 8275</td></tr></table>', '+8613930148275'],
    ['a phone run on', '<p><span class="k">Phone</span><span>86 139 3014 8275</span></p>', '+8613930148275'],
  ])('%s', (_, html, expected) => {
    expect(read(contactPhone, html)).toBe(expected);
  });

  it.each([
    [
      'run on',
      '<p><span class="k">Email</span><span>anna@quillmoor.com</span><span class="k">Phone</span><span>x</span></p>',
    ],
    ['run on, in bold', '<p><b>E-mail</b>anna@quillmoor.com</p>'],
    ['split', '<p><span>anna</span><span>@</span><span>quillmoor.com</span></p>'],
  ])('a mailbox %s', (_, html) => {
    expect(read(contactEmail, html)).toBe('anna@quillmoor.com');
  });

  it.each([
    ['cells', '<table><tr><td>ИНН</td><td>7707083893</td></tr><tr><td>ОГРН</td><td>1027700132195</td></tr></table>'],
    ['terms', '<dl><dt>ИНН</dt><dd>7707083893</dd><dt>ОГРН:</dt><dd>1027700132195</dd></dl>'],
    ['blocks', '<div><div>ИНН</div><div>7707083893</div></div><p><b>ОГРН</b> <i>1027700132195</i></p>'],
  ])('numbers of registers in %s', (_, html) => {
    expect(read(registrationNumber, html)).toBe('inn:7707083893,ogrn:1027700132195');
  });

  it('a wallet in cells', () => {
    const html = '<table><tr><td>ETH</td><td>0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed</td></tr></table>';
    expect(read(wallet, html)).toBe('ethereum:0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed');
  });

  it.each([
    ['cells', '<table><tr><td>Address</td><td>158 Marrowgate Rd., Quillmoor City, China</td></tr></table>'],
    ['bold', '<p><strong>Address</strong> 158 Marrowgate Rd., Quillmoor City, China</p>'],
    [
      'a column',
      '<table><tr><th>Office</th><th>Address</th></tr><tr><td>Head</td><td>158 Marrowgate Rd., Quillmoor City, China</td></tr></table>',
    ],
    [
      'a line with a label of its own',
      '<h3>Our Location</h3><p><strong>Office Address:</strong><br>158 Marrowgate Rd., Quillmoor City, China</p>',
    ],
    ['boxes', '<div><div class="k">Address</div><div class="v">158 Marrowgate Rd., Quillmoor City, China</div></div>'],
  ])('an address in %s', (_, html) => {
    expect(read(streetAddress, html)).toBe('marrowgate road|158||||quillmoor');
  });

  it('reads a page of nothing but labels in time', () => {
    const site = siteFrom({
      '/': `<body>${FILL}<p>${'<b>WeChat</b>'.repeat(20_000)}</p>${'<div>QQ</div>'.repeat(20_000)}</body>`,
    });
    expectQuick(() => messenger.extract(site), 1_500);
  });
});
