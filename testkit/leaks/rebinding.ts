/** Names that change sides between one look-up and the next. */
import { request as httpRequest } from 'node:http';
import type { ProxyPass } from '../../src/model/ports/egress.ts';
import { type Ground, guardedEgress, type Row } from './ground.ts';

/** The user opened this one, so it stands for the public net: nothing but loopback is dialled here. */
const OPEN = '127.0.0.2';
const CLOSED = '127.0.0.1';

/** How the answers of one name follow one another. */
const FLIPS: Readonly<Record<string, (turn: number) => readonly string[]>> = {
  'open, then closed': (turn) => [turn % 2 === 0 ? OPEN : CLOSED],
  'closed, then open': (turn) => [turn % 2 === 0 ? CLOSED : OPEN],
  'open once': (turn) => [turn === 0 ? OPEN : CLOSED],
  'by chance': () => [Math.random() < 0.5 ? OPEN : CLOSED],
  'both at times': (turn) => (turn % 3 === 0 ? [OPEN] : turn % 3 === 1 ? [OPEN, CLOSED] : [CLOSED, OPEN]),
};

/** A fresh look-up each time: an answer is kept for a minute, and by this clock a minute passes between any two. */
export async function tryRebinding(ground: Ground, trials: number): Promise<Row[]> {
  return [
    await tryOne('rebinding: robots, page, picture', ground, trials, async ({ egress, url }) => {
      await egress.robots(url);
      const codes: string[] = [];
      for (const purpose of ['page', 'image', 'document'] as const) {
        const outcome = await egress.fetch({ url, purpose });
        codes.push(outcome.ok ? 'ok' : outcome.code);
      }
      return codes;
    }),
    await tryOne('rebinding: in the pool of kept connections', ground, trials, async ({ egress, url }) =>
      Promise.all(
        [1, 2, 3, 4].map(async () => {
          const outcome = await egress.fetch({ url, purpose: 'page' });
          return outcome.ok ? 'ok' : outcome.code;
        }),
      ),
    ),
    await tryOne("rebinding: through the browser's proxy", ground, trials, async ({ pass, url }) => {
      const { host } = new URL(url);
      const codes = [
        await throughProxy(pass, { method: 'GET', path: url }),
        await throughProxy(pass, { method: 'CONNECT', path: host }),
      ];
      return codes.map((status) => (status === 200 ? 'ok' : status === 403 ? 'blocked:ssrf' : String(status)));
    }),
    await tryOne('rebinding: webhook', ground, trials, async ({ egress, url }) => {
      const outcome = await egress.fetch({ url, purpose: 'webhook', method: 'POST', body: '{}' });
      return [outcome.ok ? 'ok' : outcome.code];
    }),
  ];
}

interface Trial {
  readonly egress: ReturnType<typeof guardedEgress>;
  readonly pass: ProxyPass;
  readonly url: string;
}

async function tryOne(
  path: string,
  ground: Ground,
  trials: number,
  run: (trial: Trial) => Promise<string[]>,
): Promise<Row> {
  const turns = new Map<string, number>();
  let clock = 0;
  const flips = Object.entries(FLIPS);
  const egress = guardedEgress(ground, {
    allow: [OPEN],
    now: () => (clock += 61_000),
    resolve: async (host) => {
      const turn = turns.get(host) ?? 0;
      turns.set(host, turn + 1);
      return flips[Number(host.split('.')[1]) % flips.length]?.[1](turn) ?? [];
    },
  });
  ground.canary.take();
  const wrong: string[] = [];
  let attempts = 0;
  try {
    for (let i = 0; i < trials; i++) {
      const pass = await egress.proxy();
      const codes = await run({
        egress,
        pass,
        url: `http://n${i}.${i % flips.length}.canary.test:${ground.canary.port}/r${i}`,
      });
      pass.revoke();
      attempts += codes.length;
      for (const code of codes)
        if (code !== 'ok' && code !== 'blocked:ssrf') wrong.push(`${flips[i % flips.length]?.[0]}: ${code}`);
    }
  } finally {
    await egress.close();
  }
  const { addresses, packets } = ground.canary.take();
  const leaks = addresses.filter((address) => address !== OPEN).length + packets;
  // Had nothing got through to the open side, no leak could have been seen.
  if (!addresses.includes(OPEN)) wrong.push('the open side was never reached');
  return { path, attempts, leaks, wrong, control: await careless(ground, Math.min(trials, 100)) };
}

/** A client that checks what it looks up, and then looks up again to dial. */
async function careless({ canary }: Ground, of: number): Promise<{ reached: number; of: number }> {
  const flips = Object.values(FLIPS);
  for (let i = 0; i < of; i++) {
    const flip = flips[i % flips.length];
    const isFine = flip?.(0).every((address) => address === OPEN);
    const dialled = flip?.(1).at(-1);
    if (isFine && dialled === CLOSED)
      await fetch(`http://${dialled}:${canary.port}/careless${i}`).catch(() => undefined);
  }
  return { reached: canary.take().ids.size, of };
}

/** The proxy's own answer; a tunnel that stands is ended. */
export function throughProxy(
  { server, username, password }: ProxyPass,
  ask: { method: string; path: string },
): Promise<number> {
  const { hostname, port } = new URL(server);
  const credential = Buffer.from(`${username}:${password}`).toString('base64');
  return new Promise((resolve) => {
    const headers = { 'proxy-authorization': `Basic ${credential}` };
    const asked = httpRequest({ ...ask, host: hostname, port, agent: false, headers });
    asked.once('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.once('connect', (response, socket) => {
      socket.destroy();
      resolve(response.statusCode ?? 0);
    });
    asked.once('error', () => resolve(0));
    asked.end();
  });
}
