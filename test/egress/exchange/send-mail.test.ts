import type { Socket } from 'node:net';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { EgressOptions, OpenEgress } from '../../../src/egress/egress.ts';
import { mailServer } from '../../../src/egress/exchange/send-mail.ts';
import type { MailRequest } from '../../../src/model/ports/egress.ts';
import { AUTHORITY } from '../../../testkit/egress/invented-certificate.ts';
import { egressTo, listen } from '../../../testkit/egress/local-server.ts';
import { type MailServerOptions, serveMail } from '../../../testkit/egress/mail-server.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

const LETTER: Omit<MailRequest, 'url'> = {
  ...{
    login: null,
    from: 'desk@team.example',
    to: 'one@team.example',
    subject: 'New finding',
    messageId: '<1@team.example>',
  },
  ...{ text: 'It is new.\n', html: '<p>It is new.</p>' },
};

function egress(options: Partial<EgressOptions>): OpenEgress {
  const opened = egressTo(1, { pins: [], ...options });
  open.push(opened);
  return opened;
}

async function server(options?: MailServerOptions) {
  const opened = await serveMail(options);
  open.push(opened);
  return opened;
}

describe('mailServer', () => {
  it('reads hosts as the URL standard does, and takes nothing but a host and a port', () => {
    expect(mailServer('smtp://MAIL.Example')).toMatchObject({ host: 'mail.example', port: 587, secure: false });
    expect(mailServer('smtps://mail.example/')).toMatchObject({ port: 465, secure: true, service: 465 });
    expect(mailServer('smtp://0x7f.1:25')).toMatchObject({ host: '127.0.0.1', port: 25 });
    expect(mailServer('smtp://[::ffff:7f00:1]:6379')).toMatchObject({ port: 6379, service: undefined });
    expect(mailServer('smtp://mail.example:80')).toMatchObject({ port: 80, checked: 'http://mail.example:80/' });
    for (const wrong of [
      'smtp://a:b@mail.example',
      'smtp://mail.example/x',
      'smtp://mail.example?x',
      'http://mail.example',
      'smtp://',
      'smtp://a b',
    ])
      expect(mailServer(wrong), wrong).toBeNull();
  });
});

describe('mail', () => {
  it('reaches a server by STARTTLS with a trusted certificate, with the login after it', async () => {
    const { port, letters } = await server();
    const out = egress({ pins: [`shop.example:587:127.0.0.1:${port}`], ca: AUTHORITY });
    const login = { user: 'desk', password: 'open sesame' };
    expect(await out.mail({ url: 'smtp://shop.example', ...LETTER, login })).toMatchObject({ ok: true, status: 250 });
    expect(letters).toMatchObject([{ isEncrypted: true, user: 'desk', from: LETTER.from, to: [LETTER.to] }]);
    const [{ raw, read } = { raw: '', read: undefined }] = letters;
    expect(read).toMatchObject({ subject: LETTER.subject, messageId: LETTER.messageId });
    expect(read?.text).toContain('It is new.');
    expect(read?.html).toContain('<p>It is new.</p>');
    expect(raw).toContain('Auto-Submitted: auto-generated');
    expect(raw).not.toContain('X-Mailer');
    const wrong = await out.mail({ url: 'smtp://shop.example', ...LETTER, login: { user: 'desk', password: 'no' } });
    expect(wrong).toMatchObject({ ok: false, status: 535, code: 'smtp:535' });
    expect(letters).toHaveLength(1);
  });

  it('reaches a server that speaks TLS from the start', async () => {
    const { port, letters } = await server({ secure: true });
    const out = egress({ pins: [`shop.example:465:127.0.0.1:${port}`], ca: AUTHORITY });
    expect(await out.mail({ url: 'smtps://shop.example', ...LETTER })).toMatchObject({ ok: true });
    expect(letters).toMatchObject([{ isEncrypted: true }]);
  });

  it('gives no server a message in clear: without STARTTLS, with a wrong name, with an unknown authority', async () => {
    const plain = await server({ hideSTARTTLS: true, disabledCommands: ['STARTTLS'] });
    const other = await server();
    const pins = [`shop.example:587:127.0.0.1:${plain.port}`, `else.example:587:127.0.0.1:${other.port}`];
    const out = egress({ pins, ca: AUTHORITY });
    expect(await out.mail({ url: 'smtp://shop.example', ...LETTER })).toMatchObject({ ok: false, code: 'mail:tls' });
    expect(await out.mail({ url: 'smtp://else.example', ...LETTER })).toMatchObject({ ok: false });
    const unknown = egress({ pins: [`shop.example:587:127.0.0.1:${other.port}`] });
    expect(await unknown.mail({ url: 'smtp://shop.example', ...LETTER })).toMatchObject({ ok: false });
    expect([...plain.letters, ...other.letters]).toEqual([]);
  });

  it('reaches loopback by its own name without TLS, only where the user allowed it', async () => {
    const { port, letters, connections } = await server();
    const closed = egress({});
    for (const url of [`smtp://127.0.0.1:${port}`, `smtp://0x7f.1:${port}`, `smtp://[::1]:${port}`]) {
      const { state, ...rest } = await closed.judgeHook(url);
      expect([state, 'isPrivate' in rest && rest.isPrivate], url).toEqual(['refused', true]);
      expect(await closed.mail({ url, ...LETTER }), url).toMatchObject({ ok: false, code: 'blocked:ssrf' });
    }
    expect(await closed.mail({ url: `smtp://localhost:${port}`, ...LETTER })).toMatchObject({ code: 'blocked:ssrf' });
    expect(connections()).toBe(0);
    const allowed = egress({ allow: [`127.0.0.1:${port}`] });
    expect(await allowed.judgeHook(`smtp://127.0.0.1:${port}`)).toMatchObject({ state: 'allowed', isPublic: false });
    expect(await allowed.mail({ url: `smtp://127.0.0.1:${port}`, ...LETTER })).toMatchObject({ ok: true });
    expect(letters).toMatchObject([{ isEncrypted: false }]);
  });

  it('looks a name up at each send: one that leads to a private address now is refused, whatever it was before', async () => {
    const { port, connections } = await server();
    const answers = ['8.8.8.8', '127.0.0.1'];
    let now = 0;
    const out = egress({ resolve: async () => [answers.shift() ?? '127.0.0.1'], now: () => now });
    expect(await out.judgeHook(`smtp://mail.example:${port}`)).toMatchObject({ state: 'allowed', isPublic: true });
    now = 120_000;
    expect(await out.mail({ url: `smtp://mail.example:${port}`, ...LETTER })).toMatchObject({ code: 'blocked:ssrf' });
    expect(connections()).toBe(0);
  });

  it('gives up a server that is slow, endless, silent, or no mail server, within the limit', async () => {
    const speaks: Record<string, (socket: Socket) => void> = {
      silent: () => undefined,
      endless: (socket) => {
        const line = Buffer.from(`220-${'x'.repeat(16_000)}\r\n`);
        const more = (): void => void (socket.writable && socket.write(line, () => setImmediate(more)));
        more();
      },
      'without a line end': (socket) => {
        const more = (): void =>
          void (socket.writable && socket.write(Buffer.alloc(65_536, 50), () => setImmediate(more)));
        more();
      },
      'a letter a second': (socket) => void setInterval(() => socket.writable && socket.write('2'), 50).unref(),
      web: (socket) => void socket.end('HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/\r\n\r\n'),
      'cut at once': (socket) => void socket.destroy(),
    };
    for (const [name, speak] of Object.entries(speaks)) {
      const one = await listen(
        createServer((socket) => {
          socket.on('error', () => undefined);
          speak(socket);
        }),
      );
      open.push(one);
      const out = egress({ allow: [`127.0.0.1:${one.port}`], limits: { totalMs: 500 } });
      await out.prove();
      const started = performance.now();
      expect(await out.mail({ url: `smtp://127.0.0.1:${one.port}`, ...LETTER }), name).toMatchObject({ ok: false });
      expect(performance.now() - started, name).toBeLessThan(60_000);
    }
  });

  it('says what the server answered, and that 421 asks to be left alone', async () => {
    const { port } = await server({ answer: () => ({ code: 552, text: 'mailbox\r\n full \u001b[31m' }) });
    const out = egress({ allow: [`127.0.0.1:${port}`] });
    const ended = await out.mail({ url: `smtp://127.0.0.1:${port}`, ...LETTER });
    expect(ended).toMatchObject({ ok: false, status: 552, code: 'smtp:552', state: 'failed' });
    expect('detail' in ended && ended.detail).not.toMatch(/[\r\n]/);
  });
});
