/** What gives something away without a request: headers that go along, and how long a refusal takes. */
import { refusingPort } from '../egress/local-server.ts';
import { type Ground, guardedEgress, type Row } from './ground.ts';
import { throughProxy } from './rebinding.ts';

const SECRETS = {
  authorization: 'Bearer hush',
  cookie: 'a=hush',
  'x-api-key': 'hush',
  'proxy-authorization': 'hush',
  'webhook-signature': 'hush',
};
/** Refusals of an open and of a closed port may differ by as much as two runs of the same do. */
const SAME_MS = 5;
const SERIES = 4;

/** Nothing that may be a secret reaches another origin, over every kind of redirect and any number of them. */
export async function tryHeaders(ground: Ground): Promise<Row> {
  const egress = guardedEgress(ground);
  const wrong: string[] = [];
  let attempts = 0;
  let leaks = 0;
  try {
    for (const status of [301, 302, 303, 307, 308]) {
      for (const path of [
        'http://other.test/end',
        'http://other.test/back',
        '//other.test/end',
        'http://good.test:80@other.test/end',
      ]) {
        ground.heard.clear();
        ground.pages.set('/start', { headers: { ':status': String(status), location: path } });
        ground.pages.set('/back', { headers: { ':status': '302', location: 'http://good.test/end' } });
        ground.pages.set('/end', { html: 'end' });
        await egress.fetch({ url: 'http://good.test/start', purpose: 'page', headers: SECRETS });
        attempts++;
        const later = [ground.heard.get('/end'), ground.heard.get('/back')];
        if (later.some((headers) => JSON.stringify(headers ?? {}).includes('hush'))) leaks++;
        if (ground.heard.get('/start')?.['authorization'] !== SECRETS.authorization)
          wrong.push(`${status}: not sent at first`);
      }
    }
  } finally {
    await egress.close();
  }
  return { path: 'secrets in headers, over redirects', attempts, leaks, wrong, control: null };
}

/** An open and a closed private port look the same: same code, same words, same time. */
export async function tryTiming(ground: Ground, rounds: number): Promise<Row> {
  const egress = guardedEgress(ground);
  const pass = await egress.proxy();
  const closed = await refusingPort();
  const wrong: string[] = [];
  let attempts = 0;
  ground.canary.take();
  const ways: Record<string, (port: number) => Promise<string>> = {
    fetch: async (port) => {
      const outcome = await egress.fetch({ url: `http://127.0.0.1:${port}/`, purpose: 'page' });
      return outcome.ok ? 'ok' : `${outcome.code} ${outcome.detail}`;
    },
    webhook: async (port) => {
      const outcome = await egress.fetch({
        url: `http://[::1]:${port}/`,
        purpose: 'webhook',
        method: 'POST',
        body: '',
      });
      return outcome.ok ? 'ok' : `${outcome.code} ${outcome.detail}`;
    },
    proxy: async (port) => String(await throughProxy(pass, { method: 'GET', path: `http://127.0.0.1:${port}/` })),
    tunnel: async (port) => String(await throughProxy(pass, { method: 'CONNECT', path: `127.0.0.1:${port}` })),
  };
  try {
    for (const [name, way] of Object.entries(ways)) {
      const said = new Set<string>();
      let [open, shut] = [Number.POSITIVE_INFINITY, 0];
      // What tells the two apart does so each time; a busy machine does so once.
      for (let series = 0; series < SERIES && Math.abs(open - shut) > SAME_MS; series++) {
        const times: [number[], number[]] = [[], []];
        for (let i = 0; i < rounds; i++) {
          for (const [side, port] of [ground.canary.port, closed.port].entries()) {
            const started = performance.now();
            said.add(await way(port));
            times[side as 0 | 1].push(performance.now() - started);
            attempts += 1;
          }
        }
        [open, shut] = times.map(median) as [number, number];
      }
      if (said.size !== 1) wrong.push(`${name}: ${[...said].join(' / ')}`);
      if (Math.abs(open - shut) > SAME_MS)
        wrong.push(`${name}: ${open.toFixed(1)} ms open, ${shut.toFixed(1)} ms closed`);
    }
  } finally {
    await egress.close();
    await closed.close();
  }
  const { connections, packets } = ground.canary.take();
  return {
    path: 'open or closed: error and time',
    attempts,
    leaks: connections + packets,
    wrong,
    control: null,
  };
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}
