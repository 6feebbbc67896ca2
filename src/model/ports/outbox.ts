/** Alerts that wait or were sent, and their receivers. */

import type { Alert, Delivery, Hook } from '../alert.ts';
import type { AuditEvent } from '../decisions/audit.ts';

export interface Outbox {
  /** Pending deliveries whose time has come, oldest first. */
  due(limit: number): Promise<Delivery[]>;
  /**
   * Claims one for sending: counts the attempt and hides it from `due` for `leaseMs`. Null: claimed
   * by another.
   */
  take(id: string, leaseMs: number): Promise<Delivery | null>;
  settle(delivery: Delivery): Promise<void>;
  /** Releases unsettled claims. Only when one process holds the data folder. */
  reclaim(): Promise<void>;
  add(deliveries: readonly Delivery[]): Promise<void>;
  list(hook?: string, filter?: DeliveryFilter): Promise<Delivery[]>;
  /** The last `limit` that were made for a hook, the newest first. */
  latest(hook: string, limit: number): Promise<Delivery[]>;
  /** Hooks with alerts that wait for a digest, each with the time of its oldest. */
  held(): Promise<{ readonly hook: string; readonly since: string }[]>;
  /**
   * Puts all that waits for a hook's digest, oldest first, into one delivery. All or nothing; null:
   * nothing waits.
   */
  gather(hook: string, limit: number, digestOf: (held: readonly Delivery[]) => Delivery): Promise<Delivery | null>;
  /** Makes all that waits for a hook's digest due now, each delivery by itself. */
  release(hook: string): Promise<void>;
  /** All deliveries about one match, oldest first. */
  about(match: string): Promise<Delivery[]>;
  /** The last alert that the contacts of a site changed. */
  lastOnContacts(site: string): Promise<Alert | null>;
  /** The hook of a delivery; null: there is no such delivery. */
  hookOf(id: string): Promise<string | null>;
  /** All deliveries of one alert. */
  ofAlert(id: string): Promise<Delivery[]>;
  pending(): Promise<number>;
  /**
   * Alerts of a run without an attempt that can go now: not those of a hook that gave this run no
   * answer.
   */
  untried(run: string): Promise<number>;
  /** The state of the alerts of a run. */
  countsOf(run: string): Promise<AlertCounts>;
}

export interface AlertCounts {
  readonly delivered: number;
  /** For the next attempt. */
  readonly waiting: number;
  /** For a digest. */
  readonly held: number;
  readonly dead: number;
  /** The last answer to one that was given up; null: there was none. */
  readonly lost: Pick<Delivery, 'lastError' | 'lastStatus'> | null;
}

export interface DeliveryFilter {
  readonly state?: string;
  /** Id of the entity that the alert is about. */
  readonly entity?: string;
  /** A site that the alert is about. */
  readonly site?: string;
  /** An instant: only of alerts of then or later. */
  readonly since?: string;
  /** The newest. */
  readonly limit?: number;
}

export interface Hooks {
  /** An event goes into the log in the same transaction. */
  add(hook: Hook, event?: AuditEvent): Promise<void>;
  list(): Promise<Hook[]>;
  get(id: string): Promise<Hook | null>;
  remove(id: string, event?: AuditEvent): Promise<boolean>;
}
