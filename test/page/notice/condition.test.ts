import { describe, expect, test } from 'vitest';
import type { Condition, Kind } from '../../../src/model/words.ts';
import { open, PROSE, shopPage } from '../../../testkit/page/fixtures.ts';

const long = `<h1>Our plant</h1>${`<p>${PROSE}</p>`.repeat(8)}`;

const cases: readonly [
  want: Condition,
  name: string,
  html: string,
  more?: { status?: number; kind?: Kind; url?: string },
][] = [
  ['content', 'a shop page', shopPage(1)],
  [
    'content',
    'a short but real page',
    `<title>Ferro Works</title><h1>Ferro Works</h1><p>${PROSE}</p><p>Tel +1 202 555 0143</p>`,
  ],
  ['content', 'a picture splash', '<a href="/en"><img src="a.jpg"><img src="b.jpg"><img src="c.jpg"></a>'],
  [
    'content',
    'a long page that mentions a 404 and maintenance',
    `<title>Blog</title>${long}<p>Page not found, access denied, under maintenance, just a moment.</p>`,
  ],
  [
    'content',
    'a shop with one item coming soon',
    `<title>Steel shop</title><p>${PROSE}</p><p>Small drum</p><p>Coming soon</p><p>Big drum</p>`,
  ],
  [
    'content',
    'a shop with a log-in form in its header',
    `<title>Steel shop</title><form><input name=u><input type=password><button>Log in</button></form>${long}`,
  ],
  ['content', 'a page about a model 404', `<title>Pump 404 spare parts | Pumps</title><p>${PROSE}</p>`],
  ['content', 'an article on verification of humans', `<title>How captchas work</title>${long}`],

  [
    'challenge',
    'browser check',
    '<title>Just a moment...</title><h1>shop.example</h1><p>Checking if the site connection is secure</p><noscript>Enable JavaScript and cookies to continue</noscript>',
  ],
  [
    'challenge',
    'browser check behind a 503',
    '<title>Just a moment...</title><p>Checking your browser before accessing</p>',
    { status: 503 },
  ],
  ['challenge', 'script only', '<html><body><script src="/_Incapsula_Resource?SWJIYLWA=719d"></script></body></html>'],
  ['challenge', 'Russian', '<title>Проверка браузера</title><p>Подождите, подтвердите, что вы не робот</p>'],
  ['challenge', 'Chinese', '<title>安全验证</title><p>请完成人机验证后继续访问</p>'],
  [
    'blocked',
    'firewall',
    "<title>Access Denied</title><h1>Access Denied</h1><p>You don't have permission to access this server. Reference #18.2f3a17.1600</p>",
  ],
  ['blocked', 'status 403', '<h1>Hello</h1>', { status: 403 }],
  [
    'blocked',
    'rate limit',
    '<p>Too many requests. Please wait a few minutes before you try again.</p>',
    { status: 429 },
  ],
  ['blocked', 'Spanish', '<title>Acceso denegado</title><p>No tiene permiso.</p>'],
  [
    'blocked',
    'name of the firewall first',
    '<title>Web firewall - Access Denied</title><p>Your request has been stopped.</p>',
  ],
  [
    'login-wall',
    'social network',
    '<title>Log in or sign up to view</title><form><input name=email><input type=password name=pass><button>Log In</button></form><a>Forgotten password?</a>',
    { kind: 'social-page', url: 'https://www.facebook.com/someseller' },
  ],
  [
    'login-wall',
    'Russian network',
    '<title>Добро пожаловать | ВКонтакте</title><form><input type=password></form><p>Войти. Забыли пароль?</p>',
    { url: 'https://vk.com/club1' },
  ],
  [
    'login-wall',
    'redirected to a wall',
    '<title>Sign Up | Network</title><p>Join now to see who you already know. Sign in</p>',
    { kind: 'social-page', url: 'https://www.linkedin.com/authwall?trk=x' },
  ],
  [
    'login-wall',
    'any site',
    '<title>Sign in</title><form><label>User</label><input><label>Password</label><input type=password><button>Sign in</button></form>',
  ],
  [
    'no-profile',
    'social page gone',
    "<title>Facebook</title><h2>This page isn't available</h2><p>The link you followed may be broken, or the page may have been removed.</p>",
    { kind: 'social-page', url: 'https://www.facebook.com/gone' },
  ],
  [
    'no-profile',
    'social page gone, with its choice of languages',
    `<title>Chatter</title><p>Sorry, that page doesn’t exist!</p><ul>${['العربية', 'বাংলা', 'Català', 'Čeština', 'Dansk', 'Deutsch', 'Ελληνικά', 'English', 'Español', 'فارسی', 'Suomi', 'Français', 'ગુજરાતી', 'हिन्दी', 'Magyar', 'Bahasa Indonesia', 'Italiano', '日本語', 'ಕನ್ನಡ', '한국어', 'Polski', 'Português', 'Русский', 'தமிழ்', 'Türkçe', 'Tiếng Việt', '简体中文', '繁體中文'].map((name) => `<li>${name}</li>`).join('')}</ul>`,
    { kind: 'social-page' },
  ],
  ['no-profile', 'status 404 of a profile', '<p>nothing</p>', { kind: 'social-page', status: 404 }],
  [
    'parked',
    'for sale',
    '<title>seller.example</title><h1>This domain is for sale</h1><p>Make an offer on this domain. Related searches</p>',
  ],
  ['parked', 'long sales page', `<title>Seller.example is for sale | Names</title>${long}`],
  ['parked', 'Russian', '<title>Домен продаётся</title><p>Домен выставлен на продажу</p>'],
  ['parked', 'Chinese', '<p>该域名正在出售，域名可转让</p>'],
  [
    'default-page',
    'web server',
    '<title>Welcome to nginx!</title><h1>Welcome to nginx!</h1><p>If you see this page, the nginx web server is successfully installed and working.</p>',
  ],
  ['default-page', 'listing', '<title>Index of /</title><h1>Index of /</h1><a href="a/">a/</a>'],
  ['default-page', 'long one', `<title>Apache2 Debian Default Page: It works</title>${`<p>${PROSE}</p>`.repeat(6)}`],
  ['maintenance', 'maintenance', '<title>Site under maintenance</title><p>We will be back soon.</p>'],
  ['maintenance', 'coming soon, Portuguese', '<h1>Em construção</h1><p>Voltaremos em breve</p>'],
  ['maintenance', 'German', '<title>Wartungsarbeiten</title><p>Unsere Seite ist in Kürze wieder da.</p>'],
  ['maintenance', 'status 503', '<p>x</p>', { status: 503 }],
  ['not-found', 'status', long, { status: 404 }],
  [
    'not-found',
    "soft 404 within the site's own frame",
    `<title>Page not found - Steel shop</title><header><nav><a href=/a>Home</a><a href=/b>Products</a></nav></header><main><h1>Oops</h1><p>Nothing here.</p></main><footer>${PROSE}</footer>`,
  ],
  [
    'not-found',
    'soft 404 by its text',
    '<title>Steel shop</title><p>Sorry, the page you are looking for does not exist.</p>',
  ],
  ['not-found', 'Russian', '<title>Страница не найдена</title><p>Вернуться на главную</p>'],
  ['not-found', 'Chinese', '<title>提示</title><p>您访问的页面不存在</p>'],
  ['empty-shell', 'blank', ''],
  ['empty-shell', 'app root', '<title>Steel shop</title><div id="root"></div><script src="/main.js"></script>'],
  [
    'empty-shell',
    'frames',
    '<title>Steel shop</title><frameset cols="20%,*"><frame src="menu.htm"><frame src="main.htm"><noframes>Your browser does not show frames, please use another one to see our site</noframes></frameset>',
  ],
  [
    'empty-shell',
    'asks for scripts',
    '<title>Steel shop</title><noscript>You need to enable JavaScript to run this app.</noscript><div id="app">Loading...</div>',
  ],
];

describe('condition', () => {
  for (const [want, name, html, more] of cases) {
    test(`${want}: ${name}`, () => {
      expect(open(html, more?.url, more?.kind, more?.status ?? 200).condition).toBe(want);
    });
  }

  test.each([
    '<script>window._pxAppId="PXq7"</script>',
    '<script src="https://client.perimeterx.net/PXq7/main.min.js"></script>',
    '<script src="https://js.captcha-delivery.com/tags.js"></script>',
    '<script src="/TSPD/0812abc?type=17"></script>',
    '<div class="geetest_x"></div>',
    '<script src="/_Incapsula_Resource?SWJIYLWA=719d"></script>',
    '<div class="yidun"></div>',
    '<script src="https://g.example/AwsWafIntegration.js"></script>',
    '<script src="https://smartcaptcha.yandexcloud.net/captcha.js"></script>',
    '<script src="https://www.google.com/adsense/domains/caf.js"></script>',
  ])('a shop of labels and pictures keeps its content beside %s', (script) => {
    const menu = ['work', 'rugs', 'prices'].map((path) => `<a href="/${path}">${path}</a>`).join('');
    const goods = '<img src="a.jpg"><img src="b.jpg"><img src="c.jpg"><p>Oak stool</p><p>Wool rug</p>';
    expect(open(`<title>Tolley Oak</title><nav>${menu}</nav><main>${goods}</main>${script}`).condition).toBe('content');
    expect(
      open(`<title>Tolley Oak</title><nav>${menu}</nav><p>Oak stool</p><p>Wool rug</p><p>Brass lamp</p>${script}`)
        .condition,
    ).toBe('content');
  });

  test('a town is no domain on sale', () => {
    const sale = (title: string) => open(`<title>${title}</title><p>${PROSE}</p>`).condition;
    expect(sale('St.Orm for sale and to let | Quay Homes')).toBe('content');
    expect(sale('St.Ormond for sale | Quay Homes')).toBe('content');
    expect(sale('quillmoor.com for sale')).toBe('parked');
    expect(sale('Quillmoor.example is for sale | Names')).toBe('parked');
  });

  test('a thin page with an app root asks for the browser, a full one does not', () => {
    expect(open('<div id="root"></div><script src=a.js></script>').emptyShell).toBe(true);
    expect(open('<p>Loading our shop</p><div id="root"></div><script src=a.js></script>').emptyShell).toBe(true);
    expect(open(shopPage(2)).emptyShell).toBe(false);
    expect(open('<title>Just a moment...</title><p>Checking your browser</p>').emptyShell).toBe(false);
  });
});
