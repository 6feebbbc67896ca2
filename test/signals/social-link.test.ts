import { describe, expect, it } from 'vitest';
import { socialLink } from '../../src/signals/social-link.ts';
import { socialProfile } from '../../src/signals/social-profile.ts';
import { signalContract } from '../contract/signal.contract.ts';
import { siteFrom } from '../site-fixture.ts';

signalContract(socialLink);

describe('profiles', () => {
  it.each([
    ['https://m.facebook.com/Quill.Moor?ref=x', 'facebook:quillmoor'],
    ['https://www.facebook.com/pages/Quill-Moor/104883920184417', 'facebook:104883920184417'],
    ['https://www.facebook.com/Quillmoor-Trading-104883920184417/', 'facebook:104883920184417'],
    ['https://vk.com/club839201844', 'vk:club839201844'],
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
