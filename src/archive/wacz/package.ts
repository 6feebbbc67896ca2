import { PermanentError } from '../../errors.ts';
import { webAddress } from '../web-address.ts';

/** A WACZ's datapackage.json (WACZ 1.1.1, 5.2.1), as far as it is read. */
export interface WaczManifest {
  readonly resources: readonly WaczResource[];
  readonly mainPageUrl: string | null;
}

export interface WaczResource {
  readonly path: string;
  /** `sha256:` and hex; null where none is stated. */
  readonly hash: string | null;
  readonly bytes: number | null;
}

/** Throws PermanentError (wacz:package) where it is no JSON object with resources. */
export function parseManifest(text: Buffer, path: string): WaczManifest {
  const value = objectOf(text);
  const listed = value?.['resources'];
  if (!Array.isArray(listed))
    throw new PermanentError('wacz:package', `${path}: its datapackage.json is no JSON with a list of resources`);
  const resources = listed.flatMap((item: unknown) => {
    const { path: name, hash, bytes } = (item ?? {}) as Record<string, unknown>;
    if (typeof name !== 'string') return [];
    const [stated, length] = [typeof hash === 'string' ? hash : null, typeof bytes === 'number' ? bytes : null];
    return [{ path: name, hash: stated, bytes: length }];
  });
  const main = value?.['mainPageUrl'] ?? value?.['mainPageURL'];
  return { resources, mainPageUrl: typeof main === 'string' ? webAddress(main) : null };
}

/** The first seed of a pages.jsonl, else its first page. */
export function firstPageIn(text: Buffer): string | null {
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
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
