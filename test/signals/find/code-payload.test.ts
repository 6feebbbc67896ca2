import { describe, expect, it } from 'vitest';
import { codeTexts, dialledIn, writtenToIn } from '../../../src/signals/find/code-payload.ts';
import { contactEmail } from '../../../src/signals/identity/contact-email.ts';
import { contactPhone } from '../../../src/signals/identity/contact-phone.ts';
import { messenger } from '../../../src/signals/identity/messenger.ts';
import { wallet } from '../../../src/signals/identity/wallet.ts';
import { cardFields } from '../../../src/values/contact-card.ts';
import { expectQuick } from '../../../testkit/expect-quick.ts';
import { siteFrom } from '../../../testkit/site-fixture.ts';

const VCARD = `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Anna Quill\r\nORG:Quillmoor\\, Herbs\r\nTEL;TYPE=CELL,VOICE:+86 139 3014\r\n  8275\r\nitem1.EMAIL;type=INTERNET:anna@quillmoor.cn\r\nEND:VCARD`;

function siteWith(...codes: string[]) {
  const grid = { width: 200, height: 200, format: 'png', grey: null, codes };
  const page = '<html lang="en"><body><p>We dry herbs in the mountains.</p><img src="/code.png"></body></html>';
  return siteFrom({ '/': page }, { images: { '/code.png': { body: 'code', grid } } });
}

describe('payloads of QR codes', () => {
  it('reads contact cards of both kinds', () => {
    expect(dialledIn(VCARD)).toEqual(['+86 139 3014 8275']);
    expect(writtenToIn(VCARD)).toEqual(['anna@quillmoor.cn']);
    expect(cardFields(VCARD)?.find(({ name }) => name === 'ORG')?.value).toBe('Quillmoor, Herbs');
    const mecard = 'MECARD:N:Quill,Anna;TEL:+8613930148275;EMAIL:anna@quillmoor.cn;;';
    expect([dialledIn(mecard), writtenToIn(mecard)]).toEqual([['+8613930148275'], ['anna@quillmoor.cn']]);
    expect(cardFields('Anna Quill')).toBeNull();
  });

  it('reads what other codes dial and write to', () => {
    expect(dialledIn('SMSTO:+8613930148275:Hello')).toEqual(['+8613930148275']);
    expect(writtenToIn('MATMSG:TO:anna@quillmoor.cn;SUB:Hello;BODY:x;;')).toEqual(['anna@quillmoor.cn']);
    expect(dialledIn('https://quillmoor.cn')).toEqual([]);
  });

  it('is quick on hostile text', () => {
    for (const text of [`BEGIN:VCARD\n${'A;'.repeat(50_000)}`, `MECARD:${'\\;'.repeat(50_000)}`])
      expectQuick(() => cardFields(text), 200, text.slice(0, 10));
  });

  it('reaches the signals of contacts, as the same value that text and links give', () => {
    const values = (value: unknown) => (value as { value: string }[] | null)?.map((item) => item.value);
    const site = siteWith(
      VCARD,
      'https://wa.me/8613800138001',
      'https://u.wechat.com/EAbcdefGh1234567',
      'bitcoin:1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2?amount=1',
    );
    expect(values(contactPhone.extract(site))).toContain('+8613930148275');
    expect(values(contactEmail.extract(site))).toEqual(['anna@quillmoor.cn']);
    expect(values(messenger.extract(site))).toEqual(['wechat-code:EAbcdefGh1234567']);
    expect(values(wallet.extract(site))).toEqual(['bitcoin:1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2']);
    const linked = siteFrom({
      '/': '<body><p>We dry herbs in the mountains and send them by post to shops every week.</p><a href="https://u.wechat.com/EAbcdefGh1234567">us</a></body>',
    });
    expect(values(messenger.extract(linked))).toEqual(values(messenger.extract(site)));
  });

  it('keeps each text once, with the picture as its place', () => {
    const [only, ...more] = codeTexts(siteWith('tel:+8613930148275', 'tel:+8613930148275'));
    expect(only?.place).toMatchObject({ selector: expect.stringContaining('img'), quote: 'tel:+8613930148275' });
    expect(more).toEqual([]);
  });
});
