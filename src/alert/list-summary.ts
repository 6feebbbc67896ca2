/** The alerts of one import of a list → for each chat one message, however many entries changed. */
import type { Delivery, Hook } from '../model/alert.ts';
import { deliveryOf, newAlert } from './deliveries.ts';

export type ListSummary = ReturnType<typeof summariseList>;

/** Collects while the list is read, in bounded memory. */
export function summariseList(hooks: readonly Hook[], list: string, ordinal: number, now: Date) {
  const chats = new Map(hooks.filter(({ as = 'standard' }) => as !== 'standard').map((hook) => [hook.id, hook]));
  const kept = new Map<string, { readonly first: Delivery; changes: number }>();
  return {
    /** Keeps back the deliveries to chats; returns the rest, one alert per change. */
    keepBack(deliveries: readonly Delivery[]): Delivery[] {
      for (const delivery of deliveries) {
        if (!chats.has(delivery.hook)) continue;
        const before = kept.get(delivery.hook);
        if (before === undefined) kept.set(delivery.hook, { first: delivery, changes: 1 });
        else before.changes += 1;
      }
      return deliveries.filter(({ hook }) => !chats.has(hook));
    },
    /** One alert for each chat with deliveries kept back. */
    all: (): Delivery[] =>
      [...kept].map(([id, { first, changes }]) => {
        const hook = chats.get(id);
        if (changes === 1 || hook === undefined) return first;
        // Hooks ask for different changes, so each has an alert of its own.
        const parts = ['watchlist.changed', list, String(ordinal), id];
        return deliveryOf(newAlert('watchlist.changed', parts, now, { summary: { list, changes } }), hook);
      }),
  };
}
