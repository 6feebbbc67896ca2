/** Everything that a page can try from inside the browser, against each address of this machine. */
import { type Browser as Chromium, chromium } from 'playwright';
import { createBrowser } from '../../src/capture/browser/browser.ts';
import type { OpenEgress } from '../../src/egress/egress.ts';
import { LIMITS } from '../../src/model/limits.ts';
import type { Browser } from '../../src/model/ports/browser.ts';
import { type Ground, guardedEgress, isLocal, type Page, quiet, type Row } from './ground.ts';
import { HEADERS, LEAVING, PASSIVE, type Technique } from './page-techniques.ts';
import { spellings } from './spellings.ts';

/** One page and the attempts on it. `stays`: the page itself must be captured whole. */
interface Trial {
  readonly path: string;
  readonly page: Page;
  readonly stays: boolean;
  readonly attempts: readonly { readonly id: string; readonly name: string; readonly anonymous: boolean }[];
}

const CONTROL_MS = 2_000;
const CONTROL_AT_ONCE = 6;
/** Names of loopback too: Chromium resolves these itself. */
const HOSTS = ['127.0.0.1', '[::1]', 'localhost', 'loopback.canary.test'];

export async function tryBrowser(executable: string, ground: Ground, quick = false): Promise<Row[]> {
  const hosts = quick ? HOSTS.slice(0, 1) : [...HOSTS, ...ground.hosts];
  // What needs a page of its own is tried on fewer: an address of each kind, and a name.
  const few = quick ? hosts : [...HOSTS.slice(0, 2), ...HOSTS.slice(-1), ...ground.hosts.slice(0, 1)];
  const groups: readonly (readonly [string, Trial[]])[] = [
    ['inside a page', hosts.map((host) => pageTrial(host, ground))],
    [
      'without a trace (UDP, TURN, preconnect, names)',
      few.flatMap((host) => quietTrials(host, ground)).filter(isChosen),
    ],
    ['a page that leaves', few.flatMap((host) => leavingTrials(host, ground)).filter(isChosen)],
    ['every spelling, as a picture', spelledTrials(ground)],
  ];
  // The quick form takes every third.
  function isChosen(_: Trial, index: number): boolean {
    return !quick || index % 3 === 0;
  }
  const rows: Row[] = [];
  for (const [name, trials] of groups) {
    if (trials.length === 0) continue;
    for (const { path, page } of trials) ground.pages.set(path, page);
    const guarded = await underGuard(executable, ground, trials);
    const control = await withoutGuard(executable, ground, trials);
    rows.push({ path: `browser: ${name}`, attempts: attemptsOf(trials), ...guarded, control });
  }
  return rows;
}

function attemptsOf(trials: readonly Trial[]): number {
  return trials.reduce((sum, { attempts }) => sum + attempts.length, 0);
}

async function underGuard(
  executable: string,
  ground: Ground,
  trials: readonly Trial[],
): Promise<Pick<Row, 'leaks' | 'wrong'>> {
  const egress: OpenEgress = guardedEgress(ground);
  const browser: Browser = createBrowser({
    executable: () => executable,
    egress,
    userAgent: 'x',
    log: quiet,
    limits: LIMITS,
  });
  ground.canary.take();
  ground.outside?.take();
  ground.candidates.length = 0;
  const wrong: string[] = [];
  try {
    for (let i = 0; i < trials.length; i += LIMITS.browserAtOnce) {
      const some = trials.slice(i, i + LIMITS.browserAtOnce);
      const answers = await Promise.all(some.map(({ path }) => browser.render(`http://good.test${path}`, 30_000)));
      for (const [index, answer] of answers.entries()) {
        const trial = some[index];
        const isWhole = answer.ok && Buffer.from(answer.html).includes('the page');
        const isRefused = !answer.ok && answer.code.startsWith('blocked:');
        const isRight = trial?.stays ? isWhole && answer.marks.includes('render:blocked') : isRefused || isWhole;
        if (!isRight) wrong.push(`${trial?.path}: ${answer.ok ? `captured, ${answer.marks.join(' ')}` : answer.code}`);
      }
    }
  } finally {
    await browser.close();
    await egress.close();
  }
  if (ground.candidates.length > 0) wrong.push(`ICE candidates shown to the page: ${ground.candidates.join(' ')}`);
  const { connections, packets } = ground.canary.take();
  const outside = ground.outside?.take();
  // With a network of our own, a question to any name server and a packet to any address count as well.
  return { leaks: connections + packets + (outside?.questions ?? 0) + (outside?.packets ?? 0), wrong };
}

/** The same pages in a Chromium as playwright starts it, that has every name at hand. */
async function withoutGuard(
  executable: string,
  ground: Ground,
  trials: readonly Trial[],
): Promise<{ reached: number; of: number }> {
  const names = ground.outside === null ? ', MAP *.canary.test 127.0.0.1' : '';
  const rules = `MAP good.test 127.0.0.1:${ground.site}${names}`;
  const open = await chromium.launch({
    executablePath: executable,
    chromiumSandbox: process.getuid?.() !== 0,
    args: [`--host-resolver-rules=${rules}`],
  });
  let reached = 0;
  try {
    // What names itself can be tried side by side; packets can be told only when alone.
    const named = trials.filter(({ attempts }) => !attempts.some(({ anonymous }) => anonymous));
    ground.canary.take();
    for (let i = 0; i < named.length; i += CONTROL_AT_ONCE)
      await Promise.all(named.slice(i, i + CONTROL_AT_ONCE).map(({ path }) => visit(open, path)));
    const { ids } = ground.canary.take();
    reached += named.flatMap(({ attempts }) => attempts).filter(({ id }) => ids.has(id)).length;
    for (const { path } of trials.filter((trial) => !named.includes(trial))) {
      ground.outside?.take();
      await visit(open, path);
      const { packets, connections } = ground.canary.take();
      if (packets + connections + (ground.outside?.take().questions ?? 0) > 0) reached++;
    }
  } finally {
    await open.close();
  }
  return { reached, of: attemptsOf(trials) };
}

async function visit(open: Chromium, path: string): Promise<void> {
  const context = await open.newContext();
  const page = await context.newPage();
  await page.goto(`http://good.test${path}`, { timeout: 5_000, waitUntil: 'domcontentloaded' }).catch(() => undefined);
  await page.waitForTimeout(CONTROL_MS);
  await context.close();
}

let count = 0;

function fill(text: string, host: string, id: string, { canary }: Ground): string {
  const at = `${host}:${canary.port}`;
  const url = `http://${at}/${id}`;
  return text
    .replaceAll('{encoded}', encodeURIComponent(url))
    .replaceAll('{url}', url)
    .replaceAll('{ws}', `ws://${at}/${id}`)
    .replaceAll('{host}', host)
    .replaceAll('{bare}', host.replace(/[[\]]/g, ''))
    .replaceAll('{port}', String(canary.port))
    .replaceAll('{udp}', String(canary.udpPort))
    .replaceAll('{id}', id);
}

function attemptOf({ name, anonymous, namesOnly }: Omit<Technique, 'html'>): Trial['attempts'][number] {
  return { id: `b${count++}`, name, anonymous: (anonymous ?? false) || (namesOnly ?? false) };
}

function isQuiet({ anonymous, namesOnly }: Technique): boolean {
  return anonymous ?? namesOnly ?? false;
}

function trialOf(path: string, list: readonly Technique[], stays: boolean, host: string, ground: Ground): Trial {
  const attempts = list.map(attemptOf);
  const html = list.map((technique, i) => fill(technique.html, host, attempts[i]?.id ?? '', ground)).join('\n');
  return { path, page: { html }, stays, attempts };
}

function pageTrial(host: string, ground: Ground): Trial {
  const list = PASSIVE.filter((one) => !isQuiet(one));
  return trialOf(`/page-${host.replace(/\W/g, '-')}`, list, true, host, ground);
}

/** What leaves no id has a page of its own, so that its packets can be told. */
function quietTrials(host: string, ground: Ground): Trial[] {
  // A name alone is given away only where somebody listens for questions, and only if it is a name.
  const isTried = (one: Technique) => !one.namesOnly || (ground.outside !== null && /[a-z]{3}/.test(host));
  const list = PASSIVE.filter((one) => isQuiet(one) && isTried(one));
  return list.map((one, n) => trialOf(`/quiet-${host.replace(/\W/g, '-')}-${n}`, [one], false, host, ground));
}

function leavingTrials(host: string, ground: Ground): Trial[] {
  const pages = [...LEAVING.map(({ name, html }) => ({ name, html, headers: {} })), ...HEADERS];
  return pages.map(({ name, html, headers }) => {
    const attempt = attemptOf({ name });
    const filled = Object.entries(headers).map(([field, value]) => [field, fill(value, host, attempt.id, ground)]);
    const page = {
      headers: Object.fromEntries(filled) as Record<string, string>,
      html: fill(html ?? '', host, attempt.id, ground),
    };
    return { path: `/leave-${attempt.id}`, page, stays: false, attempts: [attempt] };
  });
}

/** Only what stays on this machine without a guard too. */
function spelledTrials(ground: Ground): Trial[] {
  const all = spellings(ground.canary.port, ground.hosts).filter(({ url }) => isLocal(url, ground.hosts));
  const html = all.map(({ url }) => `<img src="${url.replaceAll('"', '&quot;')}">`).join('\n');
  return [
    {
      path: '/spelled',
      page: { html },
      stays: true,
      attempts: all.map(({ id, url }) => ({ id, name: url, anonymous: false })),
    },
  ];
}
