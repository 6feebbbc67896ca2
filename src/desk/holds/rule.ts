/** Holds: everybody sees them, an analyst sets one, an admin lifts it. */
import { liftHold, setHold } from '../../flow/operations/holds.ts';
import type { Hold } from '../../model/decisions/hold.ts';
import { LENGTHS, written } from '../../model/lengths.ts';
import type { HoldFilter } from '../../model/ports/holds.ts';
import { type Paged, readPage } from '../frame/paging.ts';
import type { DeskParts } from '../frame/parts.ts';
import { admin, analyst, reader } from '../frame/rule.ts';

export type HoldRule = ReturnType<typeof holdRule>;

export function holdRule({ services }: DeskParts) {
  const { holds } = services.store;
  return {
    list: reader(async (asked: Paged & Required<Pick<HoldFilter, 'all'>> & Pick<HoldFilter, 'kind' | 'subject'>) => {
      const { all, kind, subject } = asked;
      const read = (before: string | undefined, limit: number) => holds.list({ all, kind, subject, before, limit });
      const { shown, next } = await readPage(asked, written(LENGTHS.digest), read, ({ id }) => id);
      return { holds: shown, next };
    }),
    set: analyst(async (wish: Pick<Hold, 'kind' | 'subject' | 'reason'>, { by }) => setHold({ ...wish, by }, services)),
    lift: admin(async ({ id, reason }: { readonly id: string; readonly reason: string }, { by }) =>
      liftHold(id, { by, reason }, services),
    ),
  };
}
