import { siteLink } from '../../../src/signals/identity/site-link.ts';
import { examplesOf } from '../../../testkit/contract/signal.contract.ts';

export const examples = examplesOf(siteLink, [
  {
    name: 'footer, canonical and hot-linked picture',
    pages: `<head><link rel="canonical" href="https://quillmoor.com/"></head><body><p>Pens and quills in bulk, sent within a day.</p><img src="https://media.marrowgate.com/a.jpg" alt="pen">
          <footer><a href="https://www.fernhollow.cn/en/">Our new site</a></footer></body>`,
    expect: ({ own, outbound }) =>
      own[0]?.value === 'example.test' &&
      outbound
        .map(({ role, value }) => `${role} ${value}`)
        .sort()
        .join() === 'canonical quillmoor.com,footer fernhollow.cn,media marrowgate.com',
  },
  {
    name: 'the site that the footer leads to',
    host: 'fernhollow.cn',
    pages: '<body><p>Pens and quills in bulk, sent within a day.</p></body>',
    expect: ({ own, outbound }) => own[0]?.value === 'fernhollow.cn' && outbound.length === 0,
  },
  {
    name: 'a link in running text is only that',
    pages:
      '<body><main><p>The list was printed by <a href="https://fernhollow.cn/news/1">the harbour paper</a> last week, with many names on it.</p></main></body>',
    expect: ({ outbound }) => outbound.length === 1 && outbound[0]?.role === 'main',
  },
  {
    name: 'trap: the builder in the footer, and what everybody links to',
    pages: `<body><p>Pens and quills in bulk, sent within a day.</p><footer><p>Powered by <a href="https://webcraft.com">Webcraft</a></p>
          <a href="https://www.google.com/maps">Map</a><a href="https://www.facebook.com/quillmoor">F</a></footer></body>`,
    expect: ({ outbound }) => outbound.length === 1 && outbound[0]?.role === 'main',
  },
  {
    name: 'trap: links to itself',
    pages:
      '<body><p>Pens and quills in bulk, sent within a day.</p><footer><a href="https://www.example.test/ru/">ru</a><a href="/en">en</a></footer></body>',
    expect: ({ outbound }) => outbound.length === 0,
  },
]);
