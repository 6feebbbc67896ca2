/** Reads ids under which outside services know a page's operator, in code and attributes. */
import type { AnyNode } from 'domhandler';
import { z } from 'zod';
import type { Page, Site } from '../../page/view/views.ts';
import { domainName } from '../../values/domain-name.ts';
import { rememberedCode } from '../../values/remember.ts';
import { collected, KindedOccurrence, kinded } from '../occurrences.ts';
import { LIBRARY_HOST } from './declared-templates.ts';

export interface IdPattern {
  /** The service, and what the id names there. */
  readonly kind: string;
  /** Must match in the same code: bare ids occur in prose too. Null: `id` names its service. */
  readonly near: RegExp | null;
  /** Global; its groups, joined with a slash, are the id. All bounded: pages are hostile. */
  readonly id: RegExp;
}

export type ServiceId = { readonly kind: string; readonly id: string; readonly quote: string };

// A theme's blank: one sign repeated, counting up, or the word for "yours".
const BLANK =
  /^(?:[a-z]{1,4}-)?(?:([0-9a-z])\1+|x+|1?234567890?(?:12345\d*)?|0?12345678\d*|123456789\d*|abcdef[0-9a-f]*|[x0-9]*x{4,}[x0-9]*|your.*|(?:replace|insert|enter|paste|change|add|put|xxx)[_-]?.*|.*(?:here|placeholder|_code|xxxx).*|measurement.*|(?:email|mail|name|user|me|you|test|info)@(?:example|e?mail|domain|site|company|test)\..*|undefined|null|none|default|.*dummy.*|[0-]+|demo|example|test|false|true)$/i;
const PREFIX = /^(?:gtm|ua|g|aw|ca-pub|pub|user|service|pk_live|client)[-_]/i;
const COUNTING = '12345678901234567890';
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz';
const LEAST_RUN = 5;
const LONGEST_CODE = 100_000;
const MOST_IDS = 100;

export function isBlankId(id: string): boolean {
  const bare = id.replace(PREFIX, '');
  return [id, bare].some((one) => BLANK.test(one) || isRun(one));
}

/** True if five signs or more count up or follow the alphabet; a new run may begin anywhere. */
function isRun(id: string): boolean {
  const runs = id.toLowerCase().match(/[a-z]+|\d+/g) ?? [];
  const long = runs.join('').length >= LEAST_RUN && runs.join('') === id.toLowerCase();
  return long && runs.every((run) => run.length >= 3 && (COUNTING.includes(run) || ALPHABET.includes(run)));
}

/** At most 100 ids in one script, address or attribute (first 100,000 characters), no blanks. */
export const serviceIdsBy = (patterns: readonly IdPattern[]): ((code: string) => readonly ServiceId[]) =>
  rememberedCode((code) => serviceIdsIn(code, patterns));

function serviceIdsIn(code: string, patterns: readonly IdPattern[]): ServiceId[] {
  const text = code.slice(0, LONGEST_CODE);
  const found: ServiceId[] = [];
  for (const { kind, near, id: pattern } of patterns) {
    if (near !== null && !near.test(text)) continue;
    for (const match of text.matchAll(pattern)) {
      const id = match
        .slice(1)
        .flatMap((part) => part ?? [])
        .join('/');
      if (id === '' || isBlankId(id)) continue;
      found.push({ kind, id, quote: match[0].slice(0, 200) });
      if (found.length >= MOST_IDS) return found;
    }
  }
  return found;
}

const LONGEST_ATTRIBUTE = 2_000;

/**
 * The code of a page: every script and its address, then the attributes that `wanted` accepts, as
 * `name="value"`, no value over 2,000 signs. Structured data holds no ids of services.
 */
export function codeOn(
  page: Page,
  wanted: (name: string, value: string, tag: string) => boolean,
): { code: string; node: AnyNode }[] {
  const found: { code: string; node: AnyNode }[] = page.scripts.flatMap(({ src, text, node }) =>
    [src ?? '', text].filter((code) => code !== '').map((code) => ({ code, node })),
  );
  for (const { tag, node } of page.outline)
    for (const { name, value } of node.attributes)
      if (value.length >= 5 && value.length <= LONGEST_ATTRIBUTE && wanted(name, value, tag))
        found.push({ code: `${name}="${value}"`, node });
  return found;
}

export const CodeOccurrence = KindedOccurrence.extend({
  servedBy: z
    .array(z.string())
    .optional()
    .describe('labels of the hosts that all code names in which the value stands; absent: none'),
});
export type CodeOccurrence = z.infer<typeof CodeOccurrence>;

const HOST = /(?:https?:)?\\?\/\\?\/([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4})/gi;
const MOST_HOSTS = 40;

/** Hosts in code, in the form of template names: letters and digits of the label. */
function hostsNamedIn(code: string): Set<string> {
  const hosts = new Set<string>();
  for (const [, host = ''] of code.slice(0, LONGEST_CODE).matchAll(HOST)) {
    if (hosts.size >= MOST_HOSTS) break;
    hosts.add(host.toLowerCase());
  }
  const labels = [...hosts].flatMap((host) => domainName(host)?.label ?? []);
  return new Set(labels.filter((label) => !LIBRARY_HOST.test(label)).map((label) => label.replace(/[^a-z0-9]/g, '')));
}

/** An account with the code that holds it. */
export type CodedId = ServiceId & { readonly node: AnyNode; readonly code: string };

/** Each account once, at its most telling place, with the hosts that all its places share. */
export function servedAccounts(site: Site, accountsOn: (page: Page) => Iterable<CodedId>): CodeOccurrence[] {
  const hosts = new Map<string, ReadonlySet<string>>();
  const items: KindedOccurrence[] = [];
  for (const page of site.pages)
    for (const { kind, id, quote, node, code } of accountsOn(page)) {
      const item = kinded(kind, id, page.place(node, quote));
      items.push(item);
      const known = hosts.get(item.value);
      if (known?.size === 0) continue;
      const here = hostsNamedIn(code);
      hosts.set(item.value, known === undefined ? here : new Set([...known].filter((host) => here.has(host))));
    }
  return collected(items).map((item) => {
    const servedBy = [...(hosts.get(item.value) ?? [])].sort();
    return servedBy.length === 0 ? item : { ...item, servedBy };
  });
}
