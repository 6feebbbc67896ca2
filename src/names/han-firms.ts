/** Text → the Chinese firms in it, known by their legal form: what is looked for under its Latin name too. */

import { PLACE_WORDS } from '../values/han-words.data.ts';
import { isWhole } from './beside-name.ts';

export interface HanFirm {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly formedTo: number;
  readonly whole: boolean;
}

const HAN_FIRM = /[\p{Script=Han}()（）A-Za-z0-9]{2,24}?(?:股份|集团|集團)?有限(?:责任|責任)?公司/gu;
const BEFORE_NAME = /^.{0,12}(?:版权所有|版權所有|技术支持|供应商|制造商|欢迎来到|关于|联系|是|由|与|和|及)/u;
/** The place that a name mostly begins with tells where that is. */
const PLACE = new RegExp([...PLACE_WORDS].join('|'), 'u');
const MOST_FIRMS = 200;

/** Chinese firms in a text, known by their legal form: what is looked for under its Latin name too. */
export function hanFirms(text: string): HanFirm[] {
  const firms: HanFirm[] = [];
  for (const { 0: whole, index } of text.matchAll(HAN_FIRM)) {
    if (firms.length >= MOST_FIRMS) break;
    const bare = whole.replace(BEFORE_NAME, '');
    const firm = bare.slice(Math.max(0, bare.search(PLACE)));
    const from = index + whole.length - firm.length;
    const written = firm.replace(/(?:股份|集团|集團)?有限(?:责任|責任)?公司$/u, '');
    const to = from + written.length;
    const name = written.replace(/[()（）]/g, '');
    firms.push({ name, from, to, formedTo: from + firm.length, whole: isWhole(text, from, from + firm.length) });
  }
  return firms;
}
