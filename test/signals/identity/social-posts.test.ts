import { describe, expect, it } from 'vitest';
import { postsOf } from '../../../src/page/view/posts.ts';
import { siteLink } from '../../../src/signals/identity/site-link.ts';
import { socialPosts } from '../../../src/signals/identity/social-posts.ts';
import { signalContract } from '../../../testkit/contract/signal.contract.ts';
import { siteFrom } from '../../../testkit/site-fixture.ts';
import { examples } from './social-posts.examples.ts';

signalContract(socialPosts, examples);

const profile = (body: string, title = 'Anna Hollis') =>
  siteFrom(
    {
      '/annahollis': `<head><title>${title} | Facebook</title></head><body><h1>${title}</h1><p>Sales, at work since the spring of last year.</p>${body}</body>`,
    },
    { host: 'www.facebook.com', kind: 'social-page' },
  );
const post = (text: string, extra = '') =>
  `<div role="article"><h4>Anna Hollis</h4><time datetime="2025-03-04T10:00:00+02:00">4 March</time><p>${text}</p>${extra}</div>`;
const maker = siteFrom({
  '/': '<body><p>Pens and quills in bulk, sent within a day.</p><footer>© 2026 Quillmoor Trading Co., Ltd.</footer></body>',
});

const compared = (one: ReturnType<typeof profile>, other: ReturnType<typeof profile>) => {
  const [left, right] = [socialPosts.extract(one), socialPosts.extract(other)];
  return left === null || right === null ? null : socialPosts.compare(left, right);
};

describe('posts', () => {
  it('are read with what they say and when, without the words of others', () => {
    const site = profile(post('New quills are in.', '<div class="comments"><p>Lovely, I want ten.</p></div>'));
    const [first] = site.pages[0] === undefined ? [] : postsOf(site.pages[0]);
    expect(first?.text).toBe('Anna Hollis\n4 March\nNew quills are in.');
    expect(first?.at).toBe('2025-03-04T08:00:00.000Z');
  });

  it('have no date where the page gives none that means one instant', () => {
    const site = profile(
      '<div role="article"><time datetime="2025-03-04">4 March</time><p>New quills are in.</p></div>',
    );
    expect(site.pages[0] === undefined ? null : postsOf(site.pages[0])[0]?.at).toBeNull();
  });
});

describe('posts that name the other side', () => {
  it('are partial, with the day, from either side', () => {
    const seller = profile(post('Write to me for prices of Quillmoor Trading quills.'));
    const found = compared(maker, seller);
    expect(found?.level).toBe('partial');
    expect(found?.right.value).toBe('post: Quillmoor Trading Co., Ltd. (2025-03-04)');
    expect(compared(seller, maker)?.left.value).toBe('post: Quillmoor Trading Co., Ltd. (2025-03-04)');
  });

  it('are partial where they link to its profile', () => {
    const shop = siteFrom(
      { '/club881234': '<body><h1>Quills</h1><p>Pens and quills in bulk, sent within a day.</p></body>' },
      { host: 'vk.com', kind: 'social-page' },
    );
    const found = compared(profile(post('See <a href="https://vk.com/club881234">there</a>.')), shop);
    expect(found?.note).toBe('Posts of one side name the other: vk:club881234.');
  });

  it('is found between two members of one network', () => {
    const { ownPart } = profile(post('See <a href="https://www.facebook.com/quillmoor">them</a>.'));
    const value = ownPart === null ? null : socialPosts.extract(ownPart);
    expect(value?.posts[0]?.profiles).toEqual(['facebook:quillmoor']);
  });

  it.each([
    ['another firm', profile(post('Fernhollow Trading has new inks.'))],
    ['a part of another word', profile(post('Quillmoorish trading is not what we do.'))],
    [
      'a comment by somebody else',
      profile(post('New.', '<div class="comments"><p>Quillmoor Trading is cheaper</p></div>')),
    ],
    ['the firm’s own profile', profile(post('Quillmoor Trading is open.'), 'Quillmoor Trading')],
  ])('are not found in %s', (_, other) => {
    expect(compared(maker, other)).toBeNull();
  });
});

describe('what a profile calls itself', () => {
  const own = (body: string, title: string) => {
    const page = `<head><title>${title}</title></head><body>${body}<p>Pens and quills in bulk, sent within a day.</p></body>`;
    const site = siteFrom({ '/quillmoor/17': page }, { host: 't.me', kind: 'social-page' });
    return socialPosts.extract(site)?.own.map(({ value }) => value) ?? [];
  };
  it('is its title, up to where the network goes on', () => {
    expect(own('', 'Quillmoor Pens (@quillmoor) • photos')).toEqual(['telegram:quillmoor', 'quillmoor pens']);
  });
  it('is the author of a post before a title that is the network’s', () => {
    expect(own('<div><a class="post_owner_name"><span>Quillmoor Pens</span></a></div>', 'Telegram Widget')).toEqual([
      'telegram:quillmoor',
      'quillmoor pens',
    ]);
    expect(own('', 'Telegram Widget')).toEqual(['telegram:quillmoor']);
  });
});

describe('the hop from a profile to a site', () => {
  const roles = (body: string) =>
    siteLink.extract(profile(body))?.outbound.map(({ role, value }) => `${role} ${value}`);
  const wrapped = 'https://l.facebook.com/l.php?u=https%3A%2F%2Ffernhollow.com%2F&h=x';

  it('is a link of the profile’s own, the platform’s exit taken off', () => {
    expect(roles(`<div><a href="${wrapped}">fernhollow.com</a></div>`)).toEqual(['bio fernhollow.com']);
  });

  it('is a mention where a post has it', () => {
    expect(roles(post(`Read <a href="${wrapped}">this</a>.`))).toEqual(['main fernhollow.com']);
  });

  it('is read off an address that is written out', () => {
    expect(roles('<p>Website: www.fernhollow.com</p>')).toEqual(['bio fernhollow.com']);
  });
});
