import { tracker } from '../../../src/signals/identity/tracker.ts';
import { examplesOf } from '../../../testkit/contract/signal.contract.ts';
import { PENS } from '../example-pages.ts';

export const examples = examplesOf(tracker, [
  {
    name: 'tags in scripts, frames and metas',
    pages: `<head><meta name="google-site-verification" content="q7Lm2_fernhollowXk9"><script async src="https://www.googletagmanager.com/gtag/js?id=G-7QK2M9ZXW4"></script>
          <script>gtag('config','UA-48213907-3');fbq('init', '483920175566201');</script><script src="https://hm.baidu.com/hm.js?0f3a9c1b5d7e24680ace13579bdf8642"></script></head>
          <body><noscript><iframe src="https://www.googletagmanager.com/ns.html?id=GTM-K7M2QX"></iframe></noscript>${PENS}</body>`,
    expect: [
      'baidu:0f3a9c1b5d7e24680ace13579bdf8642',
      'google-analytics-4:G-7QK2M9ZXW4',
      'google-analytics:48213907',
      'google-site-verification:q7Lm2_fernhollowXk9',
      'google-tag-manager:GTM-K7M2QX',
      'meta-pixel:483920175566201',
    ],
  },
  {
    name: 'Metrica and CNZZ counters',
    pages: `<body>${PENS}<script>ym(73920184, "init", {})</script><img src="https://mc.yandex.ru/watch/73920184">
          <script src="https://s4.cnzz.com/z_stat.php?id=1279304452&amp;web_id=1279304452"></script></body>`,
    expect: ['cnzz:1279304452', 'yandex-metrica:73920184'],
  },
  {
    name: 'trap: blanks of a theme',
    pages: `<head><meta name="google-site-verification" content=""><script>gtag('config','UA-XXXXXXXX-1');gtag('config','G-XXXXXXXXXX');gtag('config','UA-12345678-1')</script>
          <script src="https://www.googletagmanager.com/gtm.js?id=GTM-XXXXXX"></script><script src="https://hm.baidu.com/hm.js?abc123"></script></head><body>${PENS}</body>`,
    expect: null,
  },
  {
    name: 'trap: part numbers in the text that look like ids',
    pages: '<body><p>Nib G-7QK2M9ZXW4 fits holder GTM-K7M2QX; order by UA-48213907-3 today.</p></body>',
    expect: null,
  },
]);
