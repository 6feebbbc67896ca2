import { socialLink } from '../../../src/signals/identity/social-link.ts';
import { examplesOf } from '../../../testkit/contract/signal.contract.ts';

export const examples = examplesOf(socialLink, [
  {
    name: 'icons in the footer, and sameAs',
    pages: `<head><script type="application/ld+json">{"@type":"Organization","name":"Quillmoor","sameAs":["https://www.linkedin.com/company/Quillmoor-Trading/"]}</script></head>
          <body><p>Pens and quills in bulk.</p><footer><a href="https://www.facebook.com/Quill.Moor/">F</a><a href="https://twitter.com/quillmoor?lang=en">T</a>
          <a href="https://www.youtube.com/channel/UCabcdefghijklmnopqrstuv">Y</a></footer></body>`,
    expect: ['facebook:quillmoor', 'linkedin:quillmoor-trading', 'x:quillmoor', 'youtube:UCabcdefghijklmnopqrstuv'],
  },
  {
    name: 'numbered profile and a platform shop',
    pages: `<body><p>Pens and quills in bulk.</p><footer><a href="https://www.facebook.com/profile.php?id=100063920184417">F</a>
          <a href="https://quillmoor.en.alibaba.com/company_profile.html">shop</a></footer></body>`,
    expect: ['alibaba:quillmoor', 'facebook:100063920184417'],
  },
  {
    name: 'trap: sharing buttons',
    pages: `<body><p>Pens and quills in bulk.</p><footer><a href="https://www.facebook.com/sharer/sharer.php?u=https://example.test">s</a>
          <a href="https://twitter.com/intent/tweet?text=x">t</a><a href="https://vk.com/share.php?url=x">v</a>
          <a href="https://www.linkedin.com/shareArticle?mini=true&amp;url=x">l</a><a href="https://pinterest.com/pin/create/button/?url=x">p</a></footer></body>`,
    expect: null,
  },
  {
    name: 'trap: a theme that links to the networks themselves',
    pages: `<body><p>Pens and quills in bulk.</p><footer><a href="https://facebook.com/">F</a><a href="https://www.facebook.com/wix">W</a>
          <a href="https://instagram.com/yourname">I</a><a href="https://twitter.com/#">T</a></footer></body>`,
    expect: null,
  },
]);
