/** Words by which a site says that it was renamed or moved. Only statements about itself count. */
import { normaliseCompanyName } from '../../values/company-name.ts';
import { STATEMENT_LETTERS } from '../weigh/policy.ts';

/** The speaker of a statement, and its place. */
export interface Speaker {
  /** Normalised names that the site calls itself by. */
  readonly names: readonly string[];
  /** A place where a site speaks of its owner: copyright line, footer, menu, a profile's bio. */
  readonly atOwners: boolean;
}

/** Cues before the name or address that was given up. */
const FORMERLY =
  /(?:(?<!\p{L})(?:formerly(?: known| called| named| trading)?(?: as)?|previously(?: known| called| named)?(?: as)?|former(?: company)? name|renamed from|changed (?:its|our) name from|successor (?:of|to)|f\.?k\.?a(?!\p{L})\.?|antigamente|anteriormente|antes conhecida? como|antes llamad[ao]|antigua(?:mente)?|vormals|ehemals|anciennement)|原名|曾用名|前身(?:为|是)?|原称|(?<!\p{L})(?:ранее|бывш(?:ая|ее|ий)|прежнее название|правопреемник(?:ом)?))[\s:：,"'“«(（-]{0,6}/giu;

/** Words that make a sentence admit nothing; nor does a question. */
const DENIED =
  /(?<!\p{L})(?:not|never|no|nor|neither|none|nothing|false(?:ly)?|fakes?|rumou?rs?|alleged(?:ly)?|den(?:y|ies)|\p{L}{2,6}n['’]t|não|nao|nunca|jamais|jamás|nem|ni|nenhuma?|ningún|ninguna|tampouco|tampoco|nicht|nie|niemals|kein(?:e|er|en|em|es)?|keineswegs|weder|ne|pas|aucune?|non|не|ни|нет|никогда|никак)(?![\p{L}-])|并非|並非|绝非|决非|而非|不是|并不|不属|没有|沒有|从未|從未|未曾|无关|無關|毫无|假冒|谣言|[?？]/iu;

/** Words for the site itself. Spanish and Portuguese need no pronoun. */
const WE =
  /^(?:we(?:['’](?:re|ve))?|our (?:company|firm|business|shop|store|factory|(?:web ?)?site|name|brand|group)|(?:nós |nosotros |nosotras )?(?:somos|éramos|eramos|fomos|fuimos)|nós|nosotros|(?:a )?nossa (?:empresa|loja|firma)|nuestra (?:empresa|tienda|firma|compañía)|wir|unsere? (?:firma|gesellschaft|unternehmen|geschäft)|nous|notre (?:société|entreprise|maison|boutique)|мы|наш[ае]? (?:компания|фирма|магазин|предприятие|организация)|我们(?:公司)?|我們(?:公司)?|我司|我公司|本公司|本店|本站|我厂|本厂)$/iu;
/** Words that may stand between the speaker and the cue. */
const BETWEEN =
  /(?:[\s,;:，：("“（—–-]+|(?<!\p{L})(?:is|are|was|were|has|have|had|been|also|the|an?|legal|lawful|official|direct|sole|once|e|é|era|es|fue|foi|la|el|o|a|os|ist|sind|war|waren|die|der|est|sommes|était|étions|является|являемся|это|была|были)|[的是即系])$/iu;
const WELCOME =
  /^(?:we(?: are|['’]re)|welcome to|about|at|somos(?: a| la)?|wir sind(?: die)?|nous sommes|мы|欢迎来到|关于)\s{0,2}/iu;
/** Words and marks that may end a name. A noun may not, since it would make a person's post. */
const ENDS =
  /^(?:\s*$|\.|\s?[),;:!|"”»’'，。；：）】、」』…]|\s+[–—(（-]|\s+(?:\d|and\b|until\b|since\b|in\b|which\b|who\b|und |bis |seit |et |e |y |até |hasta |и |до |с ))/u;
const JOINING_LAST = /(?:^|\s)(?:and|the|of|и|y|e|et|und)$/iu;
const JOINING_FIRST = /^(?:and|of|и|y|e|et|und)\s/iu;

const NEW_SITE =
  '(?:new (?:web ?)?(?:site|address)|nov(?:o site|o endereço|a página)|nuev(?:o sitio(?: web)?|a (?:web|página))|neue (?:web)?(?:seite|adresse)|nouveau site|новый (?:сайт|адрес)|新(?:网站|网址|域名|官网))';
/** The site's own word, wherever it stands. */
const OUR_NEW_SITE = new RegExp(
  `(?<!\\p{L})(?:our|nosso|nossa|nuestr[oa]|unsere?|notre|наш|我们的?|我們的?|我司|本站|本店)\\s{0,2}${NEW_SITE}(?!\\p{L})`,
  'iu',
);
const WE_MOVED =
  /(?<!\p{L})(?:(?:we(?:['’]ve| have)?|(?:this|our) (?:web ?)?site has) moved|(?:nos )?mudamos|nos hemos mudado|wir sind umgezogen|nous avons déménagé|(?:мы |^)переехали|本站已?迁移|(?:我们)?已迁移)(?:\s{0,2}(?:$|[.!:,，。！：])|\s{0,2}(?:to|para|a|nach|vers|на|到|至)\s{0,2}(?:https?:|www\.|[\p{L}\d-]{1,63}\.[\p{L}\d]|our |a new ))/iu;
/** The whole text of a link, where a site keeps its own links. */
const TO_NEW_SITE = new RegExp(
  `^(?:(?:visit|see|go to|to) )?(?:the |o |el |la |le )?${NEW_SITE}(?:\\s?[:：-]\\s?\\S+)?[\\s.!>»→]*$`,
  'iu',
);

/** The end of a sentence. "Co., Ltd. We …" is not one, so that a statement is never cut. */
const BREAK =
  /(?<!(?<!\p{L})(?:[Cc]o|CO|[Ll]td|LTD|[Ii]nc|INC|[Cc]orp|[Ll]lc|[Ll]tda|M[rs]|Mrs|Dr|St|No|[Лл]тд|г))[.!?…](?=\s+\P{Ll})|[。！？\n|•·]/gu;

/** True if the site says that the name, or the site, is its former name. */
export function statesFormerName(quote: string, formerName: string, speaker: Speaker): boolean {
  const text = quote.slice(0, STATEMENT_LETTERS);
  return [...text.matchAll(FORMERLY)].some(({ 0: cue, index }) => {
    const { from, sentence } = sentenceAt(text, index);
    return (
      namesNext(text.slice(index + cue.length), formerName) &&
      !DENIED.test(sentence) &&
      isOwnWord(text.slice(from, index), speaker)
    );
  });
}

/** True if the words of a link say that the site itself has moved to the target. */
export function statesMove(quote: string, { atOwners }: Pick<Speaker, 'atOwners'>): boolean {
  const text = quote.slice(0, STATEMENT_LETTERS).trim();
  const found = OUR_NEW_SITE.exec(text) ?? WE_MOVED.exec(text) ?? (atOwners ? TO_NEW_SITE.exec(text) : null);
  return found !== null && !DENIED.test(sentenceAt(text, found.index).sentence);
}

function sentenceAt(text: string, at: number): { from: number; sentence: string } {
  const breaks = [...text.matchAll(BREAK)].map(({ 0: mark, index }) => index + mark.length);
  const from = Math.max(0, ...breaks.filter((end) => end <= at));
  const to = breaks.find((end) => end > at);
  return { from, sentence: text.slice(from, to) };
}

/** True if the words before the cue make it the site's statement about itself. */
function isOwnWord(lead: string, { names, atOwners }: Speaker): boolean {
  let before = lead.trim();
  while (!WE.test(before) && BETWEEN.test(before)) before = before.replace(BETWEEN, '');
  if (before === '') return atOwners;
  if (WE.test(before)) return true;
  const said = normaliseCompanyName(before);
  const subject = normaliseCompanyName(before.replace(WELCOME, ''));
  // Behind its own name in parentheses, anywhere; or behind the owner in a copyright line.
  const behind = atOwners || /[(（]\s?(?:[^\s()（）]{1,12}\s?){0,3}$/u.test(lead);
  return names.some((name) => name !== '' && (subject === name || (behind && endsWith(said, name))));
}

function endsWith(text: string, name: string): boolean {
  return text === name || text.endsWith(/\p{Script=Han}/u.test(name) ? name : ` ${name}`);
}

/** True if the text begins with the name, and not with a longer one. */
function namesNext(text: string, name: string): boolean {
  const address = text.toLowerCase().replace(/^https?:\/\/(?:www\.)?|^www\./, '');
  if (name.includes('.')) return address.startsWith(name) && !/^[.-]?[\p{L}\p{N}]/u.test(address.slice(name.length));
  if (JOINING_FIRST.test(text)) return false;
  const ends = [...text.matchAll(/[\p{L}\p{N}](?![\p{L}\p{N}])|\p{Script=Han}/gu)]
    .map(({ 0: last, index }) => index + last.length)
    .filter((end) => !JOINING_LAST.test(text.slice(0, end)) && normaliseCompanyName(text.slice(0, end)) === name);
  const end = Math.max(0, ...ends);
  // The full stop of "Ltd." does not end a sentence that goes on in small letters.
  return end > 0 && ENDS.test(text.slice(end).replace(/^\.(?=\s+\p{Ll})/u, ''));
}
