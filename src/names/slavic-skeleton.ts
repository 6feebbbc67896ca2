/**
 * A Cyrillic word, or a Latin one that may stand for it → a skeleton that is equal for all usual transliterations (ISO 9,
 * BGN/PCGN, passports, as people spell them): "Щёлково", "Shchelkovo" and "Schelkovo" are one.
 */
import { latinOf } from '../values/latin-letters.ts';

/** English words of trade as Russian pages spell them, and Chinese provinces after Palladius; in Latin letters. */
const BORROWED = new Map(
  `трейдинг trading|трэйдинг trading|трейд trading|импорт import|экспорт export|кемикал chemical|кемикалс chemical|кемикалз chemical|технолоджи technology
  технологии technology|технология technology|индастри industry|индастриз industry|интернешнл international|интернэшнл international|интернациональ international|групп group|груп group
  биотех biotech|фарма pharma|фармасьютикал pharmaceutical|логистик logistics|логистикс logistics|холдинг holding|шиппинг shipping|сервис service
  хэбэй hebei|шаньси shanxi|шэньси shaanxi|шаньдун shandong|хэнань henan|хубэй hubei|хунань hunan|цзянсу jiangsu|чжэцзян zhejiang|аньхой anhui|фуцзянь fujian
  гуандун guangdong|гуанси guangxi|сычуань sichuan|цзилинь jilin|ляонин liaoning|хэйлунцзян heilongjiang|цзянси jiangxi|пекин beijing|шанхай shanghai
  тяньцзинь tianjin|чунцин chongqing|шицзячжуан shijiazhuang|ухань wuhan|нанкин nanjing|ханчжоу hangzhou|гуанчжоу guangzhou|шэньчжэнь shenzhen|циндао qingdao
  цзинань jinan|чжэнчжоу zhengzhou|далянь dalian|сямынь xiamen|китай china|гонконг hongkong`
    .split(/[|\n]/)
    .map((pair) => pair.trim().split(' ') as [string, string]),
);

/** @param word one word, lower case, without accents */
export function slavicSkeleton(word: string): string {
  return skeletonOf(BORROWED.get(word) ?? latinOf(word));
}

function skeletonOf(latin: string): string {
  return latin
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
}

const UKRAINIAN = /[іїєґ]/u;
/** Where Ukrainian letters are read otherwise than the same or near ones of Russian (Cabinet of Ministers, resolution 55, 2010). */
const AS_UKRAINIAN = new Map(
  'г h|ґ g|и y|і i|ї i|й i|є ie|ю iu|я ia'.split('|').map((pair) => pair.split(' ') as [string, string]),
);

/**
 * How a Cyrillic name is written in Latin letters: as English readers expect (BGN/PCGN), as in passports (ICAO 9303), with the
 * endings that firms choose, with borrowed words in their own spelling; after Ukrainian rules where it is Ukrainian.
 *
 * @param name as listed: folding would lose which language it is in
 */
export function latinSpellings(name: string): string[] {
  const lower = name.toLowerCase();
  const plain = spelled(lower, (word) => latinOf(word));
  const icao = plain
    .replace(/yu/g, 'iu')
    .replace(/ya/g, 'ia')
    .replace(/[iy]y(?= |$)/g, (ending) => `${ending[0]}i`);
  const borrowed = spelled(lower, (word) => BORROWED.get(word) ?? latinOf(word));
  const ukrainian = spelled(lower, (word) => latinOf([...word].map((sign) => AS_UKRAINIAN.get(sign) ?? sign).join('')));
  return [
    ...new Set([
      plain,
      icao,
      plain.replace(/[iy]y(?= |$)/g, 'y'),
      borrowed,
      ...(lower.includes('ё')
        ? [spelled(lower.replaceAll('ё', 'йо'), (word) => BORROWED.get(word) ?? latinOf(word))]
        : []),
      ...(UKRAINIAN.test(lower) ? [ukrainian] : []),
    ]),
  ];
}

function spelled(name: string, each: (word: string) => string): string {
  return name.replace(/\p{Script=Cyrillic}+/gu, each);
}
