/** True for a whole address. Anything else is the path of an archive or a saved page. */
export function isWebAddress(input: string): boolean {
  return /^https?:\/\//i.test(input) || /^[a-z][a-z0-9+.-]*:(?!\\)/i.test(input);
}
