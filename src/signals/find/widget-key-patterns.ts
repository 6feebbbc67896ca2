/** Patterns for keys of chats, captchas, forms, newsletters, reviews, maps and payments. */
import type { IdPattern } from './service-id.ts';

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const EMAIL = '[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{2,24}){1,3}';
/** Between a name and its value, as scripts (a: 'b', a = "b"), JSON and attributes write it. */
const IS = '["\']?\\s{0,4}[:=]\\s{0,4}["\']';
/** Between a function's name and its first argument. */
const CALL = '\\(\\s{0,4}["\']';

const pattern = (kind: string, id: string, near: RegExp | null = null, flags = 'g'): IdPattern => ({
  kind,
  near,
  id: new RegExp(id, flags),
});

/** From memory of the services' embed codes. Sample keys are in DOCUMENTATION. */
export const WIDGET_KEYS: readonly IdPattern[] = [
  // chats and desks
  pattern('tawk', 'embed\\.tawk\\.to/([0-9a-f]{24})/'),
  pattern('jivo', 'code\\.jivo(?:site|chat)?\\.(?:com|ru)/(?:script/)?widget/([A-Za-z0-9]{8,12})\\b'),
  pattern('53kf', '53kf\\.com/[^"\'\\s]{0,60}?(?:code/10|arg=|company_id=)[^"\'\\s]{0,8}?([0-9]{6,12})\\b'),
  pattern('53kf', '53kf\\.com/code/code/([0-9a-f]{32,40})\\b'),
  pattern('crisp', `CRISP_WEBSITE_ID\\s{0,3}=\\s{0,3}["'](${UUID})`),
  pattern('tidio', 'code\\.tidio\\.co/([a-z0-9]{32})\\.js'),
  pattern('livechat', `\\blicense${IS}?(\\d{6,10})\\b`, /__lc|livechatinc/),
  pattern('zendesk', `zdassets\\.com/ekr/snippet\\.js\\?key=(${UUID})`),
  pattern('intercom', `\\bapp_id${IS}([a-z0-9]{8})["']`, /intercom/i),
  pattern('intercom', 'widget\\.intercom\\.io/widget/([a-z0-9]{8})\\b'),
  pattern('hubspot', 'js(?:-[a-z]{2}\\d)?\\.hs-scripts\\.com/(\\d{5,10})\\.js'),
  pattern('hubspot', `\\bportalId${IS}?(\\d{5,10})\\b`, /hbspt|hsforms/),
  pattern('drift', `drift\\.load${CALL}([a-z0-9]{10,16})["']`),
  pattern('olark', `olark\\.identify${CALL}([\\d-]{12,22})["']`),
  pattern('smartsupp', '_smartsupp\\.key\\s{0,3}=\\s{0,3}["\']([0-9a-f]{40})'),
  pattern('chatra', 'ChatraID\\s{0,3}=\\s{0,3}["\'](\\w{12,24})["\']'),
  pattern('zoho-chat', `widgetcode${IS}((?:siq)?[0-9a-f]{40,160})["']`, /zoho/),
  pattern('meiqia', `entId["']?\\s{0,3}[:,]\\s{0,3}["']?([0-9a-z]{5,32})\\b`, /meiqia/i),
  pattern('baidu-chat', 'p\\.qiao\\.baidu\\.com/[^"\'\\s]{0,80}?userId=(\\d{5,12})\\b'),
  pattern('telegram-bot', 'api\\.telegram\\.org/bot(\\d{7,12})(?=:)'),
  // captchas
  pattern('recaptcha', `(?:recaptcha[^"'\\s]{0,60}render=|site-?key${IS})(6L[A-Za-z0-9_-]{38})`, null, 'gi'),
  pattern('turnstile', `site-?key${IS}(0x4[A-Za-z0-9_-]{18,24})`, null, 'gi'),
  pattern('hcaptcha', `site-?key${IS}(${UUID})`, null, 'gi'),
  pattern('yandex-captcha', '\\b(ysc1_[A-Za-z0-9]{30,60})\\b'),
  // form endpoints
  pattern('formspree', 'formspree\\.io/(?:f/)?([a-z]{8})(?=["\'?/\\s]|$)'),
  pattern('formspree', `formspree\\.io/(?:f/)?(${EMAIL})`),
  pattern('formsubmit', `formsubmit\\.(?:co|io)/(?:ajax/|el/)?([0-9a-f]{32}|[a-z]{6}|${EMAIL})(?=["'?/\\s]|$)`),
  pattern('getform', 'getform\\.(?:io|com)/f/([\\w-]{6,40})'),
  pattern('basin', 'usebasin\\.com/f/([0-9a-f]{10,16})'),
  pattern('formcarry', 'formcarry\\.com/s/([\\w-]{6,24})'),
  pattern('formspark', 'submit-form\\.com/([A-Za-z0-9]{6,16})'),
  pattern(
    'web3forms',
    `access_?key["']?(?:\\s{1,4}value\\s{0,2}=\\s{0,2}|\\s{0,4}[:=,]\\s{0,4})["'](${UUID})`,
    null,
    'gi',
  ),
  pattern('staticforms', 'staticforms[^"\']{0,40}["\'][^"\']{0,40}["\']([0-9a-f-]{36})'),
  pattern('emailjs', `emailjs\\.init${CALL}([\\w-]{12,40})["']`),
  pattern('emailjs', `emailjs\\.init\\(\\s{0,4}\\{\\s{0,4}publicKey${IS}([\\w-]{12,40})["']`),
  pattern('emailjs-service', `["'](service_[a-z0-9]{6,12})["']`, /emailjs/i),
  pattern('apps-script', 'script\\.google\\.com/macros/s/([\\w-]{30,120})/exec'),
  // newsletters
  pattern('mailchimp', 'list-manage\\d{0,2}\\.com/[^"\'\\s]{0,40}?\\bu=([0-9a-f]{20,25})\\b'),
  pattern('mailchimp', 'chimpstatic\\.com/mcjs-connected/js/users/([0-9a-f]{20,25})/'),
  pattern('klaviyo', 'klaviyo\\.com/[^"\'\\s]{0,60}?company_id=([A-Za-z0-9]{6})\\b'),
  pattern('mailerlite', `\\bml${CALL}account["']\\s{0,3},\\s{0,3}["'](\\d{5,9})["']`),
  pattern('brevo', 'sibforms\\.com/serve/([\\w-]{40,240})'),
  pattern('convertkit', 'convertkit\\.com/forms/(\\d{5,9})\\b'),
  // reviews, sharing, consent, letters
  pattern('trustpilot', 'data-businessunit-id=["\']([0-9a-f]{24})["\']'),
  pattern('trusted-shops', 'widgets\\.trustedshops\\.com/js/(X[0-9A-F]{32})\\.js'),
  pattern('yotpo', 'yotpo\\.com/([A-Za-z0-9]{30,44})/widget\\.js'),
  pattern('trustindex', 'trustindex\\.io/loader\\.js\\?([0-9a-f]{24,40})\\b'),
  pattern('elfsight', `elfsight-app-(${UUID})`),
  pattern('addthis', 'addthis[^"\'\\s]{0,60}#pubid=([\\w.-]{5,40})'),
  pattern('sharethis', 'sharethis\\.com/js/sharethis\\.js#(?:[^"\'\\s]{0,40}&)?property=([0-9a-f]{24})'),
  pattern('disqus', '//([a-z0-9-]{3,40})\\.disqus\\.com/(?:embed|count)\\.js'),
  pattern('disqus', `disqus_shortname\\s{0,3}=\\s{0,3}["']([a-z0-9-]{3,40})["']`),
  pattern('cookiebot', `data-cbid=["'](${UUID})`),
  pattern('onetrust', `data-domain-script=["'](${UUID})`),
  pattern('iubenda', '\\bsiteId["\']?\\s{0,2}:\\s{0,2}["\']?(\\d{5,9})\\b', /iubenda/),
  pattern('typekit', 'use\\.typekit\\.(?:net|com)/([a-z0-9]{7})\\.(?:css|js)'),
  pattern('dmca', `dmca\\.com/[^"'\\s]{0,80}?\\bID=(${UUID})`, null, 'gi'),
  pattern('onesignal', `\\bappId${IS}(${UUID})`, /onesignal/i),
  // maps, data, search
  pattern('google-api-key', '\\b(AIza[A-Za-z0-9_-]{35})(?![A-Za-z0-9_-])'),
  pattern('firebase-app', '["\'](1:\\d{9,14}:(?:web|android|ios):[0-9a-f]{12,40})["\']'),
  pattern('mapbox', '\\bpk\\.(eyJ[A-Za-z0-9_-]{20,160})\\.[A-Za-z0-9_-]{16,40}'),
  pattern('yandex-maps', `api-maps\\.yandex\\.ru/[^"'\\s]{0,80}?apikey=(${UUID})`),
  pattern(
    'algolia',
    `(?:application_?id|app_?id|algoliasearch\\()["']?\\s{0,3}[:=]?\\s{0,3}["']([A-Z0-9]{10})["']`,
    /algolia/i,
    'gi',
  ),
  // payments
  pattern('stripe', '\\b(pk_live_[A-Za-z0-9]{16,110})\\b'),
  pattern('paypal', 'paypal\\.com/sdk/js\\?(?:[^"\'\\s]{0,120}&)?client-id=([A-Za-z0-9_-]{40,100})'),
  pattern('paypal-button', 'hosted_button_id["\']?(?:\\s{1,4}value)?=["\']?([A-Z0-9]{10,16})\\b'),
  pattern('square', '\\b(sq0idp-[\\w-]{20,26})\\b'),
  pattern('razorpay', '\\b(rzp_live_[A-Za-z0-9]{12,20})\\b'),
  pattern('coinbase-checkout', `commerce\\.coinbase\\.com/checkout/(${UUID})`),
];

/** Sample keys in the services' manuals, and users of public tokens in tutorials. */
export const DOCUMENTATION: ReadonlySet<string> = new Set([
  'recaptcha:6LeIxAcTAAAAAJcZVRqyHh71UMIEGNQ_MXjiZKhI',
  'hcaptcha:10000000-ffff-ffff-ffff-000000000001',
  'hcaptcha:20000000-ffff-ffff-ffff-000000000002',
  'hcaptcha:30000000-ffff-ffff-ffff-000000000003',
  'google-api-key:AIzaSyB41DRUbKWJHPxaFjMAwdrzWzbVKartNGg',
  'mapbox:mapbox',
  'mapbox:examples',
  'algolia:latency',
  'algolia:YourApplicationID',
]);
