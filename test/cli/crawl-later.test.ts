/** A crawl of a host that asks to be left alone, as the person at the keyboard sees it. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runHere, start, temporaryFolder } from '../../testkit/cli/run-cli.ts';

const folder = temporaryFolder();
let server: Server;
let live: string[];

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/robots.txt') response.writeHead(404).end();
    else response.writeHead(429, { 'retry-after': '300' }).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  live = ['--resolve', `*:80:127.0.0.1:${(server.address() as AddressInfo).port}`, '--browser', 'never'];
});
afterAll(() => {
  server.close();
  folder.remove();
});

describe('crawl of a host that asks to be asked later', () => {
  it('says for whom it waits and until when, and Ctrl-C stops the wait', async () => {
    const crawl = start(['crawl', 'http://busy.test/', ...live], folder.path);
    await crawl.said(/waiting until \d\d:\d\d:\d\d UTC to retry 1 target: http:\/\/busy\.test\/ \(http:429\); Ctrl-C/);
    crawl.child.kill('SIGINT');
    const { code, stderr } = await crawl.ended;
    expect(code).toBe(130);
    expect(stderr).toContain('the same command resumes');
    const listed = await runHere(['visits', 'list'], folder.path);
    expect(listed.stdout).toMatch(/deferred .* http:\/\/busy\.test\/ {2}http:429, to be retried$/m);
  });

  it('does not wait longer than heldMs, and says who goes on', async () => {
    const args = ['crawl', 'http://busy.test/', '--new', '--limits', 'heldMs=1000', ...live];
    const { code, stderr } = await runHere(args, folder.path);
    expect(code).toBe(3);
    expect(stderr).toMatch(/1 target will be retried from .* UTC, by revenant worker/);
    expect(stderr).not.toContain('waiting until');
  });
});
