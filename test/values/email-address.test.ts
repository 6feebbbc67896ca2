import { describe, expect, it } from 'vitest';
import { decodeCloudflareEmail, emailAddressesIn, emailAddressesInMailto } from '../../src/values/email-address.ts';
import { expectQuick } from '../../testkit/expect-quick.ts';

const addresses = (text: string): string[] => emailAddressesIn(text).map((item) => item.address);

describe('e-mail addresses in text', () => {
  it.each([
    ['Mail: Sales@Quillmoor.COM.', 'sales@quillmoor.com'],
    ['sales [at] quillmoor (dot) com', 'sales@quillmoor.com'],
    ['sales(at)quillmoor.com', 'sales@quillmoor.com'],
    ['sales at quillmoor dot com dot cn', 'sales@quillmoor.com.cn'],
    ['anna dot iron at quillmoor dot com', 'anna.iron@quillmoor.com'],
    ['mail: anna at 21quill dot com', 'anna@21quill.com'],
    ['sales собака quillmoor точка com', 'sales@quillmoor.com'],
    ['sales собака quillmoor.ru', 'sales@quillmoor.ru'],
    ['ventas arroba quillmoor punto com', 'ventas@quillmoor.com'],
    ['sales_at_quillmoor.com', 'sales@quillmoor.com'],
    ['sales#quillmoor.com (replace # with @)', 'sales@quillmoor.com'],
    ['sales*quillmoor.com，请把*换成@', 'sales@quillmoor.com'],
    ['s\u200ba\u00adles@quill\u2060moor.com', 'sales@quillmoor.com'],
    ['ｓａｌｅｓ＠ｑｕｉｌｌｍｏｏｒ．ｃｏｍ', 'sales@quillmoor.com'],
    ['邮箱sales@quillmoor.com电话', 'sales@quillmoor.com'],
    ['sales@quillmoor.com.Tel: 5', 'sales@quillmoor.com'],
    ['почта@quillmoor.com sales@кукушка.рф', 'sales@xn--80ataa7bb9a.xn--p1ai'],
    ['sаles@quillmoor.com', 'sales@quillmoor.com'],
    ['соре@quillmoor.com', 'cope@quillmoor.com'],
    ['sales@quillmооr.com', 'sales@quillmoor.com'],
    ['sales@quillmoor。com。cn', 'sales@quillmoor.com.cn'],
    ['请写sales@quillmoor.com。Please call', 'sales@quillmoor.com'],
    ['メールsales@quillmoor.com', 'sales@quillmoor.com'],
    ['Почта:sales@quillmoor.com', 'sales@quillmoor.com'],
    ['quill @ moor.com', 'quill@moor.com'],
    ['info@quillmoor.test', 'info@quillmoor.test'],
    ['sales01@gmail.com', 'sales01@gmail.com'],
    ['quillmoor@quillmoor.com', 'quillmoor@quillmoor.com'],
  ])('reads %s', (text, address) => {
    expect(addresses(text)).toEqual([address]);
  });

  it.each([
    'logo@2x.png',
    'a@b',
    '@quillmoor.com',
    'x@example.com',
    'you@yourdomain.com',
    'your-email@gmail.com',
    'user@localhost',
    'info@gmail.com',
    'you@gmail.com',
    'admin@admin.com',
    'hello@site.com',
    'info@shop.com',
    'support@themeforest.net',
    'hello@colorlib.com',
    'x@1.2.3.4',
    'meet at noon dot',
    'we met at the fair and stayed',
    'у меня есть собака и кошка.',
    'sales#quillmoor.com',
    'look at quillmoor.com',
    '0123456789abcdef0123456789abcdef@quillmoor.com',
    'package@1.2.3',
    // Behind the letter begins another's mailbox.
    'josé.garcia@gmail.com',
    'k.müller@gmx.de',
    'łukasz.nowak@wp.pl',
    'почта@quillmoor.com',
  ])('reads nothing in %s', (text) => {
    expect(addresses(text)).toEqual([]);
  });

  it.each(['Quill.Post.Lena@gmail.com', 'quillpostlena+orders@googlemail.com', 'QuillPostLena@Gmail.com'])(
    'reads %s as one mailbox, and keeps how it is written',
    (text) => {
      const [found] = emailAddressesIn(text);
      expect(found).toMatchObject({ address: 'quillpostlena@gmail.com', local: 'quillpostlena', domain: 'gmail.com' });
      expect(found).toMatchObject({ written: text.toLowerCase(), quote: text });
    },
  );

  it('leaves dots and tags of other providers', () => {
    expect(addresses('quill.post+a@gmx.de')).toEqual(['quill.post+a@gmx.de']);
  });

  it('takes every address of a mailto link and drops its subject', () => {
    const found = emailAddressesInMailto(
      'mailto:a1%40quillmoor.com,b2@quillmoor.com?cc=c3@quillmoor.com&subject=x@quillmoor.com',
    );
    expect(found.map((item) => item.address)).toEqual(['a1@quillmoor.com', 'b2@quillmoor.com', 'c3@quillmoor.com']);
    expect(emailAddressesInMailto('mailto:%E0%A4%A@quillmoor.com')).toHaveLength(0);
  });

  it('undoes Cloudflare protection and nothing else', () => {
    expect(decodeCloudflareEmail('422b2c242d023337')).toBe('info@qu');
    expect(decodeCloudflareEmail('zz')).toBeNull();
    expect(decodeCloudflareEmail('4')).toBeNull();
  });

  it.each([
    'a@',
    '@',
    'a.',
    'a@a.',
    ' ',
    ' at ',
    'a at ',
    '[at]',
    '(',
    'a dot ',
    'a собака ',
    'a#a.a replace # @ ',
    'a_at_',
    'a-b_',
    '\u200b',
    'a@b.c',
    '٣',
  ])('stays linear on 100 KB of %j', (unit) => {
    expectQuick(() => emailAddressesIn(unit.repeat(Math.ceil(100_000 / unit.length))), 200);
  });
});
