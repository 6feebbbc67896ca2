/** Rows of "server tld tld…" → the server of a top-level domain. `{tld}` in a server's name stands for that domain. */
export function serverTable(rows: readonly string[]): ReadonlyMap<string, string> {
  const table = new Map<string, string>();
  for (const row of rows) {
    const [server = '', ...tlds] = row.split(/\s+/);
    for (const tld of tlds) table.set(tld, server.replaceAll('{tld}', tld));
  }
  return table;
}

/** The last label of an ASCII domain name. */
export function tldOf(domain: string): string {
  return domain.slice(domain.lastIndexOf('.') + 1).toLowerCase();
}
