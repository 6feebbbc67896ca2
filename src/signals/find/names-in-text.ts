/** Names in what a reader sees, and in what is hidden from him: copyright notices, footers, running text. */
import type { Page } from '../../page/view/views.ts';
import { amongOthers } from './among-others.ts';
import type { CarriedName, NameList } from './carried-name.ts';
import { companyMentions } from './company-mentions.ts';
import { readCopyrightLine } from './copyright-line.ts';
import { isMapCaption } from './map-caption.ts';

/** A footer that names more firms than this lists them. */
const MOST_OWN = 4;
const LONGEST_NOTICE = 1_500;
const LONGEST_BLOCK = 3_000;
/** A page whose running text names more firms than this is a directory, or written to keep us busy. */
const MOST_MENTIONS = 2_000;
const TELLS_OF_ITSELF: readonly Page['role'][] = ['home', 'about', 'contact', 'language'];
const MAY_BE_NOTICE =
  /©|\(c\)|copyright|reserved|прав|droits|direitos|derechos|rechte|hak|版权|版權|所有|حق|권|diritti|著作|prawa|všechna/i;

export function namesInText(page: Page, list: NameList): void {
  const footer: { readonly at: number; readonly name: CarriedName }[] = [];
  let mentions = 0;
  for (const { text, zone, node, hidden } of page.blocks) {
    if (isMapCaption(text, node)) continue;
    const visitors = page.isOfVisitors(node);
    // A notice that no reader sees declares nothing, and one that a visitor wrote is nobody's.
    const mayBeNotice =
      !visitors && !hidden && zone !== 'main' && text.length <= LONGEST_NOTICE && MAY_BE_NOTICE.test(text);
    const owner = mayBeNotice ? (readCopyrightLine(text)?.owner ?? '') : '';
    if (owner !== '') list.add(owner, 'declared', 'copyright', node, text);
    if (zone === 'main' && !hidden && mentions >= MOST_MENTIONS) continue;
    for (const mention of companyMentions(text.slice(0, LONGEST_BLOCK))) {
      mentions++;
      if (mention.credit) continue;
      const { name, at, other, resale, selfDescribed } = mention;
      const quote = text.slice(Math.max(0, at - 60), at + 140);
      if (visitors) list.add(name, 'mention', 'text', node, quote);
      else if (zone === 'footer' && !hidden && owner === '') {
        const before = list.names.length;
        const role = other || amongOthers(node) !== null ? 'mention' : 'declared';
        list.add(name, role, 'footer', node, quote, resale);
        const added = list.names[before];
        if (added?.role === 'declared') footer.push({ at: before, name: added });
      } else if (hidden) list.add(name, other ? 'mention' : 'trace', 'hidden', node, quote);
      else if (owner === '') {
        const own = selfDescribed && !other && TELLS_OF_ITSELF.includes(page.role) && amongOthers(node) === null;
        list.add(name, own ? 'trace' : 'mention', 'text', node, quote, resale);
      }
    }
  }
  if (new Set(footer.map(({ name }) => name.value)).size > MOST_OWN)
    for (const { at, name } of footer) list.names[at] = { ...name, role: 'mention' };
}
