import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Hook } from '../../../src/model/alert.ts';
import type { Match } from '../../../src/model/derived/match.ts';
import type { VisitDocument } from '../../../src/model/documents.ts';
import { documents, expectOneLine, holdData, runHere, start, temporaryFolder } from '../../../testkit/cli/run-cli.ts';
import { type GeneratedWorld, startGeneratedWorld } from '../../../testkit/generated-world.ts';

const folder = temporaryFolder();
const at = (name: string): string => join(folder.path, name);
const cli = (...args: string[]) => runHere(args, folder.path);
let world: GeneratedWorld;
let live: string[];
let receiver: Server;
let receiverUrl: string;
const received: string[] = [];

beforeAll(async () => {
  world = await startGeneratedWorld({ sites: 40, delayMs: 40, twins: { 1: 0 } });
  live = ['--resolve', `*:80:127.0.0.1:${world.port}`, '--browser', 'never'];
  receiver = createServer((request, response) => {
    received.push(String(request.headers['webhook-id']));
    response.writeHead(204).end();
  });
  await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done));
  receiverUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
  writeFileSync(at('saved.html'), world.savedHome(0));
  writeFileSync(at('four.txt'), `${world.urls.slice(0, 4).join('\n')}\nno-such.html\nhttp://127.0.0.1/\n`);
  const captures = [{ path: 'saved.html', url: 'http://old.test/', capturedAt: '2020' }, { path: 'gone.html' }];
  const entity = { id: 'dead-1', type: 'company', names: ['Dead Trading'], list: 'A list', captures };
  const watchlist = { schema: 'revenant.watchlist/1', entities: [entity, { id: 'nameless' }] };
  writeFileSync(at('watchlist.json'), JSON.stringify(watchlist));
});
afterAll(async () => {
  receiver.close();
  await world.close();
  folder.remove();
});
holdData(join(folder.path, '.revenant'));

describe('the stored commands, in the order in which a user comes to them', () => {
  it('hooks add prints the secret once, list hides it', async () => {
    const refused = await cli('hooks', 'add', receiverUrl);
    expect(refused.code).toBe(2);
    expectOneLine(refused, /private address; if it is yours, add --allow 127\.0\.0\.1:\d+ here/);
    expect((await cli('hooks', 'list')).stdout).toBe('');
    const allow = ['--allow', new URL(receiverUrl).host];
    const added = await cli('hooks', 'add', receiverUrl, '--json', ...allow);
    expect(added.code).toBe(0);
    const [hook] = documents<Hook>(added.stdout, 'revenant.hook-1');
    expect(hook).toMatchObject({ url: receiverUrl, all: false });
    // The user's own address is not one that strangers can listen to.
    expect(added.stderr).not.toContain('unencrypted');
    const chat = await cli('hooks', 'add', `${receiverUrl}bot1:token`, '--as', 'telegram', '--chat', '-100', ...allow);
    expect(chat.stdout).not.toContain('secret');
    const withChat = (await cli('hooks', 'list')).stdout;
    expect(withChat).toContain('/…  telegram; listed only');
    expect(withChat).not.toContain('token');
    const bot = /^hook (\S+)/.exec(chat.stdout)?.[1] ?? '';
    const preview = await cli('hooks', 'preview', bot);
    expect(preview.stdout).toMatch(
      /^New finding\nSites: old-trading\[\.\]example and [^\n]*\nVerdict: strong, 31\.5 bits\n/,
    );
    expect(preview.stderr).toContain('invented');
    const body: unknown = JSON.parse((await cli('hooks', 'preview', bot, '--json')).stdout);
    expect(body).toMatchObject({ chat_id: '-100', text: preview.stdout.trimEnd() });
    expect((await cli('hooks', 'remove', bot)).code).toBe(0);
    const twice = await cli('hooks', 'add', receiverUrl.slice(0, -1), ...allow);
    expect(twice.code).toBe(2);
    expectOneLine(twice, new RegExp(`gets alerts already, as hook ${hook?.id}; to change it: revenant hooks set`));
    const listed = await cli('hooks', 'list', '--json');
    expect(documents(listed.stdout, 'revenant.hook-1')[0]).toMatchObject({ url: receiverUrl, secret: '…' });
  });

  it('crawl --json prints a line a target, goes on past bad rows, alerts, and exits with 10 when asked', async () => {
    const allow = ['--allow', receiverUrl.slice('http://'.length, -1)];
    const report = ['--report', 'run.html'];
    const ended = await cli(
      'crawl',
      'four.txt',
      'watchlist.json',
      '--json',
      '--exit-code',
      ...report,
      ...live,
      ...allow,
    );
    expect(ended.code).toBe(10);
    const written = readFileSync(at('run.html'), 'utf8');
    expect(written).toMatch(/visits: (?=.*4 captured)(?=.*1 refused)/);
    expect(written).toContain('Each match in full');
    expect(written).toMatch(/<img alt="[^"]*picture[^"]*" [^>]*src="data:image\/png;base64,/);
    const visits = documents<VisitDocument>(ended.stdout, 'revenant.visit-1');
    expect(visits.map(({ target, state }) => `${target} ${state}`).sort()).toEqual([
      'http://127.0.0.1/ refused',
      ...world.urls.slice(0, 4).map((url) => `${url} captured`),
    ]);
    expect(ended.stderr).toContain('four.txt:5: url:');
    expect(ended.stderr).toMatch(/watchlist\.json:1: entities\[1\]\.names: is missing/);
    expect(ended.stderr).toMatch(/gone\.html cannot be read/);
    expect(ended.stderr).toContain('http://127.0.0.1/: refused: it leads to an address that is not public');
    expect(new Set(received).size).toBe(received.length);
    expect(received.length).toBeGreaterThan(0);
    expect(ended.stderr).toMatch(/^\d+ alerts?: \d+ delivered$/m);
    expect(ended.stderr, 'no progress with --json').not.toContain('capturing');
  });

  it('visits and matches are listed, filtered and shown by the beginning of an id', async () => {
    const list = await cli('visits', 'list', '--state', 'captured', '--json');
    const visits = documents<VisitDocument>(list.stdout, 'revenant.visit-1');
    expect(visits).toHaveLength(5);
    const id = visits[0]?.id ?? '';
    const itsRun = visits[0]?.run;
    const shown = await cli('visits', 'show', id.slice(0, 10));
    expect(shown).toMatchObject({ code: 0, stderr: '' });
    expect(shown.stdout).toMatch(/^http:\/\/s000\.test\/: captured\n[\s\S]*photo\.png/);
    expect(shown.stdout).toContain('\n  http://s000.test/robots.txt  none\n');
    const whole = documents<VisitDocument>((await cli('visits', 'show', id, '--json')).stdout, 'revenant.visit-1')[0];
    const [first] = whole?.robots ?? [];
    expect(first).toMatchObject({ allowed: true, source: 'none', capture: whole?.captures[0], body: null });
    expect(visits[0]?.robots).toBeUndefined();
    const ofRun = await cli('visits', 'list', '--run', String(itsRun).slice(0, 10), '--site', 's000.test');
    expect(ofRun.stdout).toMatch(/^VISIT +RUN +BEGUN .*\n[0-9a-f]{12} .*UTC +captured .*http:\/\/s000\.test\/\n$/);
    const later = await cli('visits', 'list', '--since', '2999', '--entity', 'nobody');
    expect(later).toMatchObject({ code: 0, stdout: '' });

    const matches = documents<Match>((await cli('matches', 'list', '--flagged', '--json')).stdout, 'revenant.match-1');
    const found = matches.find(({ left, right }) => left.site === 'old.test' && right.site === 's001.test');
    expect(found).toMatchObject({ verdict: 'strong' });
    const match = await cli('matches', 'show', (found?.id ?? '').slice(0, 8), '--report', 'match.html');
    expect(match.code).toBe(0);
    expect(match.stdout).toContain('bits in total');
    expect((await cli('matches', 'list', '--exit-code')).code).toBe(10);
  });

  it('tells the unknown from the wrong, in one line and with 2', async () => {
    const wrong: [string[], RegExp][] = [
      [['visits', 'show', 'ffff'], /no visit ffff \(see revenant visits list\)/],
      [['visits', 'list', '--state', 'bored'], /no such state: bored/],
      [['visits', 'list', '--run', 'zz'], /no run zz/],
      [['matches', 'show', 'ffff'], /no match ffff/],
      [['hooks', 'add', 'shop.example'], /write https:\/\//],
      [['hooks', 'add', 'https://a.test/', '--events', 'match.flagged,nonsense'], /nonsense is none of match\.flagged/],
      [['hooks', 'add', 'https://a.test/', '--all', '--list', 'OFAC SDN'], /choose one \(--all, --list\)/],
      [['hooks', 'add', 'https://a.test/', '--as', 'telegram'], /needs the chat to write to \(--chat\)/],
      [['hooks', 'test', 'nothing'], /no hook nothing/],
      [['schedule', 'add', 'four.txt'], /\(--cron, --every\)/],
      [['purge', '--site', 's000.test', '--yes'], /a purge needs your name and a reason \(--by, --reason\)/],
      [['schedule', 'add', 'four.txt', '--cron', '99 * * * *'], /not a cron pattern/],
      [['import', 'saved.html', '--at', 'once'], /not a date: once/],
      [['import', 'saved.html', '--entity', 'nobody'], /no entity nobody/],
      [['robots', 'sellers.txt'], /not a web address: sellers\.txt; write a host such as shop\.example/],
      [['import', 's000.test'], /s000\.test is neither a file nor a page of a web archive/],
      [['robots', 'http://s000.test/', '--file', 'four.txt', '--agent', 'other/1.0'], /product token .*"other\/1\.0"/],
      [['crawl', 'none.txt'], /none\.txt: there is no such file/],
      [['hooks', 'add', 'http://169.254.169.254/latest/'], /nothing may be sent to .* \(blocked:ssrf\)/],
      [['hooks', 'add', 'http://mail.example:25/'], /nothing may be sent to .* \(blocked:port\)/],
      [['hooks', 'add', 'http://ann:s3cret@a.test/'], /^revenant: http:\/\/a\.test\/ has a user name/],
      [['schedule', 'add', 'http://s000.test/', '--every', '7d', '--background', 'abc'], /no background abc/],
      [['nonsense'], /unknown command 'nonsense'/],
    ];
    for (const [args, pattern] of wrong) {
      const ended = await cli(...args);
      expectOneLine(ended, pattern);
      expect(ended, args.join(' ')).toMatchObject({ code: 2, stdout: '' });
    }
  });

  it('hooks test signs an alert; deliveries and removal', async () => {
    const refused = await cli('hooks', 'test', receiverUrl);
    expect(refused.code).toBe(3);
    expect(refused.stdout).toContain('blocked:ssrf');
    const sent = await cli('hooks', 'test', receiverUrl, '--allow-private', '--json');
    expect(sent.code).toBe(0);
    expect(documents(sent.stdout, 'revenant.delivery-1')[0]).toMatchObject({ state: 'delivered', lastStatus: 204 });
    const deliveries = await cli('hooks', 'deliveries', receiverUrl, '--json');
    expect(documents(deliveries.stdout, 'revenant.delivery-1').length).toBeGreaterThan(0);
    expect((await cli('hooks', 'remove', receiverUrl)).code).toBe(0);
    expect((await cli('hooks', 'list')).stdout).toBe('');
  });

  it('schedules, imports, entities, robots, fingerprints and the doctor', async () => {
    const added = await cli('schedule', 'add', 'http://s000.test/', '--every', '7d', '--later', '--json');
    const [schedule] = documents<{ id: string }>(added.stdout, 'revenant.schedule-1');
    expect((await cli('schedule', 'list')).stdout).toMatch(/every 7d +1 target +\d.* UTC +never +http/m);
    expect((await cli('schedule', 'remove', schedule?.id ?? '')).code).toBe(0);
    expect((await cli('schedule', 'list')).stdout).toBe('');
    const seeds = [{ url: 'http://s000.test/', interval: '12h' }, { url: 'http://s001.test/' }];
    writeFileSync(at('sweep.json'), JSON.stringify({ schema: 'revenant.sweep/1', seeds }));
    const both = await cli('schedule', 'add', 'sweep.json', '--cron', '0 3 * * 1', '--later', '--json');
    const byInterval = documents<{ id: string; every: string; cron: string }>(both.stdout, 'revenant.schedule-1');
    expect(byInterval.map(({ every, cron }) => every ?? cron)).toEqual(['12h', '0 3 * * 1']);
    for (const { id } of byInterval) await cli('schedule', 'remove', id);

    const imported = await cli('import', 'saved.html', 'four.txt', '--url', 'http://two.test/', '--json');
    expect(imported.code).toBe(3);
    expect(imported.stderr).toMatch(/^four\.txt is no archive/m);
    expect(documents(imported.stdout, 'revenant.visit-1')[0]).toMatchObject({ site: 'two.test', run: null });

    expect((await cli('entities', 'import', 'watchlist.json')).code).toBe(3);
    const entity = await cli('entities', 'show', 'dead-1', '--json');
    expect(documents(entity.stdout, 'revenant.entity-1')[0]).toMatchObject({ names: ['Dead Trading'] });

    writeFileSync(at('robots.txt'), 'User-agent: other\nDisallow: /a\n');
    const asked = ['robots', 'http://s000.test/a/b', '--file', 'robots.txt', '--agent', 'other', '--json'];
    const decision = documents((await cli(...asked)).stdout, 'revenant.robots-1')[0];
    expect(decision).toMatchObject({ allowed: false, line: 2, rule: 'Disallow: /a' });
    writeFileSync(at('slow.txt'), '\xEF\xBB\xBFUser-agent: *\nCrawl-delay: 7\nSitemap: /s.xml\n', 'latin1');
    const slow = await cli('robots', 'http://s000.test/', '--file', 'slow.txt');
    expect(slow.stdout).toMatch(
      /^allowed  http:.*\nno rule of http:\/\/s000\.test\/robots\.txt applies to it\ncrawl delay: 7 s\n$/,
    );
    const gone = await cli('robots', 'http://gone.test/', ...live.slice(0, 1), 'gone.test:80:127.0.0.1:9');
    expect(gone.code).toBe(3);
    expect(gone.stdout).toMatch(
      /^disallowed .*\n.*nothing may be fetched.*\nfetch:refused: nothing of the site .* after 60 minutes\n$/,
    );
    const noTls = ['--resolve', '*:443:127.0.0.1:1'];
    const bare = await cli('robots', 's000.test', '--json', ...live.slice(0, 2), ...noTls);
    expect(documents(bare.stdout, 'revenant.robots-1')[0]).toMatchObject({ allowed: true, url: 'http://s000.test/' });
    const every = await cli('schedule', 'add', 's000.test', '--every', '7d', '--later', '--json');
    const [typed] = documents<{ id: string; follows?: string[] }>(every.stdout, 'revenant.schedule-1');
    expect(typed).toMatchObject({ seeds: [{ url: 'https://s000.test', bare: true }] });
    expect(typed?.follows).toBeUndefined();
    await cli('schedule', 'remove', typed?.id ?? '');
    expect((await cli('site', 'timeline', 's000.test/about')).stdout).toMatch(/^s000\.test \(website\)/);
    const lived = await cli('robots', 'http://s000.test/', '--json', ...live.slice(0, 2));
    expect(documents(lived.stdout, 'revenant.robots-1')[0]).toMatchObject({ allowed: true, source: 'none' });

    const fingerprint = await cli('fingerprint', 'saved.html', '--url', 'http://old.test/', '--json');
    expect(documents(fingerprint.stdout, 'revenant.fingerprint-1')[0]).toMatchObject({ pages: 1 });
    const doctor = await cli('doctor', '--json');
    expect(documents(doctor.stdout, 'revenant.doctor-1')[0]).toMatchObject({ ok: true });
  });

  it('is no failure when the reader of a long list goes away', async () => {
    const main = join(import.meta.dirname, '..', '..', '..', 'dist', 'src', 'cli', 'main.js');
    const script = `"${process.execPath}" "${main}" visits list --json | head -1 | wc -l; echo "code \${PIPESTATUS[0]}"`;
    // Not in step: this process holds the database that the command joins.
    const { stdout, stderr } = await promisify(execFile)('bash', ['-c', script], { cwd: folder.path });
    expect(`${stdout}${stderr}`.replaceAll(' ', '')).toBe('1\ncode0\n');
  });
});

describe('a crawl that is cut short', () => {
  it('--detach only queues; a worker does the work and stops when told; --new starts another', async () => {
    const args = ['crawl', 'http://s035.test/', 'http://s036.test/', '--data', 'detached'];
    const queued = await runHere([...args, '--detach', ...live], folder.path);
    expect(queued).toMatchObject({ code: 0 });
    expect(queued.stderr).toContain('2 targets queued for workers');
    expect(world.requests.get('s035.test/')).toBeUndefined();
    const worker = start(['worker', '--data', 'detached', ...live.slice(0, 2)], folder.path);
    await expect.poll(() => world.requests.get('s036.test/photo.png') ?? 0, { timeout: 90_000 }).toBe(1);
    worker.child.kill('SIGTERM');
    expect((await worker.ended).code).toBe(0);
    const fresh = await runHere([...args, '--new', ...live], folder.path, { NO_COLOR: '1' });
    expect(fresh.stderr).toMatch(/run [0-9a-f]{12}: 2 targets\n/);
    // Once by the worker, once by the new run, and once more if it was in flight when the worker was told to stop.
    expect([2, 3]).toContain(world.requests.get('s035.test/'));
  }, 400_000);
});
