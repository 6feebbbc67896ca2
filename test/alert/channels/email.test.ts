/** What a mail server on loopback gets of an alert, and what becomes of one where the server misbehaves. */
import { afterEach, describe, expect, it } from 'vitest';
import { deliver } from '../../../src/alert/deliver.ts';
import { deliveryOf, newAlert } from '../../../src/alert/deliveries.ts';
import { digestOf } from '../../../src/alert/digest.ts';
import type { Alert, Delivery, Hook } from '../../../src/model/alert.ts';
import { alertNounOf } from '../../../src/signals/words.ts';
import { egressTo } from '../../../testkit/egress/local-server.ts';
import { type MailServerOptions, serveMail } from '../../../testkit/egress/mail-server.ts';

const LINK = 'https://desk.team.example/matches/abc?x="><script>';
const INJECTED = '\r\nBcc: all@lure.example\r\n\r\n<img src="https://lure.example/p.png"> <script>run()</script>';
const ALERT: Alert = {
  ...newAlert('match.flagged', ['1'], new Date('2026-01-01'), {
    match: 'abc',
    link: LINK,
    verdict: 'strong',
    weight: 22.04,
  }),
  entity: { id: 'ofac-sdn:8', name: `Old Firm${INJECTED}`, list: `OFAC SDN${INJECTED}` },
  left: `old-firm.example${INJECTED}`,
  right: 'pagebook.example/@new.firm',
};

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

async function receiver(options?: MailServerOptions, totalMs = 5_000) {
  const server = await serveMail(options);
  const egress = egressTo(1, { pins: [], allow: [`127.0.0.1:${server.port}`], limits: { totalMs } });
  open.push(server, egress);
  const hook: Hook = {
    ...{
      schema: 'revenant.hook/1',
      id: 'h',
      url: `smtp://127.0.0.1:${server.port}`,
      secret: '',
      all: true,
      as: 'email',
    },
    ...{ createdAt: ALERT.time, disabledAt: null, mail: { from: 'desk@team.example', to: 'one@team.example' } },
  };
  /** Attempts until it is delivered or dead, without the waits between. */
  async function send(alert: Alert): Promise<Delivery> {
    const ports = { egress, clock: { now: () => new Date() } };
    let delivery = deliveryOf(alert, hook);
    while (delivery.state === 'pending')
      delivery = await deliver({ ...delivery, attempts: delivery.attempts + 1 }, hook, ports, alertNounOf);
    return delivery;
  }
  return { ...server, send };
}

describe('an e-mail', () => {
  it('has text and HTML with the same words; no name of a site or list adds a header, a link, a picture or markup', async () => {
    const { letters, send } = await receiver();
    expect(await send(ALERT)).toMatchObject({ state: 'delivered', attempts: 1, lastStatus: 250 });
    const [letter] = letters;
    expect(letter?.to).toEqual(['one@team.example']);
    const { read } = letter ?? {};
    expect(read?.headers.map(({ key }) => key).sort()).toEqual(
      ['auto-submitted', 'content-type', 'date', 'from', 'message-id', 'mime-version', 'subject', 'to'].sort(),
    );
    expect(read?.subject).toMatch(/^New finding: old-firm\[\.\]example Bcc: all\[@\]lure\[\.\]example /);
    expect(read?.messageId).toBe(`<${ALERT.id}.h@team.example>`);
    for (const text of [read?.text ?? '', read?.html ?? '']) {
      for (const part of ['old-firm[.]example', 'pagebook[.]example/[@]new[.]firm', 'strong, 22.0 bits', ALERT.id])
        expect(text).toContain(part);
    }
    expect(read?.text?.trimEnd().split('\n').at(-1)).toBe(`Open: ${LINK}`);
    expect(read?.html).not.toMatch(/<(?:img|script|style|link|iframe)|<[^>]*(?:src|style)=/i);
    expect(read?.html?.match(/<a /g)).toHaveLength(1);
    expect(read?.html).toContain('href="https://desk.team.example/matches/abc?x=&quot;&gt;&lt;script&gt;"');
    expect(read?.attachments).toEqual([]);
  });

  it('of a digest has a line for each of the first alerts, and the number of the others', async () => {
    const { letters, send } = await receiver();
    const held = Array.from({ length: 20 }, (_, i) => deliveryOf({ ...ALERT, id: `msg_${i}` }, { id: 'h' }));
    const { alert } = digestOf(held, 'h', 'https://desk.team.example', new Date());
    await send(alert);
    const { subject, text = '' } = letters[0]?.read ?? {};
    expect(subject).toBe('Digest: 20 alerts');
    expect(text.match(/^New finding: /gm)).toHaveLength(15);
    expect(text).toContain('and 5 more alerts');
    expect(text.trimEnd().split('\n').at(-1)).toBe('Open: https://desk.team.example');
  });
});

describe('a mail server that misbehaves', () => {
  it('and fails 30 % takes each alert once or leaves a dead letter', async () => {
    let state = 7;
    const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
    const { letters, send, connections } = await receiver({
      answer: () => (random() < 0.3 ? { code: random() < 0.5 ? 451 : 554, text: 'not now' } : undefined),
    });
    const ids = Array.from({ length: 30 }, (_, i) => `msg_${i}`);
    const ended = [];
    for (const id of ids) ended.push(await send({ ...ALERT, id }));
    const delivered = ended.filter((one) => one.state === 'delivered').map((one) => `<${one.alert.id}.h@team.example>`);
    expect(letters.map(({ read }) => read.messageId)).toEqual(delivered);
    expect(ended.every((one) => one.state !== 'pending')).toBe(true);
    expect(connections()).toBeGreaterThan(33);
  });

  it('and takes no more of it than its commands, or answers nothing, ends as a dead letter that says why', async () => {
    const refusing = await receiver({
      onRcptTo: (_, __, callback) => callback(Object.assign(new Error('no such mailbox'), { responseCode: 550 })),
    });
    expect(await refusing.send(ALERT)).toMatchObject({
      state: 'dead',
      attempts: 10,
      lastStatus: 550,
      lastError: expect.stringContaining('no such mailbox'),
    });
    const silent = await receiver({ onMailFrom: () => undefined }, 150);
    expect(await silent.send(ALERT)).toMatchObject({
      state: 'dead',
      lastStatus: null,
      lastError: expect.stringMatching(/^limit:time/),
    });
  });
});
