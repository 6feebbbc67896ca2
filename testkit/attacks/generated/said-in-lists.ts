/** Places where a site lists others, or explains something about others. */
import { heading, ownText } from './draft.ts';
import { inventedWord } from './invented.ts';
import { box, classed, tagged } from './look.ts';
import { article, newPage, type Planting, type SaidPlace, said, saidBoxed, saidLines, strangerOf } from './place.ts';
import { label, labelled, sentence } from './prose.ts';

const title = ({ draft }: Planting): string => inventedWord(draft.draw, draft.tongue.script);

/** Lines of the firm's values among lines of others, in any order. */
function among(p: Planting, others: number): string[] {
  const { draw } = p.draft;
  const bare = saidLines(p).map((line) => line.replace(/^[^:：]*[:：] ?/, ''));
  const strangers = Array.from({ length: others }, () => strangerOf(p.draft).value);
  return draw.some([...bare, ...strangers], bare.length + strangers.length);
}

/** Entries of a list of firms, each with a name and contacts; the listed firm is one of them. */
function entries(p: Planting, others: number): string[] {
  const { draft } = p;
  const { draw, tongue } = draft;
  const entryOf = (name: string, lines: readonly string[]): string => {
    const rows = draw.chance(0.5) ? lines.map((line) => `<div>${line}</div>`).join('') : lines.join('<br>');
    return `<b>${name}</b> ${rows}`;
  };
  const strangers = Array.from({ length: others }, () => {
    const { name, label: of, value } = strangerOf(draft);
    return entryOf(name, [labelled(draw, tongue, of, value)]);
  });
  const all = [...strangers, entryOf(p.firm.name, saidLines(p))];
  return draw.some(all, all.length);
}

function inBoxes({ draft }: Planting, contents: readonly string[]): string {
  const { draw, look } = draft;
  const tag = draw.pick(['div', 'li', 'td', 'section', 'dd', 'x-entry', 'p', 'article']);
  const attributes = classed(draw, look);
  return contents.map((one) => box(tag === 'p' && one.includes('<div') ? 'div' : tag, attributes, one)).join('\n');
}

export const SAID_IN_LISTS: Readonly<Record<string, SaidPlace>> = {
  'block-list': {
    wordings: ['warn'],
    on: ['authority', 'forum', 'blog', 'news', 'directory', 'market'],
    why: 'contacts that people complained of, those of many',
    put: (p) => {
      const list = among(p, p.draft.draw.int(4, 14))
        .map((one) => `<li>${one}</li>`)
        .join('\n');
      void article(p.draft, p.draft.draw.pick(['menu', 'linked']), 'reported', `<ul>${list}</ul>`);
    },
  },
  'abuse-table': {
    wordings: ['warn'],
    on: ['authority', 'forum', 'news', 'wiki'],
    why: 'a table of contacts and wallets with the number of complaints',
    put: (p) => {
      const { draw } = p.draft;
      const rows = among(p, draw.int(4, 14)).map(
        (one) =>
          `<tr><td>${one}</td><td>${draw.int(1, 90)}</td><td>${draw.int(1, 28)}.${draw.int(1, 12)}.2024</td></tr>`,
      );
      void article(p.draft, 'linked', 'reported', `<table${classed(draw, p.draft.look)}>${rows.join('\n')}</table>`);
    },
  },
  'exhibitor-list': {
    wordings: ['event'],
    on: ['directory', 'authority', 'news', 'school'],
    why: 'firms that take part in a fair, each with contacts of its own',
    put: (p) =>
      void article(
        p.draft,
        p.draft.draw.pick(['menu', 'linked']),
        'members',
        inBoxes(p, entries(p, p.draft.draw.int(4, 12))),
      ),
  },
  'supplier-page': {
    wordings: ['maker'],
    on: ['directory', 'market', 'wiki'],
    why: 'one page a firm, in a directory of many',
    put: (p) => {
      const { draft } = p;
      const { draw, tongue } = draft;
      const pageOf = (name: string, lines: readonly string[]): void => {
        const text = `<p>${name}: ${sentence(draw, tongue)}</p>`;
        newPage(draft, 'linked', name, heading(draft, name) + text + lines.map((line) => tagged('p', line)).join(''));
      };
      for (let i = draw.int(2, 4); i > 0; i--) {
        const { name, label: of, value } = strangerOf(draft);
        pageOf(name, [labelled(draw, tongue, of, value)]);
      }
      pageOf(p.firm.name, saidLines(p));
    },
  },
  whois: {
    wordings: ['pasted'],
    on: ['forum', 'blog', 'wiki', 'authority', 'news'],
    why: 'the registry’s record of another domain',
    put: (p) => {
      const { values, name, host } = p.firm;
      const record = [
        `Domain Name: ${host.toUpperCase()}`,
        'Registrar: Example Names Ltd',
        `Registrant Organization: ${name}`,
      ];
      if (p.kinds.includes('mail')) record.push(`Registrant Email: ${values.mail}`);
      if (p.kinds.includes('phone')) record.push(`Registrant Phone: ${values.phone}`);
      if (p.kinds.includes('address')) record.push(`Registrant Street: ${values.address}`);
      const text = `<pre${classed(p.draft.draw, p.draft.look)}>${record.join('\n')}\n\n${saidLines(p).join('\n')}</pre>`;
      void article(p.draft, 'linked', title(p), tagged('p', said({ ...p, kinds: [] }, 'pasted')) + text);
    },
  },
  'how-to': {
    wordings: ['howto'],
    on: ['wiki', 'blog', 'school', 'forum', 'workshop', 'authority'],
    why: 'data of an example, which may be any other',
    put: (p) => void article(p.draft, p.draft.draw.pick(['menu', 'linked']), title(p), saidBoxed(p)),
  },
  'product-maker': {
    wordings: ['maker'],
    on: ['shop', 'market', 'workshop'],
    why: 'a product page names the maker, as the law asks of a seller',
    put: (p) => void article(p.draft, 'linked', title(p), `<p>${p.draft.draw.int(4, 900)}.50</p>${saidBoxed(p)}`),
  },
  'product-maker-lines': {
    wordings: ['maker'],
    on: ['shop', 'market', 'workshop'],
    why: 'data of a product, with the maker’s name and contacts among them',
    put: (p) => {
      const { draw, tongue } = p.draft;
      const of = label(draw, tongue, 'maker');
      const facts = [
        `${draw.int(2, 90)} kg`,
        `${draw.int(10, 200)} × ${draw.int(10, 200)} cm`,
        `<b>${of}</b>: ${p.firm.name}`,
        ...saidLines(p),
      ];
      const tag = draw.pick(['li', 'td', 'div']);
      void article(p.draft, 'linked', title(p), facts.map((one) => box(tag, '', one)).join('') + ownText(p.draft, 2));
    },
  },
};
