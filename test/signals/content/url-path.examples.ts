import { urlPath } from '../../../src/signals/content/url-path.ts';
import { examplesOf } from '../../../testkit/contract/signal.contract.ts';
import { PENS } from '../example-pages.ts';

export const examples = examplesOf(urlPath, [
  {
    name: 'pages under a language, pictures with sizes, a price list',
    pages: `<body>${PENS}<a href="/ru/catalogue/goose-quills-4821/">a</a><a href="/Marrow_Ink.html">b</a><a href="/en/about-us">c</a>
          <img src="/wp-content/uploads/2020/03/Harbour-Workshop-300x200.jpg" alt=""><img src="https://img.marrowcdn.com/x/goose-quills@2x.png" alt=""><a href="/files/quillmoor-prices-2021.pdf">d</a></body>`,
    expect: ['file:goose-quills', 'file:harbour-workshop', 'file:quillmoor-prices', 'goose-quills', 'marrow-ink'],
  },
  {
    name: 'slugs in other scripts',
    pages: `<body>${PENS}<a href="/%D0%BF%D0%B5%D1%80%D1%8C%D1%8F-%D0%B3%D1%83%D1%81%D0%B8%D0%BD%D1%8B%D0%B5">a</a><a href="/%E9%B9%85%E6%AF%9B%E7%AC%94">b</a></body>`,
    expect: ['перья-гусиные', '鹅毛笔'],
  },
  {
    name: 'trap: what every site has',
    pages: `<body>${PENS}<a href="/about-us/">a</a><a href="/product-category/">b</a><a href="/privacy-policy.html">c</a><a href="/2021/03/14/">d</a><a href="/p/48213905">e</a><a href="/wp-content/uploads/">f</a>
          <img src="/img/IMG_4821.jpg" alt=""><img src="/img/banner-1.jpg" alt=""><img src="/img/logo-white@2x.png" alt=""><img src="/img/0f3a9c1b5d7e2468.jpg" alt=""><img src="/img/微信图片_20210314.jpg" alt=""></body>`,
    expect: null,
  },
  {
    name: 'trap: pages of other sites',
    pages: `<body>${PENS}<p><a href="https://fernhollow.com/goose-quills/">a</a></p></body>`,
    expect: null,
  },
]);
