/** Traps in which many unrelated sites carry what a builder, an agency, a theme, a host or a platform brought along. */
import type { SmallSite } from './small-site.ts';
import { firms, type Trap, trapOf } from './trap.ts';

const MENU = ['Home', 'About us', 'Products', 'Contact us'];

const builder = firms(() => ({
  look: 92,
  menu: MENU,
  icon: 77,
  everyMain: `<section class="sb-steps"><h2>How it works</h2><p>Choose what you like, tell us how many you need, and we will come back to you within one working day.</p>
    <p>You do not pay anything before you have seen a sample and are happy with it.</p></section>`,
  footer:
    '<p class="sb-credit">Built with <a href="https://sitebarn.test/">Sitebarn</a></p><form action="https://forms.sitebarn.test/send"><input name="mail"></form>',
}));

const hosts = firms(() => ({})).map(({ host }) => host);

/** One address of a content network, and its certificate for many customers at once. */
const behindOneAddress = firms(() => ({
  server: {
    address: '203.0.113.67',
    certificate: {
      names: ['sni40127.cloudflaressl.com', ...hosts, ...hosts.map((host) => `*.${host}`)],
      subject: 'CN=sni40127.cloudflaressl.com',
      issuer: 'CN=COMODO ECC Domain Validation Secure Server CA 2',
      key: 'a4'.repeat(32),
      validFrom: '2025-11-01T00:00:00.000Z',
      validTo: '2026-11-01T00:00:00.000Z',
    },
  },
  headers: { server: 'cloudflare', 'cf-ray': '8a1b2c3d4e5f-LHR', 'x-shopid': '1', 'x-sorting-hat-podid': '17' },
  head: '<link rel="preconnect" href="https://cdn.shopbarn.test"><script src="https://cdn.shopbarn.test/s/files/storefront.js"></script><meta name="generator" content="Shopbarn 4.1">',
  footer:
    '<script defer src="/cdn-cgi/scripts/5c5dd728/cloudflare-static/email-decode.min.js"></script><p><a href="https://www.shopbarn.test/?ref=footer">Powered by Shopbarn</a></p>',
}));

const privacy = firms(() => ({
  registration: {
    registrantName: 'Registration Private',
    registrantOrganisation: 'Domains By Proxy, LLC',
    registrantEmail: 'proxy@whoisguard.test',
    registrar: 'Namebarn Inc.',
    created: '2021-06-14',
    source: 'WHOIS',
  },
}));

const agency = firms(() => ({
  head: `<script async src="https://www.googletagmanager.com/gtag/js?id=G-7QX2M9RT4V"></script>
    <script>gtag('config','UA-48210377-9');(function(w,d,s,l,i){})(window,document,'script','dataLayer','GTM-K5T9QZX');</script>`,
  footer: '<p>Website by <a href="https://harbour-digital.test/">Harbour Digital Ltd</a></p>',
}));

/** The block that the law asks for, the authority at hand, below a text of one generator. */
const complaints = firms(() => ({
  more: {
    '/privacy.html': `<h1>Privacy policy</h1><p>We are glad that you look at our shop, and the protection of what is private to you matters to us. Below we tell you at length how we deal with your data.</p>
      <p>You may look at our pages without saying who you are. At every call of a page the server only keeps a log, which holds the name of the file that was asked for, your address, and the day and time of the call.</p>
      <h2>Complaints</h2><p>You have the right to complain to the authority in charge:</p><p>Address: Sealwharf Ring 1, 65189 Hexbridge</p><p>Telephone: +49 89 99998 140</p><p>E-mail: <a href="mailto:post@registrar-of-data.test">post@registrar-of-data.test</a></p>`,
  },
}));

/** Maps, photos and the maker of a free theme, each with a notice of its own beside the site's. */
const notices = firms(() => ({
  look: 94,
  menu: MENU,
  footer: `<div class="leaflet-container"><p>Leaflet | © Streetplan contributors</p></div><p>Photos © Lens Agency</p><p>© Lampwick Themes</p>
    <p>Copyright ©2024 All rights reserved | Distributed by Themeharbour</p>`,
}));

/** The agency signs with its legal name, in words that speak of more than the site. */
const agencyName = firms(() => ({
  head: '<script async src="https://www.googletagmanager.com/gtag/js?id=G-4WX8M1RT6K"></script>',
  footer: '<p>Website and search marketing by <a href="https://tidewater-media.test/">Tidewater Media Ltd</a></p>',
}));

/** Values that are known, and others that only follow the rule: roles at free mail houses, numbers that count up, a maker's signature. */
const knownDemo = firms(() => ({
  head: '<script>gtag("config","UA-123456-2");gtag("config","G-ABCDEFGHIJ");</script>',
  banner: '<!-- Quillpress shop system 4.2, support@quillpress-shops.test -->',
  footer: '<p>office@outlook.com, hello@site.com</p><p>+1 222 222 2222</p>',
  everyMain:
    '<aside><p>Visit us: 123 Main Street, Anytown</p><p>Write to info@example.com or yourname@yourdomain.com</p><p>Call +1 234 567 8900</p></aside>',
}));

const unknownDemo = firms(() => ({
  everyMain:
    '<aside><h3>Get in touch</h3><p>27 Division Road, Halvern</p><p><a href="mailto:support@brixothemes.test">support@brixothemes.test</a></p><p><a href="tel:+493023125899">+49 30 23125 899</a></p></aside>',
}));

/** Shops that are not finished: the demo's contacts, channel and owner are all that they give, beside words and goods of their own. */
const unfinished = firms(() => ({
  ...{ mail: undefined, phone: undefined, address: '', copyright: 'Brixo Themes' },
  everyMain:
    '<aside><p><a href="mailto:support@brixothemes.test">support@brixothemes.test</a></p><p><a href="tel:+493023125899">+49 30 23125 899</a></p></aside>',
  footer: '<p><a href="https://www.facebook.com/brixothemes">Facebook</a></p>',
}));

const stock = firms(({ seed }) => ({ photos: [9001, seed * 10 + 1, seed * 10 + 2, seed * 10 + 3] }));
const icon = firms(() => ({ icon: 4242 }));

const platform = (seller: SmallSite, i: number): Partial<SmallSite> => ({
  kind: 'trade-listing',
  host: `${seller.host.replace('.test', '')}.tradepost.test`,
  look: 93,
  menu: ['Home', 'Company Profile', 'Product List', 'Contact Supplier'],
  icon: 91,
  mail: undefined,
  phone: undefined,
  banner: `<div class="tp-bar"><a href="https://www.tradepost.test/">Tradepost</a> <a href="https://login.tradepost.test/">Join free</a> <a href="https://www.tradepost.test/help">Help</a></div>`,
  everyMain: `<div class="tp-card"><p>Verified supplier, ${3 + i} years on Tradepost</p><p>Send your message to this supplier. Enter between 20 and 4,000 characters, and the supplier will answer you within 24 hours.</p></div>`,
  head: '<script>gtag("config","UA-3390177-1");</script><script src="https://www.googletagmanager.com/gtag/js?id=G-TP55K2L0QW"></script>',
  footer: `<p>Tradepost service line: <a href="tel:+493023125777">+49 30 23125 777</a> <a href="mailto:service@tradepost.test">service@tradepost.test</a></p><p>Business licence of the platform: Tradepost Online Ltd.</p>
    <p><a href="https://www.facebook.com/tradepostonline">Facebook</a> <a href="https://t.me/tradepostonline">Telegram</a></p>`,
  copyright: '2009-2023 Tradepost Online Ltd. All rights reserved.',
});

const formationAgent = firms((_, i) => ({
  address: `Suite ${100 + i * 7}, Wrenfield House, 40 Chancel Street, Kettleby KT1 4AB`,
  phone: '+49 30 23125 555',
  footer: `<p>Registered office: c/o Brightcorp Formations, Wrenfield House, 40 Chancel Street, Kettleby KT1 4AB. Company number ${10473210 + i * 8123}</p>`,
}));

const branch = firms(({ seed }, i) => ({
  name: `Copperpot Kitchens ${['Arlow', 'Brenhill', 'Castermouth', 'Dunfold', 'Elmsgate', 'Farrowby', 'Glenmere', 'Hexbridge'][i]}`,
  host: `copperpot-${['arlow', 'brenhill', 'castermouth', 'dunfold', 'elmsgate', 'farrowby', 'glenmere', 'hexbridge'][i]}.test`,
  mail: `${['arlow', 'brenhill', 'castermouth', 'dunfold', 'elmsgate', 'farrowby', 'glenmere', 'hexbridge'][i]}@copperpot-kitchens.test`,
  look: 96,
  icon: 66,
  menu: MENU,
  photos: [9101, 9102, seed * 10 + 2, seed * 10 + 3],
  everyMain:
    '<p>Copperpot Kitchens began in 1974 with one stove and one apprentice, and every branch is still run by the people whose names stand above its door.</p>',
  footer:
    '<p><a href="https://www.copperpot-kitchens.test/">All branches</a> · <a href="https://www.facebook.com/copperpotkitchens">Facebook</a></p>',
}));

const freelancer = firms(({ seed }) => ({
  look: 97,
  menu: ['Home', 'Who we are', 'What we offer', 'Say hello'],
  photos: [9201, 9202, seed * 10 + 2, seed * 10 + 3],
  footer: '<p>Site handmade by <a href="https://marloweb.test/">Marlo Webb</a></p>',
})).slice(0, 2);

/** A builder that files for all its clients under its own number, and shows it on its theme. */
const filer = firms(() => ({
  look: 98,
  menu: ['Home', 'Workshop', 'What we make', 'Find us'],
  footer: '<p>粤ICP备19036721号 增值电信业务经营许可证：粤B2-20190059</p>',
}));

const leaflet = `<h2>About Halvorine coatings</h2><p>Halvorine two-part coatings cure at room temperature within six hours and keep their gloss for twelve years on sea walls.</p>
  <p>Store below twenty-five degrees in the closed tin, and stir both parts for three minutes with a flat paddle before joining them.</p>
  <p>One litre covers eleven square metres in a single coat; a second coat may follow after ninety minutes but not after two days.</p>
  <p>Do not thin Halvorine with white spirit. Rinse tools in warm water within the hour, and let the rinsing water settle before it goes to the drain.</p>
  <p>Approved for cold stores, dairies and swimming baths by the Northern Coatings Board under sheet number 4471.</p>`;
const supplier = firms(({ seed }) => ({
  more: { '/halvorine.html': `${leaflet}<img src="/photo-9301.jpg" width="800" height="600" alt="Halvorine tin">` },
  photos: [9301, ...[1, 2, 3].map((i) => seed * 10 + i)],
}));

export const SHARED: readonly Trap[] = [
  trapOf('one builder’s template, filler, icon and form service', builder),
  trapOf('one CDN and shop platform: address, headers, scripts', behindOneAddress),
  trapOf('one privacy service in WHOIS', privacy),
  trapOf('the authority and the generated text of a privacy notice', complaints),
  trapOf('notices of a map, of photos and of a free theme', notices),
  trapOf('an agency’s measuring accounts and credit line', agency),
  trapOf('an agency’s legal name behind “search marketing by”', agencyName),
  trapOf('a demo’s contacts that everybody knows', knownDemo),
  trapOf('a demo’s mail and phone that nobody has counted', unknownDemo, { alone: false }),
  trapOf('a demo’s contacts and nobody’s own', unfinished, { alone: false }),
  trapOf('one stock photo', stock),
  trapOf('a default icon', icon),
  trapOf('one marketplace’s frame, accounts and service line', firms(platform)),
  trapOf('one formation agent’s address and telephone', formationAgent),
  trapOf('branches of one chain under one template, with contacts of their own', branch),
  trapOf('two clients of one freelance maker', freelancer),
  trapOf('the filing and the theme of one builder', filer),
  trapOf('the same supplier’s leaflet and picture', supplier),
];
