/** The sites of a case, read through the real page, signal and name rooms; nothing asks the network. */

import { shippedBackground } from '../../src/match/background/background.ts';
import { listBackground } from '../../src/match/list-background.ts';
import type { Subject } from '../../src/match/readings/subject.ts';
import { subjectOf } from '../../src/match/readings/subject.ts';
import type { Background } from '../../src/model/derived/background.ts';
import { sha256 } from '../../src/model/digest.ts';
import type { Entity } from '../../src/model/facts/seed.ts';
import type { Capture, CapturedSite } from '../../src/model/facts/visit.ts';
import { openSite } from '../../src/page/site.ts';
import type { Site } from '../../src/page/view/views.ts';
import { fingerprintSite } from '../../src/signals/fingerprint.ts';
import { capturedFrom } from '../site-fixture.ts';
import type { Attack, AttackSite } from './attack.ts';

export interface Inhabitant {
  readonly site: Site;
  readonly subject: Subject;
}

export interface World {
  readonly sites: ReadonlyMap<string, Inhabitant>;
  readonly listed: ReadonlyMap<string, Entity>;
  readonly background: Background;
}

/** Many cases share their cast, and reading a site takes longer than all that is done with it. */
const READ = new WeakMap<AttackSite, { site: Site; fingerprint: Subject['fingerprint'] }>();

export function openWorld({ sites, bystanders = [], listed = [] }: Attack): World {
  const entities = new Map(listed.map((entity) => [entity.id, entity]));
  const read = (site: AttackSite) => {
    const known = site.redirects === undefined ? READ.get(site) : undefined;
    const fresh = known ?? readSite(site, sites);
    READ.set(site, fresh);
    return fresh;
  };
  const inhabitants = new Map<string, Inhabitant>();
  for (const site of sites) {
    const { site: opened, fingerprint } = read(site);
    const entity = site.entity === undefined ? null : (entities.get(site.entity) ?? null);
    inhabitants.set(site.host, { site: opened, subject: subjectOf(fingerprint, entity) });
  }
  const all = [...sites, ...bystanders].map((site) => read(site).fingerprint);
  return { sites: inhabitants, listed: entities, background: listBackground(shippedBackground(), all) };
}

function readSite(site: AttackSite, world: readonly AttackSite[]): { site: Site; fingerprint: Subject['fingerprint'] } {
  const opened = openSite(captured(site, world));
  return { site: opened, fingerprint: fingerprintSite(opened) };
}

function captured(site: AttackSite, world: readonly AttackSite[]): CapturedSite {
  const { host, pages, pictures, documents, capturedAt, headers, facts, entity, archived } = site;
  const own = capturedFrom(pages, {
    host,
    ...(pictures && { images: pictures }),
    ...(documents && { documents }),
    ...(capturedAt !== undefined && { capturedAt }),
    ...(headers && { headers }),
    ...(facts && { facts }),
    ...(entity !== undefined && { entity }),
  });
  const bodies = new Map(own.bodies);
  let captures = own.visit.captures.map((capture) => ({ ...capture, marks: [...(archived ?? [])] }));
  for (const [path, target] of Object.entries(site.redirects ?? {})) {
    const { hostname, pathname } = new URL(target);
    const other = world.find((one) => one.host === hostname);
    if (other === undefined) throw new Error(`no site of this world answers for ${target}`);
    const theirs = captured(other, world);
    for (const [digest, bytes] of theirs.bodies) bodies.set(digest, bytes);
    const answer = theirs.visit.captures.find(({ role, url }) => role === 'page' && new URL(url).pathname === pathname);
    if (answer === undefined) throw new Error(`${hostname} has no page ${pathname}`);
    const asked = `https://${host}${path}`;
    const moved: Capture = {
      ...answer,
      id: sha256(own.visit.id, 'page', asked, answer.body ?? ''),
      pageRole: path === '/' ? 'home' : 'other',
      url: asked,
      redirects: [{ url: asked, status: 301 }],
      capturedAt: own.visit.startedAt,
    };
    // Whoever is sent on at the front door goes on with the links that stand there.
    const further = path === '/' ? theirs.visit.captures.filter(({ id }) => id !== answer.id) : [];
    captures = [...(path === '/' ? [moved] : []), ...captures, ...(path === '/' ? [] : [moved]), ...further];
  }
  const imported = archived === undefined ? {} : { source: 'import' as const, importedAt: '2026-05-06T07:08:09.000Z' };
  const visitMarks = [...own.visit.marks, ...(archived ?? [])];
  return { visit: { ...own.visit, ...imported, marks: visitMarks, target: `https://${host}/`, captures }, bodies };
}
