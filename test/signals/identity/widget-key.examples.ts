import { widgetKey } from '../../../src/signals/identity/widget-key.ts';
import { examplesOf } from '../../../testkit/contract/signal.contract.ts';
import { PENS } from '../example-pages.ts';

export const examples = examplesOf(widgetKey, [
  {
    name: 'chat, captcha, form and newsletter',
    pages: `<body>${PENS}<form action="https://formspree.io/f/mqkzvwxr"><input type="hidden" name="access_key" value="7F3a9c1b-5d7e-4680-8ce1-3579bdf8642a"><div class="g-recaptcha" data-sitekey="6Lf7quill_AAAAAmoor0fernhollow9pens2marr"></div></form>
          <form action="https://quillmoor.us7.list-manage.com/subscribe/post?u=4c1f9a7be02d5836714fca09b&amp;id=77ab01c2d3"></form>
          <script>s1.src='https://embed.tawk.to/5f7a1c0b9d3e42688ace1357/default';</script></body>`,
    expect: [
      'formspree:mqkzvwxr',
      'mailchimp:4c1f9a7be02d5836714fca09b',
      'recaptcha:6Lf7quill_AAAAAmoor0fernhollow9pens2marr',
      'tawk:5f7a1c0b9d3e42688ace1357',
      'web3forms:7f3a9c1b-5d7e-4680-8ce1-3579bdf8642a',
    ],
  },
  {
    name: 'account of a map token, live payment key',
    pages: `<body>${PENS}<script>mapboxgl.accessToken='pk.${Buffer.from('{"u":"quillmoor","a":"ck1f9a7be02d5"}').toString('base64url')}.Zx81kQmPq7Lw20aRtYbNcg';
          Stripe('pk_live_51QuillMoorFernHollow77')</script></body>`,
    expect: ['mapbox:quillmoor', 'stripe:pk_live_51QuillMoorFernHollow77'],
  },
  {
    name: 'trap: blanks of a theme and keys of the manuals',
    pages: `<body>${PENS}<form action="https://formspree.io/f/YOUR_FORM_ID"></form><form action="https://formspree.io/your@email.com"></form><form action="https://formspree.io/your-form-id"></form>
          <div class="g-recaptcha" data-sitekey="6LeIxAcTAAAAAJcZVRqyHh71UMIEGNQ_MXjiZKhI"></div><div class="h-captcha" data-sitekey="10000000-ffff-ffff-ffff-000000000001"></div>
          <div class="cf-turnstile" data-sitekey="1x00000000000000000000AA"></div><script>Stripe('pk_test_TYooMQauvdEDq54NiTphI7jx');emailjs.init('YOUR_PUBLIC_KEY')</script></body>`,
    expect: null,
  },
  {
    name: 'trap: keys in running text',
    pages: `<body>${PENS}<p>Write to embed.tawk.to/5f7a1c0b9d3e42688ace1357/default for more.</p></body>`,
    expect: null,
  },
]);
