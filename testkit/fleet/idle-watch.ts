/** Samples of the ledger → how long slots of workers were free while a target could have been captured. */
import type pg from 'pg';

export interface IdleReport {
  /** Part of the time of all busy and idle slots in which a slot was free and a target could have taken it. */
  readonly share: number;
  /** The longest time that one address had targets and no visit while a slot was free, in milliseconds. */
  readonly longestMs: number;
}

interface Row {
  readonly url: string;
  /** In a slot of a worker: claimed, or between the two steps that one job does. */
  readonly busy: boolean;
  readonly visited: boolean;
  readonly slots: number | null;
}

const SLOTS = 'select sum(at_once)::int from revenant_workers where alive_until > clock_timestamp()';

export class IdleWatch {
  readonly #pool: pg.Pool;
  readonly #addresses: ReadonlyMap<string, string>;
  readonly #idleSince = new Map<string, number>();
  #before: number | undefined;
  #busyMs = 0;
  #idleMs = 0;
  #longestMs = 0;
  /** Transactions of our own, to be left out of counts. */
  asked = 0;

  /** @param pins `host:port:address:port`, one for each host */
  constructor(pool: pg.Pool, pins: readonly string[]) {
    this.#pool = pool;
    this.#addresses = new Map(pins.map((pin) => pin.split(':')).map(([host = '', , address = '']) => [host, address]));
  }

  async look(): Promise<void> {
    this.asked++;
    const { rows } = await this.#pool.query<Row>(
      `select t.seed->>'url' as url, t.worker is not null or t.step = 'fingerprint' as busy,
        t.worker is not null and t.step = 'capture' as visited, (${SLOTS}) as slots
      from revenant_targets t where t.step in ('capture', 'fingerprint')`,
    );
    const now = performance.now();
    const sinceMs = this.#before === undefined ? 0 : now - this.#before;
    this.#before = now;
    const addressOf = ({ url }: Row): string => this.#addresses.get(new URL(url).hostname) ?? url;
    const busy = rows.filter((row) => row.busy).length;
    const free = Math.max(0, (rows[0]?.slots ?? 0) - busy);
    const visited = new Set(rows.filter((row) => row.visited).map(addressOf));
    const could = new Set(
      rows
        .filter((row) => !row.busy)
        .map(addressOf)
        .filter((one) => !visited.has(one)),
    );
    this.#busyMs += busy * sinceMs;
    this.#idleMs += Math.min(free, could.size) * sinceMs;
    for (const address of this.#idleSince.keys())
      if (free === 0 || !could.has(address)) this.#idleSince.delete(address);
    if (free === 0) return;
    for (const address of could) {
      const since = this.#idleSince.get(address) ?? now;
      this.#idleSince.set(address, since);
      this.#longestMs = Math.max(this.#longestMs, now - since);
    }
  }

  report(): IdleReport {
    const all = this.#busyMs + this.#idleMs;
    const share = all === 0 ? 0 : Math.round((this.#idleMs / all) * 1000) / 1000;
    return { share, longestMs: Math.round(this.#longestMs) };
  }
}
