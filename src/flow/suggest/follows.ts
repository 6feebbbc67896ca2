/** A person starts a follow; workers take it from round to round. */
import { ConfigError, InputError, messageOf } from '../../errors.ts';
import type { Follow } from '../../model/derived/follow.ts';
import type { RunOptions } from '../../model/ports/ledger.ts';
import type { Store } from '../../model/ports/store.ts';
import type { Ports } from '../ports.ts';
import { subjectOf } from './find-subject.ts';
import { type FollowOptions, type FollowPorts, newFollow, stepFollow } from './follow.ts';

/** Entities of a list: nobody could watch what comes of more. */
export const MOST_ENTITIES = 200;
/** A step reads the links of at most a round's sites. */
const STEP_MS = 10 * 60_000;

/** @param from the id of an entity, the name of a list, a site or a finding */
export async function startFollow(
  { from, by, ...limits }: FollowOptions & Pick<Follow, 'from' | 'by'>,
  options: RunOptions,
  ports: Pick<Ports, 'store' | 'clock'>,
): Promise<Follow> {
  const entities = await entitiesOf(from, ports.store);
  const follow = newFollow({ from, entities, by, ...limits }, ports);
  if (await ports.store.follows.add(follow, options)) return follow;
  throw new InputError(`a crawl already follows ${from}: watch it, or stop it first`, { fields: ['from'] });
}

async function entitiesOf(from: string, store: Store): Promise<string[]> {
  if (from.trim() === '')
    throw new InputError('name an entity, a list or a site from which to follow', { fields: ['from'] });
  const ids: string[] = [];
  for await (const page of store.entities.stream({ list: from })) {
    ids.push(...page.map(({ id }) => id));
    if (ids.length > MOST_ENTITIES)
      throw new InputError(`the list ${from} has over ${MOST_ENTITIES} entries: choose one of its entities`, {
        fields: ['from'],
      });
  }
  return ids.length > 0 ? ids : [(await subjectOf(from, store)).entity.id];
}

/** One step of each open follow whose round is over. Returns how many went on. */
export async function followDue(ports: FollowPorts & { readonly worker: string }): Promise<number> {
  const { follows, ledger } = ports.store;
  let stepped = 0;
  for (let place = 0; ; ) {
    const taken = await follows.take(ports.worker, STEP_MS, place);
    if (taken === null) return stepped;
    place = taken.place;
    let next = taken.follow;
    try {
      const run = await ledger.run(next.runs.at(-1) ?? '');
      if (run === null || run.finishedAt !== null) {
        next = await stepFollow(next, taken.options, ports);
        stepped += 1;
      }
    } catch (error) {
      if (error instanceof ConfigError) throw error;
      ports.log.warn({ follow: next.id, error: messageOf(error) }, 'a step of a follow failed and will be retried');
    }
    await follows.giveBack(next, ports.worker);
  }
}

/** The round that is at work still ends; none follows. */
export async function stopFollow(id: string, { store, clock }: Pick<Ports, 'store' | 'clock'>): Promise<void> {
  await store.follows.stop(id, clock.now().toISOString());
}
