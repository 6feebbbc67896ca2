/**
 * What a person calls one side: its site. A saved page that does not say where it stood has only a made-up host
 * (archive/saved/saved-page.ts), so there it is the path under which the person gave it.
 */
export function sideName(site: string, input: string): string {
  return /^saved-[0-9a-f]+\.invalid(?:$|[:/])/.test(site) ? input : site;
}
