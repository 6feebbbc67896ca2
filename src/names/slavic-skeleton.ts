/**
 * A Cyrillic word or a Latin spelling of it → one skeleton for all usual transliterations:
 * "Щёлково", "Schelkovo".
 */
import { JOINING } from '../values/company-name.ts';
import { latinOf } from '../values/latin-letters.ts';
import { hashWord, type Words } from './packed-tables.ts';

const pairs = (list: string): Map<string, string> =>
  new Map(list.split(/[|\n]/).map((pair) => pair.trim().split(' ') as [string, string]));

/**
 * "word latin" pairs: English words of trade as Russian pages spell them, Chinese provinces after
 * Palladius.
 */
const BORROWED =
  pairs(`трейдинг trading|трэйдинг trading|трейд trading|импорт import|экспорт export|кемикал chemical|кемикалс chemical|кемикалз chemical|технолоджи technology
  технологии technology|технология technology|индастри industry|индастриз industry|интернешнл international|интернэшнл international|интернациональ international|групп group|груп group
  биотех biotech|фарма pharma|фармасьютикал pharmaceutical|логистик logistics|логистикс logistics|холдинг holding|шиппинг shipping|сервис service
  хэбэй hebei|шаньси shanxi|шэньси shaanxi|шаньдун shandong|хэнань henan|хубэй hubei|хунань hunan|цзянсу jiangsu|чжэцзян zhejiang|аньхой anhui|фуцзянь fujian
  гуандун guangdong|гуанси guangxi|сычуань sichuan|цзилинь jilin|ляонин liaoning|хэйлунцзян heilongjiang|цзянси jiangxi|пекин beijing|шанхай shanghai
  тяньцзинь tianjin|чунцин chongqing|шицзячжуан shijiazhuang|ухань wuhan|нанкин nanjing|ханчжоу hangzhou|гуанчжоу guangzhou|шэньчжэнь shenzhen|циндао qingdao
  цзинань jinan|чжэнчжоу zhengzhou|далянь dalian|сямынь xiamen|китай china|гонконг hongkong`);

const borrowedOrLatin = (word: string): string => BORROWED.get(word) ?? latinOf(word);

/** @param word one word, lower case, without accents */
export const slavicSkeleton = (word: string): string =>
  borrowedOrLatin(word)
    .replace(/shch|sch/g, '5')
    .replace(/sh/g, '5')
    .replace(/zh/g, '6')
    .replace(/kh/g, 'h')
    .replace(/t[sz]/g, 'c')
    .replace(/ch/g, '4')
    .replace(/ph/g, 'f')
    .replace(/x/g, 'ks')
    .replace(/w/g, 'v')
    .replace(/[yj]/g, 'i')
    .replace(/i(?=[aoue])/g, '')
    .replace(/(.)\1+/g, '$1');

const UKRAINIAN = /[іїєґ]/u;
/**
 * Ukrainian letters that are read differently from the same or near ones of Russian (Cabinet of
 * Ministers, resolution 55, 2010).
 */
const AS_UKRAINIAN = pairs('г h|ґ g|и y|і i|ї i|й i|є ie|ю iu|я ia');

/**
 * Latin letters after BGN/PCGN, ICAO 9303 and companies' habits.
 * @param name as listed: folding would lose its language
 */
export function latinSpellings(name: string): string[] {
  const lower = name.toLowerCase();
  const plain = spelled(lower, latinOf);
  const icao = plain
    .replace(/yu/g, 'iu')
    .replace(/ya/g, 'ia')
    .replace(/[iy]y(?= |$)/g, (ending) => `${ending[0]}i`);
  const spellings = [plain, icao, plain.replace(/[iy]y(?= |$)/g, 'y'), spelled(lower, borrowedOrLatin)];
  if (lower.includes('ё')) spellings.push(spelled(lower.replaceAll('ё', 'йо'), borrowedOrLatin));
  if (UKRAINIAN.test(lower))
    spellings.push(spelled(lower, (word) => latinOf([...word].map((sign) => AS_UKRAINIAN.get(sign) ?? sign).join(''))));
  return [...new Set(spellings)];
}

const spelled = (name: string, each: (word: string) => string): string => name.replace(/\p{Script=Cyrillic}+/gu, each);

/** In front of skeletons: they are a vocabulary of their own. */
export const SLAVIC = '\u0001';

/** The words of a Cyrillic text by their skeletons, for names listed in Latin letters. */
export function slavicWords(text: string, into: Words): Words {
  into.count = 0;
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}]+/gu))
    into.add(...skeletonHash(word), index, index + word.length);
  return into;
}

/** A page repeats the same words again and again. */
const hashes = new Map<string, readonly [number, number]>();
const MOST_HASHES = 20_000;
const LONGEST_WORD = 60;

function skeletonHash(word: string): readonly [number, number] {
  const known = hashes.get(word);
  if (known !== undefined) return known;
  const lower = word.slice(0, LONGEST_WORD).toLowerCase();
  const hash = hashWord(JOINING.has(lower) ? lower : SLAVIC + slavicSkeleton(lower));
  if (hashes.size >= MOST_HASHES) hashes.clear();
  if (word.length <= LONGEST_WORD) hashes.set(word, hash);
  return hash;
}
