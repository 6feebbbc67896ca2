/** Values found in the code of pages, each with the hosts that this code names: a builder writes its accounts into its own code. */
import { z } from 'zod';
import type { Place } from '../../model/fingerprint.ts';
import { domainName } from '../../values/domain-name.ts';
import { KindedOccurrence, OccurrenceCollector } from '../occurrences.ts';
import { LIBRARY_HOST } from './declared-templates.ts';

export const CodeOccurrence = KindedOccurrence.extend({
  servedBy: z
    .array(z.string())
    .optional()
    .describe('labels of the hosts that all code names in which the value stands; absent: none'),
});
export type CodeOccurrence = z.infer<typeof CodeOccurrence>;

const HOST = /(?:https?:)?\\?\/\\?\/([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4})/gi;
const LONGEST_CODE = 100_000;
const MOST_HOSTS = 40;

/** As templates are named: letters and digits of the registered label, lower case. */
function hostsNamedIn(code: string): Set<string> {
  const hosts = new Set<string>();
  for (const [, host = ''] of code.slice(0, LONGEST_CODE).matchAll(HOST)) {
    if (hosts.size >= MOST_HOSTS) break;
    hosts.add(host.toLowerCase());
  }
  const labels = [...hosts].flatMap((host) => domainName(host)?.label ?? []);
  return new Set(labels.filter((label) => !LIBRARY_HOST.test(label)).map((label) => label.replace(/[^a-z0-9]/g, '')));
}

/** Keeps the most telling place of each value, and the hosts that all its places have in common. */
export class CodeOccurrenceCollector {
  readonly #found = new OccurrenceCollector<KindedOccurrence>();
  readonly #hosts = new Map<string, ReadonlySet<string>>();

  add(kind: string, id: string, place: Place, code: string): void {
    const value = `${kind}:${id}`;
    this.#found.add({ kind, value, place });
    const known = this.#hosts.get(value);
    if (known?.size === 0) return;
    const here = hostsNamedIn(code);
    this.#hosts.set(value, known === undefined ? here : new Set([...known].filter((host) => here.has(host))));
  }

  list(): CodeOccurrence[] | null {
    return (
      this.#found.list()?.map((item) => {
        const servedBy = [...(this.#hosts.get(item.value) ?? [])].sort();
        return servedBy.length === 0 ? item : { ...item, servedBy };
      }) ?? null
    );
  }
}
