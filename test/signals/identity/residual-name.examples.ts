import { residualName } from '../../../src/signals/identity/residual-name.ts';
import { examplesOf } from '../../../testkit/contract/signal.contract.ts';

export const examples = examplesOf(residualName, [
  {
    name: 'old name in a translated footer, a picture text and a comment',
    pages: `<html lang="en"><head><title>Fernhollow pens</title><!-- built for Quillmoor Works Co., Ltd --></head><body><p>Pens and quills in bulk, sent within a day.</p>
          <img src="/a.jpg" alt="Hebei Quillmoor Trading Co., Ltd workshop"><footer><p>© 2021 Shanxi Fernhollow Co., Ltd</p></footer></body></html>`,
    expect: (value) =>
      value.some((name) => name.value === 'shanxi fernhollow' && name.role === 'declared') &&
      value.some((name) => name.value === 'hebei quillmoor trading' && name.source === 'alt') &&
      value.some((name) => name.value === 'quillmoor works' && name.source === 'comment'),
  },
  {
    name: 'organisation record and opening words',
    pages: `<head><script type="application/ld+json">{"@type":"Organization","name":"Quillmoor Trading"}</script></head>
          <body><main><p>Hebei Quillmoor Trading Co., Ltd is a maker of pens and quills in every size.</p></main></body>`,
    expect: (value) =>
      value.some((name) => name.value === 'quillmoor trading' && name.role === 'declared') &&
      value.some((name) => name.value === 'hebei quillmoor trading' && name.role === 'trace'),
  },
  {
    name: 'trap: the builder, a partner and a firm in the news are nobody’s own name',
    pages: `<body><main><p>Pens and quills in bulk, sent within a day.</p><p>Last week the harbour said that Marrowgate Shipping Ltd had bought two cranes.</p>
          <div class="partners"><img src="/p.png" alt="Oxbow Paper Co., Ltd"></div></main><footer><p>Powered by Webcraft Ltd</p></footer></body>`,
    expect: (value) =>
      value.every((name) => name.role !== 'declared' && name.value !== 'webcraft') &&
      value.some((name) => name.value === 'marrowgate shipping'),
  },
  {
    name: 'trap: the maker whose goods are openly sold, in title, opening words and footer',
    pages: `<head><title>Authorised dealer of Oxbow Paper Co., Ltd</title><meta name="description" content="Official distributor for Oxbow Paper"></head><body><main>
          <p>Fernhollow Stationers Ltd is a shop for pens and paper, and an approved stockist of Oxbow Paper Co., Ltd since 2009.</p></main>
          <footer><p>Exclusive importer of Oxbow Paper Co., Ltd</p><p>© 2021 Fernhollow Stationers Ltd</p></footer></body>`,
    expect: (value) =>
      value.some((name) => name.value === 'fernhollow stationers' && name.role === 'declared') &&
      value.filter((name) => name.value.includes('oxbow')).every((name) => name.role === 'mention'),
  },
  {
    name: 'trap: blanks of a theme',
    pages: `<head><title>Home</title><meta property="og:site_name" content="My Site"><meta name="author" content="admin"></head>
          <body><p>Pens and quills in bulk, sent within a day.</p><img alt="logo" src="/l.png"><footer><p>© 2021 Your Company. All Rights Reserved</p></footer></body>`,
    expect: null,
  },
]);
