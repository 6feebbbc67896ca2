/** Decides if registrant fields name the registrant, or only a privacy service or registrar. */

import { wordSet } from '../../model/text/word-set.ts';
import type { EmailAddress } from '../../values/email-address.ts';
import { foldedText } from '../../values/plain-text.ts';

/** Words of privacy services and registrars. A company with one gives no evidence: safe side. */
const WORDS =
  /\b(?:privacy|private(?! (?:limited|ltd|company))|proxy|proxied|proxies|guard(?:ed|ian)?|protect(?:ed|ion|s)?|mask(?:ed|ing)?|whois\w{0,12}|redacted?|redaction|withheld|conceal(?:ed)?|hidden|anonym\w{0,6}|gdpr|rdds|rdap|icann|identity|undisclosed|disclos(?:ed|ure)|not (?:available|applicable|shown|provided|public|displayed|published)|non-?public|n\/a|none|null|unknown|statutory|on behalf of|registra(?:r|nt|tion)|registry|domain (?:admin\w{0,9}|manager|owner|name|names|department|master)|domains|hostmaster|webmaster|dns (?:admin\w{0,9}|manager)|administrator|nameservers?|hosting|personal data|частное лицо|данные скрыты)\b/iu;
/** `\b` knows no Han or Cyrillic letters. */
const OTHER_WORDS =
  /隐私|隱私|保护|保護|代理注册|域名|未公开|不公开|匿名|已隐藏|未提供|частное лицо|физическое лицо|скрыт/u;
/** The same words within host names and mailboxes: whoisguard, domainsbyproxy, privacyguardian. */
const IN_ADDRESS =
  /priva[ct]|proxy|guard|protect|mask|whois|redact|withheld|anonym|gdpr|conceal|secureserver|domain-?contact|domaindiscreet|contactus\.domains|idshield|obfuscat|o-w-o\.info/;
/** Mailboxes of domain administration. At the site's own domain they are its own. */
const DOMAIN_LOCAL =
  /^(?:abuse|hostmaster|registrars?|registry|domains?(?:[._-]?(?:admin|manager|name|names|reg|contact|dept|billing))?|dns(?:[._-]?admin)?|noc|ssl|hosting|webhosting|server|tech(?:nical)?|support|billing|postmaster|webmaster|icp|beian|idc)[0-9]{0,4}$/;

/** Large registrars and hosters by domain label; the registrar field or rarity shows others. */
const REGISTRARS =
  wordSet(`godaddy wildwestdomains domainsbyproxy namecheap tucows opensrs enom namesilo dynadot gandi ovh ovhcloud ionos 1and1 networksolutions web register
   porkbun hover name publicdomainregistry resellerclub bigrock onamae gmo alibaba-inc aliyun hichina xinnet 35 west dnspod tencent cndns ename eranet bizcn
   todaynic markmonitor cscglobal corporatedomains safenames key-systems 1api rrpproxy hostinger hostgator bluehost dreamhost siteground reg nic r01 beget
   timeweb wix squarespace shopify cloudflare epik sav spaceship internetbs joker inwx strato hetzner domain melbourneit netregistry crazydomains regery
   nicenic webnic hkdns huaweicloud baidu jdcloud namebright dropcatch gname 22 west263 juming cnnic alibabacloud net-chinese
   instra ascio eurodns hostpoint infomaniak netim fastdomain netearthone alpnames united-domains`);

/** True for a name or organisation that identifies nobody. */
export function namesNobody(text: string): boolean {
  const folded = foldedText(text.slice(0, 300));
  return folded === '' || WORDS.test(folded) || OTHER_WORDS.test(folded);
}

/** True for a mailbox of a privacy service, registrar or hoster. @param own registrable domain */
export function isProxyMailbox(address: EmailAddress, own: string, registrar: string): boolean {
  const { local, host, domain, label } = address;
  if (domain === own) return false;
  if (IN_ADDRESS.test(host) || IN_ADDRESS.test(local) || DOMAIN_LOCAL.test(local)) return true;
  return REGISTRARS.has(label) || (label.length >= 3 && squeezed(registrar).includes(squeezed(label)));
}

const squeezed = (text: string): string => foldedText(text.slice(0, 300)).replace(/[^\p{L}\p{N}]/gu, '');
