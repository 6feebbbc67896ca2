/**
 * Decides if a page is a legal notice: terms, privacy, cookies, refunds, accessibility. Its words
 * come from a common sample, not from the site's owner.
 */
import { decodedUri } from '../model/text/decoded-uri.ts';
import { isUrl } from '../model/text/is-url.ts';
import { foldText } from './view/fold-text.ts';
import type { Page } from './view/views.ts';

const ADDRESS =
  /^(?:(?:our|website|site)-)?(?:privacy(?:-?(?:and-?)?(?:cookies?-?)?(?:policy|notice|statement))?|cookies?(?:-?(?:policy|notice))?|gdpr|dsgvo|terms(?:-?(?:and|of|n)?-?(?:conditions?|use|services?|sale))?|tos|disclaimer|legal(?:-?notice)?|datenschutz(?:erklaerung|erklärung|hinweise|bestimmungen)?|agb|nutzungsbedingungen|widerruf(?:srecht|sbelehrung)?|mentions-?legales|(?:politique-?de-?)?confidentialite|cgv|cgu|aviso-?legal|(?:politica-?de-?)?(?:privacidad|privacidade)|termos(?:-.{1,20})?|terminos(?:-.{1,20})?|informativa-?privacy|polityka-?prywatnosci|regulamin|privacyverklaring|privacybeleid|algemene-?voorwaarden|gizlilik(?:-?politikasi)?|kvkk|politika-?kon?fi?denc\w*|oferta|yinsi\w*|(?:refunds?|returns?|exchanges?|shipping|delivery|cancell?ation)(?:-?(?:and|n)?-?(?:refunds?|returns?|exchanges?|shipping|delivery))?-?polic(?:y|ies)|(?:returns?-?(?:and-?)?refunds?|refunds?-?(?:and-?)?returns?|politica-?de-?(?:devoluciones|reembolso|envios?|cambios)|politique-?de-?(?:retour|remboursement|livraison)|rueckgabe|rückgabe|versandbedingungen|versand-?und-?zahlung(?:sbedingungen)?)|accessibility(?:-?(?:statement|policy|notice))?|barrierefreiheit(?:serkl(?:ae|ä)rung)?|accesibilidad|acessibilidade|accessibilite|nagishut|negishut)$/;
const HEADING =
  /^(?:(?:our |website )?(?:privacy|cookies?)(?: and cookies?)?(?: (?:policy|notice|statement))?|terms(?: (?:and|of) (?:conditions|use|service|sale)(?: of \w+)?)?|general terms.{0,40}|disclaimer|legal notice|datenschutz(?:erklärung|hinweise|bestimmungen)?|agb|allgemeine geschäftsbedingungen|nutzungsbedingungen|widerrufs(?:recht|belehrung)|mentions légales|politique de confidentialité|conditions générales.{0,40}|aviso legal|política de (?:privacidad|privacidade|cookies)|aviso de privacidad|t[eé]rminos y condiciones.{0,30}|termos (?:de uso|e condições).{0,30}|informativa (?:sulla )?privacy|termini e condizioni|polityka prywatności|regulamin|privacyverklaring|privacybeleid|algemene voorwaarden|gizlilik politikası|политика (?:конфиденциальности|обработки персональных данных)|пользовательское соглашение|(?:публичная )?оферта|согласие на обработку персональных данных|隐私(?:政策|声明|条款)|隱私(?:政策|權政策)|(?:服务|使用)条款|免责声明|法律声明|プライバシーポリシー|個人情報保護方針|利用規約|개인정보 ?처리방침|이용약관|(?:refund|return|exchange|shipping|delivery|cancell?ation)s?(?:(?: and | ?& ?|, )(?:refund|return|exchange|shipping|delivery)s?){0,2} polic(?:y|ies)|(?:returns? (?:and|&) refunds?|refunds? (?:and|&) returns?)|política de (?:devoluciones|reembolsos?|envíos?|cambios|trocas?|entrega).{0,20}|politique de (?:retour|remboursement|livraison).{0,20}|(?:rückgabe|widerrufs?)(?:recht|bedingungen)?|versandbedingungen|zahlung und versand|versand und zahlung|условия (?:возврата|доставки|оплаты).{0,20}|退换货政策|退货政策|配送政策|返品(?:について|・交換)?|환불 ?(?:정책|규정)|(?:website |web )?accessibility(?: statement| policy| notice)?|(?:erklärung zur )?barrierefreiheit(?:serklärung)?|(?:declaración de )?accesibilidad|(?:déclaration d[’'])?accessibilité|(?:dichiarazione di )?accessibilità|הצהרת נגישות|נגישות|מדיניות (?:ה)?פרטיות|תקנון(?: האתר)?|תנאי (?:ה)?שימוש|سياسة الخصوصية|الشروط والأحكام|شروط الاستخدام)$/;
/** Legal notices in which the law makes a site name its operator. */
const IMPRINT = /^(?:(?:our |website |site )?legal(?: notice)?|mentions l[eé]gales|aviso legal|法律声明)$/;
const PARTS = /\s+[|–—·•:-]\s+/;

/** Decides by the last part of its address, its title or its first words. The home page is none. */
export function isLegalPage(page: NamedPage): boolean {
  return isLegal(page, namesOf(page));
}

function isLegal({ role }: NamedPage, { last, headings }: ReturnType<typeof namesOf>): boolean {
  return role !== 'home' && (ADDRESS.test(last) || headings.some((heading) => HEADING.test(heading)));
}

/** A legal notice that is no imprint: its contacts may be an authority's. */
export function isNoticeOnly(page: NamedPage): boolean {
  const names = namesOf(page);
  return (
    isLegal(page, names) && ![names.last.replaceAll('-', ' '), ...names.headings].some((name) => IMPRINT.test(name))
  );
}

type NamedPage = Pick<Page, 'url' | 'role' | 'title' | 'blocks'>;

function namesOf(page: NamedPage) {
  const path = isUrl(page.url) ? decodedUri(new URL(page.url).pathname).toLowerCase() : '';
  const last = path.split('/').filter(Boolean).at(-1) ?? '';
  const opening = page.blocks.find(({ zone, hidden }) => zone === 'main' && !hidden)?.text ?? '';
  return {
    last: last.replace(/\.[a-z]{3,5}$/, '').replaceAll('_', '-'),
    headings: [...(page.title ?? '').split(PARTS), opening.slice(0, 100)].map((text) =>
      foldText(text).toLowerCase().trim(),
    ),
  };
}
