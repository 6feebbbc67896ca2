/** Two networks with profiles: each a page with the member's word about herself, her posts, and what the network shows beside them. */
import type { Draw } from '../../attacks/generated/draw.ts';
import type { Firm } from './firm.ts';

export interface Profile {
  readonly firm: Firm;
  readonly network: Network;
  readonly path: string;
  /** The member's own: a sentence, and rows of a label and a value. */
  readonly bio: { sentence: string; rows: [string, string][]; head: string[] };
  readonly posts: string[];
}

export interface Network {
  readonly host: string;
  readonly pathOf: (handle: string) => string;
  /** The way out of the network, through which it counts its members' links. */
  readonly leave: string;
  readonly style: 'card' | 'rows';
}

export function networksOf(draw: Draw): [Network, Network] {
  const paths = draw.some([(h: string) => `/@${h}`, (h: string) => `/u/${h}`, (h: string) => `/people/${h}/`], 2);
  const [first = String, second = String] = paths;
  return [
    { host: `gather${draw.int(10, 99)}.example`, pathOf: first, leave: '/leave', style: 'card' },
    { host: `reels${draw.int(10, 99)}.example`, pathOf: second, leave: '/out/go', style: 'rows' },
  ];
}

export function profileOf(firm: Firm, network: Network): Profile {
  const handle = firm.host.replace(/\W.*$/, '').slice(0, 12);
  const sentence = firm.about[0] ?? '';
  return { firm, network, path: network.pathOf(handle), bio: { sentence, rows: [], head: [] }, posts: [] };
}

/** @param others members whom the network shows beside this one */
export function profileHtml({ firm, network, bio, posts }: Profile, others: readonly Profile[]): string {
  const { host, style, leave } = network;
  const beside = others.map((one) => `<li><a href="${one.path}">${one.firm.name}</a></li>`).join('');
  const frame = `<a href="/help">Help</a> <a href="/signup">Join</a> <a href="http://ads.${host}/buy">Advertise</a>`;
  const top = `<!doctype html><html><head><title>${firm.name} - ${host}</title>${bio.head.join('')}</head><body>`;
  const note = (text: string, i: number): string =>
    `<p>${text}</p><a href="${leave}?share=${i}">Share</a> <span>${i * 3 + 2} likes</span>`;
  if (style === 'card')
    return `${top}<header>${frame}</header><main><div class="who"><h1>${firm.name}</h1><p>${bio.sentence}</p><dl>${bio.rows
      .map(([label, value]) => `<dt>${label}</dt><dd>${value}</dd>`)
      .join(
        '',
      )}</dl></div>${posts.map((text, i) => `<article>${note(text, i)}</article>`).join('')}</main><aside><h3>Also here</h3><ul>${beside}</ul></aside><footer>${frame}</footer></body></html>`;
  return `${top}<div class="top">${frame}</div><div class="member"><h2>${firm.name}</h2><div>${bio.sentence}</div><ul>${bio.rows
    .map(([label, value]) => `<li>${label}: ${value}</li>`)
    .join(
      '',
    )}</ul></div><ol class="feed">${posts.map((text, i) => `<li>${note(text, i)}</li>`).join('')}</ol><ul class="more">${beside}</ul></body></html>`;
}
