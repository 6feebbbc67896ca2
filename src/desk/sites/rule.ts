/** Sites: everybody sees their values, an analyst puts them into cases. */
import { z } from 'zod';
import { InputError } from '../../errors.ts';
import { visitDifference } from '../../flow/site/visit-difference.ts';
import { siteTimeline } from '../../flow/site-timeline.ts';
import { visitDocument } from '../../model/documents.ts';
import { siteTexts as say } from '../../texts/sites.ts';
import { type PutInto, putInto } from '../cases/rule.ts';
import { type Paged, readPage } from '../frame/paging.ts';
import type { DeskParts } from '../frame/parts.ts';
import { analyst, found, Missing, type Named, reader } from '../frame/rule.ts';
import { valuesOf } from './values.ts';

export type SiteRule = ReturnType<typeof siteRule>;

/** Visits that a timeline is made of, and that a form offers: the last stored ones. */
export const VISITS_OF_TIME = 200;

interface Between {
  readonly earlier?: string | undefined;
  readonly later?: string | undefined;
  /** Place among the changed pages. */
  readonly from?: number | undefined;
}

export function siteRule({ services, turns }: DeskParts) {
  const { store } = services;
  /** The last visits. Throws Missing where there is none. */
  async function headsOf(site: string, limit: number) {
    const heads = await store.ledger.visitHeads({ site, limit });
    if (heads.length === 0) throw new Missing('site');
    return heads;
  }
  return {
    one: reader(async ({ id: site }: Named) => {
      const [fingerprints, visits, cases] = await Promise.all([
        store.fingerprints.ofSite(site),
        store.ledger.visitsOfSite(site, { before: null, limit: 1 }),
        store.cases.holding('site', site),
      ]);
      if (fingerprints.length === 0 && visits.length === 0) throw new Missing('site');
      const shown = valuesOf(fingerprints);
      const carriers = await store.fingerprints.carriers(shown.flatMap(({ keys }) => keys));
      const identifiers = shown.flatMap(({ kind, visit, keys }) =>
        keys.map((key) => {
          const colon = key.indexOf(':');
          const others = Math.max(0, (carriers.get(key) ?? 1) - 1);
          return { kind, visit, signal: key.slice(0, colon), value: key.slice(colon + 1), others };
        }),
      );
      return { site, identifiers, cases };
    }),
    visits: reader(async ({ id, ...asked }: Named & Paged) => {
      const read = (before: number | undefined, limit: number) =>
        store.ledger.visitsOfSite(id, { before: before ?? null, limit });
      const { shown, next } = await readPage(asked, z.int().positive(), read, ({ seq }) => seq);
      return { visits: shown.map(visitDocument), next };
    }),
    captures: reader(async ({ id }: Named) => {
      const { visit } = found(await store.ledger.visit(id), 'visit');
      return visit.captures.map(({ id: capture, role, url, finalUrl, status, body, length, capturedAt }) => {
        return { id: capture, role, url, finalUrl, status, body, length, capturedAt };
      });
    }),
    timeline: reader(async ({ id: site }: Named) => {
      await headsOf(site, 1);
      return siteTimeline(site, services, undefined, VISITS_OF_TIME).catch((error: unknown) => {
        throw error instanceof InputError ? new InputError(say.noDates) : error;
      });
    }),
    /** The differences of two visits; without names: of the last two. */
    difference: reader(async ({ id: site, earlier, later, from = 0 }: Named & Between) => {
      const heads = await headsOf(site, VISITS_OF_TIME);
      const [newest, before] = heads.map(({ visit }) => visit.id);
      const ids = [earlier ?? before ?? '', later ?? newest ?? ''] as const;
      if (ids[0] === '' || ids[0] === ids[1]) throw new InputError(say.needsTwo, { fields: ['earlier', 'later'] });
      const found = await turns.take(() => visitDifference(site, ids, from, services));
      if (found === null) throw new Missing('visit');
      return { ...found, heads };
    }),
    putInto: analyst(({ id, ...where }: Named & PutInto, { by }) =>
      putInto(where, { kind: 'site', subject: id }, by, services),
    ),
  };
}
