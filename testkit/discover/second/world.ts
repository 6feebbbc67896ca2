/**
 * A second generator of worlds in which successors of one listed firm hide, written from docs/suggestions.md and the task alone: other
 * markup, other forms of links, other words than those of `discover-world.ts`, and nothing of its code but the source of chance.
 */

import { Entity } from '../../../src/model/facts/seed.ts';
import { type Draw, drawOf, seedOf } from '../../attacks/generated/draw.ts';
import type { DiscoverWorld, HiddenSuccessor } from '../world.ts';
import { type Firm, firmOf, reborn, TONGUES } from './firm.ts';
import { FORMS, type Form, type Source } from './forms.ts';
import { chatter, honestSites, served, tellOf } from './honest.ts';
import { networksOf, type Profile, profileHtml, profileOf } from './network.ts';
import { htmlOf, link, type Site, siteOf } from './site.ts';

const SALT = 0x5ec0;

export function secondWorld(seed: number, index: number, sites: number): DiscoverWorld {
  const draw = drawOf(seedOf(seed, index, SALT));
  const taken = new Set<string>();
  const networks = networksOf(draw);
  const [first, second] = networks;
  const web = honestSites(sites, networks, draw, taken);
  const old = siteOf(firmOf(draw, draw.pick(TONGUES), taken), draw);
  served(old, web, draw);
  const social = profileOf(old.firm, first);
  chatter(social, web, draw);
  social.bio.rows.push(['www', link(old.firm.host)]);
  tellOf(old, web, draw);

  const sources: (Source & { readonly host: string | null })[] = [{ site: old, profile: social, host: null }];
  const profiles: Profile[] = [...web.profiles, social];
  const moved: Record<string, string> = {};
  const pagesByHost: Record<string, Record<string, string>> = {};
  const hidden: HiddenSuccessor[] = [];
  const successors: Site[] = [];
  const used = new Set<Form>();
  for (let count = draw.int(1, 5); count > 0; count--) {
    const from = draw.chance(0.7) ? (sources[0] ?? sources.at(-1)) : draw.pick(sources);
    if (from === undefined) throw new Error('no source');
    const to = reborn(old.firm, draw, taken);
    const forms = draw
      .some(
        FORMS.filter((form) => isFit(form, from, used)),
        FORMS.length,
      )
      .filter((form, i, all) => all.findIndex(({ way }) => way === form.way) === i)
      .slice(0, draw.chance(0.7) ? 1 : draw.int(2, 3));
    for (const form of forms) {
      if (from.host === null) used.add(form);
      const added = form.put(from, to, draw, second);
      if (added?.moved !== undefined) moved[old.firm.host] = added.moved;
      if (added?.page !== undefined) pagesByHost[old.firm.host] = { '/': added.page };
      if (added?.profile !== undefined) profiles.push(added.profile);
    }
    const site = siteOf(to, draw);
    served(site, web, draw);
    const profile = draw.chance(0.5) ? profileOf(to, first) : null;
    if (profile !== null) introduce(profile, site, draw);
    sources.push({ site, profile, host: to.host });
    successors.push(site);
    hidden.push({
      ...{ host: to.host, behind: from.host },
      ways: forms.map(({ way }) => way),
      forms: forms.map(({ way, name }) => `${way} (${name})`),
    });
  }
  for (const { profile } of sources) if (profile !== null && !profiles.includes(profile)) profiles.push(profile);
  for (const site of [...web.sites, ...successors]) pagesByHost[site.firm.host] = htmlOf(site);
  for (const profile of profiles)
    (pagesByHost[profile.network.host] ??= {})[profile.path] = profileHtml(profile, beside(profile, profiles, draw));

  const theirs = [old.firm, ...successors.map(({ firm }) => firm)];
  return {
    entity: listed(old.firm),
    ...{ archive: htmlOf(old), oldHost: old.firm.host, served: pagesByHost, moved, successors: hidden },
    socialPage: `http://${first.host}${social.path}`,
    theirs: new Set([
      ...theirs.map(({ host }) => host),
      ...profiles.flatMap(({ firm, network, path }) => (theirs.includes(firm) ? namesOf(network.host + path) : [])),
    ]),
  };
}

/** A site names its profile and is named by it. */
function introduce(profile: Profile, site: Site, draw: Draw): void {
  site.foot.push(`<a href="http://${profile.network.host}${profile.path}">${profile.network.host}</a>`);
  if (draw.chance(0.7)) profile.bio.rows.push(['www', link(site.firm.host)]);
}

/** True if the source can have this form: each way has one target of a source, and the old host does one thing. */
function isFit(
  form: Form,
  { profile, host }: Source & { readonly host: string | null },
  used: ReadonlySet<Form>,
): boolean {
  if (form.needsProfile === true && profile === null) return false;
  if (host !== null) return form.isOfOldHost !== true && form.way !== 'profile';
  return ![...used].some(({ way, name }) =>
    form.isOfOldHost === true || way === 'profile' ? way === form.way : name === form.name,
  );
}

function beside(profile: Profile, all: readonly Profile[], draw: Draw): Profile[] {
  return draw.some(
    all.filter(({ network, firm }) => network === profile.network && firm !== profile.firm),
    4,
  );
}

const namesOf = (place: string): string[] => [place, place.replace(/\/$/, '')];

function listed(firm: Firm): Entity {
  return Entity.parse({
    ...{ id: 'old', type: 'company', names: [firm.name], list: 'Second list' },
    identifiers: { websites: [`http://${firm.host}/`], ...(firm.mail === null ? {} : { emails: [firm.mail] }) },
  });
}
