import { describe, expect, it } from 'vitest';
import { tenantsIn, unknownTenant } from '../../../src/address/tenant-address.ts';
import { siteLink } from '../../../src/signals/identity/site-link.ts';
import { tenant } from '../../../src/signals/identity/tenant.ts';
import { signalContract } from '../../../testkit/contract/signal.contract.ts';
import { expectQuick } from '../../../testkit/expect-quick.ts';
import { siteFrom } from '../../../testkit/site-fixture.ts';
import { examples } from './tenant.examples.ts';

signalContract(tenant, examples);

const named = (url: string): string[] =>
  tenantsIn(url, 'part').map(({ service, tenant: name }) => `${service}:${name}`);
const FILL =
  '<h1>Pens</h1><p>Pens and quills in bulk, cut by hand and sent within a day to every harbour that asks for them.</p>';
const read = (html: string, host = 'example.test') =>
  tenant.extract(siteFrom({ '/': `<body>${FILL}${html}</body>` }, { host }));

describe('the customer in an address', () => {
  it.each([
    'https://static-assets.squarespace.com/a.js',
    'https://public-api.wordpress.com/rest',
    'https://cdn-eu.sirv.com/a.png',
    'https://img-prod-2.imgix.net/a.png',
    'https://assets-us-east-1.azureedge.net/a.css',
    'https://fonts-api.netlify.app/a.css',
    'https://v2-1.pages.dev/a.js',
    'https://cdn.globalso.com/v1.2.3/a.js',
    'https://cdn.globalso.com/default-theme/a.js',
    'https://storage.googleapis.com/static.assets/a.js',
    'https://d1ab2cd3ef4gh.cloudfront.net/js/jquery-3.7.1.min.js',
  ])('is none in %s', (url) => {
    expect(named(url)).toEqual([]);
  });

  it.each([
    'https://img.marrowcdn.com/9f8e7d6c5b4a/a.jpg',
    'https://img.marrowcdn.com/build-2019/a.jpg',
    'https://static-v2.marrowcdn.com/uploads/a.jpg',
    'https://assets-eu1.marrowcdn.com/uploads/a.jpg',
  ])('is not guessed in %s', (url) => {
    expect(unknownTenant(url, 'example.test')).toBeNull();
  });

  it.each([
    ['https://cdn.globalso.com/quillmoor/a.jpg', 'globalso:quillmoor'],
    ['https://iqrorwxhquillmr5q.leadongcdn.com/cloud/a/b.jpg', 'leadong:rorwxhquillmr5q'],
    ['https://jkrorwxhquillmr5q-static.ldycdn.com/cloud/a/b.jpg', 'leadong:rorwxhquillmr5q'],
    ['https://48213905.s21i.faiusr.com/2/ABU.jpg', 'faisco:48213905'],
    ['https://nwzimg.wezhan.cn/contents/sitefiles2033/10165432/images/1.png', 'wezhan:10165432'],
    ['https://cdn.shopify.com/s/files/1/0482/1390/files/a.jpg', 'shopify:04821390'],
    ['https://static.wixstatic.com/media/4f1a9c_0123456789abcdef~mv2.png/v1/fill/x.png', 'wix:4f1a9c'],
    [
      'https://images.squarespace-cdn.com/content/v1/5f7a1c0b9d3e42688ace1357/a.jpg',
      'squarespace:5f7a1c0b9d3e42688ace1357',
    ],
    ['https://assets.website-files.com/5f7a1c0b9d3e42688ace1357/a.svg', 'webflow:5f7a1c0b9d3e42688ace1357'],
    ['https://quillmoor.s3.eu-west-1.amazonaws.com/a.pdf', 's3:quillmoor'],
    ['https://s3-eu-west-1.amazonaws.com/quillmoor/a.pdf', 's3:quillmoor'],
    ['https://s3.amazonaws.com/quillmoor/a.pdf', 's3:quillmoor'],
    ['https://quill-1304821390.cos.ap-guangzhou.myqcloud.com/a.png', 'cos:quill-1304821390'],
    ['https://quillmoor.blob.core.windows.net/a/b.png', 'azure:quillmoor'],
    ['https://storage.googleapis.com/quillmoor/a.png', 'gcs:quillmoor'],
    ['https://firebasestorage.googleapis.com/v0/b/quillmoor.appspot.com/o/a.png', 'firebase:quillmoor'],
    ['https://quillmoor.firebaseapp.com/x.js', 'firebase:quillmoor'],
    ['https://res.cloudinary.com/quillmoor/image/upload/v1/a.jpg', 'cloudinary:quillmoor'],
    ['https://quillmoor.imgix.net/a.jpg', 'imgix:quillmoor'],
    ['https://deploy-7--quillmoor.netlify.app/a.jpg', 'netlify:quillmoor'],
    [
      'https://www.google.com/maps/embed?pb=!1m18!1m12!1m3!1d1!2m3!1f0!3m3!1m2!1s0x4721c0ffee123456%3A0xfeedface12345678!2sQuill',
      'google-place:0x4721c0ffee123456%3A0xfeedface12345678',
    ],
    ['https://www.google.com/maps?cid=4821390557746182', 'google-place:4821390557746182'],
    ['https://calendly.com/quillmoor/intro', 'calendly:quillmoor'],
    [
      'https://drive.google.com/file/d/1FernHollow_quillmoor0123456789/view',
      'google-document:1FernHollow_quillmoor0123456789',
    ],
    ['https://e.issuu.com/embed.html?d=pens&u=quillmoor', 'issuu:quillmoor'],
    ['https://player.vimeo.com/video/482139055', 'vimeo-film:482139055'],
  ])('%s', (url, value) => {
    expect(named(url)).toEqual([value]);
  });

  it.each([
    'https://cdn.globalso.com/lite-yt-embed.js',
    'https://a0.leadongcdn.com/cloud/a.jpg',
    'https://1.s21i.faiusr.com/2/ABU.jpg',
    'https://d1.faiusr.com/2/AAE.jpg',
    'https://cdn.shopify.com/s/javascripts/a.js',
    'https://cdn.shopify.com/s/files/1/0533/2089/files/placeholder-images-image.png',
    'https://res.cloudinary.com/demo/image/upload/a.jpg',
    'https://www.netlify.app/',
    'https://netlify.app/',
    'https://1.bp.blogspot.com/-x/a.jpg',
    'https://www.google.com/maps/embed?pb=!1m14!1m12!1m3!1d1',
    'https://notnetlify.app/a.png',
    'not an address',
  ])('is not named by %s', (url) => {
    expect(named(url)).toEqual([]);
  });

  it('is guessed on unknown media hosts only, and neither on the own one nor from ordinary folders', () => {
    expect(unknownTenant('https://img.marrowcdn.com/quillmoor/a.jpg', 'example.test')).toBe('marrowcdn.com/quillmoor');
    for (const url of [
      'https://img.marrowcdn.com/images/a.jpg',
      'https://img.marrowcdn.com/a.jpg',
      'https://shop.marrowgate.com/quillmoor/a.jpg',
      'https://images.unsplash.com/quillmoor/a.jpg',
    ])
      expect(unknownTenant(url, 'example.test'), url).toBeNull();
    expect(unknownTenant('https://img.quillmoor.com/pens-2/a.jpg', 'quillmoor.com')).toBeNull();
    expect(unknownTenant('https://img.quillmoor-cdn.com/pens-2/a.jpg', 'quillmoor.com')).toBeNull();
  });

  it('is found in what builders write into their pages', () => {
    expect(read('<script>Shopify.shop = "quill-moor.myshopify.com";</script>')?.map(({ value }) => value)).toEqual([
      'myshopify:quill-moor',
    ]);
    expect(read('<div data-wf-site="5f7a1c0b9d3e42688ace1357"></div>')?.map(({ value }) => value)).toEqual([
      'webflow:5f7a1c0b9d3e42688ace1357',
    ]);
  });

  it('is compared by what says most: an account, else a document or film, else a guess', () => {
    const film = '<iframe src="https://www.youtube.com/embed/q7Lm2fernHo"></iframe>';
    const builder = '<img src="https://cdn.globalso.com/quillmoor/a.png" alt="">';
    const [one, other] = [read(film) ?? [], read(film + builder) ?? []];
    expect(tenant.compare(one, other)?.level).toBe('close');
    expect(tenant.compare(other, other)).toMatchObject({
      level: 'identical',
      shared: [{ token: 'tenant:globalso:quillmoor' }],
    });
    expect(tenant.compare(one, read(builder.replace('quillmoor', 'fernhollow')) ?? [])).toBeNull();
  });
});

describe('hot-linked media', () => {
  const own = (host: string) => siteLink.extract(siteFrom({ '/': `<body>${FILL}</body>` }, { host }));
  const hot = (src: string) =>
    siteLink.extract(siteFrom({ '/': `<body>${FILL}<img src="${src}" alt=""></body>` }, { host: 'quillmoor.com' }));

  it('of another site is a link to that site', () => {
    const [from, to] = [hot('http://www.fernhollow.cn/uploads/pen.jpg'), own('fernhollow.cn')];
    expect(from && to && siteLink.compare(from, to)).toMatchObject({
      level: 'close',
      left: { value: 'media: fernhollow.cn' },
    });
  });

  it.each([
    'https://cdn.globalso.com/a.jpg',
    'https://cdn.shopify.com/s/a.jpg',
    'https://static.wixstatic.com/media/a.jpg',
    'https://res.cloudinary.com/a.jpg',
    'https://images.unsplash.com/a',
    'https://i.imgur.com/a.png',
    'https://d1abcd.cloudfront.net/a.png',
    'https://a3.ldycdn.com/cloud/a.jpg',
  ])('of a platform or CDN is none: %s', (src) => {
    expect(hot(src)?.outbound).toEqual([]);
  });
});

it.each(['/', '!1s0x', '-', 'a.', '%3A', '/content/v1'])(
  'an address of 2,000 characters of %j is read in no time',
  (unit) => {
    const path = unit.repeat(Math.ceil(1_900 / unit.length)).slice(0, 1_900);
    for (const host of [
      'www.google.com',
      'cdn.shopify.com',
      'img.marrowcdn.com',
      'custom-images.strikinglycdn.com',
      'images.squarespace-cdn.com',
    ])
      expectQuick(() => [named(`https://${host}/maps/embed?pb=${path}`), named(`https://${host}/${path}`)], 20);
  },
);
