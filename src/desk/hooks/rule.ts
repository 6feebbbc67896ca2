/** Hooks: everybody sees recipients and deliveries; an admin does all else. */
import { withNewSecret, withoutSecrets } from '../../flow/hook-words.ts';
import {
  addHook,
  changeHook,
  type HookChange,
  type HookWish,
  pauseHook,
  removeHook,
  resumeHook,
} from '../../flow/hooks.ts';
import { replay, testHookNow } from '../../flow/notify.ts';
import { MOST } from '../frame/paging.ts';
import type { DeskParts } from '../frame/parts.ts';
import { admin, doerOf, found, type Named, reader } from '../frame/rule.ts';

export type HookRule = ReturnType<typeof hookRule>;

export function hookRule({ services }: DeskParts) {
  const { hooks, outbox } = services.store;
  const stored = async (id: string) => found(await hooks.get(id), 'hook');
  return {
    list: reader(async () => (await hooks.list()).map(withoutSecrets)),
    add: admin(async (wish: HookWish, { who }) => {
      const { hook, notes } = await addHook(wish, services, doerOf(who));
      return { hook: withNewSecret(hook), notes };
    }),
    change: admin(
      async ({ id, paused, ...change }: Named & HookChange & { readonly paused?: boolean | undefined }, { who }) => {
        const before = await stored(id);
        const by = doerOf(who);
        const isChange = Object.values(change).some((value) => value !== undefined);
        const { hook, notes } = isChange ? await changeHook(before, change, services, by) : { hook: before, notes: [] };
        if (paused === true) await pauseHook(hook, services, by);
        if (paused === false) await resumeHook(hook, services, by);
        return { hook: withoutSecrets((await hooks.get(id)) ?? hook), notes };
      },
    ),
    remove: admin(async ({ id }: Named, { who }) => removeHook(await stored(id), services, doerOf(who))),
    test: admin(async ({ id }: Named) => testHookNow(await stored(id), services)),
    deliveries: reader(({ id }: Named) => outbox.latest(id, MOST)),
    /** @param asked.hook limits it to this hook's deliveries */
    replay: admin(async ({ id, hook }: Named & { readonly hook?: string }) => {
      const deliveries = await replay(id, services, hook);
      return found(deliveries.length === 0 ? null : deliveries, 'alert');
    }),
  };
}
