import { describe, expect, it } from 'vitest';
import { socialProfile } from '../../../src/address/social-profile.ts';
import { socialLink } from '../../../src/signals/identity/social-link.ts';
import { signalContract } from '../../../testkit/contract/signal.contract.ts';
import { siteFrom } from '../../../testkit/site-fixture.ts';
import { examples } from './social-link.examples.ts';

signalContract(socialLink, examples);

describe('profiles', () => {
  it.each([
    ['https://m.facebook.com/Quill.Moor?ref=x', 'facebook:quillmoor'],
    ['https://www.facebook.com/pages/Quill-Moor/104883920184417', 'facebook:104883920184417'],
    ['https://www.facebook.com/Quillmoor-Trading-104883920184417/', 'facebook:104883920184417'],
    ['https://vk.com/club839201844', 'vk:club839201844'],
    ['https://vk.com/public839201844', 'vk:club839201844'],
    ['https://www.youtube.com/channel/UCabcdefghijklMNopqrstuv?x=1', 'youtube:UCabcdefghijklMNopqrstuv'],
    ['https://x.com/Quillmoor', 'x:quillmoor'],
    ['https://www.youtube.com/@quillmoor/videos', 'youtube:quillmoor'],
    ['https://www.made-in-china.com/showroom/quillmoor/', 'made-in-china:quillmoor'],
  ])('%s is %s', (url, profile) => {
    expect(socialProfile(url)).toBe(profile);
  });

  it.each([
    'https://www.facebook.com/sharer.php?u=https://quillmoor.test',
    'https://www.facebook.com/login.php',
    'https://twitter.com/share?url=x',
    'https://www.alibaba.com/product-detail/quill_1600.html',
    'https://ru.made-in-china.com/',
    'https://quillmoor.test/facebook.com/quill',
    'javascript:facebook.com/quill',
    'not an address',
  ])('%s is none', (url) => {
    expect(socialProfile(url)).toBeNull();
  });

  it('takes the profile that a social page is', () => {
    const page = { '/Quillmoor': '<body><h1>Quillmoor</h1><p>Pens and quills in bulk, sent within a day.</p></body>' };
    const value = socialLink.extract(siteFrom(page, { host: 'www.facebook.com', kind: 'social-page' }));
    expect(value?.map((item) => item.value)).toEqual(['facebook:quillmoor']);
  });
});

const profiles = (...urls: string[]) => {
  const icons = urls.map((url) => `<a href="${url}">p</a>`).join(' ');
  return socialLink.extract(
    siteFrom({ '/': `<body><p>Pens and quills in bulk, sent within a day.</p><footer>${icons}</footer></body>` }),
  );
};
const compared = (left: ReturnType<typeof profiles>, right: ReturnType<typeof profiles>) =>
  left === null || right === null ? null : socialLink.compare(left, right);

it('takes the profile that a post is of, and that a saved copy says it was', () => {
  const read = (head: string, path: string, host: string) =>
    socialLink
      .extract(
        siteFrom(
          { [path]: `<head>${head}</head><body><p>Pens and quills in bulk, sent within a day.</p></body>` },
          { host, kind: 'social-page' },
        ),
      )
      ?.map(({ value }) => value);
  expect(read('', '/quillmoor/17', 't.me')).toEqual(['telegram:quillmoor']);
  expect(read('<meta property="og:url" content="https://vk.com/quillmoor">', '/copy', 'archive.test')).toEqual([
    'vk:quillmoor',
  ]);
});

it('takes the profiles that a profile gives, not those that its posts speak of', () => {
  const body = `<body><h1>Quillmoor</h1><p>Pens and quills in bulk, sent within a day.</p><a href="https://t.me/quillmoor_sales">Write</a>
    <div role="article"><p>Read <a href="https://t.me/harbourpaper">them</a></p></div></body>`;
  const value = socialLink.extract(siteFrom({ '/quillmoor': body }, { host: 'vk.com', kind: 'social-page' }));
  expect(value?.map((item) => item.value)).toEqual(['vk:quillmoor', 'telegram:quillmoor_sales']);
});

it('leaves out the profile of whom a credit line names', () => {
  const credit = '<p>Theme by <a href="https://github.com/fernhollow">Fernhollow</a></p>';
  const own = '<a href="https://github.com/quillmoor">Code</a>';
  const page = `<body><p>Pens and quills in bulk, sent within a day.</p><footer>${own}${credit}</footer></body>`;
  expect(socialLink.extract(siteFrom({ '/': page }))?.map(({ value }) => value)).toEqual(['github:quillmoor']);
});

describe('one handle on two networks', () => {
  it('is partial, and weighed by how many carry the handle', () => {
    const found = compared(profiles('https://www.facebook.com/Quill.Moor'), profiles('https://x.com/quill_moor'));
    expect(found?.level).toBe('partial');
    expect(found?.shared.map(({ token }) => token)).toEqual(['social-link:@quillmoor']);
  });

  it('gives way to one profile on both sides', () => {
    const left = profiles('https://www.facebook.com/quillmoor', 'https://vk.com/quillmoor');
    expect(compared(left, profiles('https://x.com/quillmoor', 'https://vk.com/quillmoor'))?.level).toBe('identical');
  });

  it.each([
    ['a number', 'https://vk.com/id88123456', 'https://ok.ru/id88123456'],
    ['a short word', 'https://vk.com/pens', 'https://x.com/pens'],
    ['another handle', 'https://vk.com/quillmoor', 'https://x.com/fernhollow'],
  ])('is nothing for %s', (_, left, right) => {
    expect(compared(profiles(left), profiles(right))).toBeNull();
  });
});

describe('a page of one product', () => {
  const own = (links: string) =>
    socialLink
      .extract(
        siteFrom(
          {
            '/product-detail/Quills_1600881234567.html': `<body><h1>Quills</h1><p>Cut by hand, sent in bulk.</p>${links}</body>`,
          },
          { host: 'www.alibaba.com', kind: 'trade-listing' },
        ),
      )
      ?.map(({ value }) => value);
  const to = (seller: string) => `<a href="https://${seller}.en.alibaba.com/company_profile.html">${seller}</a>`;

  it('is of the seller whom it names most', () => {
    expect(own(to('quillmoor') + to('quillmoor') + to('fernhollow'))).toEqual(['alibaba:quillmoor']);
  });

  it('is of nobody where two are named alike', () => {
    expect(own(to('quillmoor') + to('fernhollow'))).toBeUndefined();
  });
});
