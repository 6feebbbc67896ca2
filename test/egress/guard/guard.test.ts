import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createGuard, type GuardOptions } from '../../../src/egress/guard/guard.ts';
import { parseAllowance, parsePin } from '../../../src/egress/guard/pins.ts';

const nowhere = async (host: string) => {
  throw new Error(`${host} was looked up`);
};

function guard(options: Partial<GuardOptions> = {}) {
  return createGuard({ pins: [], allow: [], allowPrivate: false, resolve: nowhere, ...options });
}

async function codeOf(url: string, options: Partial<GuardOptions> = {}): Promise<string> {
  const judged = await guard(options).check(url);
  return judged.ok ? 'ok' : judged.code;
}

const BAD = [
  // Spellings of loopback that a URL parser folds.
  'http://127.0.0.1/',
  'http://127.1/',
  'http://127.0.1/',
  'http://2130706433/',
  'http://0x7f000001/',
  'http://0x7f.1/',
  'http://0177.0.0.1/',
  'http://017700000001/',
  'http://0x7F.0x0.0x0.0x1/',
  'http://127.0.0.1./',
  'http://127.255.255.254/',
  'http://１２７.0.0.1/',
  'http://127。0。0。1/',
  'http://①②⑦.0.0.1/',
  'http://%31%32%37.0.0.1/',
  'http:///127.0.0.1/',
  'http:127.0.0.1/',
  'http:\\\\127.0.0.1\\',
  'http://127.0.0.1\\@good.example/',
  'ht\ntp://127.0.0.1/',
  ' http://127.0.0.1/',
  'HTTP://127.0.0.1:80/',
  'https://127.0.0.1/',
  // IPv4 ranges that are not the public net.
  'http://0.0.0.0/',
  'http://0/',
  'http://0.1.2.3/',
  'http://10.0.0.0/',
  'http://10.255.255.255/',
  'http://172.16.0.0/',
  'http://172.31.255.255/',
  'http://192.168.0.0/',
  'http://192.168.255.255/',
  'http://100.64.0.0/',
  'http://100.127.255.255/',
  'http://100.100.100.200/',
  'http://169.254.169.254/',
  'http://168.63.129.16/',
  'http://192.0.0.192/',
  'http://192.0.2.1/',
  'http://198.18.0.1/',
  'http://198.19.255.255/',
  'http://198.51.100.1/',
  'http://203.0.113.1/',
  'http://192.88.99.1/',
  'http://224.0.0.1/',
  'http://239.255.255.255/',
  'http://240.0.0.1/',
  'http://255.255.255.255/',
  // IPv6, also as a coat for IPv4.
  'http://[::1]/',
  'http://[::]/',
  'http://[0:0:0:0:0:0:0:1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:7f00:1]/',
  'http://[::ffff:10.0.0.1]/',
  'http://[::127.0.0.1]/',
  'http://[::ffff:0:127.0.0.1]/',
  'http://[64:ff9b::7f00:1]/',
  'http://[64:ff9b::808:808]/',
  'http://[64:ff9b:1::7f00:1]/',
  'http://[2002:7f00:1::]/',
  'http://[2002:808:808::]/',
  'http://[2001:0:7f00:1::]/',
  'http://[2001:10::1]/',
  'http://[2001:20::1]/',
  'http://[2001:db8::1]/',
  'http://[3fff::1]/',
  'http://[5f00::1]/',
  'http://[100::1]/',
  'http://[100:0:0:1::1]/',
  'http://[fc00::1]/',
  'http://[fd00:ec2::254]/',
  'http://[fe80::1]/',
  'http://[fec0::1]/',
  'http://[ff02::1]/',
  'http://[4000::1]/',
];

const GOOD = [
  'http://1.1.1.1/',
  'http://8.8.8.8/',
  'http://9.255.255.255/',
  'http://11.0.0.1/',
  'http://100.63.255.254/',
  'http://100.128.0.1/',
  'http://169.253.255.255/',
  'http://172.15.255.255/',
  'http://172.32.0.1/',
  'http://192.167.255.255/',
  'http://192.169.0.1/',
  'http://198.17.255.255/',
  'http://198.20.0.1/',
  'http://223.255.255.254/',
  'http://[2606:4700::1111]/',
  'http://[2a00:1450:4001::1]/',
  'http://[::ffff:8.8.8.8]/',
];

describe('literal addresses', () => {
  it.each(BAD)('%s is refused', async (url) => {
    expect(await codeOf(url)).toBe('blocked:ssrf');
  });

  it.each(GOOD)('%s passes', async (url) => {
    expect(await codeOf(url)).toBe('ok');
  });

  it('refuses every private IPv4 address, however it is written', async () => {
    const octet = fc.integer({ min: 0, max: 255 });
    const inRange = fc.oneof(
      fc.tuple(fc.constantFrom(10, 127, 0), octet, octet, octet),
      fc.tuple(fc.constant(192), fc.constant(168), octet, octet),
      fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), octet, octet),
      fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), octet, octet),
      fc.tuple(fc.constant(169), fc.constant(254), octet, octet),
    );
    const spellings = [
      (o: number[]) => o.join('.'),
      (o: number[]) => String(o.reduce((sum, part) => sum * 256 + part, 0)),
      (o: number[]) => o.map((part) => `0x${part.toString(16)}`).join('.'),
      (o: number[]) => o.map((part) => `0${part.toString(8)}`).join('.'),
      (o: number[]) => `[::ffff:${o.join('.')}]`,
      (o: number[]) => `[64:ff9b::${o.join('.')}]`,
    ];
    await fc.assert(
      fc.asyncProperty(inRange, fc.constantFrom(...spellings), async (octets, spell) => {
        expect(await codeOf(`http://${spell([...octets])}/`)).toBe('blocked:ssrf');
      }),
    );
  });
});

describe('the form of a URL', () => {
  it.each([
    'file:///etc/passwd',
    'ftp://shop.example/',
    'gopher://shop.example/',
    'data:text/html,hello',
    'javascript:alert(1)',
    'ws://shop.example/',
    'blob:http://shop.example/1',
    'filesystem:http://shop.example/1',
    'view-source:http://shop.example/',
    'chrome://version',
    'about:blank',
  ])('%s: blocked:scheme', async (url) => {
    expect(await codeOf(url)).toBe('blocked:scheme');
  });

  it.each([
    'http://user:pass@8.8.8.8/',
    'http://good.example@127.0.0.1/',
    'http://user@shop.example/',
    'https://:pass@shop.example/',
  ])('%s: blocked:userinfo', async (url) => {
    expect(await codeOf(url)).toBe('blocked:userinfo');
  });

  it('keeps no password in what is stored', async () => {
    const judged = await guard().check('http://user:hush@shop.example/');
    expect(JSON.stringify(judged)).not.toContain('hush');
  });

  it.each([
    'http://127.0.0.1%00.good.example/',
    'http://256.256.256.256/',
    'http://1.2.3.4.5/',
    'http://8.8.8.8:65536/',
    'http://',
    'shop.example',
    '',
    `http://${'a'.repeat(64)}.example/`,
    `http://${'a.'.repeat(140)}example/`,
    'http://[::1%25lo]/',
  ])('%s: fetch:bad-url, and no name is looked up', async (url) => {
    expect(await codeOf(url)).toBe('fetch:bad-url');
  });

  it.each([22, 25, 6379, 5432, 8000, 65_535])('port %i: blocked:port, and no name is looked up', async (port) => {
    expect(await codeOf(`http://shop.example:${port}/`)).toBe('blocked:port');
  });

  it('opens the port that a seed names for its host and the names under it only', async () => {
    const opened = guard({ resolve: async () => ['8.8.8.8'] });
    opened.allowPort('http://www.shop.example:8123/en');
    for (const host of ['www.shop.example', 'shop.example', 'img.shop.example']) {
      expect((await opened.check(`http://${host}:8123/`)).ok).toBe(true);
    }
    for (const host of ['other.example', 'notshop.example', 'example']) {
      expect(await opened.check(`http://${host}:8123/`)).toMatchObject({ code: 'blocked:port' });
    }
    expect(await opened.check('http://shop.example:8124/')).toMatchObject({ code: 'blocked:port' });
  });

  it.each([22, 25, 110, 587, 5060, 6667])(
    'no seed and no hook opens port %i, which is another service',
    async (port) => {
      const opened = guard({ resolve: async () => ['8.8.8.8'] });
      opened.allowPort(`http://shop.example:${port}/`);
      expect(await opened.check(`http://shop.example:${port}/`)).toMatchObject({ code: 'blocked:port' });
      expect(await opened.check(`http://shop.example:${port}/`, true)).toMatchObject({ code: 'blocked:port' });
    },
  );

  it('the port of a hook is open to the hook alone', async () => {
    const opened = guard({ resolve: async () => ['8.8.8.8'] });
    expect((await opened.check('http://hook.example:9443/', true)).ok).toBe(true);
    expect(await opened.check('http://hook.example:9443/')).toMatchObject({ code: 'blocked:port' });
    expect(await opened.check('http://127.0.0.1:9443/', true)).toMatchObject({ code: 'blocked:ssrf' });
  });

  it('stores no more of an address than may be stored', async () => {
    for (const url of [`data:${'x'.repeat(100_000)}`, `http://u@${'x'.repeat(100_000)}/`, 'y'.repeat(100_000)]) {
      expect((await guard().check(url)).url.toString().length).toBeLessThan(3_000);
    }
  });

  it('a seed cannot open a private address by naming a port', async () => {
    const opened = guard();
    opened.allowPort('http://127.0.0.1:6379/');
    expect(await opened.check('http://127.0.0.1:6379/')).toMatchObject({ code: 'blocked:ssrf' });
  });

  it('judges the folded URL and drops the fragment', async () => {
    const judged = await guard({ resolve: async () => ['8.8.8.8'] }).check('HTTP://SHOP.example./a/../b#c');
    expect(judged).toMatchObject({ ok: true, host: 'shop.example' });
    expect(judged.ok && judged.url.href).toBe('http://shop.example./b');
  });
});

describe('names', () => {
  const to = (...addresses: string[]) => codeOf('http://shop.example/', { resolve: async () => addresses });

  it('passes when every address is public', async () => {
    expect(await to('8.8.8.8', '2606:4700::1111')).toBe('ok');
  });

  it.each([
    [['127.0.0.1']],
    [['8.8.8.8', '127.0.0.1']],
    [['127.0.0.1', '8.8.8.8']],
    [['8.8.8.8', '::1']],
    [['8.8.8.8', 'fd00::1', '1.1.1.1']],
    [['::ffff:169.254.169.254']],
    [['fe80::1%eth0']],
    [['not an address']],
  ])('%j: one address that is not public refuses the whole name', async (addresses) => {
    expect(await to(...addresses)).toBe('blocked:ssrf');
  });

  it.each([
    'localhost',
    'a.localhost',
    'printer.local',
    'metadata.internal',
    'nas.home.arpa',
    'x.onion',
    'intranet',
    'intranet.',
  ])('%s: a name of local networks is not even looked up', async (host) => {
    expect(await codeOf(`http://${host}/`)).toBe('blocked:ssrf');
    const resolve = async () => ['127.0.0.1'];
    expect(await codeOf(`http://${host}/`, { allowPrivate: true, resolve })).toBe('ok');
    expect(await codeOf(`http://${host}/`, { pins: [parsePin('*:80:127.0.0.1')] })).toBe('ok');
  });

  it('dials only a few of the addresses of a name, and judges all', async () => {
    const many = Array.from({ length: 100 }, (_, i) => `8.8.8.${i}`);
    const judged = await guard({ resolve: async () => many }).check('http://shop.example/');
    expect(judged.ok && judged.endpoints.length).toBe(6);
    expect(await to(...many, '127.0.0.1')).toBe('blocked:ssrf');
  });

  it('an error inside is a refusal', async () => {
    for (const answer of [null, undefined, 7, [null], [{}]]) {
      const resolve = async () => answer as unknown as string[];
      expect(await codeOf('http://shop.example/', { resolve })).toMatch(/^blocked:(?:guard|ssrf)$/);
    }
  });

  it('says that a name has no address, or that asking failed', async () => {
    const failing = (code: string) => ({
      resolve: async () => {
        throw Object.assign(new Error(code), { code });
      },
    });
    expect(await codeOf('http://gone.example/', failing('ENOTFOUND'))).toBe('dns:nxdomain');
    expect(await codeOf('http://gone.example/', failing('EAI_AGAIN'))).toBe('dns:failure');
    expect(await codeOf('http://gone.example/', failing('ETIMEOUT'))).toBe('dns:failure');
    expect(await to()).toBe('dns:nxdomain');
  });

  it('a name that changes sides is judged each time: 1,000 tries, no private address cleared', async () => {
    let turn = 0;
    const flipping = guard({ resolve: async () => [turn++ % 2 === 0 ? '8.8.8.8' : '127.0.0.1'] });
    const cleared: string[] = [];
    for (let i = 0; i < 1000; i++) {
      const judged = await flipping.check('http://flip.example/');
      if (judged.ok) cleared.push(...judged.endpoints.map(({ address }) => address));
    }
    expect(cleared).toHaveLength(500);
    expect(new Set(cleared)).toEqual(new Set(['8.8.8.8']));
  });
});

describe('what the user opens', () => {
  it('a pin sends one name and port to any address, and nothing else', async () => {
    const pins = [parsePin('shop.example:80:127.0.0.1:9000')];
    const judged = await guard({ pins }).check('http://shop.example/');
    expect(judged).toMatchObject({ ok: true, endpoints: [{ address: '127.0.0.1', port: 9000, public: false }] });
    expect(await codeOf('http://127.0.0.1:9000/', { pins })).toBe('blocked:ssrf');
    expect(await codeOf('http://127.0.0.1/', { pins })).toBe('blocked:ssrf');
    expect(await codeOf('https://shop.example/', { pins, resolve: async () => ['10.0.0.1'] })).toBe('blocked:ssrf');
  });

  it('a star pin never serves a literal address', async () => {
    const pins = [parsePin('*:80:127.0.0.1:9000')];
    expect(await codeOf('http://any.example/', { pins })).toBe('ok');
    expect(await codeOf('http://localhost/', { pins })).toBe('ok');
    for (const url of ['http://127.0.0.1/', 'http://10.0.0.1/', 'http://[::1]/', 'http://2130706433/']) {
      expect(await codeOf(url, { pins })).toBe('blocked:ssrf');
    }
    const judged = await guard({ pins }).check('http://8.8.8.8/');
    expect(judged).toMatchObject({ endpoints: [{ address: '8.8.8.8', port: 80 }] });
  });

  it('a pin that names a port opens that port for that name', async () => {
    const pins = [parsePin('shop.example:9000:127.0.0.1')];
    expect(await codeOf('http://shop.example:9000/', { pins })).toBe('ok');
    expect(await codeOf('http://other.example:9000/', { pins })).toBe('blocked:port');
  });

  it('--allow-private opens loopback and private addresses, but no link-local, shared or metadata ones', async () => {
    for (const host of ['127.0.0.1', '10.1.2.3', '192.168.1.1', '172.20.0.1', '[::1]', '[fd00::1]']) {
      expect(await codeOf(`http://${host}/`, { allowPrivate: true })).toBe('ok');
    }
    for (const host of ['169.254.169.254', '[fe80::1]', '[fd00:ec2::254]', '0.0.0.0', '100.64.0.1', '224.0.0.1']) {
      expect(await codeOf(`http://${host}/`, { allowPrivate: true })).toBe('blocked:ssrf');
    }
  });

  it('--allow opens only what it names', async () => {
    const allow = ['127.0.0.1:9000', '10.0.0.0/30', 'fd00::/64'].map(parseAllowance);
    expect(await codeOf('http://127.0.0.1:9000/', { allow })).toBe('ok');
    expect(await codeOf('http://127.0.0.1/', { allow })).toBe('blocked:ssrf');
    expect(await codeOf('http://127.0.0.2:9000/', { allow })).toBe('blocked:ssrf');
    expect(await codeOf('http://10.0.0.3/', { allow })).toBe('ok');
    expect(await codeOf('http://10.0.0.4/', { allow })).toBe('blocked:ssrf');
    expect(await codeOf('http://10.0.0.3:22/', { allow })).toBe('blocked:port');
    expect(await codeOf('http://[fd00::9]/', { allow })).toBe('ok');
    expect(await codeOf('http://8.8.8.8:9000/', { allow })).toBe('blocked:port');
    const local = async () => ['127.0.0.1'];
    expect(await codeOf('http://shop.example:9000/', { allow, resolve: local })).toBe('ok');
  });
});
