import { randomBytes } from 'node:crypto';
import type { Duplex } from 'node:stream';
import type { ProxyPass } from '../../model/ports/egress.ts';

/** One page's pass as the proxy sees it. */
export interface HeldPass {
  /** False for the self-test's: its refusals are no news. */
  readonly counted: boolean;
  /** Counts bytes that were moved; false when the page has had all that it may have. */
  spend(bytes: number): boolean;
  /** True at the first of its kind. */
  refused(code: string): boolean;
  /** Counts one request, refused or not. */
  asked(): void;
  /** Ties a connection to the pass: it ends with it. False when there are too many. */
  hold(connection: Duplex): boolean;
}

export interface Passes {
  issue(server: string, counted: boolean): ProxyPass;
  /** The pass that a Proxy-Authorization header shows (RFC 7617), or null. */
  find(header: string | undefined): HeldPass | null;
}

/**
 * Passes for the proxy. Whatever runs on this machine can reach a port on loopback; without a pass it must not get what
 * the user opened for the crawl.
 */
export function createPasses(limits: { readonly browserBytes: number; readonly browserTunnels: number }): Passes {
  const held = new Map<string, HeldPass>();
  return {
    issue(server, counted) {
      const username = 'page';
      const password = randomBytes(16).toString('hex');
      const header = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
      const connections = new Set<Duplex>();
      const refusals = new Map<string, number>();
      let bytes = 0;
      let asked = 0;
      let revoked = false;
      function refused(code: string): boolean {
        const before = refusals.get(code) ?? 0;
        // Set anew, so that the last is the latest.
        refusals.delete(code);
        refusals.set(code, before + 1);
        return before === 0;
      }
      held.set(header, {
        counted,
        asked: () => void asked++,
        spend(more) {
          bytes += more;
          if (bytes <= limits.browserBytes) return true;
          refused('limit:bytes');
          return false;
        },
        refused,
        hold(connection) {
          if (revoked || connections.size >= limits.browserTunnels) return false;
          connections.add(connection);
          connection.once('close', () => connections.delete(connection));
          return true;
        },
      });
      return {
        server,
        username,
        password,
        bytes: () => bytes,
        asked: () => asked,
        refusals,
        revoke() {
          revoked = true;
          held.delete(header);
          for (const connection of connections) connection.destroy();
        },
      };
    },
    find: (header) => held.get(header ?? '') ?? null,
  };
}
