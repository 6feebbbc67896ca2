/** Hiding a copy, once more: successors who keep every word and change what a program sees of it. */
import { prose } from '../../traps/small-site.ts';
import type { Attack } from '../attack.ts';
import { LISTED_HOST, OF_LISTED } from '../cast.ts';
import { bare, blog, hashed, plain, table, utility } from './frames.ts';
import { entry, OF_ENTRY, since, site, successorOf } from './worlds.ts';

const more = { capturedAt: '2023-09-08T07:06:05.000Z', facts: since('2023-03-01') };
const WORDS = prose(OF_LISTED.seed, 22);

/** Each sentence with one word that was not there. */
const touched = (lines: readonly string[]): string =>
  lines
    .map((line, i) => line.replace(/ (\w+) (\w+) (\w+)$/, ` $1 $2 ${['truly', 'still', 'often'][i % 3]} $3`))
    .join('\n');
/** Each sentence cut into cells of five words. */
const inCells = (lines: readonly string[]): string =>
  lines
    .map((line) => {
      const words = line.split(' ');
      const cells = Array.from({ length: Math.ceil(words.length / 5) }, (_, i) =>
        words.slice(i * 5, i * 5 + 5).join(' '),
      );
      return `<table><tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr></table>`;
    })
    .join('\n');

const SAVA = `Плетемо корпе од врбе која расте дуж насипа, сечене у фебруару док је сок још доле.
Прут се кува у казану шест сати, љушти се врео и суши се на северној страни шупе.
Дно се плете прво, на колену, и по њему се познаје ко је плео и какав му је био дан.
Корпа за хлеб има равну ивицу, корпа за рубље има две ручке, а корпа за мачку има једну и трпи све.
За дрва плетемо од необељеног прута, јер је тврђи и јер га нико неће гледати.
Колевке радимо само по поруџбини и само ако нам кажу име детета.
Једна жена исплете четири корпе дневно, две жене седам, јер разговарају.
Поправљамо и туђе корпе, ако дно није труло и ако нам се допадну.
Продајемо на велико кафанама, пекарама и једном позоришту које их ломи сваке вечери.
Наручује се писмом или на вратима, и плаћа се кад се корпа види.
Зими радимо код пећи, лети испод ораха, а у јесен никако, јер се бере грожђе.
Ученици почињу од дна и остају код дна док не престану да псују.`;
const LATIN: Readonly<Record<string, string>> = Object.fromEntries(
  'а a б b в v г g д d ђ đ е e ж ž з z и i ј j к k л l љ lj м m н n њ nj о o п p р r с s т t ћ ć у u ф f х h ц c ч č џ dž ш š'
    .split(' ')
    .reduce<[string, string][]>(
      (pairs, one, i, all) => (i % 2 === 0 ? [...pairs, [one, all[i + 1] ?? '']] : pairs),
      [],
    ),
);
const toLatin = (text: string): string =>
  text.replace(/[Ѐ-ӿ]/g, (one) => {
    const small = LATIN[one.toLowerCase()] ?? one;
    return one === one.toLowerCase() ? small : small.charAt(0).toUpperCase() + small.slice(1);
  });
const savaLines = SAVA.split('\n');

export const RED_TEXT_HIDING: readonly Attack[] = [
  successorOf({
    ...{ id: 'one-word-more', principle: 'text', against: [LISTED_HOST] },
    story:
      'A new name keeps the listed firm’s words, captured two years before, and puts one word more near the end of each sentence. Nineteen of twenty words in their order are a copy to any reader: that suffices.',
    site: site(plain, 'en', more)`
bracken-hand.example = Bracken Hand
_ <p>Bracken Hand</p>
# / Home
${touched(WORDS.slice(0, 11))}
# /we We
${touched(WORDS.slice(11))}
`,
  }),
  successorOf({
    ...{ id: 'in-cells', principle: 'text', against: [LISTED_HOST] },
    story:
      'A new name lays the listed firm’s words out in tables of five words a cell, which read as sentences across. Every word in its order suffices.',
    site: site(bare, 'en', more)`
ledger-lane.example = Ledger Lane
_ Ledger Lane
# / Home
${inCells(WORDS.slice(0, 11))}
# /we We
${inCells(WORDS.slice(11))}
`,
  }),
  successorOf({
    ...{ id: 'in-fields', principle: 'text', against: [LISTED_HOST] },
    story:
      'A new name shows the listed firm’s words in fields that can only be read, as if they were forms. A reader reads them as text: that suffices.',
    site: site(utility, 'en', more)`
quiet-forms.example = Quiet Forms
_ <p>Quiet Forms</p>
# / Home
<form><label>About us</label><textarea readonly rows="30" cols="90">${WORDS.slice(0, 11).join('\n')}</textarea></form>
# /we We
<form><label>More about us</label><textarea readonly rows="30" cols="90">${WORDS.slice(11).join('\n')}</textarea></form>
`,
  }),
  successorOf(
    {
      ...{
        id: 'other-alphabet',
        principle: 'text',
        against: ['korpe-sava.example'],
        entity: entry('KORPE SAVA DOO', { websites: ['korpe-sava.example'] }),
      },
      story:
        'A Serbian basket maker’s words, in Cyrillic letters in 2021, stand in Latin letters under a new name. Every word is the same to a reader of both, and one letter stands for one: a lead at least.',
      listedSite: site(table, 'sr', OF_ENTRY)`
korpe-sava.example = Корпе Сава
_ Корпе Сава
# / Почетна
${savaLines.slice(0, 6).join('\n')}
# /rad Рад
${savaLines.slice(6).join('\n')}
`,
      site: site(hashed, 'sr', more)`
pletara-dunav.example = Pletara Dunav
_ Pletara Dunav
# / Početna
${toLatin(savaLines.slice(0, 6).join('\n'))}
# /posao Posao
${toLatin(savaLines.slice(6).join('\n'))}
`,
    },
    'lead',
  ),
  successorOf({
    ...{ id: 'one-paragraph', principle: 'text', against: [LISTED_HOST] },
    story:
      'A new name runs the listed firm’s words together into one paragraph a page, without capitals, with dashes where sentences ended. Every word in its order suffices.',
    site: site(blog, 'en', more)`
runon-row.example = Runon Row
_ Runon Row
# / Home
<p>${WORDS.slice(0, 11).join(' ').toLowerCase().replaceAll('.', ' –')}</p>
# /we We
<p>${WORDS.slice(11).join(' ').toLowerCase().replaceAll('.', ' –')}</p>
`,
  }),
];
