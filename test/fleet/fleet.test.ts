/** The short form of `npm run fleet`. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { mayMakeNamespaces } from '../../testkit/fleet/namespaces.ts';
import { hasPostgres, hasRedis } from '../../testkit/servers.ts';

const can = mayMakeNamespaces() && hasPostgres() && hasRedis();

it.skipIf(!can)(
  'two machines share one crawl, one is killed: in turn, no slot idle while work waits, nothing lost, nothing doubled, the same findings as by one (skipped without root, PostgreSQL or redis-server)',
  () => {
    const script = join(import.meta.dirname, '..', '..', 'tools', 'harness', 'fleet.ts');
    const args = ['--import', 'tsx', script, '--workers', '1,2', '--sites', '16', '--kills', '1', '--delay', '0.1'];
    const { status, stderr, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect({ status, stderr }).toMatchObject({ status: 0 });
    const reports = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as {
      askers: number;
      matches: string[];
      idle: { share: number };
    }[];
    expect(reports.map(({ askers }) => askers)).toEqual([1, 2, expect.any(Number)]);
    // Over 0.5 where a machine does not hear that another one has left a host; 0.01 where it does.
    expect(reports[1]?.idle.share).toBeLessThan(0.25);
    expect(reports[0]?.matches).toHaveLength(4);
  },
  590_000,
);
