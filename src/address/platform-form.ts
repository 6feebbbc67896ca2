/** The form of a row of the platform tables. */
import type { Kind } from '../model/words.ts';

/** What an address is on its platform. `listing`: many sellers’ goods; `mirror`: another language or the mobile view. */
export type PlatformUnit = 'seller' | 'profile' | 'product' | 'post' | 'listing' | 'mirror' | 'platform';

/** One platform, as the tables list it. */
export interface Platform {
  readonly name: string;
  readonly kind: Exclude<Kind, 'website'>;
  /** Registrable domains; `.*` stands for the suffixes of countries. */
  readonly domains: string;
  /** Of a group that puts one frame (accounts, notices, addresses) around all its platforms: the group's name. */
  readonly group?: string;
  /** Names by which its pages call the platform or the firm behind it, as normaliseCompanyName writes them. */
  readonly calledItself: readonly string[];
  /** What stands before the domain names the seller, unless it is a service label (www, m, a language, one of these). */
  readonly subdomain?: { readonly notSellers?: RegExp };
  /** Tried in order on path and query, lower case. Groups: `id`, and `of` for whose it is. */
  readonly paths: readonly (readonly [PlatformUnit, RegExp])[];
}
