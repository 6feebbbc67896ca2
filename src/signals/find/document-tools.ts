/** Recognises names that programs and machines write into documents: they name no maker. */
import { foldedText } from '../../values/plain-text.ts';

/** Default accounts and owners of new systems, in several languages. */
const DEFAULT =
  /^(?:the )?(?:(?:microsoft|ms|windows|office|home|my|hp|dell|new|local)[ _-]?)?(?:admin(?:istrat\p{L}{1,5})?|user(?:name)?|users?|usuario?|utente|utilisateur|benutzer|gebruiker|użytkownik|uživatel|kullanıcı|пользователь|користувач|админ(?:истратор)?|用户|使用者|管理员|ユーザー|사용자|owner|guest|root|system|test|default|unknown|anonymous|author|autor|name|none|n\/?a|pc|computer|laptop|desktop(?:-[a-z0-9]{3,12})?|notebook|server|office|home|company|organi[sz]ation|customer|client|secretary|sales|marketing|manager|info|design(?:er)?|graphic|scan(?:ner)?|printer)(?:[ _-]?(?:user|windows|office|pc|\d{1,4}))?$|^(?:windows|microsoft|office)\b.{0,20}$|^微软(?:用户|中国)|^windows ?用户|^(?:雨林木风|番茄花园|深度|系统之家|电脑公司|萝卜家园|大地系统|msc ?system|specialist ?repack|reanimator|krokoz|moby ?dick|loner-?xp|ura soft|home ?sweet ?home|by ?adguard)/iu;
/** Programs and makers of machines, alone or in front of a model. */
const MAKER =
  /^(?:adobe|acrobat|indesign|illustrator|photoshop|canva|corel(?:draw)?|quark|scribus|inkscape|figma|affinity|libre ?office|open ?office|wps|kingsoft|google|apple|mac ?os|quartz|pages|keynote|powerpoint|word|excel|publisher|visio|ghostscript|latex|pdftex|pdf ?creator|pdf24|pdfsam|nitro|foxit|ilovepdf|smallpdf|wkhtmltopdf|tcpdf|fpdf|itext|mpdf|dompdf|prince|chrome|chromium|skia|mozilla|firefox|cam ?scanner|adobe ?scan|office ?lens|abbyy|finereader|autocad|autodesk|solidworks|crystal ?reports|sap|oracle|jasper|stimulsoft|canon|epson|xerox|ricoh|konica|minolta|kyocera|brother|hewlett|hp|lexmark|samsung|sharp|toshiba|oki|panasonic|fujitsu|fuji|plustek|lenovo|acer|asus|dell|huawei|xiaomi|ibm|sony|msi)(?![\p{L}])/iu;

export function isToolName(text: string): boolean {
  const folded = foldedText(text);
  return DEFAULT.test(folded) || MAKER.test(folded) || /^[^\p{L}]*$/u.test(folded) || /^[0-9a-f-]{12,}$/.test(folded);
}
