/** The base of the links in alerts: the setting `link`, else the kept address of the desk. */
import { isNearHook } from '../alert/near.ts';
import type { Hook } from '../model/alert.ts';
import type { Store } from '../model/ports/store.ts';
import { isLoopbackUrl } from '../model/text/loopback.ts';
import type { Ports } from './ports.ts';

export interface LinkBase {
  /** Null: there is none. */
  readonly link: string | null;
  /** Only this machine reaches it, and nobody set it: links go to hooks on it alone. */
  readonly isNear: boolean;
}

export async function linkBase({
  store,
  link,
}: Pick<Ports, 'link'> & { readonly store: Pick<Store, 'kept'> }): Promise<LinkBase> {
  if (link !== null) return { link, isNear: false };
  const kept = await store.kept.deskAddress();
  return { link: kept, isNear: kept !== null && isLoopbackUrl(kept) };
}

/** The base of the links to this hook. */
export const baseFor = ({ link, isNear }: LinkBase, hook: Pick<Hook, 'url' | 'as'>): string | null =>
  isNear && !isNearHook(hook) ? null : link;

/** For the person who adds a hook: why its alerts have no link. Null: they have one. */
export function noLinkNote(base: LinkBase, hook: Pick<Hook, 'url' | 'as'>): string | null {
  if (baseFor(base, hook) !== null) return null;
  const set = 'set `link` (REVENANT_LINK) to the address at which your team opens the desk';
  return base.link === null
    ? `alerts to it carry no link: no desk was served from this data yet; ${set}, or start the desk`
    : `alerts to it carry no link: only this machine can open the desk at ${new URL(base.link).host}; ${set}`;
}
