import { expect, it } from 'vitest';
import { isProductIcon } from '../../../src/signals/find/icon-links.ts';

it.each([
  'https://shop.test/wp-includes/images/w-logo-blue-white-bg.png',
  'https://shop.test/templates/protostar/favicon.ico',
  'https://shop.test/media/templates/site/cassiopeia/images/joomla-favicon.svg',
  'https://shop.test/core/misc/favicon.ico',
  'https://shop.test/static/version1/frontend/Magento/luma/en_US/Magento_Theme/favicon.ico',
  'https://assets.builder.test/universal/default-favicon.ico',
  'https://www.wix.com/favicon.ico',
])("knows a publishing system's own icon: %s", (url) => expect(isProductIcon(url)).toBe(true));

it.each([
  'https://shop.test/favicon.ico',
  'https://shop.test/wp-content/uploads/2021/05/cropped-quill-32x32.png',
  'https://shop.test/templates/quillmoor/favicon.ico',
  'https://notwix.com/favicon.ico',
])("takes a site's own icon for its own: %s", (url) => expect(isProductIcon(url)).toBe(false));
