/** A world of dealers through the plain path: who is accused, and which true successors are. */
import { type PlainOutcome, type PlainPath, takePlainPath } from '../../cli/plain-path.ts';
import { answersOf } from '../serve-sites.ts';
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
    readonly verdict: string | undefined;
    /** The heaviest rows of the match. */
    readonly evidence: readonly string[];
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
  path: Pick<PlainPath, 'folder' | 'crawl' | 'node'>,
): Promise<DealersReport> {
  const world = dealersWorld(options);
  const entries = world.firms.map(({ id, party }) => ({ id, name: party.name, website: party.host }));
  const sellers = [...world.honest, ...world.successors].map(({ host }) => host);
  return reportOf(
    options.seed,
    world,
    await takePlainPath({ ...path, serve: answersOf(world.sites), entries, sellers }),
  );
}

function reportOf(seed: number, world: DealersWorld, outcome: PlainOutcome): DealersReport {
  const { alerts, matches, visits, unsigned, seconds } = outcome;
  const flagging = alerts.filter(({ type }) => type === 'match.flagged' || type === 'match.escalated');
  const accused = world.honest.flatMap(({ host, firm, relations, sharesTheme }) =>
    flagging
      .filter(({ sites }) => sites.includes(host))
      .map(({ entity, sites }) => {
        const beside = sites.filter((site) => site !== host);
        const match = matches.find(
          (one) => one.sites.includes(host) && one.sites.some((site) => beside.includes(site)),
        );
        const evidence = match?.rows.slice(0, 5) ?? [];
        return {
          host,
          trade: firm.trade.name,
          relations,
          sharesTheme,
          entity,
          beside,
          verdict: match?.verdict,
          evidence,
        };
      }),
  );
  const successors = world.successors.map(({ host, firm, forgotten }) => {
    const under = flagging.filter(({ sites }) => sites.includes(host)).map(({ entity }) => entity);
    return { host, trade: firm.trade.name, forgotten, entity: firm.id, under: [...new Set(under)] };
  });
  return {
    seed,
    firms: world.firms.length,
    honest: world.honest.length,
    accused,
    successors,
    unsigned,
    unread: [...world.sites.keys()].filter((host) => visits.get(host) !== 'captured'),
    seconds,
  };
}
