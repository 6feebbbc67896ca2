import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ScaledObject } from '@kubernetes-models/keda/keda.sh/v1alpha1';
import { Ajv } from 'ajv';
import { Deployment } from 'kubernetes-models/apps/v1';
import { Job } from 'kubernetes-models/batch/v1';
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1';
import { PersistentVolumeClaim, Service } from 'kubernetes-models/v1';
import { describe, expect, it } from 'vitest';
import { chartProblems } from './chart-rules.ts';
import { defaults, type KubernetesObject, renderChart, schemaOfValues, type Values } from './render-chart.ts';

const MODELS: Readonly<Record<string, new (object: never) => { validate(): void }>> = {
  Deployment,
  Job,
  NetworkPolicy,
  PersistentVolumeClaim,
  PodDisruptionBudget,
  ScaledObject,
  Service,
};
const isValid = new Ajv({ strict: false }).compile(schemaOfValues());

/** The defaults with other values: `worker.replicas` and so on. */
function values(changes: Readonly<Record<string, unknown>> = {}): Values {
  const all = defaults();
  for (const [path, value] of Object.entries(changes)) {
    const [name = '', inner] = path.split('.');
    if (inner === undefined) all[name] = value;
    else (all[name] as Values)[inner] = value;
  }
  return all;
}
const whole = values({
  'autoscaling.enabled': true,
  'browserWorker.enabled': true,
  settings: { REVENANT_DELAY: '5' },
  pullSecrets: ['registry'],
});

function validate(object: KubernetesObject): void {
  const Model = MODELS[object.kind];
  if (Model === undefined) throw new Error(`no schema for ${object.kind}`);
  new Model(object as never).validate();
}

describe('deploy/helm/revenant', () => {
  it('renders objects that fit the schemas of Kubernetes and KEDA', async () => {
    const objects = await renderChart(whole);
    for (const object of objects) validate(object);
    const kinds = objects.map(({ kind }) => kind);
    expect([...new Set(kinds)].sort()).toEqual(Object.keys(MODELS).sort());
    expect((await renderChart(values())).map(({ kind }) => kind)).not.toContain('ScaledObject');
    const [desk] = objects.filter(({ kind }) => kind === 'Deployment');
    expect(() => validate({ ...desk, spec: { ...(desk?.['spec'] as object), replicas: 'two' } } as never)).toThrow();
  });

  it('tells the desk which proxies it may trust', async () => {
    const objects = await renderChart(values({ 'network.trustedProxies': ['10.1.0.0/16', 'fd00::1'] }));
    const desk = objects.find(({ kind, metadata }) => kind === 'Deployment' && metadata.name.endsWith('-desk'));
    expect(JSON.stringify(desk)).toContain('{"name":"REVENANT_TRUSTED_PROXIES","value":"10.1.0.0/16,fd00::1"}');
    expect(isValid(values({ 'network.trustedProxies': ['ingress'] }))).toBe(false);
  });

  it('keeps every rule', async () => {
    expect(await chartProblems(await renderChart(whole))).toEqual([]);
    expect(await chartProblems(await renderChart(values()))).toEqual([]);
    expect(await chartProblems(await renderChart(values({ 'autoscaling.enabled': true })))).toEqual([]);
    expect(await chartProblems(await renderChart(values({ 'browserWorker.enabled': true })))).toEqual([]);
  });

  it('keeps checkpoints on one claim that it makes, or on a given one', async () => {
    const claims = async (changes: Values) =>
      (await renderChart(values(changes))).filter(({ kind }) => kind === 'PersistentVolumeClaim');
    expect(await claims({})).toMatchObject([{ spec: { accessModes: ['ReadWriteMany'] } }]);
    const classed = { 'checkpoints.storageClass': 'shared', 'checkpoints.accessMode': 'ReadWriteOnce' };
    expect(await claims(classed)).toMatchObject([
      { spec: { accessModes: ['ReadWriteOnce'], storageClassName: 'shared' } },
    ]);
    expect(await claims({ 'checkpoints.claim': 'mine' })).toEqual([]);
    const given = await renderChart(values({ 'checkpoints.claim': 'mine', 'browserWorker.enabled': true }));
    expect(await chartProblems(given)).toEqual([]);
    expect(JSON.stringify(given).match(/"claimName":"[^"]+"/g)).toEqual(Array(3).fill('"claimName":"mine"'));
  });

  it('scales by figures that the program has', async () => {
    const scaled = (await renderChart(whole)).filter(({ kind }) => kind === 'ScaledObject');
    const followed = scaled.map(({ metadata, spec }) => [
      metadata.name,
      JSON.stringify(spec).match(/step=\\"(\w+)/)?.[1],
    ]);
    expect(followed).toEqual([
      ['shops-worker', 'capture'],
      ['shops-browser-worker', 'render'],
    ]);
    const named = new Set(JSON.stringify(scaled).match(/revenant_[a-z_]+/g));
    expect(named.size).toBeGreaterThan(1);
    const metrics = readFileSync(join(import.meta.dirname, '../../src/desk/health/metrics.ts'), 'utf8');
    expect([...named].filter((name) => !metrics.includes(`${name}: `))).toEqual([]);
  });

  it.each<[string, string, (text: string) => string, string]>([
    [
      'network.yaml',
      'a worker that goes out',
      (t) =>
        t
          .replace('[desk, worker, browser-worker, migrate]', '[desk, browser-worker, migrate]')
          .replace('cidr: 0.0.0.0/0', 'cidr: 0.0.0.0/0')
          .replace(
            'app.kubernetes.io/component: egress\n  policyTypes: [Ingress, Egress]',
            'app.kubernetes.io/component: worker\n  policyTypes: [Ingress, Egress]',
          ),
      'shops-worker: has a route out to 0.0.0.0/0',
    ],
    ['network.yaml', 'no policies', () => '', 'no policy holds it'],
    ['network.yaml', 'a proxy that goes in', (t) => t.replace(' 10.0.0.0/8,', ''), 'the proxy reaches 10.0.0.0/8'],
    [
      'network.yaml',
      'an open door',
      (t) => t.replace(/ {4}- from:\n {8}- podSelector:\n(?: {12}.*\n)+/, '    - from: []\n'),
      'admits everybody',
    ],
    ['worker.yaml', 'an old shell', (t) => t.replace('args: [worker,', 'args: [wroker,'), 'there is no command wroker'],
    ['worker.yaml', 'an unknown option', (t) => t.replace('--metrics-port', '--metric-port'), 'worker has no option'],
    [
      'worker.yaml',
      'an early kill',
      (t) => t.replace(/terminationGracePeriodSeconds: .*/, 'terminationGracePeriodSeconds: 30'),
      'is killed before',
    ],
    ['worker.yaml', 'root', (t) => t.replace('{{- template "revenant.podSecurity" . }}', ''), 'may run as root'],
    [
      'worker.yaml',
      'privileges',
      (t) => t.replace('{{- template "revenant.containerSecurity" . }}', ''),
      'worker may gain privileges',
    ],
    [
      'worker.yaml',
      'a key of the cluster',
      (t) => t.replace('{{- template "revenant.pod" . }}', ''),
      'holds a key of the cluster',
    ],
    [
      'worker.yaml',
      'no probes',
      (t) => t.replace('{{- template "revenant.workerProbes" . }}', ''),
      'worker has no probes',
    ],
    ['worker.yaml', 'no budget', (t) => t.replace(/---[^]*/, ''), 'worker: all may be stopped'],
    [
      'browser-worker.yaml',
      'nobody for a step',
      (t) => t.replace('"render,fingerprint"', 'fingerprint'),
      'no worker takes render',
    ],
    [
      'browser-worker.yaml',
      'no browser',
      (t) =>
        t.replace(
          '{{- template "revenant.settings" . }}',
          (all) => `${all}\n            - { name: REVENANT_BROWSER, value: never }`,
        ),
      'browser-worker: takes render without a browser',
    ],
    [
      'browser-worker.yaml',
      'no budget',
      (t) => t.replace(/---[^]*/, '{{- end }}'),
      'browser-worker: all may be stopped',
    ],
    [
      'worker.yaml',
      'checkpoints in the pod',
      (t) => t.replace('{{- template "revenant.checkpoints" . }}', ''),
      'Deployment shops-worker: loses /data/checkpoints when it starts again',
    ],
    [
      'desk.yaml',
      'checkpoints that it may not write',
      (t) => t.replace('mountPath: /data/checkpoints', 'mountPath: /data/checkpoints, readOnly: true'),
      'Deployment shops-desk: loses /data/checkpoints when it starts again',
    ],
    [
      'desk.yaml',
      'checkpoints of its own',
      (t) =>
        t.replace(
          '{{- template "revenant.volumes" . }}\n',
          (all) => `${all}        - { name: own, persistentVolumeClaim: { claimName: own } }\n`,
        ),
      'checkpoints lie apart: ',
    ],
    ['checkpoints.yaml', 'a claim that goes', (t) => t.replace(': keep', ': delete'), 'goes with the release'],
    ['migrate.yaml', 'no migration', () => '', 'nothing migrates the database before an upgrade'],
    ['migrate.yaml', 'another command', (t) => t.replace('[migrate]', '[tokens, list]'), 'nothing migrates'],
    ['browser-worker.yaml', 'no worker to scale', () => '', 'shops-browser-worker: scales nothing'],
    [
      'network.yaml',
      'figures that nobody may read',
      (t) => t.replace('values: [worker, browser-worker]', 'values: [worker]'),
      'shops-browser-worker: nobody may read its figures',
    ],
    [
      'desk.yaml',
      'the newest image',
      (t) => t.replace(/image: .*/, 'image: registry.example/revenant:latest'),
      'desk names no version',
    ],
    [
      'desk.yaml',
      'a secret',
      (t) => `${t}---\napiVersion: v1\nkind: Secret\nmetadata: { name: x }\n`,
      'a secret is in the chart',
    ],
  ])('%s would not pass with %s', async (file, _, change, problem) => {
    const objects = await renderChart(whole, (text, name) => {
      if (name !== file) return text;
      const other = change(text);
      expect(other).not.toBe(text);
      return other;
    });
    expect((await chartProblems(objects)).join('\n')).toContain(problem);
  });

  it.each<[string, Values]>([
    ['a setting that does not exist', { settings: { REVENANT_PROXY: 'x' } }],
    ['a password in an address', { databaseUrl: 'postgres://a:b@database/x' }],
    ['a server outside', { network: { ...(whole['network'] as object), servers: [{ cidr: '8.0.0.0/8', port: 443 }] } }],
  ])('would not pass with %s', async (_, change) => {
    expect(await chartProblems(await renderChart({ ...whole, ...change }))).not.toEqual([]);
  });
});

describe('values.schema.json', () => {
  it('admits the defaults, and a digest in place of a tag', () => {
    expect(isValid(defaults())).toBe(true);
    const digest = `sha256:${'a'.repeat(64)}`;
    expect(isValid(values({ image: { repository: 'registry.example/x', digest } }))).toBe(true);
  });

  it.each<[string, Record<string, unknown>]>([
    ['an unknown value', { replicas: 3 }],
    ['the newest image', { 'image.tag': 'latest' }],
    ['half a digest', { 'image.digest': 'sha256:abc' }],
    ['a password in an address', { databaseUrl: 'postgres://a:b@database/x' }],
    ['a password among the settings', { settings: { REVENANT_DATABASE_PASSWORD: 'x' } }],
    ['the whole internet as a server', { 'network.servers': [{ cidr: '0.0.0.0/0', port: 443 }] }],
    ['no server', { 'network.servers': [] }],
    ['no port', { 'network.ports': [] }],
    ['a desk without TLS', { link: 'http://desk.example' }],
    ['a volume that nobody shares', { 'checkpoints.accessMode': 'ReadWriteOncePod' }],
    ['no worker', { 'worker.replicas': 0 }],
    ['no worker with a browser', { 'browserWorker.replicas': 0 }],
    ['two answers to who draws', { 'browserWorker.enabled': true, settings: { REVENANT_BROWSER: 'never' } }],
  ])('refuses %s', (_, changes) => {
    expect(isValid(values(changes))).toBe(false);
  });
});
