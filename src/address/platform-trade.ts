/** Trade platforms and marketplaces, a row each. An outdated row only misses its sellers. */
import type { Paths, Platform } from './platform-form.ts';

type Rest = Pick<Platform, 'subdomain' | 'group'> & { readonly also?: readonly string[] };

const trade = (name: string, domains: string, paths: Paths, { also = [], ...rest }: Rest = {}): Platform => ({
  name,
  kind: 'trade-listing',
  domains,
  calledItself: also,
  paths,
  ...rest,
});
const BY_SUBDOMAIN = { subdomain: {} };
const ALIBABA = { ...BY_SUBDOMAIN, group: 'alibaba' };
const EVO = { ...BY_SUBDOMAIN, group: 'evo' };

/** Prom.ua and its sister platforms share their addresses. */
const PROM: Paths = [
  ['seller', /^\/(?:[a-z]{2}\/)?c(?<id>\d{3,10})(?:[-.]|$)/],
  ['product', /^\/(?:[a-z]{2}\/)?p(?<id>\d{3,12})(?:[-.]|$)/],
];
const LANGUAGE = '(?:[a-z]{2}(?:-[a-z]{2})?\\/)?';

// biome-ignore format: a table, one address form a line
export const TRADE_PLATFORMS: readonly Platform[] = [
  trade('alibaba', 'alibaba.com', [
    ['product', /^\/product-detail\/[^/]{0,300}_(?<id>\d{5,16})\.html/],
    ['product', /^\/product\/(?<id>\d{5,16})/],
    ['listing', /^\/(?:showroom|trade\/search|products)\//],
  ], ALIBABA),
  trade('1688', '1688.com', [
    ['product', /^\/offer\/(?<id>\d{6,16})\.html/],
    ['seller', /^\/(?:page\/|winport)[^?]{0,80}\?(?:[^#]{0,200}&)?memberid=(?<id>[a-z0-9_-]{4,40})/],
  ], ALIBABA),
  trade('made-in-china', 'made-in-china.com', [
    ['seller', /^\/showroom\/(?<id>[a-z0-9-]{3,60})/],
    ['seller', /^\/company-(?!search)(?<id>[a-z0-9-]{3,60})/],
    ['product', /^\/product\/(?<id>[a-z0-9]{6,24})\//],
    ['listing', /^\/(?:products?-search|company-search|factory|manufacturers|products-catalog|productdirectory)\b/],
  ], BY_SUBDOMAIN),
  trade('lookchem', 'lookchem.com lookchem.cn', [
    ['product', /^\/products\/casno-(?<id>[a-z0-9-]{5,200})\.html/],
    ['listing', /^\/cas-\d{1,4}\/(?<id>\d{2,7}-\d\d-\d)\.html/],
    ['listing', /^\/cas_(?<id>\d{2,7}-\d\d-\d)\.html/],
  ], BY_SUBDOMAIN),
  trade('chemicalbook', 'chemicalbook.com', [
    ['seller', /^\/showsupplierproductslist(?<id>\d{2,10})/],
    ['seller', /^\/contactsupplier_?(?<id>\d{2,10})/],
    ['listing', /^\/[a-z_]{0,60}(?<id>cb\d{5,10})/],
    ['listing', /^\/(?:cas|casno|productlist|product-?catalog|search)[a-z_/-]/],
  ]),
  trade('guidechem', 'guidechem.com', [
    ['listing', /^\/trade\/[^/]{0,300}-?id(?<id>\d{3,12})\.html/],
    ['listing', /^\/(?:dictionary|cas|reference|msds|question)(?:[/-]|$)/],
  ], BY_SUBDOMAIN),
  trade('ec21', 'ec21.com', [
    ['product', /^\/[^/]{1,200}--(?<id>\d{3,12}_\d{3,12})\.html/],
    ['product', /^\/product-details\/[^/]{1,200}--(?<id>\d{3,12})\.html/],
    ['listing', /^\/(?:ec-market|companies|offers)\b/],
  ], BY_SUBDOMAIN),
  trade('ecplaza', 'ecplaza.net ecplaza.com', [
    ['product', /^\/products\/[^/]{1,200}[-_](?<id>\d{3,12})/],
    ['listing', /^\/(?:[a-z]{2}\/)?(?:search|catalogs?|trade-?leads?)\b/],
  ], BY_SUBDOMAIN),
  trade('tradekey', 'tradekey.com', [
    ['seller', /^\/company\/(?<id>[a-z0-9_-]{3,120})/],
    ['product', /^\/product(?:-free|_view)?\/[^/]{1,200}?-?(?<id>\d{4,12})\.html?/],
    ['listing', /^\/(?:products?|search|ks-|suppliers|selloffer|buyoffer)/],
  ]),
  trade('weiku', 'weiku.com', [
    ['seller', /^\/(?:company|corporation|supplier)\/(?<id>[a-z0-9_-]{3,80})/],
    ['product', /^\/products\/(?<id>\d{4,12})\//],
  ], { subdomain: { notSellers: /^(?:img\d{0,2}|imgs?|hot|price)$/ } }),
  trade('echemi', 'echemi.com', [
    ['product', /^\/supplier\/pd(?<id>\d{4,24})/],
    ['seller', /^\/shop[-/](?<id>[a-z0-9-]{3,80})/],
    ['listing', /^\/(?:produce|products|sds|cms|weekly)\b/],
  ]),
  trade('chemball', 'chemball.com', [
    ['seller', /^\/(?:factory|company|supplier)\/(?<id>[a-z0-9_-]{3,80})/],
    ['listing', /^\/(?:cas|product|search)\b/],
  ]),
  trade('globalsources', 'globalsources.com', [
    ['seller', /^\/[^/]{1,120}\/(?:homepage|showroom)_(?<id>\d{6,16})\.htm/],
    ['product', /^\/product\/[^/]{1,300}_(?<id>\d{6,14})[a-z]?\.htm/],
    ['seller', /^\/si\/[^?]{1,200}?\/(?<id>\d{8,16})\//],
    ['product', /^\/(?:[^/]{1,120}\/)?[^/]{1,200}?[-/](?<id>\d{7,14})p\.htm/],
    ['listing', /^\/(?:manufacturers|category|searchlist|gsol)\b/],
  ], BY_SUBDOMAIN),
  trade('dhgate', 'dhgate.com', [
    ['seller', /^\/store\/(?:[a-z-]{1,30}\/)?(?<id>\d{5,12})/],
    ['product', /^\/product\/[^/]{0,300}\/(?<id>\d{5,14})\.html/],
    ['listing', /^\/(?:wholesale|w|all-categories)\b/],
  ]),
  trade('indiamart', 'indiamart.com', [
    ['product', /^\/proddetail\/(?:[^/]{0,300}-)?(?<id>\d{6,16})\.html/],
    ['listing', /^\/(?:impcat|city|search\.mp|industry|suppliers|isearch)\b/],
    ['platform', /^\/(?:corporate|help|buyersguide|advantage|login|messagecentre)\b/],
    ['seller', /^\/(?:company\/)?(?<id>[a-z0-9][a-z0-9-]{2,80})(?:\/|$|\?)/],
  ], { subdomain: { notSellers: /^(?:dir|export|trade|corporate|paywith|seller|utils|tolexo)$/ } }),
  trade('tradeindia', 'tradeindia.com', [
    ['seller', /^\/(?<id>[a-z0-9-]{2,100}-\d{4,10})(?:\/|$|\?)/],
    ['product', /^\/products\/[^/]{0,300}?(?<id>c?\d{4,12})\.html/],
    ['listing', /^\/(?:manufacturers|suppliers|seller|search|fp\d)/],
  ]),
  trade('exportersindia', 'exportersindia.com', [
    ['product', /^\/product-detail\/[^/]{0,300}?-?(?<id>\d{4,12})\.htm/],
    ['listing', /^\/(?:indian-suppliers|indian-manufacturers|search|city|category)\b/],
    ['platform', /^\/(?:help|about|contact|post|login|advertise)\b/],
    ['seller', /^\/(?<id>[a-z0-9][a-z0-9-]{2,80})(?:\/|$|\?)/],
  ]),
  trade('chemnet', 'chemnet.com', [
    ['seller', /^\/(?:[a-z]{2,10}\/)?suppliers?\/(?<id>\d{3,12})/],
    ['listing', /^\/(?:cas|product|dict|chinasuppliers|global|search)\b/],
  ], BY_SUBDOMAIN),
  trade('molbase', 'molbase.com molbase.cn', [
    ['product', /^\/(?:[a-z]{2}\/)?suppliers\/(?<of>\d{3,12})-product-(?<id>\d{3,14})/],
    ['seller', /^\/(?:[a-z]{2}\/)?(?:suppliers?|store|shop|company)[/_-](?<id>[a-z0-9_-]{3,60})/],
    ['listing', /^\/(?:[a-z]{2}\/)?(?:cas|moldata|search|product|overview)[-/_]/],
  ], BY_SUBDOMAIN),
  trade('ecvv', 'ecvv.com', [
    ['seller', /^\/company\/(?<id>[a-z0-9_-]{3,80})/],
    ['product', /^\/product\/(?<id>\d{4,12})/],
    ['listing', /^\/(?:catalog|hot-products|offer|search)\b/],
  ], BY_SUBDOMAIN),
  trade('go4worldbusiness', 'go4worldbusiness.com', [
    ['seller', /^\/member\/view\/(?<id>\d{3,12})/],
    ['product', /^\/(?:pref_)?product\/view\/(?<id>\d{3,12})/],
    ['listing', /^\/(?:find|suppliers|buyers|buylead|inquiries)\b/],
  ]),
  trade('tradewheel', 'tradewheel.com', [
    ['seller', /^\/(?:company|companies|suppliers?)\/(?<id>[a-z0-9_-]{3,100})/],
    ['product', /^\/p\/[^/]{0,300}?-?(?<id>\d{4,12})/],
    ['listing', /^\/(?:products|manufacturers|buyers|search)\b/],
  ]),
  trade('tradeford', 'tradeford.com', [
    ['product', /^\/[^/]{0,200}?p(?<id>\d{4,12})(?:\.html|\/|$)/],
  ], BY_SUBDOMAIN),
  trade('kompass', 'kompass.com', [
    ['seller', /^\/c\/[^/]{1,200}\/(?<id>[a-z]{2}[a-z0-9]{4,16})/],
    ['product', /^\/p\/[^/]{1,200}\/(?<id>[a-z0-9-]{4,60})/],
    ['listing', /^\/(?:a|x|s|searchcompanies)\//],
  ]),
  trade('europages', 'europages.*', [
    ['seller', /^\/(?:[a-z]{2}\/)?company\/(?:[^/]{1,200}-)?(?<id>\d{5,12})/],
    ['seller', /^\/[^/]{1,200}\/(?<id>[a-z]{4,12}\d{3,10}-?\d{0,6}[a-z0-9]{0,6})\.html/],
    ['listing', /^\/(?:[a-z]{2}\/)?(?:companies|products|search|suppliers)\b/],
  ]),
  trade('etsy', 'etsy.com', [
    ['seller', new RegExp(`^\\/${LANGUAGE}(?:shop|people)\\/(?<id>[a-z0-9_-]{3,40})`)],
    ['product', new RegExp(`^\\/${LANGUAGE}listing\\/(?<id>\\d{6,14})`)],
  ], BY_SUBDOMAIN),
  trade('ebay', 'ebay.*', [
    ['seller', /^\/(?:str|usr)\/(?<id>[a-z0-9._*!-]{2,64})/],
    ['seller', /^\/sch\/[^?]{0,60}\?(?:[^#]{0,300}&)?_ssn=(?<id>[a-z0-9._*-]{2,64})/],
    ['product', /^\/itm\/(?:[^/]{1,300}\/)?(?<id>\d{9,14})/],
    ['listing', /^\/(?:sch|b)\//],
  ]),
  trade('amazon', 'amazon.*', [
    ['product', /\/(?:dp|gp\/product)\/(?<id>[a-z0-9]{10})(?:[/?]|$)/],
    ['seller', /[?&](?:seller|me|merchant)=(?<id>[a-z0-9]{10,16})(?:&|$)/],
    ['seller', /^\/stores\/(?:[^/]{1,120}\/)?page\/(?<id>[0-9a-f-]{36})/],
    ['seller', /^\/(?:stores|shops)\/(?<id>[a-z0-9%_-]{2,80})(?:[/?]|$)/],
    ['listing', /^\/s(?:[/?]|$)/],
  ]),
  trade('booth', 'booth.pm', [
    ['product', new RegExp(`^\\/${LANGUAGE}items\\/(?<id>\\d{3,12})`)],
    ['listing', new RegExp(`^\\/${LANGUAGE}(?:browse|search)\\/`)],
  ], { ...BY_SUBDOMAIN, also: ['pixiv', 'ピクシブ'] }),
  trade('shopee', 'shopee.*', [
    ['product', /-i\.(?<of>\d{4,12})\.(?<id>\d{4,14})/],
    ['product', /^\/product\/(?<of>\d{4,12})\/(?<id>\d{4,14})/],
    ['seller', /^\/shop\/(?<id>\d{4,12})/],
    ['listing', /^\/(?:search|daily_discover|flash_sale|mall|.{1,80}-cat\.)/],
    ['platform', /^\/(?:buyer|seller|m|docs|legaldoc|cart|user)\b/],
    ['seller', /^\/(?<id>[a-z0-9._]{4,40})\/?(?:$|\?)/],
  ]),
  trade('lazada', 'lazada.*', [
    ['seller', /^\/shop\/(?<id>[a-z0-9_-]{2,60})/],
    ['product', /^\/products\/[^/]{0,300}?-?i(?<id>\d{5,14})/],
    ['listing', /^\/(?:catalog|shop-)/],
  ], { group: 'alibaba' }),
  trade('aliexpress', 'aliexpress.*', [
    ['seller', /^\/store\/(?:[a-z-]{1,30}\/)?(?<id>\d{5,14})/],
    ['product', /^\/(?:item|i)\/(?:[^/]{1,300}\/)?(?<id>\d{8,18})\.html/],
    ['listing', /^\/(?:w|wholesale|category|af)\b/],
  ], { group: 'alibaba' }),
  trade('taobao', 'taobao.com', [
    ['product', /^\/item\.html?\?(?:[^#]{0,500}&)?id=(?<id>\d{6,16})/],
    ['listing', /^\/(?:search|list)\b/],
  ], ALIBABA),
  trade('tmall', 'tmall.com tmall.hk', [
    ['product', /^\/(?:hk\/)?item\.html?\?(?:[^#]{0,500}&)?id=(?<id>\d{6,16})/],
    ['listing', /^\/(?:search_product|list)\b/],
  ], ALIBABA),
  trade('mercadolibre', 'mercadolivre.* mercadolibre.*', [
    ['seller', /^\/(?:perfil|loja|lojas|tienda|pagina)\/(?<id>[a-z0-9+%._-]{3,80})/],
    ['product', /^\/(?:[^?]{0,200}\/)?(?:p\/)?(?<id>m[a-z]{2}-?\d{5,14})/],
  ], { subdomain: { notSellers: /^(?:produto|articulo|lista|listado|perfil|loja|tienda|eshops|vendedores|ajuda)$/ }, also: ['mercado livre', 'mercado libre'] }),
  trade('olx', 'olx.*', [
    ['seller', /^\/(?:[a-z]{2}\/)?(?:list\/user|oferty\/uzytkownik|ads\/user|perfil|profile)\/(?<id>[a-z0-9_-]{2,60})/],
    ['product', /-id(?<id>[a-z0-9]{5,8})\.html/],
    ['product', /^\/(?:[a-z]{2}\/)?(?:d|item|obyavlenie|oferta|vi)\/[^?]{0,200}?(?<id>[0-9]{6,14})/],
  ], BY_SUBDOMAIN),
  trade('avito', 'avito.ru', [
    ['seller', /^\/(?:user|brands)\/(?<id>[a-z0-9_-]{3,64})/],
    ['product', /^\/[^?]{1,300}_(?<id>\d{6,12})(?:$|\?)/],
  ]),
  trade('prom', 'prom.ua', PROM, { ...EVO, also: ['evo'] }),
  trade('tiu', 'tiu.ru', PROM, EVO),
  trade('satu', 'satu.kz', PROM, EVO),
  trade('deal', 'deal.by', PROM, EVO),
  trade('wildberries', 'wildberries.*', [
    ['seller', /^\/seller\/(?<id>\d{2,12})/],
    ['seller', /^\/brands?\/(?<id>[a-z0-9_-]{2,80})/],
    ['product', /^\/catalog\/(?<id>\d{4,14})/],
  ]),
  trade('ozon', 'ozon.*', [
    ['seller', /^\/seller\/(?:[^/?]{0,120}-)?(?<id>\d{2,12})(?:[/?]|$)/],
    ['seller', /^\/brand\/(?:[^/?]{0,120}-)?(?<id>\d{4,14})(?:[/?]|$)/],
    ['product', /^\/product\/(?:[^/?]{0,300}-)?(?<id>\d{5,14})(?:[/?]|$)/],
  ]),
];
