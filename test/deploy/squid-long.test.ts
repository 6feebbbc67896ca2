import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../testkit/cli/run-cli.ts';

const top = join(import.meta.dirname, '..', '..');
const squid = ['/usr/sbin/squid', '/usr/local/sbin/squid'].find(existsSync);
const OPEN = ['11.22.33.44:80', '2600:1234::1:80'];
const CLOSED = [
  '10.9.9.9:80',
  '127.0.0.1:80',
  '169.254.169.254:80',
  '::1:80',
  '::ffff:10.9.9.9:80',
  '64:ff9b::a09:909:80',
  'fd00::1:80',
  '11.22.33.44:22',
  '11.22.33.44:5432',
  'localhost:80',
  '2130706433:80',
];

function hasNamespaces(): boolean {
  try {
    execFileSync('unshare', ['-n', 'true'], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}

it('Squid with the shipped rules leads to public addresses on open ports, and nowhere else', ({ skip }) => {
  if (squid === undefined) return skip('no Squid is installed');
  if (!hasNamespaces()) return skip('no network of its own can be made here');
  const folder = temporaryFolder();
  const at = (name: string): string => join(folder.path, name);
  writeFileSync(at('names.conf'), readFileSync(join(top, 'deploy/egress/names.conf')));
  const rules = readFileSync(join(top, 'deploy/egress/squid.conf'), 'utf8')
    .replace('/etc/revenant/names.conf', at('names.conf'))
    // Its log goes where the program of an image would have a pipe.
    .replace('access_log stdio:/dev/stdout', 'access_log none # ')
    .replace('cache_log /dev/stderr', 'cache_log /dev/null');
  const outcomes = (text: string, targets: readonly string[]): unknown => {
    writeFileSync(at('squid.conf'), text);
    const probe = join(import.meta.dirname, 'squid-probe.mjs');
    const args = ['-n', process.execPath, probe, squid, at('squid.conf'), '3128', ...targets];
    return JSON.parse(execFileSync('unshare', args, { encoding: 'utf8', timeout: 120_000 }));
  };
  const found = outcomes(rules, [...OPEN, ...CLOSED]);
  const without = outcomes(rules.replace('http_access deny not_public\n', ''), ['10.9.9.9:80']);
  folder.remove();
  expect(found).toEqual({
    ...Object.fromEntries(OPEN.map((target) => [target, 'open'])),
    ...Object.fromEntries(CLOSED.map((target) => [target, 'blocked:proxy'])),
  });
  // The private site answers: only the rule closes it.
  expect(without).toEqual({ '10.9.9.9:80': 'open' });
});
