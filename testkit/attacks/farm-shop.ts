/** One shop of kite makers, as a farm copies it: words, menu and structure stay, the name and the host change. */
import type { AttackSite } from './attack.ts';

export const OWN_MAILBOXES: readonly string[] = ['hollin.kites@gmail.com', 'despatch.hollin@outlook.com'];

const HOME = [
  'A kite that will not climb is nearly always a kite whose bridle was tied in a hurry on the last morning of a fair.',
  'We split our own ash in February, when the sap is down and the loft smells of nothing but cold wood and string.',
  'Each sail is cut from one bolt, because two bolts of the same dye never fade at the same speed over salt water.',
  'The reel that comes with the big delta has a brake of boxwood that you can hold with a mitten on.',
  'Children under six get a sled with no sticks in it, and it flies behind a bicycle as well as over a beach.',
  'If you tell us which way your garden faces we will say honestly whether a kite is any use to you there.',
  'Nobody has ever sent a rokkaku back, although two came home by post after they had crossed the estuary alone.',
];
const ABOUT = [
  'The loft was a sail maker’s until the herring left, and the long table still has his thumb marks in the wax.',
  'Three of us sew, one of us splits wood, and the dog decides when it is too wet to glue.',
  'We learnt the six-sided pattern from a retired harbour pilot who flew his with no tail and a great deal of swearing.',
  'In the second winter we burnt a whole order because the thread had been stored beside the paraffin.',
  'Every spring the school at the end of the lane sends us drawings, and the worst of them becomes that year’s print.',
  'We have no web designer, no sales department and no telephone after six, since that is when the wind is best.',
  'Our oldest kite still flies on Sundays; it has had four sails, three spars and two owners.',
];
const GOODS = [
  'Delta of two metres, plum and mustard, with a boxwood reel and ninety metres of braided line.',
  'Rokkaku for two hands, sea green, packed in a tube that fits under the seat of most trains.',
  'Sled without sticks for small children, printed with the heron that won the school’s contest.',
  'Box kite after the naval pattern, unbleached, for days on which hats are lost.',
  'Spare bridles, already knotted and labelled, because nobody reads the leaflet.',
  'Tail by the metre, in offcuts of every colour that was sewn this year.',
];
const WRITE = [
  'Orders that arrive before the tide table says high water leave the loft on the same day.',
  'We pack in straw board and never in plastic, so a dented tube is the carrier’s doing and we will send another.',
  'For repairs, write what the kite did last before it broke, and put the pieces in a pillow case.',
  'Schools pay when the children have flown, not before.',
];
const MENU = ['Loft door', 'Who sews', 'Kites and tails', 'Post and repairs'];
const PATHS = ['/', '/who-sews.html', '/kites-and-tails.html', '/post-and-repairs.html'];

const FIRST = 'Amber Bracken Cobalt Dapple Ember Fennel Gannet Hazel Indigo Juniper Kestrel Lichen'.split(' ');
const SECOND = 'Wharf Steps Gable Lantern Mast'.split(' ');

/** @param n which copy: decides the name and the host alone */
export function farmShop(n: number, mailboxes: readonly string[]): AttackSite {
  const name = `${FIRST[n % FIRST.length]} ${SECOND[Math.floor(n / FIRST.length) % SECOND.length]} Kites`;
  const host = `${name.toLowerCase().replaceAll(' ', '-')}.example`;
  const nav = MENU.map(
    (label, i) => `<li class="loft-item"><a class="loft-link" href="${PATHS[i]}">${label}</a></li>`,
  ).join('');
  const contact = mailboxes
    .map((mailbox) => `<li class="loft-post"><a href="mailto:${mailbox}">${mailbox}</a></li>`)
    .join('');
  const page = (title: string, lines: readonly string[]): string =>
    `<!doctype html><html lang="en"><head><title>${title} | ${name}</title></head><body class="loft"><header class="loft-top"><p class="loft-sign"><a href="/">${name}</a></p><ul class="loft-menu">${nav}</ul></header>
    <main class="loft-floor"><section class="loft-room"><h1>${title}</h1>${lines.map((line) => `<p class="loft-say">${line}</p>`).join('')}</section><aside class="loft-shelf"><figure><figcaption>Seen from the quay</figcaption></figure></aside></main>
    <footer class="loft-base"><dl><dt>Write</dt><dd><ul>${contact}</ul></dd></dl><p>© 2024 ${name}</p></footer></body></html>`;
  const lines = [HOME, ABOUT, GOODS, WRITE];
  const pages = Object.fromEntries(PATHS.map((path, i) => [path, page(MENU[i] ?? '', lines[i] ?? [])]));
  return { host, pages };
}
