/** Rules for the objects of the chart: who runs as whom, who reaches whom, what is named. */
import ipaddr from 'ipaddr.js';
import { QUEUE_NAMES } from '../../src/model/ports/queue.ts';
import { commandProblems, environmentProblems, lossProblems } from './program-rules.ts';
import type { KubernetesObject } from './render-chart.ts';

interface Container {
  readonly name: string;
  readonly image: string;
  readonly args?: readonly string[];
  readonly env?: readonly { readonly name: string; readonly value?: string }[];
  readonly securityContext?: Readonly<Record<string, unknown>>;
  readonly resources?: { readonly limits?: { readonly memory?: string } };
  readonly readinessProbe?: unknown;
  readonly livenessProbe?: unknown;
  readonly volumeMounts?: readonly { readonly name: string; readonly mountPath: string; readonly readOnly?: boolean }[];
}
interface PodSpec {
  readonly containers: readonly Container[];
  readonly initContainers?: readonly Container[];
  readonly securityContext?: Readonly<Record<string, unknown>>;
  readonly automountServiceAccountToken?: boolean;
  readonly hostNetwork?: boolean;
  readonly hostPID?: boolean;
  readonly terminationGracePeriodSeconds?: number;
  readonly volumes?: readonly ({ readonly name: string } & Readonly<Record<string, unknown>>)[];
}
type Labels = Readonly<Record<string, string>>;
interface Metadata {
  readonly labels: Labels;
  readonly annotations?: Readonly<Record<string, string>>;
}
interface Selector {
  readonly matchLabels?: Labels;
  readonly matchExpressions?: readonly { key: string; operator: 'In'; values: readonly string[] }[];
}
interface Peer {
  readonly ipBlock?: { readonly cidr: string; readonly except?: readonly string[] };
}
interface Policy {
  readonly podSelector: Selector;
  readonly policyTypes: readonly string[];
  readonly egress?: readonly { readonly to?: readonly Peer[] | null; readonly ports?: readonly unknown[] | null }[];
  readonly ingress?: readonly {
    readonly from?: readonly unknown[] | null;
    readonly ports?: readonly { port: number }[];
  }[];
}

const COMPONENT = 'app.kubernetes.io/component';
/** What the proxy's way out must leave out: the inside, and metadata services. */
const INSIDE = ['10.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'];

const templateOf = ({ spec }: KubernetesObject) =>
  (spec as { template?: { metadata: Metadata; spec: PodSpec } } | undefined)?.template;

export async function chartProblems(objects: readonly KubernetesObject[]): Promise<string[]> {
  const policies = objects.filter(({ kind }) => kind === 'NetworkPolicy').map(({ spec }) => spec as Policy);
  const problems: string[] = [];
  for (const object of objects) {
    const says = (found: readonly string[]): unknown =>
      problems.push(...found.map((problem) => `${object.kind} ${object.metadata.name}: ${problem}`));
    if (object.kind === 'Secret') says(['a secret is in the chart']);
    if (object.kind === 'NetworkPolicy') says(opennessOf(object['spec'] as Policy));
    const template = templateOf(object);
    if (template === undefined) continue;
    says(podProblems(template.spec, object.kind));
    says(reachProblems(template.metadata.labels, policies));
    says(figureProblems(template.metadata, policies));
    for (const container of template.spec.containers) says(await containerProblems(container, template.spec));
  }
  const deployments = objects.filter(({ kind }) => kind === 'Deployment');
  const budgets = objects.filter(({ kind }) => kind === 'PodDisruptionBudget');
  for (const deployment of deployments) {
    const labels = templateOf(deployment)?.metadata.labels ?? {};
    const isSaved = budgets.some(({ spec }) => selects((spec as { selector: Selector }).selector, labels));
    if (!isSaved && labels[COMPONENT] !== 'desk')
      problems.push(`${labels[COMPONENT]}: all may be stopped at the same time`);
  }
  for (const { metadata, spec } of objects.filter(({ kind }) => kind === 'ScaledObject')) {
    const { name } = (spec as { scaleTargetRef: { name: string } }).scaleTargetRef;
    if (!deployments.some((one) => one.metadata.name === name)) problems.push(`${metadata.name}: scales nothing`);
  }
  return [...problems, ...queueProblems(deployments), ...jobProblems(objects), ...claimProblems(objects)];
}

/** Something must migrate the database before the new version starts. */
function jobProblems(objects: readonly KubernetesObject[]): string[] {
  const before = objects.filter(({ kind, metadata }) => {
    const { annotations = {} } = metadata as unknown as Partial<Metadata>;
    return kind === 'Job' && annotations['helm.sh/hook'] === 'pre-install,pre-upgrade';
  });
  const migrates = before.some((job) => templateOf(job)?.spec.containers.some(({ args }) => args?.[0] === 'migrate'));
  return migrates ? [] : ['nothing migrates the database before an upgrade'];
}

/** All pods must keep their checkpoints in one place, and uninstalling must not remove it. */
function claimProblems(objects: readonly KubernetesObject[]): string[] {
  const used = new Set(
    objects.flatMap((object) => (templateOf(object)?.spec.volumes ?? []).flatMap((volume) => claimOf(volume) ?? [])),
  );
  const problems = used.size > 1 ? [`checkpoints lie apart: ${[...used].join(', ')}`] : [];
  for (const { kind, metadata } of objects) {
    if (kind !== 'PersistentVolumeClaim') continue;
    const { annotations = {} } = metadata as unknown as Partial<Metadata>;
    if (!used.has(metadata.name)) problems.push(`${metadata.name}: nothing uses it`);
    if (annotations['helm.sh/resource-policy'] !== 'keep') problems.push(`${metadata.name}: goes with the release`);
  }
  return problems;
}

const claimOf = (volume: Readonly<Record<string, unknown>>): string | undefined =>
  (volume['persistentVolumeClaim'] as { readonly claimName: string } | undefined)?.claimName;

/** Each queue needs a worker that takes it, and what needs a browser one that has it. */
function queueProblems(deployments: readonly KubernetesObject[]): string[] {
  const problems: string[] = [];
  const taken = new Set<string>();
  for (const deployment of deployments)
    for (const { name, args = [], env = [] } of templateOf(deployment)?.spec.containers ?? []) {
      if (args[0] !== 'worker') continue;
      const named = args.includes('--queues') ? args[args.indexOf('--queues') + 1]?.split(',') : undefined;
      const queues: readonly string[] = named ?? QUEUE_NAMES;
      for (const queue of queues) taken.add(queue);
      const hasBrowser = !env.some((one) => one.name === 'REVENANT_BROWSER' && one.value === 'never');
      if (queues.includes('render') && !hasBrowser) problems.push(`${name}: takes render without a browser`);
    }
  return [...problems, ...QUEUE_NAMES.filter((name) => !taken.has(name)).map((name) => `no worker takes ${name}`)];
}

function podProblems(pod: PodSpec, kind: string): string[] {
  const problems: string[] = [];
  const { securityContext = {}, volumes = [], containers, initContainers = [] } = pod;
  if (securityContext['runAsNonRoot'] !== true || !(Number(securityContext['runAsUser']) > 0))
    problems.push('may run as root');
  const seccomp = (securityContext['seccompProfile'] as { type?: string } | undefined)?.type;
  if (seccomp !== 'Localhost' && seccomp !== 'RuntimeDefault') problems.push('has no seccomp profile');
  if (pod.automountServiceAccountToken !== false) problems.push('holds a key of the cluster');
  if (pod.hostNetwork || pod.hostPID) problems.push('sees the host');
  if (volumes.some((volume) => 'hostPath' in volume)) problems.push('sees files of the host');
  for (const { name, securityContext: own = {}, image, resources, ...container } of [
    ...containers,
    ...initContainers,
  ]) {
    if (own['allowPrivilegeEscalation'] !== false) problems.push(`${name} may gain privileges`);
    if (own['readOnlyRootFilesystem'] !== true) problems.push(`${name} may write to its image`);
    if (own['privileged'] === true || own['runAsUser'] === 0) problems.push(`${name} is privileged`);
    const drop = (own['capabilities'] as { drop?: string[] } | undefined)?.drop;
    if (!drop?.includes('ALL')) problems.push(`${name} keeps capabilities`);
    if (!/(?::(?!latest$)[\w.-]+|@sha256:[0-9a-f]{64})$/.test(image)) problems.push(`${name} names no version`);
    if (resources?.limits?.memory === undefined) problems.push(`${name} has no limit of memory`);
    const isProbed = container.readinessProbe !== undefined && container.livenessProbe !== undefined;
    if (kind === 'Deployment' && !isProbed) problems.push(`${name} has no probes`);
  }
  return problems;
}

async function containerProblems(
  { env = [], args = [], name, volumeMounts = [] }: Container,
  pod: PodSpec,
): Promise<string[]> {
  if (name === 'squid') return [];
  const environment = Object.fromEntries(env.map((one) => [one.name, one.value ?? '']));
  // The path of a file, not a key.
  const { REVENANT_SIGNING_KEY: path = '', ...others } = environment;
  const problems = [...environmentProblems(others), ...(await commandProblems(args))];
  const lasting = new Set((pod.volumes ?? []).flatMap((one) => (claimOf(one) === undefined ? [] : one.name)));
  const mounted = volumeMounts.filter((one) => lasting.has(one.name) && one.readOnly !== true);
  problems.push(
    ...lossProblems(
      args,
      environment,
      mounted.map(({ mountPath }) => mountPath),
    ),
  );
  if (!path.startsWith('/run/secrets/')) problems.push('has no signing key from the Secret');
  if (!environment['REVENANT_EGRESS_PROXY']) problems.push('has no REVENANT_EGRESS_PROXY');
  if (name !== 'migrate' && (pod.terminationGracePeriodSeconds ?? 30) <= Number(environment['REVENANT_DRAIN'] ?? 20))
    problems.push('is killed before it has handed its work back');
  const profile = pod.securityContext?.['seccompProfile'] as { type?: string } | undefined;
  if (profile?.type !== 'Localhost') problems.push('has no profile for the sandbox of its browser');
  return problems;
}

/** An empty list of peers admits everybody. */
function opennessOf({ ingress = [], egress = [] }: Policy): string[] {
  const problems: string[] = [];
  if (ingress.some(({ from }) => from == null || from.length === 0)) problems.push('admits everybody');
  if (egress.some(({ to }) => to == null || to.length === 0)) problems.push('lets out everywhere');
  if (egress.some(({ ports }) => ports == null || ports.length === 0)) problems.push('lets out to every port');
  return problems;
}

function reachProblems(labels: Labels, policies: readonly Policy[]): string[] {
  const isOut = (policy: Policy): boolean =>
    policy.policyTypes.includes('Egress') && selects(policy.podSelector, labels);
  const mine = policies.filter(isOut);
  if (mine.length === 0) return ['no policy holds it: it has a route out'];
  if (!policies.some((one) => one.policyTypes.includes('Ingress') && selects(one.podSelector, labels)))
    return ['everybody reaches it'];
  const blocks = mine.flatMap(({ egress = [] }) =>
    egress.flatMap(({ to }) => (to ?? []).flatMap((peer) => peer.ipBlock ?? [])),
  );
  if (labels[COMPONENT] !== 'egress')
    return blocks.filter(({ cidr }) => !isInside(cidr)).map(({ cidr }) => `has a route out to ${cidr}`);
  const whole = blocks.filter(({ cidr }) => cidr === '0.0.0.0/0');
  if (whole.length === 0) return ['the proxy has no route out'];
  return INSIDE.filter((range) => whole.some(({ except = [] }) => !except.includes(range))).map(
    (range) => `the proxy reaches ${range}`,
  );
}

function figureProblems({ labels, annotations = {} }: Metadata, policies: readonly Policy[]): string[] {
  const port = annotations['prometheus.io/port'];
  const mine = policies.filter(({ podSelector }) => selects(podSelector, labels));
  const admits = mine.some(({ ingress = [] }) =>
    ingress.some(({ ports }) => ports?.some((one) => String(one.port) === port)),
  );
  return port === undefined || admits ? [] : ['nobody may read its figures'];
}

function isInside(cidr: string): boolean {
  const [address, bits] = ipaddr.parseCIDR(cidr);
  return bits > 0 && ['private', 'uniqueLocal', 'carrierGradeNat'].includes(address.range());
}

function selects({ matchLabels = {}, matchExpressions = [] }: Selector, labels: Labels): boolean {
  return (
    Object.entries(matchLabels).every(([name, value]) => labels[name] === value) &&
    matchExpressions.every(({ key, values }) => values.includes(labels[key] ?? ''))
  );
}
