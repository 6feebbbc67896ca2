/** Decides by address and place if a picture came with the site's software; finds icons. */
import { type Element, isTag } from 'domhandler';
import { classAndId, closest } from '../../page/view/tree.ts';
import type { ImageRef, Link, Page, SiteImage } from '../../page/view/views.ts';

/** Folders of publishing systems for their makers' code; owners upload elsewhere. */
const CODE_FOLDER = /\/(?:wp-content\/(?:mu-)?plugins|wp-includes|node_modules|bower_components)\//i;
/** Shop systems keep code in these folders; some modules also hold the owner's goods and slides. */
const MODULE_FOLDER = /\/(?:modules|extensions|plugins|components|add-?ons|vendors?|widgets?)\/(.*)/is;
const OWN_FOLDER = /upload|product|shop_image|slide|banner|gallery/i;
const BOX =
  /(?:^|[\s_-])(?:cookies?|consent|gdpr|cmp|live-?chat|chat|whatsapp|messenger|payments?|captcha|trust-?(?:badges?|seals?))(?:[\s_-]|$)/i;
/** A box is small: further up, the same words describe the whole page. */
const NEAR = 5;
/** Cards, couriers, seals and app shops in a footer are no larger. */
const SMALL = 300;

/** True for a picture of a plug-in or a consent, chat or pay box, or a small one in a footer. */
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

/** The link elements of a page that name its icon. Without mask-icon, which is one colour. */
export const iconLinks = (page: Page): Link[] =>
  page.links.filter(({ rel }) =>
    /(?:^|\s)(?:shortcut\s+)?(?:icon|apple-touch-icon(?:-precomposed)?)(?:\s|$)/.test(rel),
  );

export const isDefaultIcon = (url: string): boolean => /^https?:\/\/[^/]+\/favicon\.[a-z]{2,4}(?:$|\?)/i.test(url);

/** Paths of systems' default icons: WordPress, Joomla, Drupal, Magento, Wix and others. */
const PRODUCT_ICON =
  /\/wp-(?:includes|admin)\/images\/|\/(?:media\/)?templates\/(?:site\/|administrator\/)?(?:protostar|cassiopeia|beez3?|isis|atum|ja_purity)\/(?:images\/)?[^?#]{0,60}(?:favicon|joomla)|\/misc\/(?:favicon|druplicon)|\/core\/themes\/[a-z0-9_]{2,30}\/favicon|\/typo3\/sysext\/|\/Magento_Theme\/favicon|\/phpmyadmin\/|\/universal\/default-favicon|\/pfavico\.ico|^https?:\/\/(?:www\.)?(?:weebly|wix|squarespace|wordpress|shopify|blogger|webflow)\.com\/favicon\.ico/i;

/** True for the address of a publishing system's default icon, requested or redirected to. */
export const isProductIcon = (url: string): boolean => PRODUCT_ICON.test(url.slice(0, 1_000));
