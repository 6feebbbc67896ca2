import { describe, expect, it } from 'vitest';
import { SIFT_BITS } from '../../src/model/derived/sift.ts';
import { buildNameIndex } from '../../src/names/name-index.ts';
import { atomsOf, fileAtoms, passageAtoms } from '../../src/sieve/atoms.ts';
import { asksNoArchive } from '../../src/sieve/no-archive.ts';
import { type Atom, openSieve, packSieve } from '../../src/sieve/sieve-table.ts';
import { plainText, siftPage } from '../../src/sieve/sift-page.ts';
import { buildSieve, siftHtml } from '../../testkit/sieve.ts';

const NAMES = buildNameIndex([{ id: 'e1', type: 'company', names: ['Hebei Quillmoor Co., Ltd'] }]);
const SENTENCE = 'Our grandfather cast the first bronze impeller in a barn behind the old railway station of the town.';

function sieveOf(atoms: readonly Atom[]) {
  const table = openSieve(packSieve(buildSieve(new Map([['e1', atoms]]))));
  if (table === null) throw new Error('the packed sieve cannot be opened');
  return { table, names: NAMES };
}
const keys = (...all: readonly string[]) => sieveOf(all.flatMap(atomsOf));
const kindsIn = (html: string, sieve: ReturnType<typeof sieveOf>) =>
  siftHtml(html, sieve)?.hits.map(({ kind }) => kind) ?? [];

describe('values in the bytes of a page', () => {
  it.each([
    ['a mailbox in a link', 'contact-email:sales@old.test', '<a href="mailto:Sales@Old.test?subject=hi">write</a>'],
    ['a mailbox in an entity', 'contact-email:sales@old.test', '<p>sales@old.test.</p>'],
    ['a domain below a sub-domain', 'site-link:old-firm.test', '<a href="https://www.old-firm.test/x">x</a>'],
    ['a domain of a mailbox', 'contact-email:@old-firm.test', 'x.y@old-firm.test'],
    ['a wallet', 'wallet:btc:1BoatSLRHtKNngkdXEeobR76b53LETtpyT', 'pay 1BoatSLRHtKNngkdXEeobR76b53LETtpyT, please'],
    ['a tag of an analyst', 'tracker:google-analytics-4:G-AB12CD34EF', "gtag('config','G-AB12CD34EF')"],
  ])('finds %s', (_what, key, html) => expect(kindsIn(html, keys(key))).toEqual(['value']));

  it.each([
    '+7 495 123-45-67',
    '8 (495) 123 45 67',
    'tel:+74951234567',
    '007.495.1234567',
    '495\u00a0123\u201345\u201367',
  ])('finds a telephone number as %s', (written) =>
    expect(kindsIn(`<p>call ${written} now</p>`, keys('contact-phone:+74951234567'))).toEqual(['number']),
  );

  it('finds a telephone number with a group of one digit', () => {
    expect(kindsIn('"telephone":"+971 4 751 2591"', keys('contact-phone:+97147512591'))).toEqual(['number']);
  });

  it.each([
    ['an address', '<a href="https://t.me/quill_moor">', 'messenger:telegram:quill_moor'],
    ['a label', '<p>Skype: quillmoor.sales</p>', 'messenger:skype:quillmoor.sales'],
    ['a profile', 'https://www.facebook.com/pages/quillmoor', 'social-link:facebook:quillmoor'],
  ])('finds an account in %s', (_what, html, key) => expect(kindsIn(html, keys(key))).toEqual(['account']));

  it('takes the word of an account alone for a word', () => {
    expect(kindsIn('<p>quillmoor</p><a href="/pages/quillmoor">', keys('social-link:facebook:quillmoor'))).toEqual([]);
  });

  it('finds the odd name of a picture, whatever folder it is in', () => {
    const sieve = sieveOf(fileAtoms('impeller-barn-1931'));
    expect(kindsIn('<img src="/media/2024/Impeller-Barn-1931.jpg">', sieve)).toEqual(['value']);
  });

  it('gives a number less when the page has many: one of them may be ours by chance', () => {
    const sieve = keys('registration-number:inn:7701234567');
    const alone = siftHtml('<p>INN 7701234567</p>', sieve)?.bits ?? 0;
    const many = Array.from({ length: 500 }, (_, i) => `<td>${5_000_000_000 + i * 7_919}</td>`).join('');
    const among = siftHtml(`${many}<p>INN 7701234567</p>`, sieve)?.bits ?? 0;
    expect(alone).toBeGreaterThan(15);
    expect(among).toBeLessThan(alone - 8);
  });
});

describe('sentences', () => {
  it('are found within other text, in other markup, and with a part rewritten', () => {
    const sieve = sieveOf(passageAtoms(SENTENCE, 0));
    const whole = siftHtml(`<div>Welcome. <b>Our</b> grandfather ${SENTENCE.slice(16)}</div>`, sieve);
    expect(whole?.hits.every(({ kind }) => kind === 'passage')).toBe(true);
    const edited = siftHtml(`<p>${SENTENCE.replace('of the town', 'near the river')}</p>`, sieve);
    expect(edited?.bits).toBeGreaterThan(3);
    expect(edited?.bits).toBeLessThan(whole?.bits ?? 0);
    expect(siftHtml('<p>Our grandfather cast the first stone, and the town was glad of it.</p>', sieve)).toBeNull();
  });

  it('pass a page by their words together: one is everybody’s sample, some are a copy', () => {
    const others = [
      'Twice a year we drain the lower pond and the children of the village carry the carp home.',
      'Nobody in the foundry remembers why the third furnace is called Margaret, yet it is.',
    ];
    const sieve = sieveOf([SENTENCE, ...others].flatMap(passageAtoms));
    const bitsOf = (...sentences: readonly string[]) => siftHtml(`<p>${sentences.join(' ')}</p>`, sieve)?.bits ?? 0;
    expect(bitsOf(SENTENCE)).toBeLessThan(SIFT_BITS);
    expect(bitsOf(SENTENCE, SENTENCE, SENTENCE)).toBe(bitsOf(SENTENCE));
    expect(bitsOf(SENTENCE, ...others)).toBeGreaterThanOrEqual(SIFT_BITS);
  });

  it('of scripts without blanks need more signs', () => {
    const sieve = sieveOf(passageAtoms('我们的祖父在镇上老火车站后面的谷仓里铸造了第一个青铜叶轮', 0));
    expect(siftHtml('<p>我们的祖父在镇上老火车站后面的谷仓里铸造了第一个青铜叶轮</p>', sieve)?.bits).toBeGreaterThan(4);
    expect(siftHtml('<p>我们的祖父在镇上</p>', sieve)).toBeNull();
  });
});

describe('names', () => {
  const sieve = keys();
  const bitsIn = (html: string) => siftHtml(html, sieve)?.bits ?? 0;

  it('one name in a text is no hit, however rare it is', () => {
    expect(
      bitsIn('<p>The ministry added Hebei Quillmoor Co., Ltd to its list on Monday, and shares fell.</p>'),
    ).toBeLessThan(SIFT_BITS);
  });

  it.each([
    '<title>Pumps - Hebei Quillmoor Co., Ltd</title>',
    '<footer>© 2024 Hebei Quillmoor Co., Ltd. All rights reserved</footer>',
    '<img alt="Hebei Quillmoor Co., Ltd certificate" src="x.png">',
    '<!-- Hebei Quillmoor Co., Ltd shop -->',
  ])('a name counts in full where a site names itself, or where nobody sees it: %s', (html) =>
    expect(bitsIn(html)).toBeGreaterThanOrEqual(SIFT_BITS),
  );

  it('a page that names many listed firms is a list of them', () => {
    const listed = Array.from({ length: 20 }, (_, i) => ({
      id: `f${i}`,
      type: 'company',
      names: [`Zuvor${'abcdefghijklmnopqrst'[i]}ex Wexim LLC`],
    }));
    const list = { ...sieve, names: buildNameIndex(listed) };
    const html = listed.map(({ names }) => `<tr><td>${names[0]}</td></tr>`).join('');
    expect(siftHtml(html, list)?.bits ?? 0).toBeLessThan(SIFT_BITS);
    expect(siftHtml(`<title>${listed[0]?.names[0]}</title>`, list)?.bits).toBeGreaterThanOrEqual(SIFT_BITS);
  });
});

it('sifts text without markup, and records of addresses', () => {
  const sieve = keys('contact-email:sales@old.test');
  expect(siftPage(plainText('write to sales@old.test', true), sieve)?.hits[0]?.kind).toBe('value');
  expect(siftPage(plainText('{"Links":[{"url":"mailto:sales@old.test"}]}', false), sieve)?.hits[0]?.kind).toBe('value');
});

it('a value of many listed entities finds nobody', () => {
  const atoms = atomsOf('contact-email:info@bank.test');
  const table = buildSieve(new Map(Array.from({ length: 9 }, (_, i) => [`e${i}`, atoms])));
  expect(siftHtml('info@bank.test', { table, names: null })).toBeNull();
});

it('reads no sieve of another version, nor other bytes', () => {
  const bytes = packSieve(buildSieve(new Map([['e1', atomsOf('site-link:old.test')]])));
  expect(openSieve(bytes.subarray(0, 70))).toBeNull();
  expect(openSieve(new Uint8Array(500))).toBeNull();
  expect(openSieve(Uint8Array.from([0, ...bytes]).subarray(1))).not.toBeNull();
});

it('hears the wish that no copy is shown', () => {
  expect(asksNoArchive('noindex, noarchive', '')).toBe(true);
  expect(asksNoArchive('otherbot: noarchive', '')).toBe(false);
  expect(asksNoArchive(undefined, "<META content='NoArchive' NAME=robots>")).toBe(true);
  expect(asksNoArchive(undefined, '<meta name="robots" content="index, follow">')).toBe(false);
});

it('is not stopped by markup that never ends', () => {
  const sieve = keys('contact-email:sales@old.test');
  for (const html of [
    '<!-- '.repeat(50_000),
    '<script>'.repeat(50_000),
    '<a '.repeat(50_000),
    '<'.repeat(200_000),
    '&'.repeat(200_000),
    '1 '.repeat(100_000),
    'a.'.repeat(100_000),
  ])
    expect(siftHtml(html, sieve)).toBeNull();
});
