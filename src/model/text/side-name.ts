/**
 * The name of a side for people: its site, or the given path where the host is made up, as it is in
 * visits that older versions stored of saved pages without an address.
 */
export function sideName(site: string, input: string): string {
  return /^saved-[0-9a-f]+\.invalid(?:$|[:/])/.test(site) ? input : site;
}

interface Named {
  readonly site: string;
  readonly input: string;
}

/** Both sides of a finding as a title. */
export const sidesText = ({ left, right }: { readonly left: Named; readonly right: Named }): string =>
  [left, right].map(({ site, input }) => sideName(site, input)).join(' – ');
