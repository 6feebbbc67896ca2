import { contactEmail } from '../../../src/signals/identity/contact-email.ts';
import { examplesOf } from '../../../testkit/contract/signal.contract.ts';

export const examples = examplesOf(contactEmail, [
  {
    name: 'link with a subject, and text that is split and disguised',
    pages: `<body><p>Write to <a href="mailto:Sales@Quillmoor-Trade.com?subject=Price&amp;cc=anna.quill%40gmail.com">us</a></p>
          <footer><p>export<span>&#8203;</span> [at] quillmoor (dot) cn</p></footer></body>`,
    expect: ['sales@quillmoor-trade.com', 'annaquill@gmail.com', 'export@quillmoor.cn'],
  },
  {
    name: 'address behind Cloudflare protection',
    pages:
      '<body><p>Pens and quills in bulk. Mail: <a href="#" class="__cf_email__" data-cfemail="422b2c242d0233372b2e2e2f2d2d306c212d2f">[email&#160;protected]</a> <a href="/cdn-cgi/l/email-protection#2a4b44444b6a5b5f4346464745455804494547">write</a></p></body>',
    expect: ['anna@quillmoor.com', 'info@quillmoor.com'],
  },
  {
    name: 'put together by a script, kept in data attributes, written backwards',
    pages: `<body><p>Pens and quills in bulk, sent within a day.</p>
          <script>var u = 'anna', h = 'quillmoor'; h += '.com'; document.write('<a href="mai' + 'lto:' + u + '&#64;' + h + '">write</a>');</script>
          <a href="#" data-user="export" data-domain="quillmoor.com">Write</a>
          <p><span style="unicode-bidi:bidi-override;direction:rtl">moc.roomlliuq@nori</span></p></body>`,
    expect: ['anna@quillmoor.com', 'export@quillmoor.com', 'iron@quillmoor.com'],
  },
  {
    name: 'in the words for a picture, without scripts, in the head, turned by a style, with a Cyrillic letter',
    pages: `<head><meta name="reply-to" content="anna@quillmoor.com"><style>.t{unicode-bidi:bidi-override;direction:rtl}</style></head>
          <body><p>Pens and quills in bulk, sent within a day.</p><img src="/mail.png" alt="bela@quillmoor.com">
          <noscript><p>Write to carl@quillmoor.com</p></noscript><p><span class="t">moc.roomlliuq@arod</span></p><p>еrik@quillmoor.com</p></body>`,
    expect: [
      'anna@quillmoor.com',
      'bela@quillmoor.com',
      'carl@quillmoor.com',
      'dora@quillmoor.com',
      'erik@quillmoor.com',
    ],
  },
  {
    name: "trap: a mailbox that ends like another's",
    pages:
      '<body><p>Pens and quills in bulk, sent within a day. E-mail: josé.quill@gmail.com, or k.müller@gmx.de</p></body>',
    expect: null,
  },
  {
    name: 'trap: who built the site signs it, with an own address behind',
    pages: `<body><p>Pens and quills in bulk.</p><footer><p>Website by <a href="https://webcraft.com/">Webcraft</a> · hello@webcraft.com</p>
          <p>Powered by Webcraft. E-mail: quillmoor@trade-post.com</p></footer></body>`,
    expect: ['quillmoor@trade-post.com'],
  },
  {
    name: 'trap: placeholders of a theme',
    pages:
      '<body><p>info@example.com, you@yourdomain.com, your-email@gmail.com, name@company.com</p><p>john.doe@gmail.com</p></body>',
    expect: null,
  },
  {
    name: 'trap: pictures, handles and machine ids',
    pages:
      '<body><p>logo@2x.png follow @quillmoor</p><p>9f8e7d6c5b4a39281706f5e4d3c2b1a0@o123.ingest.sentry.io meet at 5 dot com</p></body>',
    expect: null,
  },
]);
