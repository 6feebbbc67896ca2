/** Purges: for admins only. First a preview, then a typed word. */
import { InputError } from '../../errors.ts';
import { beginPurge, planPurge } from '../../flow/operations/purge.ts';
import { confirmationOf, purgeRule as ruleOf } from '../../flow/operations/purge-rule.ts';
import type { PurgeRule } from '../../model/decisions/purge.ts';
import { purgeTexts as say } from '../../texts/purges.ts';
import { MOST } from '../frame/paging.ts';
import type { DeskParts } from '../frame/parts.ts';
import { admin } from '../frame/rule.ts';

type Typed = { readonly [Name in keyof PurgeRule]?: string | null | undefined };

export type PurgeRules = ReturnType<typeof purgeRules>;

export function purgeRules({ services, purgeJobs }: DeskParts) {
  const { store, clock } = services;
  return {
    list: admin(async () => {
      const [running, done] = await Promise.all([store.purges.running(), store.purges.records(MOST)]);
      return { running, done };
    }),
    preview: admin(async (typed: Typed) => planPurge(ruleOf(typed, clock.now()), services)),
    begin: admin(
      async ({ reason, confirm, ...typed }: Typed & Readonly<Record<'reason' | 'confirm', string>>, { by }) => {
        const rule = ruleOf(typed, clock.now());
        // The word may be personal data, so the refusal does not repeat it.
        if (confirm !== confirmationOf(rule)) throw new InputError(say.mustConfirm);
        const id = await beginPurge(rule, { by, reason }, services);
        purgeJobs.start(id);
        return { id };
      },
    ),
  };
}
