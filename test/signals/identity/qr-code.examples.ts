import { qrCode } from '../../../src/signals/identity/qr-code.ts';
import { examplesOf } from '../../../testkit/contract/signal.contract.ts';

const page = (alt: string) =>
  `<!doctype html><html lang="en"><body><p>We dry herbs in the mountains and send them by post.</p><img src="/code.png" alt="${alt}"></body></html>`;
const code = (body: string, ...codes: string[]) => ({
  '/code.png': { body, grid: { width: 200, height: 200, format: 'png', grey: null, codes } },
});

export const examples = examplesOf(qrCode, [
  {
    name: 'a link to a page elsewhere, without where the visitor came from',
    pages: page('Scan'),
    images: code('one', 'https://www.herbs-club.test/join/?utm_source=web&id=77'),
    expect: ['link:herbs-club.test/join?id=77'],
  },
  {
    name: 'a contact card and a text',
    pages: page('Scan'),
    images: code(
      'two',
      'MECARD:N:Quill,Anna;FN:Anna Quill;ORG:Quillmoor Herbs;TEL:+8613930148275;;',
      'Herb batch Quillmoor-77',
    ),
    expect: ['card:anna quill|quillmoor herbs', 'text:herb batch quillmoor-77'],
  },
  {
    name: "trap: the site itself, shops for programs, numbers of goods, and what is another signal's",
    pages: page('Scan'),
    images: code(
      'three',
      'https://shop.example.test/m',
      'https://apps.apple.com/app/id123456789',
      '6901234567892',
      'https://wa.me/8613930148275',
      'https://u.wechat.com/EAbcdefGh1234567',
      'mailto:anna@quillmoor.cn',
      'tel:+8613930148275',
    ),
    expect: null,
  },
  {
    name: 'no code',
    pages: page('A room'),
    images: { '/code.png': { body: 'room', grid: { width: 200, height: 200, format: 'png', grey: null } } },
    expect: null,
  },
]);
