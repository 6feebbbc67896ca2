/** A picture's address and place → whether it came with the site's machinery, so that many unrelated sites show it. */
import { type Element, isTag } from 'domhandler';
import type { ImageRef, SiteImage } from '../../page/view/views.ts';
import { classAndId, closest } from './tree.ts';

/** Folders of code that publishing systems load from its makers; what their owners upload lies elsewhere. */
const CODE_FOLDER = /\/(?:wp-content\/(?:mu-)?plugins|wp-includes|node_modules|bower_components)\//i;
/** Shop systems keep code in these, and some of their modules the owner's own goods and slides beside it. */
const MODULE_FOLDER = /\/(?:modules|extensions|plugins|components|add-?ons|vendors?|widgets?)\/(.*)/is;
const OWN_FOLDER = /upload|product|shop_image|slide|banner|gallery/i;
const BOX =
  /(?:^|[\s_-])(?:cookies?|consent|gdpr|cmp|live-?chat|chat|whatsapp|messenger|payments?|captcha|trust-?(?:badges?|seals?))(?:[\s_-]|$)/i;
/** A box is small: further up, the same words describe the whole page. */
const NEAR = 5;
/** Cards, couriers, seals and app shops in a footer are no larger. */
const SMALL = 300;

/** From a plug-in's folder, in a box for consent, chat or payment, or small in a footer; in a header it is the owner's. */
export function isOthersPicture({ url, grid, ref }: Pick<SiteImage, 'url' | 'grid' | 'ref'>): boolean {
  const [address = ''] = url.slice(0, 2_000).split(/[?#]/, 1);
  const inModule = MODULE_FOLDER.exec(address)?.[1];
  if (CODE_FOLDER.test(address) || (inModule !== undefined && !OWN_FOLDER.test(inModule))) return true;
  if (ref === null) return false;
  if (ref.zone === 'footer' && Math.max(grid.width, grid.height) <= SMALL) return true;
  return isInBox(ref);
}

function isInBox({ node }: ImageRef): boolean {
  const isRoot = ({ name }: Element): boolean => /^(?:html|body|main)$/.test(name);
  const box = closest(node, isTag(node) ? NEAR : NEAR + 1, (one) => isRoot(one) || BOX.test(classAndId(one)));
  return box !== null && !isRoot(box);
}
