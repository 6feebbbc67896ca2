import { deliveriesFor } from '../alert/deliveries-for.ts';
import { shippedBackground } from '../match/background.ts';
import { matchPair } from '../match/compare.ts';
import type { Delivery, Hook } from '../model/alert.ts';
import type { Background } from '../model/background.ts';
import type { Fingerprint } from '../model/fingerprint.ts';
import type { Match } from '../model/match.ts';
import type { Clock, Store } from '../model/ports.ts';
import type { Entity } from '../model/seed.ts';
import { subjectOf } from './compare-sites.ts';

/** A key carried by more sites than this brings nothing together: it is a template's or a platform's, not an operator's. */
const MAX_POSTINGS = 64;

export interface Screening {
  /** From lead up. */
  readonly matches: readonly Match[];
  readonly deliveries: readonly Delivery[];
}

/** Compares one fingerprint with every stored one that shares a blocking key, watched or not. */
export async function screen(
  fingerprint: Fingerprint,
  background: Background,
  ports: { readonly store: Store; readonly clock: Clock; readonly link: string | null },
): Promise<Screening> {
  const { store, clock } = ports;
  if (!fingerprint.comparable) return { matches: [], deliveries: [] };
  let hooks: readonly Hook[] | null = null;
  const entities = new Map<string, Entity | null>();
  const entityOf = async (one: Fingerprint): Promise<Entity | null> => {
    if (one.entity === null) return null;
    const known = entities.get(one.entity);
    if (known !== undefined) return known;
    const entity = await store.entities.get(one.entity);
    entities.set(one.entity, entity);
    return entity;
  };
  const matches: Match[] = [];
  const deliveries: Delivery[] = [];
  for (const candidate of await store.fingerprints.candidates(fingerprint, MAX_POSTINGS)) {
    const [left, right] = inOrder(fingerprint, candidate.fingerprint);
    const match = matchPair(
      subjectOf(left, await entityOf(left)),
      subjectOf(right, await entityOf(right)),
      background,
      candidate.keys,
    );
    if (match.verdict === 'unrelated' || match.verdict === 'not-comparable') continue;
    matches.push(match);
    const previous = await store.matches.get(match.id);
    hooks ??= await store.hooks.list();
    deliveries.push(...deliveriesFor(match, previous, hooks, clock.now(), ports.link));
  }
  return { matches, deliveries };
}

/** The watched side left, else by name: both sides' screenings then store one and the same document. */
function inOrder(a: Fingerprint, b: Fingerprint): [Fingerprint, Fingerprint] {
  const watched = Number(b.entity !== null) - Number(a.entity !== null);
  if (watched !== 0) return watched < 0 ? [a, b] : [b, a];
  const name = (one: Fingerprint) => `${one.site} ${one.kind}`;
  return name(a) <= name(b) ? [a, b] : [b, a];
}

/** The background that a run weighs with, once it is frozen. */
export async function backgroundOf(store: Store, id: string): Promise<Background> {
  const shipped = shippedBackground();
  if (id === shipped.id) return shipped;
  const background = await store.fingerprints.background(id, shipped);
  if (background === null) throw new Error(`the background ${id} is not in the database`);
  return background;
}
