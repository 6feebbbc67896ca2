/** Traps in which neither crawl saw the site: two pages of one gatekeeper look like a perfect clone. */
import type { SmallSite } from './small-site.ts';

export interface HollowTrap {
  readonly name: string;
  /** Pages by path, made for a host; the first is the home page. */
  readonly pages: (host: string) => Readonly<Record<string, string>>;
  /** False: with such a home page there is no shop behind it either. */
  readonly homeOnly?: false;
}

const page = (title: string, body: string, head = ''): string =>
  `<!doctype html><html><head><title>${title}</title>${head}</head><body>${body}</body></html>`;
const everywhere = (html: (path: string) => string) =>
  Object.fromEntries(['/', '/about.html', '/products.html', '/contact.html'].map((path) => [path, html(path)]));

const PARKING_POLICY = `<h1>Privacy policy</h1>${[
  'This policy explains what Lotmeadow Parking collects when you look at a domain that is parked with us, and what it does with it.',
  'We keep the address of your device, the time of your visit and the words you searched for. We pass them on to the advertisers whose links you follow.',
  'Cookies are set by our advertising partners so that the same notice is not shown to you twice. You may delete them at any time in your browser.',
  'Questions about this policy may be sent to our office, or to the data protection officer of Lotmeadow Parking by letter.',
]
  .map((line) => `<p>${line} ${line.toLowerCase()}</p>`)
  .join('')}<p>privacy@lotmeadow.test · +49 30 23125 600</p><p>© Lotmeadow Parking Ltd</p>`;

export const HOLLOW: readonly HollowTrap[] = [
  {
    name: 'parked page',
    homeOnly: false,
    pages: (host) =>
      everywhere(() =>
        page(
          host,
          `<h1>${host}</h1><p>This domain is parked free of charge with Lotmeadow.</p><h2>Related searches</h2><ul><li><a href="/s?q=1">Cheap flights</a></li><li><a href="/s?q=2">Car insurance</a></li><li><a href="/s?q=3">Credit cards</a></li></ul><p>Buy this domain</p><p>privacy@lotmeadow.test</p>`,
        ),
      ),
  },
  {
    name: 'parked page with the parking firm’s own policy behind it',
    homeOnly: false,
    pages: (host) => ({
      '/': page(
        host,
        `<h1>${host}</h1><p>This domain may be for sale. Inquire about this domain.</p><p><a href="/privacy.html">Privacy policy</a></p>`,
      ),
      '/privacy.html': page('Privacy policy', PARKING_POLICY),
    }),
  },
  {
    name: 'maintenance page',
    pages: (host) =>
      everywhere(() =>
        page(
          'Site under maintenance',
          `<h1>We’ll be back soon!</h1><p>Sorry for the inconvenience. ${host} is being worked on at the moment.</p><p>— The team</p><p>webmaster@freshtheme.test</p>`,
        ),
      ),
  },
  {
    name: 'bot challenge',
    pages: (host) =>
      everywhere((path) =>
        page(
          'Just a moment...',
          `<h1>${host}</h1><p>Verifying you are human. This may take a few seconds.</p><p>${host} needs to review the security of your connection before proceeding.</p><p>Ray ID: 8a1b2c3d${path.length}</p>`,
          '<script src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1?ray=8a1b"></script>',
        ),
      ),
  },
  {
    name: 'empty JavaScript shell',
    pages: (host) =>
      everywhere((path) =>
        page(
          host,
          `<noscript>You need to enable JavaScript to run this app.</noscript><div id="root" data-route="${path}"></div><script src="/static/js/main.8d1f.js"></script>`,
        ),
      ),
  },
  {
    name: 'server’s default page',
    pages: () => ({
      '/': page(
        'Welcome to nginx!',
        '<h1>Welcome to nginx!</h1><p>If you see this page, the nginx web server is successfully installed and working.</p><p>Thank you for using nginx.</p>',
      ),
    }),
  },
  {
    name: 'suspended account',
    homeOnly: false,
    pages: () =>
      everywhere(() =>
        page(
          'Account Suspended',
          '<h1>Account Suspended</h1><p>This account has been suspended. Contact your hosting provider for more information.</p><p>billing@hostbarn.test</p>',
        ),
      ),
  },
  {
    name: 'log-in wall',
    pages: () =>
      everywhere(() =>
        page(
          'Sign in',
          '<h1>Sign in</h1><form action="/login"><label>User</label><input name="u"><label>Password</label><input type="password"><button>Sign in</button></form><p>Forgot your password?</p>',
        ),
      ),
  },
];

/** A site of which nothing but the trap was seen, with one icon for all. */
export function hollowSite(trap: HollowTrap, site: SmallSite): SmallSite {
  return { ...site, whole: trap.pages(site.host), bare: true, photos: [], icon: 300 };
}

/** A site whose home page alone was not seen. */
export function halfHollow(trap: HollowTrap, site: SmallSite): SmallSite {
  const [home = '/'] = Object.keys(trap.pages(site.host));
  return { ...site, whole: { '/': trap.pages(site.host)[home] ?? '' } };
}
