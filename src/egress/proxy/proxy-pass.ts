import { randomBytes } from 'node:crypto';
import type { Duplex } from 'node:stream';
import type { ProxyPass } from '../../model/ports/egress.ts';
import type { EgressLimits } from '../limits.ts';

type PassLimits = Pick<EgressLimits, 'browserBytes' | 'browserTunnels'>;

/** One page's pass, as the proxy sees it (RFC 7617). */
export class HeldPass {
  /** False for the self-test: its refusals are not counted. */
  readonly counted: boolean;
  readonly username = 'page';
  readonly password = randomBytes(16).toString('hex');
  readonly header = `Basic ${Buffer.from(`${this.username}:${this.password}`).toString('base64')}`;
  readonly refusals = new Map<string, number>();
  bytes = 0;
  requests = 0;
  readonly #limits: PassLimits;
  readonly #connections = new Set<Duplex>();
  #revoked = false;

  constructor(counted: boolean, limits: PassLimits) {
    this.counted = counted;
    this.#limits = limits;
  }

  /** Counts transferred bytes; false when the page has had all that it may have. */
  spend(more: number): boolean {
    this.bytes += more;
    if (this.bytes <= this.#limits.browserBytes) return true;
    this.refused('limit:bytes');
    return false;
  }

  /** True at the first refusal of its kind. */
  refused(code: string): boolean {
    const before = this.refusals.get(code) ?? 0;
    // Deleted first, so that the last is the latest.
    this.refusals.delete(code);
    this.refusals.set(code, before + 1);
    return before === 0;
  }

  /** Ties a connection to the pass: it ends with it. False when there are too many. */
  hold(connection: Duplex): boolean {
    if (this.#revoked || this.#connections.size >= this.#limits.browserTunnels) return false;
    this.#connections.add(connection);
    connection.once('close', () => this.#connections.delete(connection));
    return true;
  }

  revoke(): void {
    this.#revoked = true;
    for (const connection of this.#connections) connection.destroy();
  }
}

/** Any program on this machine can reach a port on loopback; without a pass it must not get what the user opened. */
export class ProxyPasses {
  readonly #limits: PassLimits;
  readonly #held = new Map<string, HeldPass>();

  constructor(limits: PassLimits) {
    this.#limits = limits;
  }

  issue(server: string, counted: boolean): ProxyPass {
    const pass = new HeldPass(counted, this.#limits);
    const { username, password, header, refusals } = pass;
    this.#held.set(header, pass);
    return {
      ...{ server, username, password, refusals },
      bytes: () => pass.bytes,
      asked: () => pass.requests,
      revoke: () => {
        this.#held.delete(header);
        pass.revoke();
      },
    };
  }

  find(header: string | undefined): HeldPass | null {
    return this.#held.get(header ?? '') ?? null;
  }
}
