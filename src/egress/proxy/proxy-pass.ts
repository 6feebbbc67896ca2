import { randomBytes } from 'node:crypto';
import type { Duplex } from 'node:stream';
import type { EgressLimits } from '../limits.ts';

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
  readonly #limits: Pick<EgressLimits, 'browserBytes' | 'browserTunnels'>;
  readonly #connections = new Set<Duplex>();
  #revoked = false;

  constructor(counted: boolean, limits: EgressLimits) {
    this.counted = counted;
    this.#limits = limits;
  }

  /** Counts transferred bytes; false once the page has used up its budget. */
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
