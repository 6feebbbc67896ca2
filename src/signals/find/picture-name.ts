/** What the file name of a picture says: whether somebody chose it, and whether the picture came from a stock library. */

/** Words that themes, cameras and editors put into names; a name of these alone is nobody's. */
const GENERIC = new Set(
  'img image images photo photos picture pic pics banner banners slide slider slideshow hero background bg product products item items about aboutus us home index header footer cover thumb thumbnail thumbnails small large big medium mobile desktop gallery portfolio team member contact service services blog news post section main default sample demo untitled screenshot screen shot bild foto imagen dsc dscn dscf wa pano scaled copy final new old left right top bottom front back the and for jpg jpeg png webp img1 pxl mvimg wechat weixin whatsapp'.split(
    ' ',
  ),
);

/** Whether a word stands in the names of anybody's pictures. */
export function isPictureWord(word: string): boolean {
  return GENERIC.has(word.toLowerCase());
}

/** Libraries whose pictures anybody may license or take. */
const STOCK =
  /shutterstock|istock(?:photo)?|getty[ _-]?images|adobe[ _-]?stock|depositphotos|dreamstime|\bpexels\b|\bpixabay\b|\bunsplash\b|fotolia|123rf|freepik|\balamy\b|bigstock|canstock(?:photo)?|stocksy|vecteezy|envato|rawpixel|visual china|视觉中国/i;
/** Unsplash's own form of name, which says nothing of it. */
const STOCK_NAME = /(?:^|[^a-z])(?:pexels|unsplash|pixabay|alamy)(?:[^a-z]|$)|^photo-1\d{9,12}-[0-9a-f]{12}/i;

/** True of text (an address, a file name, a copyright line) that names a stock library. */
export function namesStockLibrary(text: string): boolean {
  return STOCK.test(text.slice(0, 2_000));
}

/** Where a picture was loaded from, and its name there. */
export function isStockAddress(url: string): boolean {
  const [address = ''] = url.split(/[?#]/, 1);
  return namesStockLibrary(address) || STOCK_NAME.test(lastPart(address));
}

/**
 * The file name that a picture goes by on any site, without folders, extension and the sizes that publishing systems add;
 * null when it is no name that two people would hardly choose alike: "banner1", "IMG_0042", a digest of its bytes.
 */
export function oddName(url: string): string | null {
  const [address = ''] = url.split(/[?#]/, 1);
  const name = lastPart(address)
    .replace(/\.[a-z0-9]{2,5}$/i, '')
    .replace(/(?:[-_]\d{2,4}x\d{2,4}|@[23]x|-scaled|[-_](?:min|thumb|small|large))+$/i, '')
    .toLowerCase();
  if (name.length < 8 || name.length > 120 || isStockAddress(url) || isDigest(name)) return null;
  const words = name.match(/\p{L}+/gu) ?? [];
  const telling = words.filter((word) => word.length >= 3 && !GENERIC.has(word)).join('').length;
  const digits = (name.match(/\d/g) ?? []).length;
  return telling >= 8 || digits >= 12 || (telling >= 4 && digits >= 5) ? name : null;
}

/** Names that publishing systems make from the bytes, so that equal files have equal names anyway. */
function isDigest(name: string): boolean {
  return /^(?:[0-9a-f]{16,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.test(name) || /[0-9a-f]{24,}/.test(name);
}

function lastPart(address: string): string {
  const part = address.slice(0, 2_000).replace(/\/+$/, '').split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
