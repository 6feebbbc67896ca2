/** A listed site that is gone → its pages in the web archive that is switched on. */
import type { Visit } from '../../model/facts/visit.ts';
import type { RunOptions } from '../../model/ports/ledger.ts';
import type { Ports } from '../ports.ts';
import { importFromEndpoint } from './open-crawl.ts';

type InsteadPorts = Parameters<typeof importFromEndpoint>[2] & Pick<Ports, 'readEndpoint' | 'sources'>;

/**
 * Imports the copy that is nearest to the day on which the list named the site. Nothing is asked
 * where the site was read before, or where no current list names it.
 */
export async function readInstead(
  { site, kind, target }: Pick<Visit, 'site' | 'kind' | 'target'>,
  { pages, timeoutMs }: Pick<RunOptions, 'pages' | 'timeoutMs'>,
  ports: InsteadPorts,
): Promise<void> {
  if (!ports.sources.on.includes('archive') || !/^https?:/i.test(target)) return;
  const { store, log } = ports;
  const claims = (await store.attributions.of([site])).get(site)?.claims ?? [];
  const named = claims.find(({ attribution }) => attribution.why === 'list' && attribution.kind === kind);
  if (named === undefined || (await store.fingerprints.ofSite(site)).some((one) => one.kind === kind)) return;
  const at = named.entity.dates.listed ?? named.attribution.since;
  const { problems } = await importFromEndpoint(target, { entity: null, kind, at, pages, timeoutMs }, ports);
  for (const problem of problems) log.warn({ target, problem }, 'a copy in the web archive could not be read');
}
