/** Invented names in the script of a language: towns, people, firms. */
import type { Draw } from './draw.ts';
import type { Script } from './tongues/tongue.ts';

const SYLLABLES: Readonly<Record<Exclude<Script, 'han'>, readonly [first: string, last: string]>> = {
  latin: [
    'bra dro fel gri hol ing jor kel lum mor nar ost pel quin ros sil tor und vel wen yar zel brim cal dun esk',
    'holt mere beck nau stad wick low ford garth lind vik mar den ros hage tov by kin sund bray',
  ],
  cyrillic: [
    'бра дро фел гри хол инг йор кел лум мор нар ост пел рос сил тор унд вел вен яр зел кал дун',
    'хольт бек наув стад вик лов гарт линд мар ден рос хаг тов бин кин сунд брай',
  ],
  arabic: [
    'بر در فل جر هل نج يور كل لم مر نر است بل رس سل تر وند ول ين زل',
    'هوت مير بك نو ستاد ويك لو لند مار دن روس هاج توف كين سند',
  ],
};
const HAN = '澜柏沐岑霁棠砚湄岱溪榆蔚泓苓翎珞崧洛禾汀栎芷墨岚浔鹭';

/** One word with a capital where the script has them. */
export function inventedWord(draw: Draw, script: Script): string {
  if (script === 'han') return draw.some([...HAN], draw.int(2, 3)).join('');
  const [first, last] = SYLLABLES[script].map((text) => text.split(' ')) as [string[], string[]];
  const middle = draw.chance(0.4) ? draw.pick(first) : '';
  const word = draw.pick(first) + middle + draw.pick(last);
  return word.charAt(0).toUpperCase() + word.slice(1);
}

export function inventedPerson(draw: Draw, script: Script): string {
  const given = inventedWord(draw, script);
  return script === 'han' ? given : `${given} ${inventedWord(draw, script)}`;
}

/** A word that names and classes of one site are made of. */
export function asciiWord(draw: Draw): string {
  return inventedWord(draw, 'latin').toLowerCase();
}
