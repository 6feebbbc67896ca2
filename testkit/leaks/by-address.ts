/** Every spelling as a seed, as where a redirect leads, and as where a webhook goes. */
import { request as httpRequest } from 'node:http';
import type { OpenEgress } from '../../src/egress/egress.ts';
import { type Resolve, systemResolve } from '../../src/egress/guard/resolve.ts';
import { createHook } from '../../src/flow/hooks.ts';
import { testHookNow } from '../../src/flow/notify.ts';
import { type Ground, guardedEgress, isLocal, type Row } from './ground.ts';
import { type Attempt, NAMES, spellings } from './spellings.ts';

type Try = (attempt: Attempt, egress: OpenEgress) => Promise<string>;

export async function tryAddresses(ground: Ground, every = 1): Promise<Row[]> {
  const all = spellings(ground.canary.port, ground.hosts).filter((_, index) => index % every === 0);
  const redirects = all.filter(({ url }) => !url.includes('\n') && !staysHere(url));
  const through = (url: string): string => `http://good.test/to?${encodeURIComponent(url)}`;
  const direct = (url: string): string => `http://127.0.0.1:${ground.site}/to?${encodeURIComponent(url)}`;
  return [
    await tryPath('seed, by fetch', all, ground, fetchSeed, ({ url }) => plainly(url, 'GET')),
    await tryPath(
      'redirect, by fetch',
      redirects,
      ground,
      (attempt, egress) => fetchSeed({ ...attempt, url: through(attempt.url) }, egress),
      ({ url }) => plainly(direct(url), 'GET'),
    ),
    await tryPath('webhook, when registered', all, ground, register, null),
    await tryPath('mail', all, ground, mail, null),
    await tryPath('webhook, when sent', all, ground, send, ({ url }) => plainly(url, 'POST')),
  ];
}

/** The same names asked of a real name server by the system's own resolver; null where there is none to ask. */
export async function tryNames(ground: Ground): Promise<Row | null> {
  if (ground.outside === null) return null;
  const named = spellings(ground.canary.port, []).filter(({ url }) => /^[\w.-]+\.canary\.test$/.test(hostOf(url)));
  // A name server cannot say what is no address on the wire.
  const asked = named.filter(({ url }) => !/mapped|zone/.test(url));
  ground.outside.take();
  const row = await tryPath('names, by the system’s resolver', asked, ground, fetchSeed, null, systemResolve);
  const { questions, packets } = ground.outside.take();
  return { ...row, leaks: row.leaks + packets, wrong: questions === 0 ? ['no question was asked'] : row.wrong };
}

async function tryPath(
  path: string,
  attempts: readonly Attempt[],
  ground: Ground,
  guarded: Try,
  control: ((attempt: Attempt) => Promise<void>) | null,
  resolve?: Resolve,
): Promise<Row> {
  const egress = guardedEgress(ground, resolve === undefined ? {} : { resolve });
  const wrong: string[] = [];
  ground.canary.take();
  try {
    for (const attempt of attempts) {
      const code = await guarded(attempt, egress);
      if (!attempt.expected.test(code)) wrong.push(`${JSON.stringify(attempt.url)}: ${code}`);
    }
  } finally {
    await egress.close();
  }
  const { connections, packets } = ground.canary.take();
  if (control === null) return { path, attempts: attempts.length, leaks: connections + packets, wrong, control: null };
  const local = attempts.filter(({ url }) => isLocal(url, ground.hosts) || leadsHere(hostOf(url)));
  for (const attempt of local) await control(attempt).catch(() => undefined);
  const { ids } = ground.canary.take();
  const reached = local.filter(({ id }) => ids.has(id)).length;
  return {
    path,
    attempts: attempts.length,
    leaks: connections + packets,
    wrong,
    control: { reached, of: local.length },
  };
}

const fetchSeed: Try = async ({ url }, egress) => {
  await egress.robots(url).catch(() => undefined);
  const outcome = await egress.fetch({ url, purpose: 'page' });
  return outcome.ok ? `answered ${outcome.status}` : outcome.code;
};

const register: Try = async ({ url, expected }, egress) => {
  try {
    createHook({ url, all: false }, new Date());
  } catch {
    // Wrong use: such an address does not even get as far as the guard.
    return expected.source.replace(/[\^$]/g, '');
  }
  const judged = await egress.judgeHook(url);
  return judged.state === 'allowed' ? 'would be sent' : judged.code;
};

const send: Try = async ({ url }, egress) => {
  const hook = { ...createHook({ url: 'http://hook.test/', all: false }, new Date()), url };
  const ended = await testHookNow(hook, { egress, clock: { now: () => new Date() } });
  return (ended.lastError ?? ended.state).split(': ', 1)[0] ?? '';
};

const mail: Try = async ({ url, expected }, egress) => {
  const to = url.replace(/^https?:\/*/i, 'smtp://').replace(/\/$/, '');
  const letter = {
    login: null,
    from: 'a@b.example',
    to: 'c@d.example',
    subject: '',
    text: '',
    html: '',
    messageId: '<a@b>',
  };
  const outcome = await egress.mail({ url: to, ...letter });
  if (outcome.ok) return 'was sent';
  // What is no host and port never gets as far as the guard.
  return outcome.code === 'fetch:bad-url' ? expected.source.replace(/[\^$]/g, '') : outcome.code;
};

/** A client as most are: it looks names up, dials what it gets, and follows. */
async function plainly(url: string, method: 'GET' | 'POST', hops = 3): Promise<void> {
  const location = await new Promise<string | undefined>((resolve, reject) => {
    const asked = httpRequest(new URL(url), {
      method,
      agent: false,
      timeout: 1_000,
      lookup: (host, options, callback) => {
        const address = (NAMES[host] ?? ['127.0.0.1']).at(-1) ?? '';
        const family = address.includes(':') ? 6 : 4;
        const all = (options as { all?: boolean }).all === true;
        setImmediate(() => (all ? callback(null, [{ address, family }]) : callback(null, address, family)));
      },
    });
    asked.once('timeout', () => asked.destroy(new Error('no answer')));
    asked.once('error', reject);
    asked.once('response', (response) => {
      response.resume();
      resolve(response.headers.location);
    });
    asked.end();
  });
  if (location !== undefined && hops > 0) {
    await plainly(new URL(Buffer.from(location, 'latin1').toString(), url).href, method, hops - 1);
  }
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}

function leadsHere(name: string): boolean {
  return /^(?:::ffff:)?127\.|^::1$/.test(NAMES[name]?.at(-1) ?? '');
}

/** As a redirect from http, `http:127.0.0.1/` is a path of the same site. */
function staysHere(url: string): boolean {
  return URL.canParse(url, 'http://good.test/') && new URL(url, 'http://good.test/').hostname === 'good.test';
}
