/** Words, numbers and names that are written to be misread, or to keep a reader of text busy (safety.md, B55 to B66). */
import { always, type Check, capturesOf, files, type HostileCase, send, shop } from './hostile-case.ts';
import { read } from './markup-cases.ts';

const NUMBER = '+86 311 8567 2390';
const digits = (zero: number): string => NUMBER.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
const between = (sign: string): string => [...NUMBER].join(sign);

const WRITTEN: Readonly<Record<string, string>> = {
  plain: NUMBER,
  fullwidth: digits(0xff10),
  mathematical: digits(0x1d7ce),
  'arabic-indic': digits(0x660),
  'eastern-arabic': digits(0x6f0),
  devanagari: digits(0x966),
  bengali: digits(0x9e6),
  thai: digits(0xe50),
  circled: NUMBER.replace(/[1-9]/g, (digit) => String.fromCodePoint(0x245f + Number(digit))).replace(/0/g, '\u24ea'),
  'zero-width': between('\u200b'),
  'word-joiner': between('\u2060'),
  'soft-hyphen': between('\u00ad'),
  'tag-characters': between('\u{e0020}'),
};

const hasNumber: Check = (_, fingerprint) => {
  const value = fingerprint?.readings.find(({ signal }) => signal === 'contact-phone')?.value;
  return JSON.stringify(value ?? null).includes('+8631185672390')
    ? null
    : `read as ${JSON.stringify(value)?.slice(0, 120)}`;
};

const numbers: HostileCase[] = Object.entries(WRITTEN).map(([name, written]) => ({
  name: `digits-${name}`,
  group: 'B55-B57 digits',
  expect: { state: 'captured', check: hasNumber },
  serve: always({ body: shop(`<p>Phone: ${written}</p>`) }),
}));

/** What a pattern with a loop in a loop, or without a bound, starts over at. */
const RUNS = [
  'a',
  '1',
  ' ',
  '\n',
  '\t',
  '.',
  '-',
  '@',
  'a@',
  'a.',
  '1 ',
  '1-',
  '+1',
  '(1',
  '/',
  'http://',
  'www.',
  '© ',
  'Ltd ',
  'A Ltd ',
  '有限公司',
  'ИНН ',
  'tel:',
  'url(',
  '{',
  '[',
  '<',
  '&',
  '"',
  "'",
  '\\',
  '中',
  'é',
  '\u200b',
  '\u202e',
  '=',
  '%41',
  'x=1;',
];
const LENGTH = 1024 * 1024;

const runs: HostileCase[] = RUNS.map((unit, i) => ({
  name: `run-${i}`,
  group: 'B58-B62 long runs',
  expect: { state: ['captured', 'partial', 'hollow'], check: read },
  serve: always(() => {
    const run = unit.repeat(LENGTH / unit.length);
    return {
      body: shop(
        `<p>${run}</p><p title="${run.slice(0, 60_000).replaceAll('"', '')}">x</p><script>${run.slice(0, 200_000)}</script>`,
      ),
    };
  }),
  slow: i % 3 !== 0,
}));

const NAMES = [
  '..%2f..%2f..%2fetc%2fpasswd',
  '%2e%2e/%2e%2e/x',
  '..\\..\\x',
  'a%00b',
  'a'.repeat(300),
  'CON',
  'NUL.html',
  '-rf',
  '~root',
  '%0d%0aSet-Cookie:a=b',
  '%1b[31m',
  'a%E2%80%A8b',
  '%ff%fe',
  '\u202egnp.html',
  'a;b=c',
  '%',
  '%zz',
  'a b',
  "a'b",
  'a"b',
  '__proto__',
  'constructor',
];
const odd: HostileCase[] = [
  {
    name: 'path-names',
    group: 'B65-B66 names',
    expect: {
      state: ['captured', 'partial'],
      check: (visit) => {
        const strange = visit.captures.find(({ url }) => /[\u0000-\u0020\u007f-\u009f\u2028\u202e"<>\\]/.test(url));
        if (strange !== undefined) return `an address was stored unfolded: ${JSON.stringify(strange.url)}`;
        const named = visit.captures.find(({ body }) => body !== null && !/^[0-9a-f]{64}$/.test(body));
        return named === undefined ? null : 'a blob is not named by its digest';
      },
    },
    serve: ({ path }, socket) => {
      if (path === '/robots.txt') return null;
      const names = NAMES.map(
        (name) =>
          `<a href="/products/${name.replaceAll('"', '&quot;')}">Product</a><img src="/${name.replaceAll('"', '&quot;')}.png">`,
      );
      return send(socket, path === '/' ? { body: shop(names.join('')) } : { body: shop(`<p>${path.length}</p>`) });
    },
  },
  {
    name: 'log-lines',
    group: 'B63-B64 logs',
    // What it says of itself comes back in a detail; the harness looks at what the worker wrote.
    expect: { state: ['failed', 'unreachable'] },
    serve: files({
      '/': { status: 302, headers: { location: 'http://log-lines.test:1/\u001b[31m%0a{"level":60}\u2028' } },
    }),
  },
];

/** Two alike, so that the one is compared with the other. */
const stuffing = (name: string): HostileCase => ({
  name,
  group: 'B58-B62 long runs',
  expect: {
    state: ['captured', 'partial'],
    check: (visit, fingerprint) => (capturesOf(visit, 'page').length > 3 ? read(visit, fingerprint) : 'too few pages'),
  },
  serve: ({ path }, socket) => {
    if (path === '/robots.txt') return null;
    const contacts = Array.from(
      { length: 4_000 },
      (_, i) =>
        `<p>Company ${i} Ltd, tel +86 311 85${path.length}${String(i).padStart(5, '0')}, a${i}@b${i}.example, reg. no. 9113010${String(i).padStart(8, '0')}, 0x${String(i).padStart(40, 'a')}</p>`,
    );
    const links = Array.from({ length: 40 }, (_, i) => `<a href="/products/${i}">Product ${i}</a>`);
    return send(socket, { body: shop(contacts.join('') + links.join(''), `Page ${path}`) });
  },
});

export const TEXT: readonly HostileCase[] = [
  ...numbers,
  ...runs,
  ...odd,
  stuffing('same-page-stuffed'),
  stuffing('same-page-twin'),
];
