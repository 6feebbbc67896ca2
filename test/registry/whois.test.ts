import type { Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { EgressOptions } from '../../src/egress/egress.ts';
import { askWhois } from '../../src/registry/whois.ts';
import { egressFor, serveWhois, type WhoisServer } from '../../testkit/registry/registries.ts';
import { ianaAnswer } from './whois-answers.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

type Answers = Readonly<Record<string, (query: string, socket: Socket) => void>>;
const REGISTRY = 'whois.registry.test';
const REGISTRAR = 'whois.registrar.test';

/** WHOIS servers by name, each a server of its own on loopback; `.test` is served by the registry. */
async function servers(answers: Answers, options: Partial<EgressOptions> = {}) {
  const running: Record<string, WhoisServer> = {};
  for (const [name, answer] of Object.entries(answers)) running[name] = await serveWhois(answer);
  const pins = Object.fromEntries(Object.entries(running).map(([name, { port }]) => [`${name}:43`, port]));
  const egress = egressFor(pins, options);
  open.push(...Object.values(running), egress);
  const known = new Map([['test', REGISTRY]]);
  return { running, ask: (domain = 'quill.test') => askWhois(domain, known, egress), known };
}

const says =
  (text: string | Buffer) =>
  (_: string, socket: Socket): void =>
    void socket.end(text);
const THIN = `Domain Name: QUILL.TEST\nRegistrar: Marrowgate\nRegistrar WHOIS Server: ${REGISTRAR}\nCreation Date: 2019-04-12T07:31:05Z\n`;
const FULL =
  'Domain Name: quill.test\nRegistrant Email: inkwell.owner@quillmoor.test\nRegistrar: M\nCreation Date: 2001-01-01\n';

describe('a WHOIS server', () => {
  it('is asked one line, and what it says is read', async () => {
    const { running, ask } = await servers({ [REGISTRY]: says(FULL) });
    expect(await ask()).toMatchObject({
      outcome: 'found',
      source: `WHOIS ${REGISTRY}`,
      said: [
        { kind: 'registration', value: { registrantEmail: 'inkwell.owner@quillmoor.test', created: '2001-01-01' } },
      ],
    });
    expect(running[REGISTRY]?.asked).toEqual(['quill.test']);
  });

  it('refers to the registrar, once; its own dates stay', async () => {
    const back = `${FULL}Registrar WHOIS Server: ${REGISTRY}\n`;
    const { running, ask } = await servers({ [REGISTRY]: says(THIN), [REGISTRAR]: says(back) });
    expect(await ask()).toMatchObject({
      source: `WHOIS ${REGISTRY}, ${REGISTRAR}`,
      said: [
        { value: { registrantEmail: 'inkwell.owner@quillmoor.test', created: '2019-04-12', registrar: 'Marrowgate' } },
      ],
    });
    expect([running[REGISTRY]?.asked.length, running[REGISTRAR]?.asked.length]).toEqual([1, 1]);
  });

  it.each(['', 'No match', 'LIMIT EXCEEDED', 'Domain Name: heron.test\nRegistrar: M\n'])(
    'refers to one that says nothing (%j): what the registry said stays',
    async (text) => {
      const { ask } = await servers({ [REGISTRY]: says(THIN), [REGISTRAR]: says(text) });
      expect(await ask()).toMatchObject({
        outcome: 'found',
        source: `WHOIS ${REGISTRY}`,
        said: [{ value: { registrar: 'Marrowgate' } }],
      });
    },
  );

  it('of an ending that is in no table is named by IANA, once', async () => {
    const { running, ask } = await servers({
      'whois.iana.org': says(ianaAnswer(REGISTRY)),
      [REGISTRY]: (query, socket) => void socket.end(`domain: ${query}\nregistrar: M\ncreated: 2020-01-01\n`),
    });
    expect(await ask('quill.example')).toMatchObject({ outcome: 'found', source: `WHOIS ${REGISTRY}` });
    expect(await ask('heron.example')).toMatchObject({ outcome: 'found' });
    expect(running['whois.iana.org']?.asked).toEqual(['example']);
  });

  it('is known for nobody', async () => {
    const { ask } = await servers({ 'whois.iana.org': says(ianaAnswer(null)) });
    expect(await ask('quill.example')).toMatchObject({ outcome: 'no-server' });
  });

  it('says that we ask too much: it is left alone', async () => {
    const { running, ask } = await servers({ [REGISTRY]: says('Query rate exceeded.\n') });
    expect(await ask()).toMatchObject({ outcome: 'deferred', detail: expect.stringMatching(/^whois:limit/) as string });
    expect(await ask('heron.test')).toMatchObject({ outcome: 'deferred' });
    expect(running[REGISTRY]?.asked.length).toBe(1);
  });

  it.each([
    [
      'GBK',
      Buffer.concat([
        Buffer.from('Domain Name: quill.cn\nRegistrant: '),
        Buffer.from('d3d0cfdeb9abcbbe', 'hex'),
        Buffer.from('\n'),
      ]),
      '有限公司',
    ],
    ['UTF-8', Buffer.from('Domain Name: quill.cn\nRegistrant: 有限公司\n'), '有限公司'],
  ])('of .cn answers in %s', async (_, start, name) => {
    const answer = Buffer.concat([start, Buffer.from('Registration Time: 2019-04-12 15:31:05\n')]);
    const { ask, known } = await servers({ 'whois.cnnic.cn': says(answer) });
    known.set('cn', 'whois.cnnic.cn');
    expect(await ask('quill.cn')).toMatchObject({ said: [{ value: { registrantName: name, created: '2019-04-12' } }] });
  });

  it('answers in latin1', async () => {
    const { ask } = await servers({ [REGISTRY]: says(Buffer.from(`${FULL}Registrant Name: Größe\n`, 'latin1')) });
    expect(await ask()).toMatchObject({ said: [{ value: { registrantName: 'Größe' } }] });
  });

  it.each([
    ['nothing', ''],
    ['a page', 'HTTP/1.1 400 Bad Request\r\n\r\n<html>'],
    ['zeros', Buffer.alloc(100_000)],
    ['noise', Buffer.from(Array.from({ length: 50_000 }, (_, i) => (i * 7919) % 256))],
  ])('says %s: nothing is believed', async (_, text) => {
    const { ask } = await servers({ [REGISTRY]: says(text) });
    expect(await ask()).toMatchObject({ outcome: 'unreadable', said: [] });
  });

  it('cuts the connection', async () => {
    const { ask } = await servers({ [REGISTRY]: (_, socket) => void socket.resetAndDestroy() });
    expect(await ask()).toMatchObject({ outcome: 'unreachable', said: [] });
  });

  it('never ends: what came before the limit of bytes is read', async () => {
    const { ask } = await servers(
      {
        [REGISTRY]: (_, socket) => {
          socket.write(FULL);
          const more = () => {
            while (!socket.destroyed && socket.write('Status: ok\n'.repeat(1_000)));
          };
          socket.on('drain', more);
          more();
        },
      },
      { limits: { whoisBytes: 64 * 1024 } },
    );
    expect(await ask()).toMatchObject({
      outcome: 'found',
      said: [{ value: { registrantEmail: 'inkwell.owner@quillmoor.test' } }],
    });
  });

  it.each(['', 'Domain Name: quill.test\n'])('says %j and then nothing, for ever: it is given up', async (start) => {
    const { ask } = await servers(
      { [REGISTRY]: (_, socket) => void socket.write(start) },
      { limits: { whoisMs: 200 } },
    );
    expect(await ask()).toMatchObject({
      outcome: 'unreachable',
      detail: expect.stringMatching(/^limit:time/) as string,
    });
  });

  it('drips byte by byte: it is given up', async () => {
    const { ask } = await servers(
      {
        [REGISTRY]: (_, socket) => {
          const drip = setInterval(() => socket.write('x'), 5);
          socket.once('close', () => clearInterval(drip));
        },
      },
      { limits: { whoisMs: 300 } },
    );
    expect(await ask()).toMatchObject({
      outcome: 'unreachable',
      detail: expect.stringMatching(/^limit:time/) as string,
    });
  });

  it.each(['127.0.0.1', '10.0.0.1', '169.254.169.254', '192.168.0.1', 'printer.local', 'metadata.internal', '0.0.0.0'])(
    'refers to %s: refused',
    async (referral) => {
      const { ask } = await servers({ [REGISTRY]: says(THIN.replace(REGISTRAR, referral)) });
      const found = await ask();
      expect(found).toMatchObject({ outcome: 'found', source: `WHOIS ${REGISTRY}` });
      expect(found.detail).toMatch(
        /did not help: it is a name of local networks|did not help: it leads to an address that is not public/,
      );
    },
  );
});
