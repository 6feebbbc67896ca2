/** Sites: everybody sees their values, an analyst puts them into cases. */
import { z } from 'zod';
import { visitDocument } from '../../model/documents.ts';
import { type PutInto, putInto } from '../cases/rule.ts';
import { type Paged, readPage } from '../frame/paging.ts';
import type { DeskParts } from '../frame/parts.ts';
import { analyst, found, Missing, type Named, reader } from '../frame/rule.ts';
import { valuesOf } from './values.ts';

export type SiteRule = ReturnType<typeof siteRule>;

export function siteRule({ services }: DeskParts) {
  const { store } = services;
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
    putInto: analyst(({ id, ...where }: Named & PutInto, { by }) =>
      putInto(where, { kind: 'site', subject: id }, by, services),
    ),
  };
}
