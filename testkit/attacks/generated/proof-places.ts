/**
 * Places whose content is the owner's: only the owner can put it there, and a reader takes it as the site's own.
 *
 * | where | why it proves |
 * | --- | --- |
 * | footer, header, fixed bar | the same slot on every page, alone with a label of at most four words, linked or not |
 * | contact page, imprint | the menu or the foot of every page leads there; another contact or a form stands beside it |
 * | typed data | it describes this site, with its own address |
 * | form recipient, order button, chat | what visitors send goes there |
 * | code, card, paper | proves as the block that shows or links it, and carries the site's name |
 * | privacy notice | names the site, its host and its contact as the controller |
 * | a mailbox at its own domain | nobody else can have one; the domain is older than the list |
 * | copied text (`copies.ts`) | nearly all of both sides' own text, on the listed side years before the other domain was registered |
 *
 * A contact that a button, field, template or script shows (`showings.ts`) is seen by whoever uses the page. A box around
 * everything and a series of like boxes (`wrappers.ts`, `look.ts`) are the owner's markup, whatever they are called.
 */
import { photo } from '../../traps/small-site.ts';
import { addPage, type Draft, form, heading, ownText } from './draft.ts';
import type { ValueKind } from './firm.ts';
import { asciiWord, inventedWord } from './invented.ts';
import { box, classed, tagged } from './look.ts';
import { controllerLine, label } from './prose.ts';
import { type Contact, shownAs } from './showings.ts';
import { linkOf } from './values.ts';

export interface ProofPlace {
  readonly kinds: readonly ValueKind[];
  /** How the contact may be shown there; null: the place has its own markup. */
  readonly shown: boolean;
  readonly why: string;
  /** Of these places the rest come three times as often. */
  readonly rare?: true;
  put(draft: Draft, contact: Contact, showing: string): void;
}

const ANY: readonly ValueKind[] = ['mail', 'phone', 'telegram', 'wallet', 'number'];

/** A telephone number or mailbox that nobody else has: the second kind of contact. */
function freshLine({ draw, host }: Draft, beside: ValueKind): Contact {
  const phone = beside !== 'phone';
  return phone
    ? { kind: 'phone', value: `+44 20 7946 0${draw.int(100, 999)}` }
    : { kind: 'mail', value: `${asciiWord(draw)}@${host}` };
}

/** The owner's block: the contact, another of another kind, or a form; as lines or as like boxes. */
function block(draft: Draft, contact: Contact, showing: string): string {
  const { draw, look } = draft;
  const fresh = shownAs(draft, freshLine(draft, contact.kind), draw.pick(['linked', 'plain']));
  const own = shownAs(draft, contact, showing);
  const lines = draw.some([own, fresh], 2).join('');
  return draw.chance(0.5)
    ? box('div', classed(draw, look), lines)
    : lines + (draw.chance(0.5) ? form(draft, '/send') : '');
}

/** A page of its own that the menu or the footer of every page links to. */
function ownersPage(draft: Draft, of: 'contact' | 'imprint' | 'controller', main: string): void {
  const { draw, tongue, contact } = draft;
  if (of === 'contact' && contact !== undefined) {
    contact.main += main;
    return;
  }
  const title = label(draw, tongue, of);
  const path = `/${asciiWord(draw)}${draw.pick(['', '.html', '/'])}`;
  const inMenu = of === 'contact' || draw.chance(0.3);
  if (!inMenu) draft.frame.footer += `<a href="${path}">${title}</a>`;
  addPage(draft, { path, title, main: heading(draft, title) + main, ...(inMenu && { menu: title }) });
}

export const PROOF_PLACES: Readonly<Record<string, ProofPlace>> = {
  footer: {
    ...{ kinds: ANY, shown: true, why: 'alone with its label at the foot of every page' },
    put: (draft, contact, showing) => {
      draft.frame.footer += shownAs(draft, contact, showing);
    },
  },
  header: {
    ...{ kinds: ANY, shown: true, why: 'alone with its label at the head of every page' },
    put: (draft, contact, showing) => {
      draft.frame.header += shownAs(draft, contact, showing);
    },
  },
  'fixed-bar': {
    ...{ kinds: ['mail', 'phone', 'telegram'], shown: true, why: 'in a bar that stays on the screen on every page' },
    put: (draft, contact, showing) => {
      const bar = tagged(
        draft.draw.pick(['div', 'x-bar', 'aside', 'nav']),
        shownAs(draft, contact, showing),
        ' style="position:fixed;bottom:0"',
      );
      if (draft.draw.chance(0.5)) draft.frame.end += bar;
      else draft.frame.top += bar;
    },
  },
  'contact-page': {
    ...{
      kinds: ANY,
      shown: true,
      why: 'in the block of contacts on the page that the menu leads to, beside another contact',
    },
    put: (draft, contact, showing) => ownersPage(draft, 'contact', ownText(draft, 2) + block(draft, contact, showing)),
  },
  'imprint-page': {
    ...{ kinds: ANY, shown: true, why: 'in the imprint, below the site’s own name' },
    put: (draft, contact, showing) => {
      const own = `<p>${draft.name}</p><p>${inventedWord(draft.draw, draft.tongue.script)} ${draft.draw.int(2, 90)}</p>`;
      ownersPage(draft, 'imprint', own + block(draft, contact, showing));
    },
  },
  'typed-data': {
    ...{
      kinds: ['mail', 'phone', 'telegram'],
      shown: false,
      why: 'in the site’s typed data about itself, with its own address on the web',
    },
    put: (draft, { kind, value }) => {
      const { draw, name, host } = draft;
      const type = draw.pick(['Organization', 'LocalBusiness', 'Store']);
      const key = { mail: 'email', phone: 'telephone' }[kind as string] ?? 'sameAs';
      const text = kind === 'telegram' ? `https://t.me/${value}` : value;
      const url = `https://${host}/`;
      const json = JSON.stringify({ '@context': 'https://schema.org', '@type': type, name, url, [key]: text });
      const script = `<script type="application/ld+json">${json}</script>`;
      const item =
        kind === 'telegram' ? `<link itemprop="sameAs" href="${text}">` : `<meta itemprop="${key}" content="${text}">`;
      const items = `<div itemscope itemtype="https://schema.org/${type}"><meta itemprop="name" content="${name}"><link itemprop="url" href="${url}">${item}</div>`;
      if (draw.chance(0.6)) draft.frame.head += script;
      else draft.frame.end += items;
    },
  },
  'form-recipient': {
    ...{ kinds: ['mail'], shown: false, why: 'what visitors write in the site’s form goes there' },
    put: (draft, { value }) => {
      const { draw } = draft;
      const field = `<input type="hidden" name="${draw.pick(['recipient', 'to', '_to', 'sendto'])}" value="${value}">`;
      const made = draw.pick([
        form(draft, `mailto:${value}`),
        form(draft, `https://forms.example/to/${value}`),
        form(draft, '/cgi-bin/mail', field),
      ]);
      ownersPage(draft, 'contact', ownText(draft, 2) + made);
    },
  },
  'order-button': {
    ...{
      kinds: ['mail', 'phone', 'telegram'],
      shown: false,
      why: 'whoever orders goods of the site writes or calls there',
    },
    put: (draft, { kind, value }) => {
      const { draw, tongue } = draft;
      const offers = Array.from({ length: 3 }, () => {
        const good = inventedWord(draw, tongue.script);
        const link = kind === 'mail' ? `mailto:${value}?subject=${encodeURIComponent(good)}` : linkOf(kind, value);
        return `<div${classed(draw, draft.look)}><h3>${good}</h3>${draw.int(3, 900)}.50 <a href="${link}"><button>${label(draw, tongue, 'send')}</button></a></div>`;
      });
      for (const page of draft.pages.slice(0, 3)) page.main += offers.join('');
    },
  },
  chat: {
    ...{
      kinds: ['phone', 'telegram'],
      shown: false,
      why: 'the chat button on every page opens a talk with that account',
    },
    put: (draft, { kind, value }) => {
      const link = kind === 'telegram' ? `https://t.me/${value}` : `https://wa.me/${value.replace(/\D/g, '')}`;
      draft.frame.end += `<a style="position:fixed;right:9px" href="${link}"${classed(draft.draw, draft.look)}>${label(draft.draw, draft.tongue, 'write')}</a>`;
    },
  },
  'code-in-frame': {
    ...{
      kinds: ['mail', 'phone', 'telegram', 'wallet'],
      shown: false,
      why: 'a code at the foot of every page, which telephones read',
    },
    put: (draft, { kind, value }) => {
      const { draw, name, tongue } = draft;
      const card = `BEGIN:VCARD\nVERSION:3.0\nFN:${name}\n${kind === 'mail' ? 'EMAIL' : 'TEL'}:${value}\nEND:VCARD`;
      const plain = linkOf(kind, value) ?? value;
      const code = (kind === 'mail' || kind === 'phone') && draw.chance(0.5) ? card : plain;
      const shot = photo(draw.int(1, 1e9));
      const picture = { ...shot, grid: { ...shot.grid, width: 200, height: 200, codes: [code] } };
      draft.site = { ...draft.site, pictures: { ...draft.site.pictures, '/code.png': picture } };
      draft.frame.footer += `<div>${label(draw, tongue, kind)} <img src="/code.png" width="200" height="200" alt=""></div>`;
    },
  },
  'card-link': {
    rare: true,
    ...{
      kinds: ['mail', 'phone'],
      shown: false,
      why: 'a card to be saved, which carries the site’s name, on its page for contacts',
    },
    put: (draft, { kind, value }) => {
      const card = `BEGIN:VCARD\nVERSION:3.0\nFN:${draft.name}\nORG:${draft.name}\n${kind === 'mail' ? 'EMAIL' : 'TEL'}:${value}\nEND:VCARD`;
      const link = `<a download="card.vcf" href="data:text/vcard;charset=utf-8,${encodeURIComponent(card)}">${label(draft.draw, draft.tongue, 'contact')}</a>`;
      const fresh = shownAs(draft, freshLine(draft, kind), 'linked');
      ownersPage(draft, 'contact', ownText(draft, 2) + box('div', classed(draft.draw, draft.look), fresh + link));
    },
  },
  'paper-in-frame': {
    rare: true,
    ...{
      kinds: ['mail', 'phone'],
      shown: false,
      why: 'a sheet that the foot of every page links to as the site’s contacts, under the site’s name',
    },
    put: (draft, contact) => {
      const { draw, tongue, name } = draft;
      const fresh = freshLine(draft, contact.kind);
      const lines = [
        name,
        `${label(draw, tongue, contact.kind)}: ${contact.value}`,
        `${label(draw, tongue, fresh.kind)}: ${fresh.value}`,
      ];
      const paper = { format: 'pdf', pages: 1, metadata: { title: name }, text: lines.join('\n') } as const;
      draft.site = { ...draft.site, documents: { '/card.pdf': paper } };
      draft.frame.footer += `<a href="/card.pdf">${label(draw, tongue, 'contact')}</a>`;
    },
  },
  'privacy-notice': {
    ...{
      kinds: ['mail', 'phone'],
      shown: false,
      why: 'the notice about data names the site as the controller, and this as its contact',
    },
    put: (draft, { kind, value }) => {
      const { draw, tongue, name, host } = draft;
      const contact = draw.chance(0.5) ? `<a href="${linkOf(kind, value)}">${value}</a>` : value;
      const line = controllerLine(draw, tongue, name, host, contact);
      ownersPage(draft, 'controller', tagged('p', line) + ownText(draft, 3));
    },
  },
};
