/** The form of a row of the platform tables. */
import type { Kind } from '../model/words.ts';

/**
 * The kind of page on a platform. `listing`: many sellers’ goods; `mirror`: another language or the
 * mobile view.
 */
export type PlatformUnit = 'seller' | 'profile' | 'product' | 'post' | 'listing' | 'mirror' | 'platform';

export interface Platform {
  readonly name: string;
  readonly kind: Exclude<Kind, 'website'>;
  /** Registrable domains; `.*` stands for the suffixes of countries. */
  readonly domains: string;
  /** The group, where one frame (accounts, notices, addresses) is around several platforms. */
  readonly group?: string;
  /** Other names of the platform or its company, as normaliseCompanyName writes them. */
  readonly calledItself: readonly string[];
  /**
   * Set where the sub-domain names the seller, except for service labels (www, m, a language, one
   * of these).
   */
  readonly subdomain?: { readonly notSellers?: RegExp };
  /** Tried in order on path and query, lower case. Groups: `id`, and `of` for its owner. */
  readonly paths: Paths;
}
export type Paths = readonly (readonly [PlatformUnit, RegExp])[];
