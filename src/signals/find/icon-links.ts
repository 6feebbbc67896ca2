import type { Link, Page } from '../../page/view/views.ts';

/** The link elements of a page that name its icon; not mask-icon, whose one colour is not the picture. */
export function iconLinks(page: Page): Link[] {
  return page.links.filter(({ rel }) =>
    /(?:^|\s)(?:shortcut\s+)?(?:icon|apple-touch-icon(?:-precomposed)?)(?:\s|$)/.test(rel),
  );
}

export function isDefaultIcon(url: string): boolean {
  return /^https?:\/\/[^/]+\/favicon\.[a-z]{2,4}(?:$|\?)/i.test(url);
}

/** Default icons of WordPress, Joomla, Drupal, TYPO3, Magento, phpMyAdmin, Squarespace, Wix, Weebly, by their paths. */
const PRODUCT_ICON =
  /\/wp-(?:includes|admin)\/images\/|\/(?:media\/)?templates\/(?:site\/|administrator\/)?(?:protostar|cassiopeia|beez3?|isis|atum|ja_purity)\/(?:images\/)?[^?#]{0,60}(?:favicon|joomla)|\/core\/misc\/favicon|\/misc\/(?:favicon|druplicon)|\/core\/themes\/[a-z0-9_]{2,30}\/favicon|\/typo3\/sysext\/|\/Magento_Theme\/favicon|\/phpmyadmin\/|\/universal\/default-favicon|\/pfavico\.ico|^https?:\/\/(?:www\.)?(?:weebly|wix|squarespace|wordpress|shopify|blogger|webflow)\.com\/favicon\.ico/i;

/** True of an address, asked for or sent on to, of an icon that is its publishing system's own. */
export function isProductIcon(url: string): boolean {
  return PRODUCT_ICON.test(url.slice(0, 1_000));
}
