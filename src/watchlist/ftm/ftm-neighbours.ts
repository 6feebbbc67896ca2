/** What other records of FollowTheMoney data say of an entity: sanctions, addresses, wallets, accounts, relations. */
import type { Entity } from '../../model/seed.ts';
import type { FtmRecord } from './ftm-record.ts';

export interface Neighbourhood {
  readonly programmes: string[];
  readonly listed: string[];
  readonly wallets: { readonly key: string; readonly currency: string | undefined }[];
  readonly accounts: { readonly service: string; readonly name: string }[];
  readonly relationships: NonNullable<Entity['relationships']>;
}

/** Which properties of a relation name its two ends (followthemoney, schema/*.yaml, "edge"). */
const ENDS: Readonly<Record<string, readonly [from: string, to: string]>> = {
  Ownership: ['owner', 'asset'],
  Directorship: ['director', 'organization'],
  Membership: ['member', 'organization'],
  Representation: ['agent', 'client'],
  Employment: ['employee', 'employer'],
  Associate: ['person', 'associate'],
  Family: ['person', 'relative'],
  UnknownLink: ['subject', 'object'],
  Succession: ['predecessor', 'successor'],
  Similar: ['candidate', 'match'],
};

export class FtmNeighbours {
  readonly #of = new Map<string, Neighbourhood>();
  readonly #addresses = new Map<string, string>();

  /** Takes in a record that speaks of others; those nested in it too. */
  take(record: FtmRecord): void {
    const { schema, texts } = record;
    for (const inner of record.nested) this.take(inner);
    const ends = ENDS[schema];
    if (schema === 'Address') {
      const [full] = texts('full');
      if (full !== undefined) this.#addresses.set(record.id, full);
    } else if (schema === 'Sanction') {
      const programmes = [...texts('program'), ...texts('programId')];
      const dates = [...texts('listingDate'), ...texts('startDate')];
      for (const id of texts('entity')) {
        const near = this.#near(id);
        for (const one of programmes) if (!near.programmes.includes(one)) near.programmes.push(one);
        near.listed.push(...dates);
      }
    } else if (schema === 'CryptoWallet') {
      const currency = texts('currency')[0];
      for (const id of texts('holder'))
        this.#near(id).wallets.push(...texts('publicKey').map((key) => ({ key, currency })));
    } else if (schema === 'UserAccount') {
      const service = texts('service')[0] ?? '';
      const names = [...texts('username'), ...texts('number'), ...texts('email')];
      for (const id of texts('owner')) this.#near(id).accounts.push(...names.map((name) => ({ service, name })));
    } else if (ends !== undefined) {
      const type = texts('role')[0] ?? texts('relationship')[0] ?? schema;
      for (const from of texts(ends[0]))
        for (const to of texts(ends[1])) this.#near(from).relationships.push({ type, id: to });
    }
  }

  of(id: string): Neighbourhood | undefined {
    return this.#of.get(id);
  }

  address(id: string): string | undefined {
    return this.#addresses.get(id);
  }

  #near(id: string): Neighbourhood {
    const known = this.#of.get(id);
    if (known !== undefined) return known;
    const near: Neighbourhood = { programmes: [], listed: [], wallets: [], accounts: [], relationships: [] };
    this.#of.set(id, near);
    return near;
  }
}
