/** A source: pure functions that build its requests and read its answers. The flow asks. */
import type { z } from 'zod';
import type { ReasonKind } from '../../model/derived/suggestion.ts';
import { parseJson } from '../../model/parse-json.ts';
import type { ValueKind } from '../../model/sources.ts';
import { isUrl } from '../../model/text/is-url.ts';

/** A value of the case that sources are asked for. */
export interface AskedValue {
  readonly kind: ValueKind;
  readonly text: string;
}

export interface SourceRequest {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Null: the answer is not in the published form. */
export type SourceRead = {
  /** As the source gives them: anything, and any number. */
  readonly addresses: readonly string[];
  /** The next page, if there is one. */
  readonly next?: SourceRequest | undefined;
  /** Facts for a person besides, such as engines that did not answer. */
  readonly notes?: readonly string[];
} | null;

/** Where a source is reached, and with which key. */
export interface SourceAccess {
  readonly url: string;
  readonly key: string;
}

export interface HttpSource {
  readonly reason: ReasonKind;
  /** Where it is reached unless the settings say so; absent: the settings must. */
  readonly url?: string;
  readonly needsKey?: true;
  /** A public service without a contract: its robots.txt counts. */
  readonly obeysRobots?: true;
  /** The status by which it says that it holds nothing; absent: an answer says so. */
  readonly emptyStatus?: number;
  /** Asked once, before the first question. */
  opening?(access: SourceAccess): SourceRequest;
  /**
   * Requests that belong to one question, the most telling first. Null: what it opened with is not
   * in the published form.
   *
   * @param opened the answer to `opening`
   */
  requests(
    value: AskedValue,
    access: SourceAccess,
    case_: CaseValues,
    opened?: string,
  ): readonly SourceRequest[] | null;
  read(body: string, request: SourceRequest): SourceRead;
}

/** The case besides the asked value. */
export interface CaseValues {
  readonly domains: readonly string[];
}

/** The answer in this shape; null: another shape, or no JSON. */
export function jsonIn<Shape>(body: string, shape: z.ZodType<Shape>): Shape | null {
  const read = shape.safeParse(parseJson(body));
  return read.success ? read.data : null;
}

/** The suffixes that anybody could register first (RFC 920); the rest come from the case. */
const OPEN_SUFFIXES = ['com', 'net', 'org'];
const MOST_SUFFIXES = 8;

/** The same label under the suffixes of the case and open ones, for indexes that know no label. */
export function underOtherSuffixes(domain: string, { domains }: CaseValues): string[] {
  const [label = ''] = domain.split('.');
  const suffixes = [...domains.map(suffixOf), ...OPEN_SUFFIXES].filter((one) => one !== suffixOf(domain));
  return [...new Set(suffixes)].slice(0, MOST_SUFFIXES).map((suffix) => `${label}.${suffix}`);
}

const suffixOf = (domain: string): string => domain.split('.').slice(1).join('.');

export const hostIn = (address: string): string[] => (isUrl(address) ? [new URL(address).hostname] : []);

const MOST_HOSTS = 20;

/**
 * Hosts of one domain are one site, and so no suggestion: a fact for a person.
 *
 * @param times `yyyyMMddhhmmss` or the beginning of it
 */
export function heldNote(domain: string, hosts: readonly string[], times: readonly string[]): string[] {
  const dated = times.filter((one) => /^\d{4,14}$/.test(one)).sort();
  const [first, last] = [dated[0], dated.at(-1)];
  if (first === undefined || last === undefined) return [];
  const shown = hosts.slice(0, MOST_HOSTS).join(', ');
  const more = hosts.length > MOST_HOSTS ? ` and ${hosts.length - MOST_HOSTS} more` : '';
  return [`${domain} is archived from ${dayOf(first)} to ${dayOf(last)}, on ${shown}${more}`];
}

const dayOf = (digits: string): string =>
  [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8)].filter(Boolean).join('-');

/** The items of a list that have this shape: one bad item must not cost the others. */
export function itemsIn<Item>(list: readonly unknown[], shape: z.ZodType<Item>): Item[] {
  return list.flatMap((one) => {
    const read = shape.safeParse(one);
    return read.success ? [read.data] : [];
  });
}

/** The address with these parameters. */
export function withParameters(address: string, parameters: Readonly<Record<string, string>>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}

/** The same request with this parameter. */
export function withParameter({ url, headers }: SourceRequest, name: string, value: string): SourceRequest {
  return { url: withParameters(url, { [name]: value }), ...(headers && { headers }) };
}

const MOST_WORDS = 20;
const MOST_CHARACTERS = 200;

/**
 * The words as a phrase in quotation marks. A crawled page writes passages, so no sign that search
 * engines read as a command may pass, such as a bang that sends the question elsewhere.
 */
export function phrase(text: string): string {
  const words = text
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\p{M}@.+_/-]+/gu, ' ')
    .split(' ')
    .map((word) => word.replace(/^[-./_]+|[-./_]+$/g, ''))
    .filter(Boolean);
  return `"${words.slice(0, MOST_WORDS).join(' ').slice(0, MOST_CHARACTERS).trim()}"`;
}
