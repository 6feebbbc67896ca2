/** A certificate with more names is a hosting company's. */
const MOST_NAMES = 200;

/**
 * The host names of a certificate, in lower case, each once; from Node's text of its alternative
 * names, `DNS:a.test, DNS:b.test, IP Address:…`. Quoted names have odd characters and are no host
 * names.
 */
export function dnsNames(alternatives: string | undefined): string[] {
  const names = (alternatives ?? '')
    .split(', ')
    .flatMap((part) => /^DNS:([\w*.-]{1,253})$/.exec(part)?.[1]?.toLowerCase() ?? []);
  return [...new Set(names)].slice(0, MOST_NAMES);
}
