import { PermanentError } from '../../errors.ts';
import { webAddress } from '../web-address.ts';

/** What a WACZ's datapackage.json says (WACZ 1.1.1, 5.2.1), as far as it is needed. */
export interface Package {
  readonly resources: readonly PackageResource[];
  readonly mainPageUrl: string | null;
}

export interface PackageResource {
  readonly path: string;
  /** `sha256:` and hex; null where none is stated. */
  readonly hash: string | null;
  readonly bytes: number | null;
}

/** Throws PermanentError (wacz:package) where it is no JSON object with resources. */
export function parsePackage(text: Buffer, path: string): Package {
  const value = objectOf(text);
  const listed = value?.['resources'];
  if (!Array.isArray(listed))
    throw new PermanentError('wacz:package', `${path}: its datapackage.json is no JSON with a list of resources`);
  const resources = listed.flatMap((item: unknown) => {
    const { path: at, hash, bytes } = (item ?? {}) as Record<string, unknown>;
    if (typeof at !== 'string') return [];
    return [
      { path: at, hash: typeof hash === 'string' ? hash : null, bytes: typeof bytes === 'number' ? bytes : null },
    ];
  });
  const main = value?.['mainPageUrl'] ?? value?.['mainPageURL'];
  return { resources, mainPageUrl: typeof main === 'string' ? webAddress(main) : null };
}

/** The first page of a pages.jsonl, one that the crawl began with before any other; null where there is none. */
export function parsePages(text: Buffer): string | null {
  let first: string | null = null;
  for (const line of text.toString('utf8').split('\n')) {
    const page = line.length > 65_536 ? null : objectOf(line);
    const url = typeof page?.['url'] === 'string' ? webAddress(page['url']) : null;
    if (url === null) continue;
    if (page?.['seed'] === true) return url;
    first ??= url;
  }
  return first;
}

/** An object of JSON text, or null. */
export function objectOf(text: Buffer | string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text.toString());
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
