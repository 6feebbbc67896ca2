/** The profiles on social networks and trade platforms that the site gives as its own, or is. */
import { z } from 'zod';
import type { Site } from '../page/views.ts';
import { jsonLdStrings } from './json-ld-strings.ts';
import { comparisonOf, Found, KindedOccurrence, listed, sharedValues } from './occurrences.ts';
import type { Comparison, Signal } from './signal.ts';
import { socialProfile } from './social-profile.ts';

const Value = z.array(KindedOccurrence);
type Value = z.infer<typeof Value>;

function extract(site: Site): Value | null {
  const found = new Found<KindedOccurrence>();
  const add = (url: string, place: () => KindedOccurrence['place']): void => {
    const profile = socialProfile(url);
    if (profile !== null) found.add({ kind: profile.slice(0, profile.indexOf(':')), value: profile, place: place() });
  };
  for (const page of site.pages) {
    if (site.kind !== 'website') {
      const own = page.outline[0];
      if (own !== undefined) add(page.url, () => page.place(own.node, page.title ?? page.url));
      // What a platform's page links to on its own platform is the platform's choice, not the seller's.
    }
    for (const { url, zone, node, text } of page.links) {
      if (url === null) continue;
      const samePlatform = site.kind !== 'website' && new URL(url).hostname.endsWith(site.domain);
      // In running text a profile may be anybody's; in icons rows, headers and footers it is the site's own.
      if (samePlatform || (zone === 'main' && text.length > 60)) continue;
      add(url, () => page.place(node, url));
    }
    for (const { data, node } of page.jsonLd) {
      for (const { key, value } of jsonLdStrings(data)) if (key === 'sameas') add(value, () => page.place(node, value));
    }
  }
  return found.list();
}

const tokens = (value: Value): string[] => value.map((item) => `social-link:${item.value}`);

function compare(left: Value, right: Value): Comparison | null {
  const same = sharedValues(left, right, ({ value }) => `social-link:${value}`);
  return comparisonOf('identical', same, `Both sides give the profile ${listed(same.map((pair) => pair.left.value))}.`);
}

export const socialLink: Signal<Value> = {
  id: 'social-link',
  version: 1,
  group: 'identity',
  sentence: 'Profiles on social networks and trade platforms that the site gives as its own.',
  value: Value,
  extract,
  keys: tokens,
  tokens,
  compare,
  examples: [
    {
      name: 'icons in the footer, and sameAs',
      pages: {
        '/': `<head><script type="application/ld+json">{"@type":"Organization","name":"Quillmoor","sameAs":["https://www.linkedin.com/company/Quillmoor-Trading/"]}</script></head>
          <body><p>Pens and quills in bulk.</p><footer><a href="https://www.facebook.com/Quill.Moor/">F</a><a href="https://twitter.com/quillmoor?lang=en">T</a>
          <a href="https://www.youtube.com/channel/UCabcdefghijklmnopqrstuv">Y</a></footer></body>`,
      },
      expect: (value) =>
        value
          .map((item) => item.value)
          .sort()
          .join() === 'facebook:quillmoor,linkedin:quillmoor-trading,x:quillmoor,youtube:ucabcdefghijklmnopqrstuv',
    },
    {
      name: 'numbered profile and a platform shop',
      pages: {
        '/': `<body><p>Pens and quills in bulk.</p><footer><a href="https://www.facebook.com/profile.php?id=100063920184417">F</a>
          <a href="https://quillmoor.en.alibaba.com/company_profile.html">shop</a></footer></body>`,
      },
      expect: (value) =>
        value
          .map((item) => item.value)
          .sort()
          .join() === 'alibaba:quillmoor,facebook:100063920184417',
    },
    {
      name: 'trap: sharing buttons',
      pages: {
        '/': `<body><p>Pens and quills in bulk.</p><footer><a href="https://www.facebook.com/sharer/sharer.php?u=https://example.test">s</a>
          <a href="https://twitter.com/intent/tweet?text=x">t</a><a href="https://vk.com/share.php?url=x">v</a>
          <a href="https://www.linkedin.com/shareArticle?mini=true&amp;url=x">l</a><a href="https://pinterest.com/pin/create/button/?url=x">p</a></footer></body>`,
      },
      expect: null,
    },
    {
      name: 'trap: a theme that links to the networks themselves',
      pages: {
        '/': `<body><p>Pens and quills in bulk.</p><footer><a href="https://facebook.com/">F</a><a href="https://www.facebook.com/wix">W</a>
          <a href="https://instagram.com/yourname">I</a><a href="https://twitter.com/#">T</a></footer></body>`,
      },
      expect: null,
    },
  ],
};
