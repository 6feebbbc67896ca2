import { tenant } from '../../../src/signals/identity/tenant.ts';
import { examplesOf } from '../../../testkit/contract/signal.contract.ts';
import { PENS } from '../example-pages.ts';

export const examples = examplesOf(tenant, [
  {
    name: 'media, bucket, form and film',
    pages: `<head><link rel="stylesheet" href="https://quillmoor.oss-cn-hangzhou.aliyuncs.com/a.css"></head><body>${PENS}<img src="https://cdn.globalso.com/quillmoor/pen-1.jpg" alt="">
          <img src="https://cdn.shopify.com/s/files/1/0482/1390/5577/files/ink.jpg" alt=""><a href="https://docs.google.com/forms/d/e/1FAIpQLSfernhollow_quillmoor0123456789/viewform">Order</a>
          <iframe src="https://www.youtube.com/embed/q7Lm2fernHo?rel=0"></iframe></body>`,
    expect: [
      'globalso:quillmoor',
      'google-document:1FAIpQLSfernhollow_quillmoor0123456789',
      'oss:quillmoor',
      'shopify:048213905577',
      'youtube-film:q7Lm2fernHo',
    ],
  },
  {
    name: 'an unknown media host, by two pictures in a folder like an account',
    pages: `<body>${PENS}<img src="https://img.marrowcdn.com/quillmoor/a.jpg" alt=""><img src="https://img.marrowcdn.com/quillmoor/b.jpg" alt=""><img src="https://img.marrowcdn.com/uploads/c.jpg" alt="">
          <script>firebase.initializeApp({ projectId: "quill-moor" })</script></body>`,
    expect: ['firebase:quill-moor', 'media-host:marrowcdn.com/quillmoor'],
  },
  {
    name: 'trap: the hosts alone, and what a service puts on everybody’s site',
    pages: `<head><link rel="stylesheet" href="https://cdn.jsdelivr.net/npm/bootstrap/dist/css/bootstrap.min.css"><script src="https://static.parastorage.com/services/a/1.0/x.js"></script></head><body>${PENS}
          <img src="https://static.wixstatic.com/media/11062b_0123456789abcdef0123456789abcdef~mv2.jpg" alt=""><img src="https://cdn.globalso.com/style.png" alt=""><img src="https://res.cloudinary.com/demo/image/upload/a.jpg" alt="">
          <img src="https://sc01.alicdn.com/kf/H0123456789.jpg" alt=""><iframe src="https://www.youtube.com/embed/videoseries?list=PL0"></iframe></body>`,
    expect: null,
  },
  {
    name: 'trap: forms and scripts of a blog service, the same on all blogs',
    pages: `<body>${PENS}<form action="https://subscribe.wordpress.com/" method="post"></form><iframe src="https://jetpack.wordpress.com/jetpack-comment/"></iframe></body>`,
    expect: null,
  },
  {
    name: 'trap: links in passing to projects and films of others',
    pages: `<body>${PENS}<p>See <a href="https://fernhollow.github.io/pens/">this</a>, <a href="https://fernhollow.netlify.app">that</a> and <a href="https://www.youtube.com/watch?v=q7Lm2fernHo">a film</a>.</p></body>`,
    expect: null,
  },
]);
