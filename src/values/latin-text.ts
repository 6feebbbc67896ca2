/** Text in other scripts → its sound in Latin letters, so that a reader can say and search it. */
import anyAscii from 'any-ascii';
import { pinyin } from 'pinyin-pro';

const OTHER = /(?!\p{Script=Latin})\p{L}/u;
const MOST = 600;

/** Null: it stands in Latin letters already. Longer texts are cut. */
export function latinText(text: string): string | null {
  if (!OTHER.test(text)) return null;
  const [beginning, rest] = [text.slice(0, MOST), text.slice(MOST)];
  const latin = beginning
    .replace(/\p{Script=Han}+/gu, (run) => ` ${pinyin(run, { toneType: 'none', type: 'array' }).join(' ')} `)
    .replace(/[^\u0000-\u024f]+/g, (run) => anyAscii(run))
    .replace(/\s+/g, ' ')
    .trim();
  return rest === '' ? latin : `${latin}…`;
}
