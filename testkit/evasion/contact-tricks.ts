/** Disguises of addresses and numbers that a reader can still use. */
import { isTag } from 'domhandler';
import { edited, withMarkup } from './markup.ts';
import { type Chance, chanceOf } from './random.ts';
import { disguisedByDoubles, fullWidth, withUnseen } from './text-tricks.ts';
import { type Trick, withPages } from './trick.ts';

/** Written by `write` in place of each of the site's own contacts; links, records and scripts no longer give them. */
function hidden(html: string, finds: readonly RegExp[], write: (found: string, chance: Chance) => string): string {
  const markup = new Map<string, string>();
  const standInOf = new Map<string, string>();
  const mark = (text: string): string =>
    finds.reduce(
      (now, find) =>
        now.replace(find, (found) => {
          let standIn = standInOf.get(found);
          if (standIn === undefined) {
            standIn = String.fromCharCode(0xe300 + standInOf.size);
            standInOf.set(found, standIn);
            markup.set(standIn, write(found, chanceOf('contact', found)));
          }
          return standIn;
        }),
      text,
    );
  const bare = edited(html, ({ elements }) => {
    for (const { name, attribs, children } of elements) {
      const kept = attribs['href'] ?? '';
      if (/^\s*(?:mailto|tel|callto|whatsapp|viber):|wa\.me\/|whatsapp\.com\/send/i.test(kept)) attribs['href'] = '#';
      for (const [key, value] of Object.entries(attribs))
        if (finds.some((find) => value.search(find) !== -1)) attribs[key] = key === 'href' ? '#' : '';
      if (name !== 'script') continue;
      for (const child of children)
        if ('data' in child) child.data = finds.reduce((code, find) => code.replace(find, ''), child.data);
    }
  });
  return withMarkup(bare, mark, markup);
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

function mailTrick(id: string, sentence: string, write: (mail: string, chance: Chance) => string): Trick {
  return {
    id: `mail-${id}`,
    sentence,
    against: ['contact-email'],
    hides: 'mails',
    play(site) {
      if (site.mails.length === 0) return null;
      const finds = site.mails.map((mail) => new RegExp(escaped(mail), 'gi'));
      // A page that gives an address only behind a link shows it now.
      const shown = withPages(site, (html) => showLinked(html, /^\s*mailto:/i, site.mails));
      return withPages(shown, (html) => hidden(html, finds, write));
    },
  };
}

function showLinked(html: string, scheme: RegExp, values: readonly string[]): string {
  return edited(html, ({ elements }) => {
    for (const element of elements) {
      const href = element.attribs['href'] ?? '';
      if (element.name !== 'a' || !scheme.test(href)) continue;
      const value = values.find((one) => href.toLowerCase().includes(one));
      const said = element.children
        .map((child) => ('data' in child ? child.data : ''))
        .join('')
        .toLowerCase();
      const [text] = element.children;
      if (value === undefined || said.includes(value)) continue;
      if (text !== undefined && !isTag(text) && 'data' in text) text.data = `${text.data} ${value}`;
    }
  });
}

function phoneTrick(id: string, sentence: string, write: (number: string, chance: Chance) => string): Trick {
  return {
    id: `phone-${id}`,
    sentence,
    against: ['contact-phone'],
    hides: 'phones',
    play(site) {
      if (site.phones.length === 0) return null;
      const between = '[\\s().\\-/\\u00a0]{0,3}';
      const finds = site.phones.map(
        (phone) =>
          new RegExp(`(?<!\\d)(?:[+(]{0,2}\\d[\\d().\\s-]{0,14})?${[...phone.slice(-7)].join(between)}(?!\\d)`, 'g'),
      );
      return withPages(site, (html) => hidden(html, finds, write));
    },
  };
}

const ENGLISH = 'zero one two three four five six seven eight nine'.split(' ');
const CHINESE = [...'零一二三四五六七八九'];

function spelled(number: string, digits: readonly string[], plus: string, gap: string): string {
  return [...number.replace(/[^\d+]/g, '')].map((sign) => (sign === '+' ? plus : digits[Number(sign)])).join(gap);
}

/** Each sign in an element of its own. */
function inPieces(text: string): string {
  return [...text].map((sign, i) => (i % 2 === 0 ? `<span>${sign}</span>` : `<i class="c${i}">${sign}</i>`)).join('');
}

function cloudflare(mail: string): string {
  const key = 0x5a;
  const hex = [key, ...[...mail].map((sign) => sign.charCodeAt(0) ^ key)].map((byte) =>
    byte.toString(16).padStart(2, '0'),
  );
  return `<a href="/cdn-cgi/l/email-protection" class="__cf_email__" data-cfemail="${hex.join('')}">[email&#160;protected]</a>`;
}

const reversed = (text: string): string => [...text].reverse().join('');
const parts = (mail: string): [string, string] => [mail.slice(0, mail.indexOf('@')), mail.slice(mail.indexOf('@') + 1)];

export const CONTACT_TRICKS: readonly Trick[] = [
  mailTrick('brackets', 'name [at] host [dot] com.', (mail) => mail.replace('@', ' [at] ').replaceAll('.', ' [dot] ')),
  mailTrick('round', 'name(at)host.com.', (mail) => mail.replace('@', '(at)')),
  mailTrick('words', 'name at host dot com.', (mail) => mail.replace('@', ' at ').replaceAll('.', ' dot ')),
  mailTrick('russian', 'name собака host точка com.', (mail) => {
    const [local, host] = parts(mail);
    return `${local} собака ${host.replaceAll('.', ' точка ')}`;
  }),
  mailTrick(
    'sign',
    'name # host.com, the sign said to stand for another.',
    (mail) => `${mail.replace('@', '#')} (replace # with @)`,
  ),
  mailTrick('references', 'Every character as a numeric reference.', (mail) =>
    [...mail].map((sign) => `&#${sign.charCodeAt(0)};`).join(''),
  ),
  mailTrick('cloudflare', "Cloudflare's e-mail protection.", cloudflare),
  mailTrick(
    'backwards',
    'Written backwards and turned by the direction of its style.',
    (mail) => `<span style="unicode-bidi:bidi-override;direction:rtl">${reversed(mail)}</span>`,
  ),
  mailTrick('pieces', 'Every character in an element of its own.', inPieces),
  mailTrick('decoy', 'With a word in it that is not displayed.', (mail) => {
    const [local, host] = parts(mail);
    return `${local}<span style="display:none">nospam</span>@<b style="display:none">null.</b>${host}`;
  }),
  mailTrick('decoy-class', 'With a word in it that a style element hides.', (mail) => {
    const [local, host] = parts(mail);
    return `<style>.k7{display:none}</style>${local}<span class="k7">nospam</span>@${host}`;
  }),
  mailTrick('script', 'Put together by an inline script.', (mail) => {
    const [local, host] = parts(mail);
    return `<script>var u='${local}',h='${host}';document.write('<a href="mai'+'lto:'+u+'@'+h+'">'+u+'&#64;'+h+'</a>');</script>`;
  }),
  mailTrick('entities', 'Put together by a script whose literals are character references.', (mail) => {
    const [local, host] = parts(mail).map((part) => part.replace(/[aeiou]/g, (sign) => `&#${sign.charCodeAt(0)};`));
    return `<span id="a9"></span><script>var a9='${local}'+'&#64;';a9=a9+'${host?.replaceAll('.', "'+'&#46;'+'")}';document.getElementById('a9').innerHTML+=a9;</script>`;
  }),
  mailTrick('backwards-class', 'Written backwards and turned by a style element.', (mail) => {
    return `<style>.t5{unicode-bidi:bidi-override;direction:rtl}</style><span class="t5">${reversed(mail)}</span>`;
  }),
  mailTrick('attributes', 'In data attributes that a script puts together.', (mail) => {
    const [local, host] = parts(mail);
    return `<a href="#" class="mail" data-user="${local}" data-domain="${host}">Write</a>`;
  }),
  mailTrick('full-width', 'In full width.', fullWidth),
  mailTrick('look-alikes', 'Every second letter that has a double in another script replaced by it.', (mail, chance) =>
    disguisedByDoubles(mail, chance),
  ),
  mailTrick('unseen', 'With zero-width signs.', (mail, chance) => withUnseen(mail, chance)),
  phoneTrick('words', 'plus eight six one three one …', (number) => spelled(number, ENGLISH, 'plus', ' ')),
  phoneTrick('hyphens', 'eight-six-one-three-one …', (number) => spelled(number, ENGLISH, 'plus', '-')),
  phoneTrick('chinese', 'Chinese numerals.', (number) => spelled(number, CHINESE, '+', '')),
  phoneTrick('keycaps', 'Emoji keycaps.', (number) => number.replace(/\d/g, (digit) => `${digit}\ufe0f\u20e3`)),
  phoneTrick('circled', 'Circled digits.', (number) =>
    number.replace(/\d/g, (digit) => (digit === '0' ? '⓪' : String.fromCodePoint(0x245f + Number(digit)))),
  ),
  phoneTrick('full-width', 'In full width.', fullWidth),
  phoneTrick('pieces', 'Every character in an element of its own.', inPieces),
  phoneTrick('letters', 'O for 0 and l for 1.', (number) => number.replaceAll('0', 'O').replaceAll('1', 'l')),
  phoneTrick('spaced', 'A sign between any two digits.', (number) => [...number.replace(/[^\d+]/g, '')].join('·')),
  phoneTrick(
    'decoy',
    'With digits in it that are not displayed.',
    (number) => `${number.slice(0, -4)}<span style="display:none">7913</span>${number.slice(-4)}`,
  ),
];
