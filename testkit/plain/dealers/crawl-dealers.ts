/** A world of dealers through the plain path: who is accused, and which true successors are. */
import type { CrawlResult } from '../installation.ts';
import { crawlPlainly, type InstallationOptions } from '../installation.ts';
import { serveSites } from '../serve-sites.ts';
import { type DealersOptions, type DealersWorld, dealersWorld } from './world.ts';

export interface DealersReport {
  readonly seed: number;
  readonly firms: number;
  readonly honest: number;
  /** Honest sites in an alert that flags something. */
  readonly accused: readonly {
    readonly host: string;
    readonly trade: string;
    readonly relations: readonly string[];
    readonly sharesTheme: boolean;
    readonly entity: string | null;
    readonly beside: readonly string[];
    readonly weight: number | null;
  }[];
  readonly successors: readonly {
    readonly host: string;
    readonly trade: string;
    readonly forgotten: readonly string[];
    /** Entities under which it was alerted. */
    readonly under: readonly (string | null)[];
    readonly entity: string;
  }[];
  readonly unsigned: number;
  /** Sites that were not captured. */
  readonly unread: readonly string[];
  readonly seconds: number;
}

export async function crawlDealers(
  options: DealersOptions,
  installation: Omit<InstallationOptions, 'port'>,
): Promise<DealersReport> {
  const world = dealersWorld(options);
  const server = await serveSites(world.sites);
  try {
    const sellers = [...world.honest, ...world.successors].map(({ host }) => host);
    const lists = { 'watch.csv': listOf(world), 'sellers.txt': `${sellers.join('\n')}\n` };
    const result = await crawlPlainly(lists, { ...installation, port: server.port });
    return reportOf(options.seed, world, result);
  } finally {
    await server.close();
  }
}

function listOf({ firms }: DealersWorld): string {
  const rows = firms.map(({ id, party }) => `${id},"${party.name.replaceAll('"', '""')}",${party.host}`);
  return `${['id,names,website', ...rows].join('\n')}\n`;
}

function reportOf(seed: number, world: DealersWorld, { received, states, seconds }: CrawlResult): DealersReport {
  const flagging = received.filter(({ alert }) => alert.type === 'match.flagged' || alert.type === 'match.escalated');
  const accused = world.honest.flatMap(({ host, firm, relations, sharesTheme }) =>
    flagging
      .filter(({ sites }) => sites.includes(host))
      .map(({ alert: { entity, weight }, sites }) => {
        const beside = sites.filter((site) => site !== host);
        return { host, trade: firm.trade.name, relations, sharesTheme, entity: entity?.id ?? null, beside, weight };
      }),
  );
  const successors = world.successors.map(({ host, firm, forgotten }) => {
    const under = flagging.filter(({ sites }) => sites.includes(host)).map(({ alert }) => alert.entity?.id ?? null);
    return { host, trade: firm.trade.name, forgotten, entity: firm.id, under: [...new Set(under)] };
  });
  return {
    seed,
    firms: world.firms.length,
    honest: world.honest.length,
    accused,
    successors,
    unsigned: received.filter(({ signed }) => !signed).length,
    unread: [...world.sites.keys()].filter((host) => states.get(host) !== 'captured'),
    seconds,
  };
}
