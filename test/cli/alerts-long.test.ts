/** What a receiver of alerts sees, from the command line: a list that changes, and a site that goes. */
import { createHmac } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen } from '../../src/cli/example-world.ts';
import { Alert, type Delivery, type Hook } from '../../src/model/alert.ts';
import type { Judgement } from '../../src/model/decisions/evidence.ts';
import type { MatchDocument } from '../../src/model/derived/match.ts';
import type { WatchlistChange } from '../../src/model/facts/watchlist.ts';
import { documents, runHere, start, temporaryFolder } from '../../testkit/cli/run-cli.ts';
import { serveMail } from '../../testkit/egress/mail-server.ts';
import { folderOf, others, sdnRow } from '../../testkit/watchlist/list-files.ts';

const SITE = 'quillmoor.example';
const MAILBOX = 'edda.marrow@quillmoor.example';
const PAGE = `<!doctype html><html lang="en"><head><title>Quillmoor</title></head><body><main><h1>Pens and quills</h1>
<p>Pens and quills in bulk, cut by hand from the feathers of our own geese and sent within a day of the order to any harbour on the coast, with the papers that the harbour asks for.</p>
<p>Write to <a href="mailto:${MAILBOX}">${MAILBOX}</a>.</p></main><footer>© Quillmoor Pens</footer></body></html>`;

interface Post {
  readonly at: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const folder = temporaryFolder();
const cli = (...args: string[]) => runHere(args, folder.path);
const posts: Post[] = [];
/** What the receiver answers to the attempts of the first, second, … change of a list; then 204. */
const answers: Record<string, number[]> = {};
let isThere = true;
let page = PAGE;
let secret = '';
let world: Awaited<ReturnType<typeof listen>>;

const server = createServer((request, response) => {
  if (request.method !== 'POST') {
    const found = isThere && request.headers.host === SITE && request.url === '/';
    response.writeHead(found ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
    return void response.end(found ? page : '<h1>404 Not Found</h1>');
  }
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const body = Buffer.concat(parts).toString();
    posts.push({ at: Date.now(), headers: request.headers, body });
    const { id } = JSON.parse(body) as Alert;
    const order = [...new Set(postsOf('watchlist.changed').map(idOf))].indexOf(id);
    response.writeHead(answers[order]?.shift() ?? 204).end();
  });
});

const idOf = ({ headers }: Post) => String(headers['webhook-id']);
const postsOf = (type: Alert['type']) => posts.filter(({ body }) => (JSON.parse(body) as Alert).type === type);
const allow = () => ['--allow', `127.0.0.1:${world.port}`];

async function crawl(...more: string[]) {
  const pin = ['--resolve', `*:80:127.0.0.1:${world.port}`, ...allow()];
  return cli('crawl', `http://${SITE}/`, '--new', '--browser', 'never', ...pin, ...more);
}
async function deliveries(): Promise<Delivery[]> {
  return documents<Delivery>((await cli('hooks', 'deliveries', '--json')).stdout, 'revenant.delivery-1');
}

/** Standard Webhooks 1.0.0, "Verifying signatures", done by hand: HMAC-SHA256 over id, time and the bytes as they came. */
function expectSigned({ at, headers, body }: Post): Alert {
  const id = String(headers['webhook-id']);
  const time = String(headers['webhook-timestamp']);
  expect(time).toMatch(/^\d{10}$/);
  expect(Math.abs(Number(time) * 1000 - at)).toBeLessThan(60_000);
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const mac = createHmac('sha256', key).update(`${id}.${time}.${body}`).digest('base64');
  expect(String(headers['webhook-signature']).split(' ')).toContain(`v1,${mac}`);
  expect(headers['content-type']).toBe('application/json');
  const alert = Alert.strict().parse(JSON.parse(body));
  expect(alert.id).toBe(id);
  return alert;
}

beforeAll(async () => {
  world = await listen(server);
  // Crawls of seconds apart stand for days.
  writeFileSync(join(folder.path, 'revenant.config.json'), JSON.stringify({ limits: { confirmMs: 1 } }));
  const added = await cli('hooks', 'add', `http://127.0.0.1:${world.port}/in`, '--json', ...allow());
  secret = documents<Hook>(added.stdout, 'revenant.hook-1')[0]?.secret ?? '';
});
afterAll(async () => {
  await world.close();
  folder.remove();
});

describe('alerts, as they come', () => {
  it('a list that gains a known site and the mailbox on it: told once each, tried again as the schedule says, replayed under one id', async () => {
    expect((await cli('entities', 'import', folderOf({ '2021-01-01-sdn.csv': others(30) }))).code).toBe(0);
    expect((await crawl()).code).toBe(0);
    expect(posts).toEqual([]);

    const newer = folderOf({
      '2021-02-01-sdn.csv':
        others(30) +
        sdnRow(7, 'QUILLMOOR PENS', 'QUILLS', `Website www.${SITE}.`) +
        sdnRow(8, 'MARROW, Edda', 'QUILLS', `Email Address ${MAILBOX}.`, 'individual'),
    });
    const imported = await cli('entities', 'import', newer);
    expect(imported.stderr).toContain('2 alerts will be sent by the next worker or crawl');

    // The first alert is taken at its second attempt; who answers the second says that nothing more is to be sent there.
    Object.assign(answers, [[500], [500, 410]]);
    const worker = start(['worker', ...allow()], folder.path);
    await worker.said(/working/);
    for (const started = Date.now(); posts.length < 5 && Date.now() - started < 60_000; )
      await new Promise((resolve) => setTimeout(resolve, 100));
    worker.child.kill('SIGINT');
    expect((await worker.ended).code).toBe(0);

    // The stored site is compared again, so the mailbox is also told as the finding that it is.
    expect(postsOf('match.flagged').map((post) => expectSigned(post).entity?.id)).toEqual(['ofac-sdn:8']);
    const changed = postsOf('watchlist.changed');
    const [first, second] = [...new Set(changed.map(idOf))].map((id) => changed.filter((post) => idOf(post) === id));
    for (const attempts of [first, second]) {
      expect(attempts).toHaveLength(2);
      const [one, two] = attempts as [Post, Post];
      expect(two.at - one.at).toBeGreaterThanOrEqual(4_500);
      // The body is the same, the time of sending is not, and so neither is the signature.
      expect(two.body).toBe(one.body);
      expect(two.headers['webhook-timestamp']).not.toBe(one.headers['webhook-timestamp']);
    }
    const told = changed.map(expectSigned);
    expect(new Set(told.map(({ entity }) => entity?.name))).toEqual(new Set(['QUILLMOOR PENS', 'ofac-sdn:8']));
    expect(told.map(({ left }) => left)).toEqual([SITE, SITE, SITE, SITE]);

    const states = await deliveries();
    expect(states.map(({ state, attempts }) => `${state} ${attempts}`).sort()).toEqual([
      'dead 2',
      'delivered 1',
      'delivered 2',
    ]);
    const dead = states.find(({ state }) => state === 'dead')?.alert.id ?? '';
    const replayed = await cli('hooks', 'replay', dead, '--json', ...allow());
    expect(replayed.code).toBe(0);
    expect(documents<Delivery>(replayed.stdout, 'revenant.delivery-1')).toMatchObject([
      { state: 'delivered', attempts: 1 },
    ]);
    const last = posts.at(-1);
    expect(last && expectSigned(last).id).toBe(dead);
    expect((await cli('hooks', 'replay', 'msg_none')).code).toBe(2);

    const again = await cli('entities', 'import', newer);
    expect(again.stderr).not.toContain('will be sent');
    const changes = await cli('entities', 'changes', '--json');
    const ids = documents<WatchlistChange>(changes.stdout, 'revenant.watchlist-change-1').map(({ id }) => id);
    expect(told.map(({ change }) => change).every((id) => ids.includes(id ?? ''))).toBe(true);
  });

  it('a finding that loses its evidence: told once to who was told of it, and named wherever the finding is shown', async () => {
    expect((await crawl()).code).toBe(0);
    const flagged = postsOf('match.flagged').map(expectSigned);
    expect(flagged.length).toBeGreaterThan(0);
    const of = flagged.find(({ entity }) => entity?.id === 'ofac-sdn:8')?.match ?? '';
    const words = ['--judgement', 'unsure', '--by', 'B', '--why', 'not sure', '--json'];
    const reviewed = await cli('matches', 'review', of, ...words);
    const [judgement] = documents<Judgement>(reviewed.stdout, 'revenant.judgement-1');
    expect(judgement?.judged?.verdict).toBe('likely');

    page = PAGE.replaceAll(MAILBOX, 'nobody at all');
    const run = await crawl();
    expect(run.stdout).toMatch(/\(was likely, [\d.]+ bits, until \d{1,2} \w{3} \d{4}: .*e-mail address.* gone/);
    await crawl();
    const told = postsOf('match.retracted').map(expectSigned);
    expect(told.map(({ match, because, verdict }) => [match, because, verdict])).toEqual([
      [of, 'evidence-gone', 'unrelated'],
    ]);
    const list = await cli('matches', 'list', '--was-flagged');
    expect(list.stdout).toMatch(/unrelated .*\(was likely, .* gone\) {2}\(judged unsure by B, on [\d.]+ bits\)\n/);
    const [document] = documents<MatchDocument>(
      (await cli('matches', 'show', of, '--json')).stdout,
      'revenant.match-1',
    );
    expect(document).toMatchObject({ verdict: 'unrelated', standing: { best: { verdict: 'likely' } } });
    const shown = await cli('matches', 'show', of, '--report', 'weaker.html');
    expect(shown.stdout).toMatch(
      /Its best was likely, .* seen until .* Weaker since: .* gone\. \(revenant matches show/,
    );
    expect(shown.stdout).toMatch(
      /Judged on [\d.]+ bits \(likely\); this evidence is 0\.0 bits \(unrelated\): .* gone\./,
    );
    expect(readFileSync(join(folder.path, 'weaker.html'), 'utf8')).toContain('Weaker than it was');
    const best = await cli('matches', 'show', of, '--at', 'best');
    expect(best.stdout).toContain('LIKELY');
    expect(best.stdout).not.toContain('Weaker since');

    page = PAGE;
    await crawl();
    expect(
      postsOf('match.escalated')
        .map(expectSigned)
        .map(({ match }) => match),
    ).toEqual([of]);
  });

  it('a site that goes: flagged while it was there, removed once it was found gone twice, and never again', async () => {
    const before = posts.length;
    expect((await crawl()).code).toBe(0);
    const flagged = postsOf('match.flagged').map(expectSigned);
    expect(flagged.length).toBeGreaterThan(0);
    isThere = false;
    await crawl();
    expect(postsOf('site.removed')).toEqual([]);
    await crawl();
    await crawl();
    const removed = postsOf('site.removed').map(expectSigned);
    expect(removed).toHaveLength(1);
    expect(removed[0]).toMatchObject({ left: SITE, right: null, verdict: null, match: expect.any(String) });
    const ids = posts.slice(before).map(idOf);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('by e-mail: added with a login from a file, shown without it, changed, tried, paused', async () => {
    const mail = await serveMail({ allowInsecureAuth: true });
    const allowed = ['--allow', `127.0.0.1:${mail.port}`];
    const url = `smtp://127.0.0.1:${mail.port}`;
    writeFileSync(join(folder.path, 'password'), 'open sesame\n');
    const boxes = ['--from', 'desk@team.example', '--to', 'one@team.example'];
    const login = ['--user', 'desk', '--password-file', join(folder.path, 'password')];
    expect((await cli('hooks', 'add', url, ...boxes)).stderr).toContain(`add --allow 127.0.0.1:${mail.port} here`);
    expect((await cli('hooks', 'add', url, ...boxes, '--user', 'desk', '--all', ...allowed)).stderr).toContain(
      'a login needs a user and a password (--user, --password-file or REVENANT_MAIL_PASSWORD)',
    );
    const added = await cli('hooks', 'add', url, ...boxes, ...login, '--all', '--json', ...allowed);
    const [hook] = documents<Hook>(added.stdout, 'revenant.hook-1');
    const id = hook?.id ?? '';
    const changed = await cli(
      'hooks',
      'set',
      id,
      '--digest',
      '@hourly',
      '--clear',
      'all',
      '--tag',
      'quills',
      ...allowed,
    );
    expect(changed.stdout).toMatch(/email; listed only; tags: quills; digest: 0 \* \* \* \* \(UTC\)/);
    const preview = await cli('hooks', 'preview', id);
    expect(preview.stdout).toMatch(/^(?:New finding|Verdict)/m);
    expect(preview.stderr).toContain('it hears only tags: quills');
    const listed = await cli('hooks', 'list', '--json');
    for (const { stdout, stderr } of [added, changed, preview, listed])
      expect(stdout + stderr).not.toContain('open sesame');
    expect(await cli('hooks', 'test', id, ...allowed)).toMatchObject({ code: 0, stdout: 'delivered, answered 250\n' });
    expect(mail.letters).toMatchObject([{ user: 'desk', read: { subject: 'Test alert: this hook works' } }]);
    expect((await cli('hooks', 'set', id, '--url', 'smtp://127.0.0.1:9')).stderr).toContain(
      'belongs to the old mail server',
    );
    expect((await cli('hooks', 'pause', id)).code).toBe(0);
    expect((await cli('hooks', 'list')).stdout).toContain('paused');
    expect((await cli('hooks', 'remove', id)).code).toBe(0);
    await mail.close();
  });

  it('no body holds a mailbox or the name of a person, and none is long', () => {
    for (const { body } of posts) {
      expect(body).not.toMatch(/marrow|edda/i);
      expect(body.length).toBeLessThan(1_000);
    }
  });
});
