import { describe, expect, it } from 'vitest';
import { isContactLine } from '../../../src/page/own/contact-line.ts';

describe('a line of contacts', () => {
  it.each([
    'lena@quillmoor.test',
    'E-mail: lena@quillmoor.test',
    'Tel: +86 311 8790 1234 | Fax: +86 311 8790 1235 | lena@quillmoor.test',
    'Quillmoor Trading Co., Ltd, 12 Mill Street, 054000 Quillmoor, Tel: +86 311 8790 1234',
    'Write to our office: lena@quillmoor.test',
    '电话：0311 8790 1234 邮箱：lena@quillmoor.test',
    'Telegram: quillmoor_works',
    'Telegram: t.me/quillmoor_works',
    '地址：河北省石家庄市桥西区槐安东路123号青溪工业园3栋　电话：0311-87901234　邮箱：lena@quillmoor.test',
    'Quillmoor Works at the lower mill\nthird door behind the old well\nPost: lena@quillmoor.test',
    '+86 311 8790 1234 (WhatsApp, Viber)',
    'Questions about an order? lena@quillmoor.test',
    'Donations: bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4 Source Code (zip)',
    'BTC wallet: bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
  ])('is %s', (text) => expect(isContactLine(text)).toBe(true));

  it.each([
    'If you get a letter from lena@quillmoor.test, do not answer it and tell us at once.',
    'They took my money and never answered, so beware of lena@quillmoor.test and +86 311 8790 1234.',
    '不要给他们汇款我的包裹从来没有到达过 lena@quillmoor.test',
    'Fraud in our name: lena@quillmoor.test, +86 311 8790 1234 are not ours',
    '来自lena@quillmoor.test的消息不是我们发的。',
    '多好的网页，来自河谷的问候！写信：lena@quillmoor.test',
    'الرسائل من lena@quillmoor.test ليست منا. لا نعرف Quillmoor Works',
    'Meine Ersparnisse sind weg. Post von lena@quillmoor.test, Telefon +86 311 8790 1234',
    'lena@quillmoor.test: buy feather pillow, call +86 311 8790 1234',
    'All my savings are gone. Letters from lena@quillmoor.test, phone +86 311 8790 1234, then go to the police.',
    'Wer Post von diesem Absender lena@quillmoor.test bekommt, gehe sofort zur Polizei und sage es allen Nachbarn.',
  ])('is not the sentence %s', (text) => expect(isContactLine(text)).toBe(false));
});
