/** Whether a page is a notice of law: terms, privacy, cookies. Its words come from a common sample, not from the site's owner. */
import { foldText } from '../page/fold-text.ts';
import type { Page } from '../page/views.ts';

const ADDRESS =
  /^(?:(?:our|website|site)-)?(?:privacy(?:-?(?:and-?)?(?:cookies?-?)?(?:policy|notice|statement))?|cookies?(?:-?(?:policy|notice))?|gdpr|dsgvo|terms(?:-?(?:and|of|n)?-?(?:conditions?|use|services?|sale))?|tos|disclaimer|legal(?:-?notice)?|datenschutz(?:erklaerung|erklärung|hinweise|bestimmungen)?|agb|nutzungsbedingungen|widerruf(?:srecht|sbelehrung)?|mentions-?legales|(?:politique-?de-?)?confidentialite|cgv|cgu|aviso-?legal|(?:politica-?de-?)?(?:privacidad|privacidade)|termos(?:-.{1,20})?|terminos(?:-.{1,20})?|informativa-?privacy|polityka-?prywatnosci|regulamin|privacyverklaring|privacybeleid|algemene-?voorwaarden|gizlilik(?:-?politikasi)?|kvkk|politika-?kon?fi?denc\w*|oferta|yinsi\w*)$/;
const HEADING =
  /^(?:(?:our |website )?(?:privacy|cookies?)(?: and cookies?)?(?: (?:policy|notice|statement))?|terms(?: (?:and|of) (?:conditions|use|service|sale)(?: of \w+)?)?|general terms.{0,40}|disclaimer|legal notice|datenschutz(?:erklärung|hinweise|bestimmungen)?|agb|allgemeine geschäftsbedingungen|nutzungsbedingungen|widerrufs(?:recht|belehrung)|mentions légales|politique de confidentialité|conditions générales.{0,40}|aviso legal|política de (?:privacidad|privacidade|cookies)|aviso de privacidad|t[eé]rminos y condiciones.{0,30}|termos (?:de uso|e condições).{0,30}|informativa (?:sulla )?privacy|termini e condizioni|polityka prywatności|regulamin|privacyverklaring|privacybeleid|algemene voorwaarden|gizlilik politikası|политика (?:конфиденциальности|обработки персональных данных)|пользовательское соглашение|(?:публичная )?оферта|согласие на обработку персональных данных|隐私(?:政策|声明|条款)|隱私(?:政策|權政策)|(?:服务|使用)条款|免责声明|法律声明|プライバシーポリシー|個人情報保護方針|利用規約|개인정보 ?처리방침|이용약관)$/;
const PARTS = /\s+[|–—·•:-]\s+/;

/** By the last part of its address, its title or its first words. The home page is none. */
export function isLegalPage(page: Page): boolean {
  if (page.role === 'home') return false;
  const last = pathOf(page.url).split('/').filter(Boolean).at(-1) ?? '';
  if (ADDRESS.test(last.replace(/\.[a-z]{3,5}$/, '').replaceAll('_', '-'))) return true;
  const opening = page.blocks.find(({ zone, hidden }) => zone === 'main' && !hidden)?.text ?? '';
  return [...(page.title ?? '').split(PARTS), opening.slice(0, 100)].some((text) =>
    HEADING.test(foldText(text).toLowerCase().trim()),
  );
}

function pathOf(url: string): string {
  const path = URL.canParse(url) ? new URL(url).pathname : '';
  try {
    return decodeURIComponent(path).toLowerCase();
  } catch {
    return path.toLowerCase();
  }
}
