/** Ways in which an owner shows a contact of his own: in the open, or behind a button, in a field, in data that a script shows. */
import type { Draft } from './draft.ts';
import type { ValueKind } from './firm.ts';
import { asciiWord } from './invented.ts';
import { classed, tagged } from './look.ts';
import { label } from './prose.ts';
import { linkOf } from './values.ts';

export interface Contact {
  readonly kind: ValueKind;
  readonly value: string;
}

interface Seen extends Contact {
  /** The value as a reader sees it, the label before it, and both. */
  readonly text: string;
  readonly of: string;
  readonly line: string;
}

type Showing = (seen: Seen, draft: Draft) => string;

const KEYS: Readonly<Partial<Record<ValueKind, string>>> = {
  mail: 'email',
  phone: 'phone',
  telegram: 'telegram',
  wallet: 'wallet',
};

export const SHOWINGS: Readonly<Record<string, Showing>> = {
  linked: ({ kind, value, text, line }) => {
    const link = linkOf(kind, value);
    return link === null ? line : line.replace(text, `<a href="${link}">${text}</a>`);
  },
  plain: ({ line }) => line,
  'copy-button': ({ text, of }, { draw }) =>
    draw.pick([
      `<button data-clipboard-text="${text}">${of}</button>`,
      `<button onclick="navigator.clipboard.writeText('${text}')">${of}</button>`,
    ]),
  'input-value': ({ text, of }) => `<label>${of} <input readonly value="${text}"></label>`,
  'aria-label': ({ text, of }) => `<a href="#" aria-label="${of}: ${text}"><svg width="9" height="9"></svg></a>`,
  'title-attribute': ({ text, of }) => `<span title="${text}">${of}</span>`,
  'data-attribute': ({ text, of }, { draw }) => {
    const name = `data-${asciiWord(draw).slice(0, 5)}`;
    const script = `<script>document.querySelectorAll('[${name}]').forEach((e) => { e.textContent = e.getAttribute('${name}'); });</script>`;
    return `${of}: <span ${name}="${text}"></span>${script}`;
  },
  dialog: ({ line }, { draw, tongue }) =>
    `<button onclick="this.nextElementSibling.showModal()">${label(draw, tongue, 'contact')}</button><dialog><p>${line}</p></dialog>`,
  popover: ({ line }, { draw, tongue }) => {
    const id = asciiWord(draw);
    return `<button popovertarget="${id}">${label(draw, tongue, 'contact')}</button><div popover id="${id}"><p>${line}</p></div>`;
  },
  tab: ({ line }, { draw, tongue }) => {
    const id = asciiWord(draw);
    return `<div role="tablist"><button role="tab" aria-controls="${id}">${label(draw, tongue, 'contact')}</button></div><div role="tabpanel" id="${id}" hidden><p>${line}</p></div>`;
  },
  template: ({ line }, { draw }) => {
    const id = asciiWord(draw);
    return `<div></div><template id="${id}"><p>${line}</p></template><script>document.getElementById('${id}').previousElementSibling.append(document.getElementById('${id}').content.cloneNode(true));</script>`;
  },
  'settings-object': ({ kind, text }, { draw, name, host }) => {
    const site = { name, url: `https://${host}/`, contact: { [KEYS[kind] ?? 'registrationNumber']: text } };
    return draw.pick([
      `<script id="__NEXT_DATA__" type="application/json">${JSON.stringify({ props: { pageProps: { site } }, page: '/' })}</script>`,
      `<script>window.__NUXT__=${JSON.stringify({ state: { settings: site } })}</script>`,
      `<script>var siteSettings = ${JSON.stringify(site)};</script>`,
    ]);
  },
};

/** One contact as a short line: its label and its value, and nothing else. */
export function shownAs(draft: Draft, contact: Contact, showing: string): string {
  const { draw, tongue, look } = draft;
  const { kind, value } = contact;
  const text = kind === 'telegram' ? `t.me/${value}` : value;
  const colon = tongue.script === 'han' ? '：' : ': ';
  const of = labelOf(draft, contact);
  const markup = SHOWINGS[showing]?.({ kind, value, text, of, line: `${of}${colon}${text}` }, draft) ?? text;
  return tagged('div', markup, classed(draw, look));
}

function labelOf({ draw, tongue }: Draft, { kind, value }: Contact): string {
  // A Russian tax number has a name of its own, and not every wallet is one for bitcoins.
  if (kind === 'number' && value.length === 10) return tongue.script === 'cyrillic' ? 'ИНН' : 'INN';
  return kind === 'wallet' ? (tongue.labels.wallet[0] ?? '') : label(draw, tongue, kind);
}
