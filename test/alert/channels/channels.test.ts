/** What receivers on loopback get of each channel, and what becomes of an alert where the receiver misbehaves. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { deliver } from '../../../src/alert/deliver.ts';
import { deliveryOf } from '../../../src/alert/deliveries.ts';
import type { Alert, Channel, Delivery, Hook } from '../../../src/model/alert.ts';
import { alertNounOf } from '../../../src/signals/words.ts';
import { egressTo, type LocalServer, serveHttp } from '../../../testkit/egress/local-server.ts';

const LINK = 'https://desk.team.example/matches/abc';
const HOSTILE =
  '<!channel> @here https://pay.example **b** [x](http://click.example) `c` & \u202efdp.\nwww.lure.example';
const ALERT: Alert = {
  schema: 'revenant.alert/1',
  id: 'msg_1',
  type: 'match.flagged',
  time: '2026-01-01T00:00:00.000Z',
  match: 'abc',
  link: LINK,
  verdict: 'strong',
  weight: 22.04,
  entity: { id: 'ofac-sdn:8', name: HOSTILE, list: 'OFAC SDN' },
  left: 'old-firm.example',
  right: 'pagebook.example/@new.firm',
};
const CHATS: readonly Channel[] = ['slack', 'teams', 'mattermost', 'telegram'];

interface Post {
  readonly path: string;
  readonly body: string;
}
type Answer = (response: ServerResponse, count: number) => void;

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

/** A receiver, and a way to it. */
async function receiver(answer: Answer = (response) => response.writeHead(200).end('ok'), totalMs = 400) {
  const posts: Post[] = [];
  const server: LocalServer = await serveHttp((request: IncomingMessage, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      posts.push({ path: request.url ?? '', body: Buffer.concat(parts).toString() });
      answer(response, posts.length);
    });
  });
  const egress = egressTo(server.port, {
    allow: [`127.0.0.1:${server.port}`],
    limits: { totalMs, firstByteMs: totalMs * 0.75 },
  });
  open.push(server, egress);
  const url = `http://127.0.0.1:${server.port}/in/secret`;
  /** Attempts until it is delivered or dead, without the waits between. */
  async function send(alert: Alert, as: Channel): Promise<Delivery> {
    const hook: Hook = {
      ...{ schema: 'revenant.hook/1', id: 'h', url, secret: `whsec_${'A'.repeat(44)}`, all: true },
      ...{ createdAt: ALERT.time, disabledAt: null, ...(as !== 'standard' && { as }), chat: '-100' },
    };
    const ports = { egress, clock: { now: () => new Date() } };
    let delivery = deliveryOf(alert, hook);
    while (delivery.state === 'pending')
      delivery = await deliver({ ...delivery, attempts: delivery.attempts + 1 }, hook, ports, alertNounOf);
    return delivery;
  }
  return { posts, send };
}

async function sent(as: Channel, alert: Alert = ALERT) {
  const { posts, send } = await receiver();
  expect(await send(alert, as)).toMatchObject({ state: 'delivered', attempts: 1 });
  const [post] = posts;
  return { path: post?.path, text: post?.body ?? '', body: JSON.parse(post?.body ?? '{}') };
}

/** What a program could make clickable, in any text of a message. */
const ADDRESSES = /(?:https?:\/\/[^\s"<>|]+)|(?:[\w-]+\.)+(?:example|test)\b/g;

describe('a message', () => {
  it.each(CHATS)(
    'for %s has sites, verdict, bits, list and link, and no other address, mention or markup',
    async (as) => {
      const { text } = await sent(as);
      const plain = as === 'mattermost' ? text.replaceAll('\\\\', '') : text;
      for (const part of [
        'old-firm[.]example and pagebook[.]example/[@]new[.]firm',
        'strong, 22.0 bits',
        'OFAC SDN, ofac-sdn:8',
        'msg_1',
      ])
        expect(plain).toContain(part);
      const addresses = text.replace('http://adaptivecards.io/schemas/adaptive-card.json', '').match(ADDRESSES);
      expect(addresses).toEqual([LINK]);
      expect(text).not.toMatch(/(?<!\[)@/);
      expect(text).not.toContain('\u202e');
    },
  );

  it('for Slack is plain text in blocks; only our link is markup', async () => {
    const { body } = await sent('slack');
    expect(body.blocks.map((block: { text: { type: string } }) => block.text.type)).toEqual(['plain_text', 'mrkdwn']);
    expect(body.blocks[1].text.text).toBe(`<${LINK}|Open the finding>`);
    expect(body.text).toContain('&lt;!channel&gt;');
    expect(body.text).not.toMatch(/[<>]/);
    expect(body).toMatchObject({ unfurl_links: false, unfurl_media: false });
    const { body: without } = await sent('slack', { ...ALERT, link: null });
    expect(without.blocks).toHaveLength(1);
  });

  it('for Teams is a card of text runs, with one button', async () => {
    const { body } = await sent('teams');
    const [{ contentType, content }] = body.attachments;
    expect([body.type, contentType, content.type]).toEqual([
      'message',
      'application/vnd.microsoft.card.adaptive',
      'AdaptiveCard',
    ]);
    expect(new Set(content.body.map((row: { inlines: { type: string }[] }) => row.inlines[0]?.type))).toEqual(
      new Set(['TextRun']),
    );
    expect(content.actions).toEqual([{ type: 'Action.OpenUrl', title: 'Open the finding', url: LINK }]);
    expect((await sent('teams', { ...ALERT, link: null })).body.attachments[0].content.actions).toBeUndefined();
  });

  it('for Mattermost has every sign of Markdown escaped', async () => {
    const { body } = await sent('mattermost');
    const ours = body.text.replace('**New finding**', '').replace(`<${LINK}>`, '');
    expect(ours.replaceAll(/\\[\\`*_{}[\]()#+\-.!|<>~:&]/g, '')).not.toMatch(/[\\`*_{}[\]()#<>|]/);
  });

  it('for Telegram is plain text for one chat, by the method of the bot', async () => {
    const { path, body } = await sent('telegram');
    expect(path).toBe('/in/secret/sendMessage');
    expect(body).toEqual({ chat_id: '-100', text: expect.any(String), link_preview_options: { is_disabled: true } });
    expect(body.text.split('\n').at(-1)).toBe(`Open: ${LINK}`);
  });

  it('is short, whatever a list writes', async () => {
    const name = 'x'.repeat(50_000);
    for (const as of CHATS)
      expect((await sent(as, { ...ALERT, entity: { id: name, name } })).text.length).toBeLessThan(3_000);
  });
});

describe('a receiver that misbehaves', () => {
  const ATTEMPTS = 10;
  it.each(['standard', ...CHATS] as const)('and redirects gets nothing sent elsewhere: %s', async (as) => {
    const elsewhere = await receiver();
    const { posts, send } = await receiver((response) =>
      response.writeHead(307, { location: 'http://other.example/steal' }).end(),
    );
    expect(await send(ALERT, as)).toMatchObject({ state: 'dead', attempts: ATTEMPTS, lastError: 'answered 307' });
    expect(posts).toHaveLength(ATTEMPTS);
    expect(elsewhere.posts).toEqual([]);
  });

  it('and never answers costs each attempt its time, and ends as a dead letter', async () => {
    const { send } = await receiver(() => undefined);
    expect(await send(ALERT, 'slack')).toMatchObject({ state: 'dead', attempts: ATTEMPTS, lastStatus: null });
  });

  it('and answers without end is cut; its 200 counts, so the chat sees the alert once', async () => {
    const { posts, send } = await receiver((response) => {
      response.writeHead(200);
      const more = setInterval(() => response.write('x'.repeat(16_384)), 1);
      response.on('close', () => clearInterval(more));
    });
    expect(await send(ALERT, 'slack')).toMatchObject({ state: 'delivered', attempts: 1, lastStatus: 200 });
    expect(posts).toHaveLength(1);
  });

  it.each(['standard', ...CHATS] as const)(
    'and fails 30 %% takes each alert once or leaves a dead letter: %s',
    async (as) => {
      const taken: string[] = [];
      // Numbers of a small generator, so that a failing run can be repeated.
      let state = 7;
      const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
      const { posts, send } = await receiver((response) => {
        if (random() < 0.3) return void (random() < 0.5 ? response.destroy() : response.writeHead(503).end());
        taken.push(/msg_\d+/.exec((posts.at(-1)?.body ?? '').replaceAll('\\', ''))?.[0] ?? '');
        response.writeHead(200).end();
        // A busy machine is no failure.
      }, 20_000);
      const ids = Array.from({ length: 40 }, (_, i) => `msg_${i}`);
      const ended = [];
      for (const id of ids) ended.push(await send({ ...ALERT, id }, as));
      const delivered = ended.filter((one) => one.state === 'delivered').map((one) => one.alert.id);
      expect(taken).toEqual(delivered);
      expect(ended.every((one) => one.state !== 'pending')).toBe(true);
      expect(posts.length).toBeGreaterThan(45);
    },
  );
});
