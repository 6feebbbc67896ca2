import { describe, expect, it, test } from 'vitest';
import { isSameSite, leavesSite, siteOf } from '../../src/address/site-name.ts';
import type { Kind } from '../../src/model/words.ts';

test.each([
  ['https://www.seller.com/a?b', 'seller.com'],
  ['http://ru.shop.seller.com.cn:8080/', 'seller.com.cn'],
  ['https://one.github.io/x', 'one.github.io'],
  ['https://two.github.io/x', 'two.github.io'],
  ['http://127.0.0.1:8080/a', '127.0.0.1:8080'],
  ['http://[::1]:8080/a', '[::1]:8080'],
  ['http://localhost:3000/', 'localhost:3000'],
  ['http://www.seller.test:8080/', 'www.seller.test:8080'],
  ['https://xn--e1afmkfd.xn--p1ai/', 'xn--e1afmkfd.xn--p1ai'],
  ['not a url', 'not a url'],
])('website %s is %s', (url, site) => {
  expect(siteOf(url, 'website')).toBe(site);
});

test.each([
  ['https://www.facebook.com/Some.Seller/?ref=x', 'facebook.com/some.seller'],
  ['https://m.facebook.com/some.seller/about', 'facebook.com/some.seller'],
  ['https://facebook.com/profile.php?id=100012', 'facebook.com/profile.php?id=100012'],
  ['https://www.facebook.com/pages/Some-Seller/123', 'facebook.com/pages/some-seller/123'],
  ['https://www.linkedin.com/company/some-seller/about/', 'linkedin.com/company/some-seller'],
  ['https://vk.com/club123', 'vk.com/club123'],
  ['https://t.me/s/someseller', 't.me/someseller'],
  ['https://t.me/someseller', 't.me/someseller'],
  ['https://www.youtube.com/channel/UCabC', 'youtube.com/channel/UCabC'],
  ['https://www.youtube.com/@SomeSeller/videos', 'youtube.com/@someseller'],
])('social page %s is %s', (url, site) => {
  expect(siteOf(url, 'social-page')).toBe(site);
});

test.each([
  ['https://someseller.en.alibaba.com/company_profile.html', 'someseller.en.alibaba.com'],
  ['https://www.made-in-china.com/showroom/someseller/', 'made-in-china.com/showroom/someseller'],
  ['https://m.tradekey.com/company/Some-Seller-123.html', 'tradekey.com/company/some-seller-123'],
  ['https://www.chemicalbook.com/ShowSupplierProductsList123/0.htm', 'chemicalbook.com/showsupplierproductslist123'],
  ['https://someseller.m.en.alibaba.com/', 'someseller.en.alibaba.com'],
  ['https://www.etsy.com/de/shop/SomeSeller', 'etsy.com/someseller'],
  ['https://www.amazon.de/sp?ie=UTF8&seller=A1B2C3D4E5F6G7', 'amazon.de/a1b2c3d4e5f6g7'],
  ['https://www.mercadolivre.com.br/perfil/SOMESELLER', 'mercadolivre.com.br/someseller'],
  ['https://www.alibaba.com/product-detail/Some-pens_1600881234567.html', 'alibaba.com/1600881234567'],
  ['https://some-market.test/vendor/someseller/goods', 'some-market.test/vendor/someseller'],
])('trade listing %s is %s', (url, site) => {
  expect(siteOf(url, 'trade-listing')).toBe(site);
});

test('same site', () => {
  expect(isSameSite('https://a.seller.com/', 'http://seller.com/x')).toBe(true);
  expect(isSameSite('https://one.github.io/', 'https://two.github.io/')).toBe(false);
  expect(isSameSite('http://127.0.0.1:1/', 'http://127.0.0.1:2/')).toBe(false);
  expect(isSameSite('mailto:a@b.example', 'http://b.example/')).toBe(false);
});

describe('a redirect leaves the site', () => {
  it.each<[boolean, Kind, string, string]>([
    [false, 'website', 'http://mill.com/', 'https://www.mill.com/en/'],
    [false, 'website', 'http://mill.test:8080/', 'https://mill.test:8443/'],
    [false, 'website', 'http://127.0.0.1:8080/', 'http://127.0.0.1:8080/home'],
    [false, 'website', 'http://mill.com/', 'about:blank'],
    [true, 'website', 'http://mill.com/', 'http://mill.net/'],
    [true, 'website', 'http://mill.com/', 'http://mill.com.cn/'],
    [true, 'website', 'http://127.0.0.1:8080/', 'http://127.0.0.1:8081/'],
    [true, 'website', 'http://mill.github.io/', 'http://forge.github.io/'],
    [false, 'social-page', 'https://www.facebook.com/Lotmeadow', 'https://www.facebook.com/profile.php?id=1000123'],
    [false, 'social-page', 'https://twitter.com/lotmeadow', 'https://x.com/lotmeadow'],
    [true, 'social-page', 'https://www.facebook.com/lotmeadow', 'https://mill.com/'],
    [true, 'social-page', 'https://www.facebook.com/lotmeadow', 'https://www.facebook.com/'],
    [true, 'trade-listing', 'https://lotmeadow.en.alibaba.com/', 'https://www.alibaba.com/'],
  ])('%s: %s %s → %s', (leaves, kind, asked, reached) => {
    expect(leavesSite(asked, reached, kind)).toBe(leaves);
  });
});
