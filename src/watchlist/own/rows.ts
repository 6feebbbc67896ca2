import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { z } from 'zod';
import { cleanStrings } from '../../model/clean-text.ts';
import { Entity, type RowProblem, Seed } from '../../model/seed.ts';
import { besideList } from './beside-list.ts';
import { reasonOf } from './reasons.ts';
import { hasUserinfo, withoutUserinfo } from './userinfo.ts';

/** One row of any list, before it is checked; or a problem where no row could be made. */
export type Row =
  | {
      readonly kind: 'seed' | 'entity';
      readonly value: unknown;
      readonly line: number;
      /** Where the row stands in the document, such as entities[1]; not given where the line says it. */
      readonly place?: string;
      /** The line of a field inside the row, as near as the format tells. */
      readonly lineOf: (path: readonly PropertyKey[]) => number;
    }
  | Omit<RowProblem, 'file'>;

export interface Fault {
  readonly path: readonly PropertyKey[];
  readonly field: string;
  readonly reason: string;
}

/** Browsers and servers stop at about this length; what is longer is no address anybody typed. */
const MAX_ADDRESS = 2048;

/** A seed with its address made whole: a bare host gets https://, a path that exists beside the list becomes absolute. */
export function toSeed(value: unknown, base: string): { seed: Seed } | { faults: Fault[] } {
  const parsed = Seed.safeParse(value);
  if (!parsed.success) return { faults: faultsOf(parsed.error, value) };
  if (hasUserinfo(parsed.data.url)) return { faults: [userinfoFault(['url'], parsed.data.url)] };
  const url = wholeAddress(parsed.data.url, base);
  if (url === null) {
    return {
      faults: [
        {
          path: ['url'],
          field: 'url',
          reason: `"${shown(parsed.data.url)}" is no web address and no file beside the list`,
        },
      ],
    };
  }
  return { seed: { ...parsed.data, url } };
}

/** An entity with the paths of its captures resolved. */
export function toEntity(written: unknown, base: string): { entity: Entity } | { faults: Fault[] } {
  // As it will be stored: an id that comes back otherwise would be another's at each import.
  const value = cleanStrings(written);
  const parsed = Entity.safeParse(value);
  if (!parsed.success) return { faults: faultsOf(parsed.error, value) };
  const entity = parsed.data;
  const misplaced = misplacedIn(value as Record<string, unknown>);
  if (misplaced.length > 0) return { faults: misplaced };
  const blank = entity.names.findIndex((name) => name.trim() === '');
  if (blank !== -1)
    return { faults: [{ path: ['names', blank], field: `names[${blank}]`, reason: 'a name is empty' }] };
  for (const [index, { url = '' }] of entity.captures.entries())
    if (hasUserinfo(url)) return { faults: [userinfoFault(['captures', index, 'url'], url)] };
  const captures: Entity['captures'] = [];
  const faults: Fault[] = [];
  for (const [index, capture] of entity.captures.entries()) {
    const beside = besideList(capture.path, base);
    if ('path' in beside) captures.push({ ...capture, path: beside.path });
    else faults.push({ path: ['captures', index, 'path'], field: `captures[${index}].path`, reason: beside.reason });
  }
  return faults.length > 0 ? { faults } : { entity: { ...entity, captures } };
}

const IDENTIFIERS = Object.keys(Entity.shape.identifiers.unwrap().shape);

/** Identifiers where nobody would look for them, or under a name that nobody knows: a person believes that they are watched. */
function misplacedIn(value: Readonly<Record<string, unknown>>): Fault[] {
  const { identifiers } = value;
  const inside = typeof identifiers === 'object' && identifiers !== null ? Object.keys(identifiers) : [];
  return [
    ...Object.keys(value)
      .filter((key) => IDENTIFIERS.includes(key))
      .map((key) => ({ path: [key], field: key, reason: 'stands beside "identifiers"; it belongs into it' })),
    ...inside
      .filter((key) => !IDENTIFIERS.includes(key))
      .map((key) => ({
        path: ['identifiers', key],
        field: `identifiers.${shown(key)}`,
        reason: `is not known; known are ${IDENTIFIERS.join(', ')}`,
      })),
  ];
}

/** Null when it is neither. Schemes other than http are kept: the visit refuses them, and says so. */
export function wholeAddress(text: string, base: string): string | null {
  const address = text.trim();
  if (address === '' || address.length > MAX_ADDRESS || /[\s\0]/.test(address.replaceAll(' ', '%'))) return null;
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(address)) return URL.canParse(address) ? address : null;
  const bareHost = /^(localhost|[\p{L}\p{N}_-]+(\.[\p{L}\p{N}_-]+)+)\.?(:\d{1,5})?([/?#].*)?$/u.test(address);
  // A file wins over a host of the same spelling ("old-site.html"): it is there to be seen.
  const path = resolve(base, address);
  if (existsSync(path)) return path;
  if (bareHost && !/\.(warc|gz|wacz|har|mhtml|html?)$/i.test(address) && URL.canParse(`https://${address}`))
    return `https://${address}`;
  return /^(mailto|javascript|data|file):/i.test(address) ? address : null;
}

function faultsOf(error: z.ZodError, value: unknown): Fault[] {
  return error.issues.map((issue) => ({
    path: issue.path,
    field: fieldOf(issue.path),
    reason: reasonOf(issue, value),
  }));
}

function userinfoFault(path: readonly PropertyKey[], url: string): Fault {
  const reason = `the address holds a user name or password, which is never sent; write "${shown(withoutUserinfo(url))}"`;
  return { path, field: fieldOf(path), reason };
}

function fieldOf(path: readonly PropertyKey[]): string {
  const text = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  return text.replace(/^\./, '') || 'row';
}

export function shown(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
