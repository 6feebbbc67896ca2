/** Words around a firm's name by which a site says that it has nothing to do with it. */

/** A negation, and behind it, up to the name, a word of what could tie two firms. */
const BEFORE =
  /(?<!\p{L})(?:(?:not|never|nor?|neither|nothing|un(?=affiliated|related|connected))\s?|\p{L}{2,6}n['’]t\s)[^.!?\n]{0,40}(?:affiliat|associat|connect|relat|link|successor|formerly|part of|belong|owned|same (?:as|company|firm)|to do with)[^.!?\n]{0,30}$|(?<!\p{L})(?:не|ни|никак|нет)\s[^.!?\n]{0,40}(?:связ|отношени|принадлеж|относ|правопреем|аффилир|общего)[^.!?\n]{0,30}$|(?<!\p{L})(?:não|nao|no|nunca|nem|ni|sem|sin|nenhuma?|ningun[ao]?|ningún)\s[^.!?\n]{0,40}(?:afilia|associad|asociad|relaci?onad|relaç|relaci|vincul|v[ií]nculo|sucesor|sucessor|ligad|ligaç|pertenc|pertenec|parte d)[^.!?\n]{0,30}$|(?<!\p{L})(?:nicht|nie|niemals|kein(?:e|er|en|em|es)?|weder)\s[^.!?\n]{0,40}(?:verb(?:unden|indung)|bezieh|nachfolg|zugehör|gehör|teil|tun mit)[^.!?\n]{0,30}$|(?<!\p{L})(?:ne|n['’]\p{L}+|pas|aucune?|sans|non)\s[^.!?\n]{0,40}(?:affili|associ|lié|lien|rapport|relation|success|partie|appart)[^.!?\n]{0,30}$|(?:不是|并非|不属于|不隶属于|没有)[^。！？\n]{0,12}$/iu;
const AFTER = /^[^。！？.!?\n]{0,8}(?:无关|無關|(?:没有|沒有|無|无|毫无)(?:任何|任何的)?(?:关系|關係|关联|關聯|联系))/u;

/** @param before the words up to the name; @param after those behind it */
export function isDenied(before: string, after: string): boolean {
  return BEFORE.test(before) || AFTER.test(after);
}
