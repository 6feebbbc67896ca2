/** Ways to write an address that must not be reached, and what is to be said of each. */

export interface Attempt {
  readonly id: string;
  readonly url: string;
  readonly expected: RegExp;
}

const SSRF = /^blocked:ssrf$/;

/** Hosts that a URL parser folds to 127.0.0.1, or that a system takes for this machine. */
const LOOPBACK = [
  '127.0.0.1',
  '127.1',
  '127.0.1',
  '2130706433',
  '0x7f000001',
  '0x7f.1',
  '0x7F.0x0.0x0.0x1',
  '0177.0.0.1',
  '0177.0.0.0x1',
  '017700000001',
  '127.0.0.1.',
  '127.0.0.2',
  '127.255.255.254',
  '１２７.0.0.1',
  '127。0。0。1',
  '127．0．0．1',
  '①②⑦.0.0.1',
  '%31%32%37.0.0.1',
  '127%2e0%2e0%2e1',
  '0.0.0.0',
  '0',
  '0x0',
  'localhost',
  'LOCALHOST',
  'localhost.',
  'a.localhost',
  '[::1]',
  '[0:0:0:0:0:0:0:1]',
  '[0000::0001]',
  '[::]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[0:0:0:0:0:ffff:127.0.0.1]',
];

/** Hosts of every range that is not the public net, and coats of IPv6 around them. */
const ELSEWHERE = [
  '[::127.0.0.1]',
  '[::ffff:0:127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[64:ff9b::a00:1]',
  '[64:ff9b:1::7f00:1]',
  '[2002:7f00:1::]',
  '[2002:a00:1::]',
  '[2001:0:7f00:1::]',
  '[2001:10::1]',
  '[2001:20::1]',
  '[2001:db8::1]',
  '[3fff::1]',
  '[5f00::1]',
  '[100::1]',
  '[100:0:0:1::1]',
  '[fc00::1]',
  '[fd00:ec2::254]',
  '[fe80::1]',
  '[fec0::1]',
  '[ff02::1]',
  '[4000::1]',
  '0.1.2.3',
  '10.0.0.0',
  '10.255.255.255',
  '100.64.0.0',
  '100.127.255.255',
  '100.100.100.200',
  '168.63.129.16',
  '169.254.0.1',
  '169.254.169.254',
  '0xa9fea9fe',
  '[::ffff:169.254.169.254]',
  '172.16.0.0',
  '172.31.255.255',
  '192.0.0.192',
  '192.0.2.1',
  '192.31.196.1',
  '192.52.193.1',
  '192.88.99.1',
  '192.168.0.0',
  '192.168.255.255',
  '192.175.48.1',
  '198.18.0.1',
  '198.19.255.255',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '239.255.255.255',
  '240.0.0.1',
  '255.255.255.255',
];

/** Names that the resolver at hand leads to what must not be reached; `*` names lead to two addresses, one of them public. */
export const NAMES: Readonly<Record<string, readonly string[]>> = {
  'loopback.canary.test': ['127.0.0.1'],
  'mapped.canary.test': ['::ffff:127.0.0.1'],
  'six.canary.test': ['::1'],
  'mixed.canary.test': ['8.8.8.8', '127.0.0.1'],
  'mixed-late.canary.test': ['8.8.8.8', '1.1.1.1', '127.0.0.1'],
  'split.canary.test': ['8.8.8.8', '::1'],
  'alias.canary.test': ['10.0.0.1'],
  'metadata.canary.test': ['169.254.169.254'],
  'zone.canary.test': ['fe80::1%lo'],
  '127.0.0.1.canary.test': ['127.0.0.1'],
};

/** @param hosts more addresses of this machine, as they stand in a URL */
export function spellings(port: number, hosts: readonly string[]): Attempt[] {
  const list: { url: string; expected: RegExp }[] = [];
  const add = (expected: RegExp, ...urls: string[]) => list.push(...urls.map((url) => ({ url, expected })));
  for (const host of [...LOOPBACK, ...ELSEWHERE, ...hosts, ...Object.keys(NAMES)]) {
    add(SSRF, `http://${host}:${port}/`);
  }
  for (const host of ['127.0.0.1', 'localhost', '[::1]', '169.254.169.254']) add(SSRF, `https://${host}:${port}/`);
  // Forms that parsers read in different ways.
  add(
    SSRF,
    `http:///127.0.0.1:${port}/`,
    `http:127.0.0.1:${port}/`,
    `http:\\\\127.0.0.1:${port}\\`,
    `http:/\\127.0.0.1:${port}/`,
    `http://127.0.0.1:${port}\\@good.test/`,
    `http://127.0.0.1:${port}#@good.test/`,
    `http://127.0.0.1:${port}?@good.test/`,
    `ht\ntp://127.0.0.1:${port}/`,
    `http://127.0.\t0.1:${port}/`,
    ` http://127.0.0.1:${port}/`,
    `HTTP://127.0.0.1:${port}/`,
    `http://127.0.0.1:0${port}/`,
    `http://:@127.0.0.1:${port}/`,
  );
  add(
    /^blocked:userinfo$/,
    `http://user:pass@127.0.0.1:${port}/`,
    `http://good.test@127.0.0.1:${port}/`,
    `http://good.test:80@127.0.0.1:${port}/`,
    `http://good.test%40@127.0.0.1:${port}/`,
  );
  add(
    /^blocked:scheme$/,
    'file:///etc/passwd',
    'data:text/html,x',
    'javascript:alert(1)',
    `ftp://127.0.0.1:${port}/`,
    `gopher://127.0.0.1:${port}/_x`,
    `ws://127.0.0.1:${port}/`,
    `blob:http://127.0.0.1:${port}/x`,
    `filesystem:http://127.0.0.1:${port}/x`,
    `view-source:http://127.0.0.1:${port}/`,
    'chrome://version',
    'about:blank',
    `dict://127.0.0.1:${port}/x`,
    `ldap://127.0.0.1:${port}/`,
  );
  add(
    /^fetch:bad-url$/,
    `http://127.0.0.1%00.good.test:${port}/`,
    'http://256.256.256.256/',
    'http://1.2.3.4.5/',
    'http://127.0.0.1:65536/',
    `http://[::1%25lo]:${port}/`,
    'http://[127.0.0.1]/',
    'http://good.test:80:80/',
  );
  add(/^blocked:port$/, 'http://good.test:22/', 'http://good.test:25/', 'http://good.test:6667/', 'http://8.8.8.8:53/');
  return list.map(({ url, expected }, index) => {
    const id = `s${index}`;
    // The id goes to the end of the path, where a canary would see it.
    return { id, url: /[/\\]$/.test(url) ? `${url}${id}` : url, expected };
  });
}
