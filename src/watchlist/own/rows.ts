/** Rows of own lists → seeds and entities, or their faults. */
import { existsSync } from 'node:fs';
import type { z } from 'zod';
import { Entity, type RowProblem, Seed } from '../../model/facts/seed.ts';
import { isBareHost, wholeAddress } from '../../model/text/bare-host.ts';
import { cleanStrings } from '../../model/text/clean-text.ts';
import { refanged } from '../../model/text/defanged.ts';
import { isUrl } from '../../model/text/is-url.ts';
import { besideList } from './beside-list.ts';
import { hasUserinfo, withoutUserinfo } from './userinfo.ts';

/** One row in any format, not checked yet; or a problem where no row could be read. */
export type RawRow =
  | {
      readonly kind: 'seed' | 'entity';
      readonly value: unknown;
      readonly line: number;
      /** Position in a document, such as entities[1]; absent where the line is enough. */
      readonly place?: string;
      /** The line of a field, as near as the format tells. */
      readonly lineOf: (path: readonly PropertyKey[]) => number;
    }
  | Omit<RowProblem, 'file'>
  /** A remark to make once, and no fault. */
  | { readonly note: string };

interface Fault {
  readonly path: readonly PropertyKey[];
  /** `captures[0].path`; `row` for the row itself. */
  readonly field: string;
  readonly reason: string;
}

/** Characters; about the limit of browsers and servers. */
const MAX_ADDRESS = 2048;

/**
 * A seed with a whole address: https:// before a bare host; the path of a file beside the list
 * becomes absolute.
 */
export function toSeed(value: unknown, base: string): { seed: Seed | null; readonly faults: Fault[] } {
  const parsed = Seed.safeParse(value);
  if (!parsed.success) return { seed: null, faults: faultsOf(parsed.error, value) };
  if (hasUserinfo(parsed.data.url)) return { seed: null, faults: [userinfoFault(['url'], parsed.data.url)] };
  const whole = wholeOrFile(refanged(parsed.data.url).trim(), base);
  return 'reason' in whole
    ? { seed: null, faults: [faultAt(['url'], whole.reason)] }
    : { seed: { ...parsed.data, ...whole }, faults: [] };
}

/**
 * An entity with the paths of its captures resolved. A capture at fault is left out, and the entity
 * stays watched.
 */
export function toEntity(written: unknown, base: string): { entity: Entity | null; readonly faults: Fault[] } {
  // Cleaned as when stored: else the id would differ at each import.
  const value = cleanStrings(written);
  const whole = Entity.safeParse(value);
  const faults = whole.success ? [] : faultsOf(whole.error, value);
  const isOfCapture = ({ path }: Fault): boolean => path[0] === 'captures';
  const parsed =
    whole.success || !faults.every(isOfCapture) ? whole : Entity.safeParse({ ...Object(value), captures: [] });
  if (!parsed.success) return { entity: null, faults };
  const entity = parsed.data;
  const misplaced = misplacedIn(value as Record<string, unknown>);
  if (misplaced.length > 0) return { entity: null, faults: misplaced };
  const blank = entity.names.findIndex((name) => name.trim() === '');
  if (blank !== -1) return { entity: null, faults: [faultAt(['names', blank], 'a name is empty')] };
  const captures = entity.captures.flatMap((capture, index) => {
    const { path, url = '' } = capture;
    const beside = besideList(path, base);
    const fault = hasUserinfo(url)
      ? userinfoFault(['captures', index, 'url'], url)
      : 'reason' in beside
        ? faultAt(['captures', index, 'path'], beside.reason)
        : null;
    if (fault !== null) faults.push(fault);
    return fault === null && 'path' in beside ? [{ ...capture, path: beside.path }] : [];
  });
  return { entity: { ...entity, captures }, faults };
}

export const IDENTIFIERS: readonly string[] = Object.keys(Entity.shape.identifiers.unwrap().shape);

/**
 * Identifiers outside "identifiers" or under an unknown name: the author would believe that they
 * are searched for.
 */
function misplacedIn(value: Readonly<Record<string, unknown>>): Fault[] {
  const { identifiers } = value;
  const inside = typeof identifiers === 'object' && identifiers !== null ? Object.keys(identifiers) : [];
  const outside = Object.keys(value).filter((key) => IDENTIFIERS.includes(key));
  const unknown = inside.filter((key) => !IDENTIFIERS.includes(key));
  return [
    ...outside.map((key) => faultAt([key], 'belongs inside "identifiers"')),
    ...unknown.map((key) => ({
      ...faultAt(['identifiers', key], `is unknown; known are ${IDENTIFIERS.join(', ')}`),
      field: `identifiers.${shortened(key)}`,
    })),
  ];
}

const MAY_BE_FILE = /\.(?:warc|gz|wacz|har|mhtml?|x?html?|cdxj?|zip)$/i;

/**
 * A whole web address, or the path of a file. Other schemes are kept: the visit refuses them and
 * reports it.
 */
function wholeOrFile(
  address: string,
  base: string,
): { readonly url: string; readonly bare?: true } | { readonly reason: string } {
  const neither = { reason: `"${shortened(address)}" is neither a web address nor a file beside the list` };
  if (address === '' || address.length > MAX_ADDRESS || /[\s\0]/.test(address.replaceAll(' ', '%'))) return neither;
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(address)) return isUrl(address) ? { url: address } : neither;
  if (/^(mailto|javascript|data|file):/i.test(address)) return { url: address };
  const isHost = isBareHost(address);
  if (isHost && !MAY_BE_FILE.test(address)) return wholeAddress(address);
  const beside = besideList(address, base);
  if ('path' in beside && existsSync(beside.path)) {
    if (!isHost) return { url: beside.path };
    const both = `"${shortened(address)}" is a web address and also a file beside the list`;
    return { reason: `${both}: write "https://${shortened(address)}" or "./${shortened(address)}"` };
  }
  if (isHost) return wholeAddress(address);
  return 'reason' in beside ? beside : neither;
}

function faultsOf(error: z.ZodError, value: unknown): Fault[] {
  return error.issues.map((issue) => faultAt(issue.path, reasonOf(issue, value)));
}

const NO_DATE = 'is not a date (such as 2021, 2021-08 or 2021-08-30)';
// biome-ignore format: a dense table
const TYPES: Readonly<Record<string, string>> = {
  string: 'text', number: 'a number', boolean: 'true or false', array: 'a list', object: 'an object', null: 'null',
};

/** In plain words, with the value that was written. @param value the whole row with the issue */
function reasonOf(issue: z.core.$ZodIssue, value: unknown): string {
  const found = issue.path.reduce<unknown>((at, step) => (Object(at) as Record<PropertyKey, unknown>)[step], value);
  if (found === undefined) return 'is missing';
  const quoted = shortened(JSON.stringify(found));
  const type = found === null ? 'null' : Array.isArray(found) ? 'array' : typeof found;
  switch (issue.code) {
    case 'invalid_value':
      return `${quoted} is not one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_type':
      return `${quoted} is ${TYPES[type] ?? type} instead of ${TYPES[issue.expected] ?? issue.expected}`;
    case 'too_small':
      return Array.isArray(found) ? 'is empty: at least one is needed' : 'is empty';
    case 'invalid_union':
      return `${quoted} ${NO_DATE}`;
    case 'invalid_format':
      // Only the pattern of dates has no message of its own.
      return issue.message.startsWith('Invalid ') ? `${quoted} ${NO_DATE}` : `${quoted} is not ${issue.message}`;
    default:
      return `${quoted}: ${issue.message}`;
  }
}

function userinfoFault(path: readonly PropertyKey[], url: string): Fault {
  const instead = shortened(withoutUserinfo(url));
  return faultAt(path, `the address contains a user name or password, which is never sent; write "${instead}"`);
}

function faultAt(path: readonly PropertyKey[], reason: string): Fault {
  const steps = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  return { path, field: steps.replace(/^\./, '') || 'row', reason };
}

export function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
