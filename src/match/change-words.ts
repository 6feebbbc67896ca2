/** Words by which a site says whose successor it is, or where it has gone. */
import { normaliseCompanyName } from '../signals/company-name.ts';

/** What follows is the name or address that was given up. */
const FORMERLY =
  /(?:\b(?:formerly(?: known| called| named| trading)?(?: as)?|previously(?: known| called| named)?(?: as)?|former(?: company)? name|renamed from|changed (?:its|our) name from|successor (?:of|to)|f\.?k\.?a\b\.?|antigamente|anteriormente|antes conhecida? como|antes llamad[ao]|antigua(?:mente)?|vormals|ehemals|anciennement)|原名|曾用名|前身(?:为|是)?|原称|(?<!\p{L})(?:ранее|бывш(?:ая|ее|ий)|прежнее название|правопреемник))[\s:：,"'“«(（-]{0,6}/giu;
/** Said of a link: the other end is where the same people are now. */
const MOVED =
  /\b(?:(?:our |visit (?:our |the )?)?new (?:web ?)?site|(?:we(?:['’]ve| have)? |has )moved(?: to)?|new (?:web )?address|novo site|mudamos para|nuevo sitio|nueva web|neue (?:web)?seite|nouveau site)\b|新网站|新网址|新域名|已迁移|новый сайт|переехали/iu;
const LOOKED_AT = 200;

/** Whether the words say that the name, or the site, is what they were called before. */
export function saysFormerly(quote: string, formerName: string): boolean {
  const text = quote.slice(0, LOOKED_AT);
  return [...text.matchAll(FORMERLY)].some(({ 0: cue, index }) => {
    const after = text.slice(index + cue.length);
    const names = [normaliseCompanyName(after), after.toLowerCase().replace(/^https?:\/\/(?:www\.)?|^www\./, '')];
    return names.some(
      (name) => name.startsWith(formerName) && !/^[.-]?[\p{L}\p{N}]/u.test(name.slice(formerName.length)),
    );
  });
}

export function saysMoved(quote: string): boolean {
  return MOVED.test(quote.slice(0, LOOKED_AT));
}
