/** Acts of the listed side: a living listed site shows what an older, innocent site had first. The innocent did nothing. */

import { photo } from '../../traps/small-site.ts';
import type { Attack } from '../attack.ts';
import { bystandersOf, listedDraft } from './casts.ts';
import { type Draft, home, rendered } from './draft.ts';
import type { Draw } from './draw.ts';
import { firmOf } from './firm.ts';
import { inventedWord } from './invented.ts';
import { innocentLines, registered } from './lines.ts';
import { paragraphs } from './look.ts';
import { labelled, saying } from './prose.ts';
import { contactsOf, draftSite, type OwnContacts, SITE_KINDS } from './sites.ts';
import { TONGUES } from './tongues/tongues.ts';
import { anchored } from './values.ts';

interface TwoSides {
  readonly draw: Draw;
  readonly innocent: Draft;
  readonly listed: Draft;
  readonly contacts: OwnContacts;
}

/** What the listed site takes from the innocent one. */
const ACTS: Readonly<Record<string, (sides: TwoSides) => void>> = {
  pictures: ({ innocent, listed }) => {
    const theirs = Object.entries(innocent.site.pictures ?? {}).map(
      ([path, one]) => [`/c${path.slice(1)}`, one] as const,
    );
    listed.site = { ...listed.site, pictures: { ...listed.site.pictures, ...Object.fromEntries(theirs) } };
    home(listed).main += theirs.map(([path]) => `<img src="${path}" width="800" height="600" alt="">`).join('');
  },
  icon: ({ draw, innocent, listed }) => {
    const { body, grid } = photo(draw.int(1, 1e9));
    const icon = { body: `icon ${body}`, grid: { ...grid, width: 64, height: 64, format: 'png' } };
    for (const draft of [innocent, listed]) {
      draft.site = { ...draft.site, pictures: { ...draft.site.pictures, '/icon.png': icon } };
      draft.frame.head += '<link rel="icon" href="/icon.png">';
    }
  },
  'some-text': ({ listed, innocent }) => {
    home(listed).main += paragraphs(listed.look, innocent.own.slice(0, 8));
  },
  'whole-text': ({ listed, innocent }) => {
    const parts = [innocent.own.slice(0, 10), innocent.own.slice(10)];
    listed.pages.slice(0, 2).forEach((page, i) => {
      page.main = `<h2>${listed.name}</h2>${paragraphs(listed.look, parts[i] ?? [])}`;
    });
    listed.pages.splice(2, listed.pages.length - (listed.contact === undefined ? 2 : 3));
  },
  counter: ({ draw, innocent, listed }) => {
    const id = draw.pick([
      `UA-${draw.int(10_000_000, 99_999_999)}-1`,
      `G-${inventedWord(draw, 'latin').toUpperCase().slice(0, 4)}${draw.int(100_000, 999_999)}`,
    ]);
    const script = `<script src="https://www.googletagmanager.com/gtag/js?id=${id}"></script><script>gtag('config', '${id}');</script>`;
    for (const draft of [innocent, listed]) draft.frame.head += script;
  },
  mailbox: ({ draw, listed, contacts }) => {
    listed.frame.footer += `<p>${labelled(draw, listed.tongue, 'mail', anchored('mail', contacts.mail))}</p>`;
  },
  'telephone-number': ({ draw, listed, contacts }) => {
    listed.frame.footer += `<p>${labelled(draw, listed.tongue, 'phone', anchored('phone', contacts.phone))}</p>`;
  },
  moved: ({ draw, listed, innocent }) => {
    const link = `<a href="https://${innocent.host}/">${innocent.host}</a>`;
    listed.frame.top += `<p>${saying(draw, listed.tongue, 'moved', { values: link, name: innocent.name })}</p>`;
  },
  link: ({ listed, innocent }) => {
    listed.frame.footer += `<p><a href="https://${innocent.host}/">${innocent.name}</a></p>`;
  },
};

/** What tells by itself whose it is, without any date: a mailbox at a site's own domain, and words about a move. */
const UNDATED = ['mailbox', 'moved', 'link'];

const TOLD = {
  registered: 'The innocent domain is ten years older, and its capture older than the listed domain.',
  captured: 'The capture of the innocent site is years older.',
  undated: 'Nothing tells which was first, but the mailbox is at the innocent domain.',
};

export function actWorld(draw: Draw, seed: number, id: string): Attack {
  const innocentTongue = draw.pick(TONGUES);
  const tongue = draw.pick([innocentTongue, draw.pick(TONGUES)]);
  const firm = firmOf(draw, `entry-${id}`);
  const listed = listedDraft(draw, firm, tongue);
  const name = inventedWord(draw, 'latin').toLowerCase();
  const host = `${name}.example`;
  const dating = draw.pick(['registered', 'captured', 'undated'] as const);
  const undated = dating === 'undated';
  const contacts = { ...contactsOf(draw, host), ...(undated && { mail: `office@${host}` }) };
  const innocent = draftSite(draw, { tongue: innocentTongue, kind: draw.pick(SITE_KINDS), host, contacts });
  const possible = undated ? UNDATED : Object.keys(ACTS);
  const acts = draw.pick([draw.some(possible, 1), draw.some(possible, draw.int(2, 3)), possible]);
  for (const act of acts) ACTS[act]?.({ draw, innocent, listed, contacts });
  const { facts: _, ...site } = listed.site;
  const known = dating === 'registered';
  listed.site = {
    ...{ ...site, capturedAt: '2024-05-06T07:08:09.000Z' },
    ...(known && { facts: registered('2019-08-09') }),
  };
  innocent.site = {
    ...innocent.site,
    ...(!undated && { capturedAt: `${draw.int(2014, 2017)}-04-11T05:06:07.000Z` }),
    ...(known && { facts: registered('2009-02-03') }),
  };
  return {
    ...{ id, threat: 'framing', principle: 'act' },
    traits: { place: acts.map((act) => `act: ${act}`).join(' + '), language: innocentTongue.code, dating },
    story: `A living listed site takes from an innocent ${innocent.kind} site in ${innocentTongue.code}: ${acts.join(', ')}. ${TOLD[dating]}`,
    sites: [rendered(listed), rendered(innocent)],
    bystanders: bystandersOf(seed),
    listed: [firm.entity],
    expected: innocentLines(firm.entity.id, listed.host, host),
  };
}
