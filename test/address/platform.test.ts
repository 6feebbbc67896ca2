import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  frameOwner,
  isPlatformsName,
  kindOfAddress,
  platformOfHost,
  readPlatformAddress,
} from '../../src/address/platform.ts';

/** platform unit id of-whom; - for none. */
const said = (url: string): string => {
  const standing = readPlatformAddress(url);
  if (standing === null) return 'none';
  const { platform, unit, id, owner } = standing;
  return `${platform} ${unit} ${id ?? '-'} ${owner ?? '-'}`;
};

describe('storefronts of trade platforms', () => {
  it.each([
    ['https://quillmoor.en.alibaba.com/', 'alibaba seller quillmoor quillmoor'],
    ['https://quillmoor.en.alibaba.com/company_profile.html', 'alibaba seller quillmoor quillmoor'],
    ['http://quillmoor.en.alibaba.com/contactinfo.html', 'alibaba seller quillmoor quillmoor'],
    ['https://quillmoor.m.en.alibaba.com/productlist-2.html', 'alibaba seller quillmoor quillmoor'],
    ['https://quillmoor.trustpass.alibaba.com/', 'alibaba seller quillmoor quillmoor'],
    ['https://quillmoor.en.made-in-china.com/contact-info.html', 'made-in-china seller quillmoor quillmoor'],
    ['https://quillmoor.en.made-in-china.com/product-list-1.html', 'made-in-china seller quillmoor quillmoor'],
    ['https://www.made-in-china.com/showroom/quillmoor/', 'made-in-china seller quillmoor quillmoor'],
    ['https://m.made-in-china.com/company-quillmoor/', 'made-in-china seller quillmoor quillmoor'],
    ['https://quillmoor.lookchem.com/', 'lookchem seller quillmoor quillmoor'],
    ['https://www.chemicalbook.com/ShowSupplierProductsList123456/0.htm', 'chemicalbook seller 123456 123456'],
    ['https://quillmoor.guidechem.com/', 'guidechem seller quillmoor quillmoor'],
    ['https://quillmoor.en.ec21.com/', 'ec21 seller quillmoor quillmoor'],
    ['https://quillmoor.en.ecplaza.net/', 'ecplaza seller quillmoor quillmoor'],
    [
      'https://www.tradekey.com/company/Quill-Moor-8812345.html',
      'tradekey seller quill-moor-8812345 quill-moor-8812345',
    ],
    ['https://www.weiku.com/company/8812345', 'weiku seller 8812345 8812345'],
    ['https://www.echemi.com/shop-us20181234567/index.html', 'echemi seller us20181234567 us20181234567'],
    ['https://www.chemball.com/factory/quillmoor/', 'chemball seller quillmoor quillmoor'],
    [
      'https://www.globalsources.com/quill-moor/showroom_6008851234567.htm',
      'globalsources seller 6008851234567 6008851234567',
    ],
    ['https://quillmoor.manufacturer.globalsources.com/', 'globalsources seller quillmoor quillmoor'],
    ['https://www.dhgate.com/store/20881234', 'dhgate seller 20881234 20881234'],
    ['https://quillmoor.1688.com/page/contactinfo.htm', '1688 seller quillmoor quillmoor'],
    ['https://www.indiamart.com/quill-moor/profile.html', 'indiamart seller quill-moor quill-moor'],
    ['https://www.tradeindia.com/quill-moor-8812345/', 'tradeindia seller quill-moor-8812345 quill-moor-8812345'],
    ['https://www.exportersindia.com/quill-moor/', 'exportersindia seller quill-moor quill-moor'],
    ['https://quillmoor.en.chemnet.com/', 'chemnet seller quillmoor quillmoor'],
    ['https://www.molbase.com/en/supplier-88123.html', 'molbase seller 88123 88123'],
    ['https://quillmoor.ecvv.com/', 'ecvv seller quillmoor quillmoor'],
    ['https://www.go4worldbusiness.com/member/view/881234/quillmoor.html', 'go4worldbusiness seller 881234 881234'],
    ['https://www.tradewheel.com/company/quill-moor/', 'tradewheel seller quill-moor quill-moor'],
    ['https://quillmoor.tradeford.com/', 'tradeford seller quillmoor quillmoor'],
    ['https://de.kompass.com/c/quill-moor/de8812345/', 'kompass seller de8812345 de8812345'],
    [
      'https://www.europages.co.uk/QUILL-MOOR/SEAC008812345-001.html',
      'europages seller seac008812345-001 seac008812345-001',
    ],
    ['https://www.etsy.com/shop/QuillMoor?ref=x', 'etsy seller quillmoor quillmoor'],
    ['https://www.etsy.com/de/shop/QuillMoor', 'etsy seller quillmoor quillmoor'],
    ['https://quillmoor.etsy.com/', 'etsy seller quillmoor quillmoor'],
    ['https://www.ebay.co.uk/str/quillmoor', 'ebay seller quillmoor quillmoor'],
    ['https://www.amazon.de/sp?ie=UTF8&seller=A1B2C3D4E5F6G7', 'amazon seller a1b2c3d4e5f6g7 a1b2c3d4e5f6g7'],
    ['https://quillmoor.booth.pm/', 'booth seller quillmoor quillmoor'],
    ['https://shopee.co.id/shop/88123456', 'shopee seller 88123456 88123456'],
    ['https://www.lazada.com.ph/shop/quill-moor/', 'lazada seller quill-moor quill-moor'],
    ['https://www.aliexpress.com/store/1100881234', 'aliexpress seller 1100881234 1100881234'],
    ['https://shop88123456.taobao.com/', 'taobao seller shop88123456 shop88123456'],
    ['https://quillmoor.tmall.com/', 'tmall seller quillmoor quillmoor'],
    ['https://www.mercadolivre.com.br/perfil/QUILLMOOR', 'mercadolibre seller quillmoor quillmoor'],
    ['https://www.olx.ua/uk/list/user/AbC12/', 'olx seller abc12 abc12'],
    ['https://www.avito.ru/user/0a1b2c3d4e5f/profile', 'avito seller 0a1b2c3d4e5f 0a1b2c3d4e5f'],
    ['https://prom.ua/c8812345-quillmoor.html', 'prom seller 8812345 8812345'],
    ['https://tiu.ru/c8812345-quillmoor.html', 'tiu seller 8812345 8812345'],
    ['https://satu.kz/c8812345-quillmoor.html', 'satu seller 8812345 8812345'],
    ['https://deal.by/c8812345-quillmoor.html', 'deal seller 8812345 8812345'],
    ['https://www.wildberries.ru/seller/881234', 'wildberries seller 881234 881234'],
    ['https://www.ozon.ru/seller/quillmoor-881234/', 'ozon seller 881234 881234'],
  ])('%s is %s', (url, expected) => {
    expect(said(url)).toBe(expected);
    expect(kindOfAddress(url)).toBe('trade-listing');
  });
});

describe('goods, entries and other views are no sellers', () => {
  it.each([
    ['https://www.alibaba.com/product-detail/Quill-pens_1600881234567.html', 'alibaba product 1600881234567 -'],
    ['https://www.alibaba.com/showroom/quill-pens.html', 'alibaba listing - -'],
    ['https://www.made-in-china.com/products-search/hot-china-products/Quill.html', 'made-in-china listing - -'],
    ['https://www.made-in-china.com/factory/quill-pen.html', 'made-in-china listing - -'],
    ['https://www.made-in-china.com/company-search/quill/C1/1.html', 'made-in-china listing - -'],
    ['https://ru.made-in-china.com/', 'made-in-china mirror - -'],
    ['https://m.made-in-china.com/', 'made-in-china mirror - -'],
    ['https://www.made-in-china.com/', 'made-in-china platform - -'],
    [
      'https://quillmoor.lookchem.com/products/CasNo-64-17-5-quill-ink-8812345.html',
      'lookchem product 64-17-5-quill-ink-8812345 quillmoor',
    ],
    ['https://www.lookchem.com/cas-641/64-17-5.html', 'lookchem listing 64-17-5 -'],
    ['https://www.lookchem.cn/cas_64-17-5.html', 'lookchem listing 64-17-5 -'],
    ['https://www.chemicalbook.com/ChemicalProductProperty_EN_CB8852857.htm', 'chemicalbook listing cb8852857 -'],
    ['https://www.guidechem.com/trade/quill-ink-id8812345.html', 'guidechem listing 8812345 -'],
    ['https://www.guidechem.com/dictionary/en/64-17-5.html', 'guidechem listing - -'],
    ['https://www.guidechem.com/cas/64-17-5.html', 'guidechem listing - -'],
    ['https://china.guidechem.com/', 'guidechem mirror - -'],
    ['https://wap.guidechem.com/', 'guidechem mirror - -'],
    ['https://quillmoor.en.ec21.com/Quill_Pens--8812345_8812399.html', 'ec21 product 8812345_8812399 quillmoor'],
    ['https://www.ec21.com/ec-market/quill.html', 'ec21 listing - -'],
    ['https://www.ecplaza.net/en/search/quill', 'ecplaza listing - -'],
    ['https://www.tradekey.com/product-free/Quill-Pen-8812345.html', 'tradekey product 8812345 -'],
    ['https://www.tradekey.com/search/quill', 'tradekey listing - -'],
    ['https://img.weiku.com/a/001/quill.jpg', 'weiku platform - -'],
    ['https://www.echemi.com/supplier/pd20881234567-quill-ink.html', 'echemi product 20881234567 -'],
    ['https://www.indiamart.com/proddetail/quill-pen-20881234567.html', 'indiamart product 20881234567 -'],
    ['http://zh.molbase.com/suppliers/881234-product-99123456/', 'molbase product 99123456 881234'],
    ['https://www.molbase.com/cas/64-17-5.html', 'molbase listing - -'],
    ['https://www.globalsources.com/product/quill-pen_1180881234f.htm', 'globalsources product 1180881234 -'],
    ['https://www.etsy.com/listing/881234567/quill', 'etsy product 881234567 -'],
    ['https://shopee.sg/Quill-pen-i.88123456.99123456', 'shopee product 99123456 88123456'],
    ['https://quillmoor.booth.pm/items/881234', 'booth product 881234 quillmoor'],
    ['https://accounts.booth.pm/wish_lists', 'booth platform - -'],
  ])('%s is %s', (url, expected) => {
    expect(said(url)).toBe(expected);
  });

  it('never takes a language or a telephone view for a seller', () => {
    for (const label of 'www m wap 3g touch mip h5 en ru es chinese'.split(' '))
      for (const domain of ['alibaba.com', 'made-in-china.com', 'guidechem.com', 'ecplaza.net', '1688.com', 'booth.pm'])
        expect(readPlatformAddress(`https://${label}.${domain}/`)?.unit, `${label}.${domain}`).toMatch(
          /^(?:mirror|platform)$/,
        );
  });
});

describe('social networks and messengers', () => {
  it.each([
    ['https://www.facebook.com/Quill.Moor/?ref=x', 'facebook profile quill.moor quill.moor'],
    ['https://www.facebook.com/profile.php?id=100063920184417', 'facebook profile 100063920184417 100063920184417'],
    ['https://www.facebook.com/pages/Quill/104883920184417', 'facebook profile 104883920184417 104883920184417'],
    ['https://www.facebook.com/people/Quill/100063920184417/', 'facebook profile 100063920184417 100063920184417'],
    ['https://www.facebook.com/quillmoor/posts/104883920184417', 'facebook post 104883920184417 quillmoor'],
    ['https://www.facebook.com/sharer/sharer.php?u=https://a.test', 'facebook platform - -'],
    ['https://www.facebook.com/plugins/page.php?href=x', 'facebook platform - -'],
    ['https://www.facebook.com/tr?id=8812345678', 'facebook platform - -'],
    ['https://www.facebook.com/dialog/feed', 'facebook platform - -'],
    ['https://www.instagram.com/quill.moor/', 'instagram profile quill.moor quill.moor'],
    ['https://www.instagram.com/p/Cxyz12_ab/', 'instagram post cxyz12_ab -'],
    ['https://www.linkedin.com/company/quillmoor/about/', 'linkedin profile quillmoor quillmoor'],
    ['https://uk.linkedin.com/in/quill-anna-12', 'linkedin profile quill-anna-12 quill-anna-12'],
    ['https://x.com/quillmoor', 'x profile quillmoor quillmoor'],
    ['https://twitter.com/quillmoor/status/881234567', 'x post 881234567 quillmoor'],
    ['https://twitter.com/intent/tweet?text=x', 'x platform - -'],
    ['https://twitter.com/hashtag/quill', 'x platform - -'],
    ['https://vk.com/club881234', 'vk profile club881234 club881234'],
    ['https://vk.com/public881234', 'vk profile public881234 public881234'],
    ['https://m.vk.com/id881234', 'vk profile id881234 id881234'],
    ['https://vk.com/quillmoor', 'vk profile quillmoor quillmoor'],
    ['https://vk.com/wall-881234_17', 'vk post -881234_17 -'],
    ['https://vk.com/share.php?url=https://a.test', 'vk platform - -'],
    ['https://ok.ru/group/54881234567', 'ok profile 54881234567 54881234567'],
    [
      'https://www.youtube.com/channel/UCabcdefghijklmnopqrstuv',
      'youtube profile UCabcdefghijklmnopqrstuv UCabcdefghijklmnopqrstuv',
    ],
    ['https://www.youtube.com/@quillmoor/videos', 'youtube profile quillmoor quillmoor'],
    ['https://www.youtube.com/user/quillmoor', 'youtube profile quillmoor quillmoor'],
    ['https://www.youtube.com/c/quillmoor', 'youtube profile quillmoor quillmoor'],
    ['https://youtu.be/aB3dE6gH9jK', 'youtube post ab3de6gh9jk -'],
    ['https://www.tiktok.com/@quillmoor', 'tiktok profile quillmoor quillmoor'],
    ['https://www.pinterest.co.uk/quillmoor/', 'pinterest profile quillmoor quillmoor'],
    ['https://www.pinterest.com/pin/create/button/?url=x', 'pinterest platform - -'],
    ['https://t.me/quillmoor', 'telegram profile quillmoor quillmoor'],
    ['https://t.me/s/quillmoor', 'telegram profile quillmoor quillmoor'],
    ['https://t.me/quillmoor/17', 'telegram post 17 quillmoor'],
    ['https://t.me/+8613812345678', 'telegram platform - -'],
    ['https://wa.me/8613812345678', 'whatsapp profile 8613812345678 8613812345678'],
    ['http://twitter.github.com/bootstrap/', 'github platform - -'],
    ['https://developers.facebook.com/docs/', 'facebook platform - -'],
    ['https://api.whatsapp.com/send?phone=8613812345678', 'whatsapp profile 8613812345678 8613812345678'],
    [
      'https://chat.whatsapp.com/FzQ8kLmN2pR4sT6vW8xYzA',
      'whatsapp profile fzq8klmn2pr4st6vw8xyza fzq8klmn2pr4st6vw8xyza',
    ],
    ['https://api.whatsapp.com/send', 'whatsapp platform - -'],
    ['https://mp.weixin.qq.com/s/aBcDeFgHiJkLmNoPqRsT', 'wechat post abcdefghijklmnopqrst -'],
    ['https://weibo.com/u/8812345678', 'weibo profile 8812345678 8812345678'],
  ])('%s is %s', (url, expected) => {
    expect(said(url)).toBe(expected);
  });
});

test.each([
  'https://quillmoor.test/facebook.com/quill',
  'https://alibaba.com.quillmoor.test/',
  'https://notalibaba.com/company_profile.html',
  'https://facebook.com.evil.com/quillmoor',
  'https://qq.com/s/aBcDeFgHiJkLmNoPqRsT',
  'mailto:a@quillmoor.test',
  'not an address',
  `https://www.etsy.com/shop/${'x'.repeat(3_000)}`,
])('%s stands on no platform', (url) => {
  expect(readPlatformAddress(url)).toBeNull();
});

test('a kind is read off an address of a network, and of a trade platform where it names somebody', () => {
  expect(kindOfAddress('https://www.facebook.com/quillmoor')).toBe('social-page');
  expect(kindOfAddress('https://www.alibaba.com/product-detail/Quill_1600881234567.html')).toBe('trade-listing');
  expect(kindOfAddress('https://www.alibaba.com/')).toBeNull();
  expect(kindOfAddress('https://m.facebook.com/login.php')).toBe('social-page');
  expect(kindOfAddress('https://quillmoor.test/')).toBeNull();
  expect(kindOfAddress('saved/page.html')).toBeNull();
});

test('names of platforms and of the firms behind them', () => {
  expect(isPlatformsName('made-in-china', 'made in china')).toBe(true);
  expect(isPlatformsName('facebook', 'meta')).toBe(true);
  expect(isPlatformsName('etsy', 'quillmoor')).toBe(false);
  expect(platformOfHost('i.etsy.com')).toBe('etsy');
  expect(platformOfHost('quillmoor.test')).toBeNull();
});

test('any path is answered quickly and with what it names in lower case', () => {
  const host = fc.constantFrom(
    'www.alibaba.com',
    'shopee.sg',
    'vk.com',
    'www.facebook.com',
    'www.amazon.com',
    'x.olx.ua',
  );
  fc.assert(
    fc.property(host, fc.webPath({ size: 'large' }), fc.webQueryParameters(), (name, path, query) => {
      const standing = readPlatformAddress(`https://${name}${path}?${query}`);
      if (standing === null) return;
      const { id, owner } = standing;
      expect(id === null || id !== '').toBe(true);
      expect(owner === null || owner !== '').toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('platforms of one group stand in one frame', () => {
  expect(frameOwner('tiu')).toBe(frameOwner('satu'));
  expect(frameOwner('taobao')).toBe(frameOwner('alibaba'));
  expect(frameOwner('instagram')).toBe(frameOwner('facebook'));
  expect(frameOwner('etsy')).not.toBe(frameOwner('ebay'));
});
