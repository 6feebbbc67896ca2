/** A text → the label of a contact that it is. */
import { ADDRESS_CUE } from '../../values/address-words.ts';
import { isPhoneCue } from '../../values/phone-number.ts';
import { plainText } from '../../values/plain-text.ts';

export const LONGEST_LABEL = 40;

const LABEL =
  /^(?:(?:we\s?chat|weixin|微信号?|微信號|qq|skype|telegram|телеграм+|تلگرام|line ?id|wickr(?: me)?|threema|whats\s?app|viber)(?: ?(?:id|no\.?|number|name|account|channel|号码?))?|e-?mails?(?: address)?|mail|电子邮[箱件]|邮箱|邮件|電郵|信箱|(?:эл(?:ектронная|\.)? ?)?почта|correo(?: electr[oó]nico)?|courriel|e-?posta|メール(?:アドレス)?|이메일|البريد الإلكتروني|ایمیل|инн(?: ?\/ ?кпп)?|огрн(?:ип)?|cnpj|(?:统一)?社会信用代码|btc|bitcoin|eth(?:ereum)?|erc-?20|bep-?20|trc-?20|usdt(?: ?\(?[a-z]{2,4}-?20\)?)?|(?:crypto )?wallet(?: address)?|钱包(?:地址)?|кошел[её]к)$/iu;
export const COLON = /\s{0,2}[:：=]\s{0,2}$/u;

/** The label that a text is and nothing else, without its colon. */
export function labelOf(text: string): string | null {
  if (text.length > LONGEST_LABEL || text === '') return null;
  const label = plainText(text).trim().replace(COLON, '');
  return LABEL.test(label) || isPhoneCue(label) || ADDRESS_CUE.test(`${label}:`) ? label : null;
}
