/** Addresses counted of one page. */
const MOST_ADDRESSES = 20_000;
/** What follows `//`, as markup, scripts (`\/`) and addresses within addresses (`%2F`) write it. */
const ADDRESS = /(?:\/\/|\\\/\\\/|%2f%2f)((?:[^\s"'()<>;,?&#\\]|\\\/){4,2048})/gi;

/** Host and path, as one word, of every address that a page's bytes write out whole. Needs no parser and no charset. */
export function namedAddresses(body: Uint8Array): Set<string> {
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
  const named = new Set<string>();
  for (const [, written = ''] of text.matchAll(ADDRESS)) {
    const address = hostAndPath(`http://${written.replaceAll('\\/', '/').replace(/%2f/gi, '/')}`);
    if (address !== null) named.add(address);
    if (named.size >= MOST_ADDRESSES) break;
  }
  return named;
}

/** Null for what is no address. */
export function hostAndPath(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { host, pathname } = new URL(url);
  return host + pathname;
}
