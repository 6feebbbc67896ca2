/**
 * Hiding worlds: a true successor, with evidence that suffices by construction. Three in four have one listed value, or two, in a
 * place that proves whose it is; the others copy the listed site's text. A disguise changes the markup and nothing that a reader sees.
 */
import type { Attack } from '../attack.ts';
import { type Cast, castOf } from './casts.ts';
import { copyWorld } from './copies.ts';
import type { Draft } from './draft.ts';
import { type Draw, drawOf, seedOf } from './draw.ts';
import { alsoListed } from './firm.ts';
import { floodOf } from './floods.ts';
import { asciiWord } from './invented.ts';
import { registered, successorWorld } from './lines.ts';
import { PROOF_PLACES, type ProofPlace } from './proof-places.ts';
import { type Contact, SHOWINGS, shownAs } from './showings.ts';
import { draftSite } from './sites.ts';
import { respelled } from './spellings.ts';
import { TONGUES } from './tongues/tongues.ts';
import { wrapped } from './wrappers.ts';

export function hidingWorlds(seed: number, count: number): Attack[] {
  return Array.from({ length: count }, (_, index) => hidingWorld(seed, index));
}

export function hidingWorld(seed: number, index: number): Attack {
  const draw = drawOf(seedOf(seed, index, 23));
  const id = `hiding-${seed}-${index}`;
  if (index % 4 === 3) return copyWorld(draw, seed, id);
  if (index % 24 === 6) return domainWorld(draw, seed, id);
  return ownWorld(draw, seed, id, index % 24 === 10);
}

const OFTEN = Object.entries(PROOF_PLACES).flatMap((entry) => (entry[1].rare ? [entry] : [entry, entry, entry]));

/** What is done to the markup beside the place itself. */
const DISGUISES = ['none', 'shown', 'shown', 'spelled', 'wrapped', 'series', 'shifting'] as const;

function ownWorld(draw: Draw, seed: number, id: string, flooded: boolean): Attack {
  const disguise = draw.pick(DISGUISES);
  const cast = disguise === 'spelled' ? spellableCast(seed, draw) : castOf(seed, draw);
  const tongue = draw.pick(TONGUES);
  const kind = draw.pick(['shop', 'workshop', 'blog', 'market', 'onepage'] as const);
  const wish = { tongue, kind, series: disguise === 'series' };
  const draft = draftSite(draw, draw.chance(0.5) ? { ...wish, contacts: null } : wish);
  const places = draw.chance(0.2) ? [draw.pick(OFTEN), draw.pick(OFTEN)] : [draw.pick(OFTEN)];
  const put = [...new Set(places)].map((entry) => putOne(draw, draft, cast, entry, disguise));
  if (disguise === 'shifting') draft.shifting = true;
  const wrapper = disguise === 'wrapped' ? wrapped(draft) : null;
  const kinds = put.map(({ contact }) => contact.kind);
  const flood = flooded ? floodOf(draw, tongue, cast.firm, kinds) : null;
  const shared = disguise === 'wrapped' || disguise === 'series';
  const disguises = [
    ...(wrapper === null ? [] : [wrapper.trait]),
    ...(disguise === 'series' ? ['series of boxes'] : []),
    ...(disguise === 'shifting' ? ['shifting frame'] : []),
    ...put.flatMap((one) => (one.disguise === null ? [] : [one.disguise])),
  ];
  const told = put.map((one) => `the listed ${one.contact.kind} at ${one.place} (${one.why})`);
  return successorWorld(cast, draft, {
    ...{ id, principle: flood !== null ? 'cost' : shared ? 'share' : 'own', disguises },
    places: put.map(({ place }) => place),
    planted: kinds,
    story: `A successor, a ${draft.kind} site, gives ${told.join(' and ')}${wrapper === null ? '' : `, in ${wrapper.story}`}${flood === null ? '' : `; ${flood.where} carry it too`}`,
    flood: flood?.sites ?? [],
  });
}

/** A firm with a mailbox that has many spellings, if there is one. */
function spellableCast(seed: number, draw: Draw): Cast {
  for (let tries = 0; tries < 40; tries++) {
    const cast = castOf(seed, draw);
    if (cast.firm.values.mail?.endsWith('@gmail.com')) return cast;
  }
  return castOf(seed, draw);
}

/** The list has a mailbox at the successor's domain, and the site shows that mailbox anywhere. */
function domainWorld(draw: Draw, seed: number, id: string): Attack {
  const cast = castOf(seed, draw);
  const draft = draftSite(draw, { tongue: draw.pick(TONGUES), kind: draw.pick(['shop', 'blog']), contacts: null });
  const mail = `${asciiWord(draw)}@${draft.host}`;
  const shown = shownAs(draft, { kind: 'mail', value: mail }, draw.pick(['linked', 'plain']));
  draw.pick(draft.pages).main += shown;
  // The domain is older than the list: it did not lapse and come to somebody else.
  draft.site = { ...draft.site, facts: registered('2019-11-05') };
  const entity = alsoListed(cast.firm, mail);
  return successorWorld({ ...cast, firm: { ...cast.firm, entity } }, draft, {
    ...{ id, principle: 'own', places: ['mailbox at its own domain'], planted: ['mail'], disguises: [] },
    story: 'A site shows, on one page, a mailbox at its own domain that the list gives for the firm',
  });
}

interface Put {
  readonly place: string;
  readonly why: string;
  readonly contact: Contact;
  readonly disguise: string | null;
}

function putOne(draw: Draw, draft: Draft, { firm }: Cast, [id, place]: [string, ProofPlace], wish: string): Put {
  const has = place.kinds.filter((kind) => firm.values[kind] !== undefined);
  const spellable = has.filter((kind) => kind === 'mail' || kind === 'phone');
  const kind = draw.pick(wish === 'spelled' && spellable.length > 0 ? spellable : has);
  const listed: Contact = { kind, value: firm.values[kind] ?? '' };
  const other = wish === 'spelled' ? respelled(draw, listed) : null;
  const hidden = wish === 'shown' && place.shown;
  const showing = hidden ? draw.pick(Object.keys(SHOWINGS).slice(2)) : draw.pick(['linked', 'plain']);
  const contact = other?.contact ?? listed;
  place.put(draft, contact, showing);
  const disguise = hidden ? `shown: ${showing}` : other === null ? null : `spelled: ${other.how}`;
  return { place: id, why: place.why, contact, disguise };
}
