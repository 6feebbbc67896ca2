/** Invented sellers whose sites would never end. Each has the pages that matter, and each answer may differ from the last. */
import { randomOf } from '../../generated-world.ts';

export interface TrapWorld {
  readonly name: string;
  /** The mark that the visit carries; null: it ends by being found out as pages that are known. */
  readonly mark: string | null;
  /** Addresses beyond the useful ones that may be asked for. */
  readonly most: number;
  /** The page at an address, or where it redirects to; null: 404. */
  answer(url: URL, random: () => number): string | { readonly to: string } | null;
}

export const USEFUL = ['/', '/contact', '/about', '/products', '/de/'];
const WORDS =
  'amber basin cedar delta ember fjord grove heath inlet jetty knoll ledge marsh north ochre prism quartz ridge shore thorn umber vault wharf yarrow zephyr'.split(
    ' ',
  );
const TEXTS: Readonly<Record<string, string>> = {
  '/': 'We spin hemp rope for fishing boats and sell it by the coil to chandlers along the coast since our grandfather built the first walk.',
  '/contact':
    'Write to rope@hempwalk.example or ring the yard on weekdays between eight and four, and ask for the foreman by name.',
  '/about':
    'Our company is run by three sisters who learned the trade from an uncle and who still twist every strand by hand in winter.',
  '/products':
    'Twelve sizes of rope, tarred or plain, in coils of a hundred metres, with splices and eyes made to the order of the buyer.',
  '/de/':
    'Wir spinnen Hanfseile für Fischerboote und verkaufen sie rollenweise an Ausrüster entlang der ganzen Küste und auf den Inseln.',
};
const NAV =
  '<nav><a href="/">Home</a><a href="/about">About us</a><a href="/contact">Contact</a><a href="/products">Products</a><a href="/de/">Deutsch</a></nav>';
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

function page(title: string, text: string, links: readonly string[], nav = NAV): string {
  const list = links.map((href) => `<li><a href="${href}">${href.slice(-24)}</a></li>`).join('');
  return `<!doctype html><html lang="en"><head><title>${title}</title></head><body>${nav}<main><h1>${title}</h1><p>${text}</p><ul>${list}</ul></main></body></html>`;
}

/** A world whose useful pages also lead into the trap. */
function world(
  name: string,
  mark: string | null,
  most: number,
  entrance: (random: () => number) => readonly string[],
  trap: (url: URL, random: () => number) => string | { readonly to: string } | null,
): TrapWorld {
  return {
    name,
    mark,
    most,
    answer(url, random) {
      const text = url.host === HOST && url.search === '' ? TEXTS[url.pathname] : undefined;
      return text === undefined ? trap(url, random) : page(`Hemp Walk ${url.pathname}`, text, entrance(random));
    },
  };
}

export const HOST = 'hempwalk.test';
const word = (random: () => number): string => WORDS[Math.floor(random() * WORDS.length)] ?? 'amber';
const token = (random: () => number): string =>
  `a1${Array.from({ length: 22 }, () => Math.floor(random() * 16).toString(16)).join('')}`;
const sentence = (seed: number): string => {
  const random = randomOf(seed);
  return Array.from({ length: 30 }, () => word(random)).join(' ');
};
const numberOf = (text: string): number =>
  [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);

const day = (date: Date, path: (year: string, month: string, day: string) => string): string => {
  const [year = '', month = '', number = ''] = date.toISOString().slice(0, 10).split('-');
  return path(year, month, number);
};
const inDays = (from: Date, days: number): Date => new Date(from.getTime() + days * 86_400_000);

function calendar(
  name: string,
  path: (year: string, month: string, day: string) => string,
  read: (url: URL) => string | null,
) {
  return world(
    name,
    'trap:calendar',
    16,
    () => [day(new Date('2024-05-17'), path)],
    (url) => {
      const found = read(url);
      if (found === null) return null;
      const date = new Date(found);
      const links = [-1, 1, 7, 30, 31, 365].map((days) => day(inDays(date, days), path));
      return page(
        `${MONTHS[date.getUTCMonth()]} ${date.getUTCDate()}`,
        'There are no events at the yard on this day.',
        links,
      );
    },
  );
}

export const TRAPS: readonly TrapWorld[] = [
  calendar(
    'a calendar in the path',
    (...parts) => `/events/${parts.join('/')}`,
    (url) => /^\/events\/(\d{4})\/(\d\d)\/(\d\d)$/.exec(url.pathname)?.slice(1).join('-') ?? null,
  ),
  calendar(
    'a calendar in the query',
    (...parts) => `/whats-on?date=${parts.join('-')}`,
    (url) => url.searchParams.get('date'),
  ),
  world(
    'a session in the query, new on every page',
    'trap:session',
    20,
    (random) => {
      const id = token(random);
      return [`/news?PHPSESSID=${id}`, `/terms?PHPSESSID=${id}`, `/yard?PHPSESSID=${id}`];
    },
    (url, random) => {
      const id = token(random);
      const links = ['/news', '/terms', '/yard', '/boats'].map((path) => `${path}?PHPSESSID=${id}`);
      return page(url.pathname, sentence(numberOf(url.pathname)), links, '');
    },
  ),
  world(
    'a session in the path, new on every page',
    'trap:session',
    24,
    (random) => {
      const id = token(random);
      return ['news', 'terms', 'yard'].map((path) => `/${id}/${path}`);
    },
    (url, random) => {
      const last = url.pathname.split('/').at(-1) ?? '';
      const id = token(random);
      const links = ['news', 'terms', 'yard', 'boats'].map((path) => `/${id}/${path}`);
      return page(last, sentence(numberOf(last)), links, '');
    },
  ),
  world(
    'a relative link that goes ever deeper',
    'trap:path',
    12,
    () => ['rope/walk/'],
    (url) => page('Walk', sentence(url.pathname.length), ['rope/walk/', 'walk/rope/']),
  ),
  world(
    'filters in all their permutations',
    'trap:query',
    26,
    () => ['/list?colour=red&size=4'],
    (url) => {
      if (url.pathname !== '/list') return null;
      const filters = ['colour=red', 'size=4', 'make=tarred', 'strand=3', 'stock=yes', 'length=100'];
      const set = url.search.slice(1).split('&');
      const links = filters.map(
        (one) => `/list?${(set.includes(one) ? set.filter((other) => other !== one) : [...set, one]).join('&')}`,
      );
      return page(
        'List',
        'Nothing in the store has all of these properties, so choose fewer of them and look again.',
        links,
      );
    },
  ),
  world(
    'a query that grows',
    'trap:query',
    24,
    () => ['/find?q0=x&q1=y'],
    (url) => {
      const count = [...url.searchParams].length;
      const more = (extra: number) => `${url.pathname}${url.search}&q${count + extra}=${extra}`;
      return page('Find', sentence(count), [more(1), more(2), more(3)]);
    },
  ),
  world(
    'a hundred levels',
    'limit:depth',
    12,
    () => ['/l0'],
    (url) => page('Level', sentence(numberOf(url.pathname)), [`${url.pathname}/l${url.pathname.split('/').length}`]),
  ),
  world(
    'host names without end',
    'trap:hosts',
    30,
    () => ['http://w1.hempwalk.test/'],
    (url) => {
      const number = Number(/^w(\d+)\./.exec(url.host)?.[1] ?? Number.NaN);
      if (Number.isNaN(number)) return null;
      const links = [1, 2, 3].map((i) => `http://w${number * 3 + i}.hempwalk.test/`);
      return page(`Branch ${number}`, sentence(number), links, '');
    },
  ),
  world(
    'always 200, with new links',
    'trap:soft-404',
    21,
    (random) => [`/${word(random)}-${word(random)}`],
    (url, random) => {
      const links = Array.from({ length: 8 }, () => `/${word(random)}-${word(random)}/${word(random)}`);
      const path = url.pathname.slice(1);
      return page(
        `Not quite what you wanted: ${path}`,
        `We have looked for ${path} everywhere in the yard and in the loft and could not find it, but perhaps one of the pages that others liked is what you had in mind.`,
        links,
      );
    },
  ),
  {
    name: 'itself once more under // and /./',
    mark: null,
    most: 6,
    answer(url) {
      const path = url.pathname.replace(/\/{2,}/g, '/');
      const text = TEXTS[path];
      if (text === undefined) return null;
      const links = Object.keys(TEXTS).flatMap((one) => [
        `http://${HOST}/${one}`,
        `http://${HOST}//${one}`,
        `/.${one}`,
        one,
      ]);
      return page(`Hemp Walk ${path}`, text, links);
    },
  },
];
