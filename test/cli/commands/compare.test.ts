import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Match } from '../../../src/model/derived/match.ts';
import { documents, expectOneLine, run, runHere, start, temporaryFolder } from '../../../testkit/cli/run-cli.ts';
import { type GeneratedWorld, startGeneratedWorld } from '../../../testkit/generated-world.ts';

const folder = temporaryFolder();
const at = (name: string): string => join(folder.path, name);
let world: GeneratedWorld;
let live: string[];

/** A WARC of one page, as any crawler writes it. */
function warcOf(url: string, html: string): Buffer {
  const block = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}`;
  const length = Buffer.byteLength(block);
  const head = [
    'WARC/1.1',
    'WARC-Type: response',
    `WARC-Target-URI: ${url}`,
    'WARC-Date: 2020-05-01T00:00:00Z',
    'WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>',
    'Content-Type: application/http; msgtype=response',
    `Content-Length: ${length}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${block}\r\n\r\n`);
}

beforeAll(async () => {
  world = await startGeneratedWorld({ sites: 8, twins: { 1: 0 } });
  live = ['--resolve', `*:80:127.0.0.1:${world.port}`, '--browser', 'never'];
  writeFileSync(at('saved.html'), `<!-- saved from url=(0016)http://old.test/ -->${world.savedHome(0)}`);
  writeFileSync(at('nameless.html'), world.savedHome(0));
  writeFileSync(at('old.warc.gz'), gzipSync(warcOf('http://old.test/', world.savedHome(0))));
  writeFileSync(at('cut.warc.gz'), gzipSync(warcOf('http://old.test/', world.savedHome(0))).subarray(0, 900));
  writeFileSync(at('empty'), '');
  writeFileSync(at('binary'), Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 151 + 7) % 256)));
});
afterAll(async () => {
  await world.close();
  folder.remove();
});

describe('revenant compare', () => {
  it('compares two live sites and says what was found, without storing anything', async () => {
    const ended = await run(['compare', world.urls[0] ?? '', world.urls[1] ?? '', ...live], folder.path);
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.stdout).toMatch(/^s000\.test . s001\.test\nSTRONG/);
    expect(ended.stdout).toContain('sales0@s000.test');
    expect(ended.stdout).not.toContain('\u001b[');
    expect(existsSync(at('.revenant'))).toBe(false);
  });

  it('prints one document that validates, the same weight both ways', async () => {
    const [a = '', b = ''] = world.urls;
    const [there, back] = await Promise.all(
      [
        [a, b],
        [b, a],
      ].map((pair) => runHere(['compare', ...pair, '--json', '--quiet', ...live], folder.path)),
    );
    expect(there).toMatchObject({ code: 0, stderr: '' });
    const [match] = documents<Match>(there?.stdout ?? '', 'revenant.match-1');
    const [mirrored] = documents<Match>(back?.stdout ?? '', 'revenant.match-1');
    expect(match).toMatchObject({ verdict: 'strong', left: { site: 's000.test' } });
    expect(mirrored?.weight).toBe(match?.weight);
  });

  it.each([['saved.html'], ['old.warc.gz']])(
    'takes %s for the dead side, and exits with 10 when asked',
    async (file) => {
      const args = ['compare', file, world.urls[1] ?? '', '--json', '--exit-code', '--quiet', ...live];
      const ended = await runHere(args, folder.path);
      expect(ended.code).toBe(10);
      expect(documents<Match>(ended.stdout, 'revenant.match-1')[0]?.verdict).toMatch(/^(strong|likely)$/);
    },
  );

  it('writes the report that it was asked for, and finds out at once that it cannot', async () => {
    const [a = '', b = ''] = world.urls;
    const ended = await runHere(['compare', a, b, '--report', 'out.html', ...live], folder.path);
    expect(ended.code).toBe(0);
    expect(readFileSync(at('out.html'), 'utf8')).toContain('s001.test');
    const before = world.requests.get('s000.test/');
    const wrong = await runHere(['compare', a, b, '--report', 'no/such/out.html', ...live], folder.path);
    expect(wrong.code).toBe(2);
    expectOneLine(wrong, /cannot write no\/such\/out\.html: .*in a folder that exists/);
    writeFileSync(at('mine.txt'), 'not a report');
    // Nor is a file of something else written over.
    expectOneLine(
      await runHere(['compare', a, b, '--report', 'mine.txt', ...live], folder.path),
      /mine\.txt exists and is not a report/,
    );
    expect(world.requests.get('s000.test/')).toBe(before);
  });

  it('compares all pairs of a list: JSON Lines, and a bad row or archive stops nobody else', async () => {
    writeFileSync(
      at('list.txt'),
      `${world.urls[0]}\n${world.urls[1]}\nno-such.html\nbinary\n${world.urls[2]}\n${world.urls[0]}#again\n`,
    );
    const ended = await runHere(['compare', '--list', 'list.txt', '--json', ...live], folder.path);
    expect(ended.code).toBe(3);
    expect(documents<Match>(ended.stdout, 'revenant.match-1')).toHaveLength(3);
    expect(ended.stderr).toContain('list.txt:3: url:');
    expect(ended.stderr).toMatch(/left out: .*binary is no archive/);
    expect(ended.stderr).toContain('3 sites, 3 pairs, 1 flagged');
    expect(ended.stderr).toContain('1 row left out: the target is listed twice');
    expect(ended.stderr, 'no progress with --json').not.toContain('comparing');
    const text = await runHere(['compare', '--list', 'list.txt', '--exit-code', '--quiet', ...live], folder.path);
    expect(text.code).toBe(10);
    expect(text.stdout).toMatch(/^s000\.test . s001\.test\nSTRONG/);
  });

  it('says of what it could not read why, and exits with 3', async () => {
    const inner = `http://127.0.0.1:${world.port}/`;
    const refused = await runHere(['compare', inner, world.urls[0] ?? '', '--json', ...live], folder.path);
    expect(refused.code).toBe(3);
    expect(refused.stderr).toMatch(/refused: .*--allow-private.* \(blocked:ssrf\)/);
    expect(documents<Match>(refused.stdout, 'revenant.match-1')[0]?.verdict).toBe('not-comparable');
    const pinned = ['--resolve', 'gone.test:80:127.0.0.1:9', '--browser', 'never', '--timeout', '10'];
    const unreachable = await runHere(['compare', 'http://gone.test/', 'saved.html', ...pinned], folder.path);
    expect(unreachable.code).toBe(3);
    expect(unreachable.stdout).toMatch(/^http:\/\/gone\.test\/: unreachable: .* \([a-z]+:/);
  });

  it('reads what is left of a cut archive and says so', async () => {
    const ended = await runHere(['compare', 'cut.warc.gz', 'saved.html', '--browser', 'never'], folder.path);
    expect([0, 2, 3]).toContain(ended.code);
    expect(ended.stderr).toMatch(/cut\.warc\.gz|cut off|ends|truncated/);
  });

  const wrong: [string, string[], RegExp][] = [
    ['one input', ['http://s000.test/'], /needs two inputs/],
    [
      'a path that is not there',
      ['nothing.html', 'saved.html'],
      /nothing\.html: there is no such file, and it is no web address$/,
    ],
    ['a password', ['http://ann:s3cret@shop.example/x', 'saved.html'], /http:\/\/shop\.example\/x has a user/],
    ['a binary file', ['binary', 'saved.html'], /binary is no archive that can be read/],
    [
      'a page that does not say where it stood',
      ['nameless.html', 'saved.html'],
      /nameless\.html does not say where it was published\. Add its address: --url <address>/,
    ],
    ['a list that is not there', ['--list', 'none.txt'], /none\.txt cannot be read: there is no such file/],
    ['a binary list', ['--list', 'binary'], /binary is/],
    ['an unknown flag', ['a', 'b', '--bogus'], /unknown option '--bogus' \(see revenant compare --help\)/],
    ['a number that is none', ['a', 'b', '--pages', '0'], /whole number from 1 to 200/],
    ['a time that is none', ['a', 'b', '--timeout', '0'], /--timeout .*more than zero/],
    ['a pin that is none', ['saved.html', 'saved.html', '--resolve', 'x:80'], /--resolve x:80/],
    ['no reason', ['saved.html', 'saved.html', '--no-robots'], /needs --reason/],
    ['a background that is none', ['saved.html', 'saved.html', '--background', 'abc'], /data folder .* does not exist/],
  ];
  it.each(wrong)('takes %s for wrong use: one line, exit code 2', async (_, args, pattern) => {
    const ended = await runHere(['compare', ...args], folder.path);
    expectOneLine(ended, pattern);
    expect(ended.stderr).not.toContain('s3cret');
    expect(ended).toMatchObject({ code: 2, stdout: '' });
  });

  it('names the setting that is wrong and where it stands', async () => {
    writeFileSync(at('broken.json'), '{"pages": 3,');
    writeFileSync(at('typo.json'), '{"pagse": 3}');
    const pair = ['compare', 'saved.html', 'saved.html'];
    expectOneLine(await runHere([...pair, '--config', 'broken.json'], folder.path), /broken\.json is not usable/);
    expectOneLine(
      await runHere([...pair, '--config', 'typo.json'], folder.path),
      /no setting "pagse" \(in typo\.json\)/,
    );
    const ended = await runHere(pair, folder.path, { REVENANT_PAGES: '999' });
    expectOneLine(ended, /REVENANT_PAGES/);
    expect(ended.code).toBe(2);
  });

  it('stops at Ctrl-C with 130 and one line', async () => {
    const slow = await startGeneratedWorld({ sites: 2, delayMs: 4000 });
    const pins = ['--resolve', `*:80:127.0.0.1:${slow.port}`, '--browser', 'never'];
    const running = start(['compare', 'http://s000.test/', 'http://s001.test/', ...pins], folder.path);
    await running.said(/reading/);
    await expect.poll(() => slow.requests.size, { timeout: 60_000 }).toBeGreaterThan(0);
    running.child.kill('SIGINT');
    const ended = await running.ended;
    await slow.close();
    expect(ended).toMatchObject({ code: 130, stdout: '' });
    expectOneLine(ended, /stopped; nothing was stored/);
  });

  it('is no failure when the reader goes away', () => {
    mkdirSync(at('pipe'), { recursive: true });
    const main = join(import.meta.dirname, '..', '..', '..', 'dist', 'src', 'cli', 'main.js');
    const script = `"${process.execPath}" "${main}" compare --help | head -1; echo "code \${PIPESTATUS[0]}"`;
    const env = { ...process.env, REVENANT_PROGRAM: 'revenant' };
    const { stdout, stderr } = spawnSync('bash', ['-c', script], { encoding: 'utf8', cwd: at('pipe'), env });
    expect(stdout).toMatch(/^Usage: revenant compare .*\ncode 0\n$/);
    expect(stderr).toBe('');
  });
});
