/**
 * A web address or domain as it was before somebody made it unclickable: `hxxp`, `[.]`, `(dot)`,
 * `[:]//`. Any other text comes back as it is.
 */
export function refanged(text: string): string {
  if (!/^\s*h(?:xx|\*\*|tt)ps?(?:\[:\]|\[:\/\/\]|:)|[[({](?:\.|dot)[\])}]/i.test(text)) return text;
  return text
    .replace(/^(\s*)h(?:xx|\*\*|tt)p(s?)(?:\[:\/\/\]|\[:\]\/\/|:\/\/)/i, '$1http$2://')
    .replace(/\s?[[({](?:\.|dot)[\])}]\s?/gi, '.')
    .replace(/\[@\]|\(at\)|\[at\]/gi, '@')
    .replace(/\[(\/|:)\]/g, '$1');
}
