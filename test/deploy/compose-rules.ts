/** Rules for compose.yaml: who has a route out, who runs as whom, where secrets are. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { commandProblems, environmentProblems, lossProblems } from './program-rules.ts';

export interface Service {
  readonly image?: string;
  readonly command?: readonly string[];
  readonly user?: string;
  readonly read_only?: boolean;
  readonly privileged?: boolean;
  readonly restart?: string;
  readonly mem_limit?: string;
  readonly cpus?: number;
  readonly cap_drop?: readonly string[];
  readonly cap_add?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly network_mode?: string;
  readonly pid?: string;
  readonly networks?: readonly string[] | Readonly<Record<string, unknown>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
  readonly secrets?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly stop_grace_period?: string;
  readonly depends_on?: readonly string[] | Readonly<Record<string, { readonly condition: string }>>;
}
export interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<Record<string, { internal?: boolean; driver_opts?: Record<string, string> } | null>>;
  readonly secrets: Readonly<Record<string, { file?: string }>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

/** The one that may reach the outside, and who shares its network. */
const WAY_OUT = ['egress', 'names'];
const MASQUERADE = 'com.docker.network.bridge.enable_ip_masquerade';
const isOurs = ({ image }: Service): boolean => image === 'revenant:local';
const seconds = (text = '0s'): number => Number.parseInt(text, 10) * (text.endsWith('m') ? 60 : 1);

export async function composeProblems(compose: Compose, top: string): Promise<string[]> {
  const problems = await Promise.all(
    Object.entries(compose.services).map(async ([name, service]) => {
      const found = [
        ...privilegeProblems(service),
        ...limitProblems(service),
        ...environmentProblems(service.environment ?? {}),
        ...(service.secrets ?? []).filter((one) => !(one in compose.secrets)).map((one) => `no secret ${one}`),
        ...(isOurs(service) ? await ourProblems(service, compose, top) : []),
      ];
      if (!WAY_OUT.includes(name) && hasWayOut(name, compose)) found.push('has a route out');
      return found.map((problem) => `${name}: ${problem}`);
    }),
  );
  const plain = Object.entries(compose.secrets).filter(([, { file }]) => file === undefined);
  return [...problems.flat(), ...plain.map(([name]) => `secret ${name}: is in no file`)];
}

function hasWayOut(name: string, { services, networks }: Pick<Compose, 'services' | 'networks'>): boolean {
  const service = services[name];
  const shared = /^service:(.+)$/.exec(service?.network_mode ?? '')?.[1];
  if (shared !== undefined) return hasWayOut(shared, { services, networks });
  if (service?.network_mode !== undefined) return service.network_mode !== 'none';
  // Without any, it is in the default network, which leads out.
  const joined =
    service?.networks === undefined
      ? ['default']
      : Array.isArray(service.networks)
        ? service.networks
        : Object.keys(service.networks);
  return joined.some((one: string) => {
    const network = networks[one];
    return network?.internal !== true && network?.driver_opts?.[MASQUERADE] !== 'false';
  });
}

function privilegeProblems(service: Service): string[] {
  const problems: string[] = [];
  const { user = '', cap_drop = [], cap_add = [], security_opt = [], volumes = [], ports = [] } = service;
  if (!/^[1-9]\d*:[1-9]\d*$/.test(user)) problems.push('runs as root, or as a user without a number');
  if (service.read_only !== true) problems.push('may write to its image');
  if (service.privileged === true) problems.push('is privileged');
  if (!cap_drop.includes('ALL')) problems.push('keeps capabilities');
  if (cap_add.some((one) => one !== 'NET_BIND_SERVICE')) problems.push(`has ${cap_add.join(', ')}`);
  if (!security_opt.includes('no-new-privileges:true')) problems.push('may gain privileges');
  if (security_opt.some((one) => /unconfined/.test(one))) problems.push('is unconfined');
  if (service.pid === 'host') problems.push('sees the processes of the host');
  if (volumes.some((one) => /docker\.sock|^\/(?:etc|proc|sys|root|var)?:/.test(one))) problems.push('sees the host');
  if (ports.some((one) => !one.startsWith('127.0.0.1:'))) problems.push('is open to the network of the host');
  return problems;
}

/** It ends, and is no service that must answer. */
const isMigration = ({ command }: Service): boolean => command?.[0] === 'migrate';

function limitProblems(service: Service): string[] {
  const problems: string[] = [];
  const { image = '', restart, mem_limit, cpus, healthcheck } = service;
  const version = /:([^:/}]+)\}?$/.exec(image)?.[1];
  if (version === undefined || version === 'latest') problems.push('its image names no version');
  if (restart !== (isMigration(service) ? 'no' : 'unless-stopped'))
    problems.push('does not start again, or does without end');
  if (mem_limit === undefined || cpus === undefined) problems.push('has no limit of memory or processors');
  if (healthcheck === undefined && !isMigration(service)) problems.push('has no health check');
  return problems;
}

async function ourProblems(service: Service, { services, volumes }: Compose, top: string): Promise<string[]> {
  const problems = await commandProblems(service.command ?? []);
  const profile = service.security_opt?.map((one) => /^seccomp[=:](.+)$/.exec(one)?.[1]).find(Boolean);
  if (profile === undefined) problems.push('has no seccomp profile, so no sandbox for its browser');
  else if (!existsSync(join(top, profile))) problems.push(`${profile} does not exist`);
  const kept = (service.volumes ?? []).map((one) => one.split(':')).filter(([name = '']) => name in volumes);
  const mounted = kept.flatMap(([, path, mode]) => (path === undefined || mode === 'ro' ? [] : path));
  problems.push(...lossProblems(service.command ?? [], service.environment ?? {}, mounted));
  const { depends_on: after = {} } = service;
  const migrated = Object.entries(after).some(
    ([name, { condition }]) => condition === 'service_completed_successfully' && isMigration(services[name] ?? {}),
  );
  if (!migrated && !isMigration(service)) problems.push('does not wait for the migration');
  const drain = Number(service.environment?.['REVENANT_DRAIN'] ?? 20);
  if (seconds(service.stop_grace_period) <= drain) problems.push('is killed before it has handed its work back');
  for (const name of ['REVENANT_EGRESS_PROXY', 'REVENANT_DNS_SERVER'])
    if (!service.environment?.[name]) problems.push(`has no ${name}`);
  return problems;
}
