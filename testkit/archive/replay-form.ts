/**
 * What a Wayback replay makes of a page, written after pages as it serves them (markers, element order, modifiers, which links keep
 * the archive's host), tag by tag with a tokenizer of its own. A test tool: the code under test knows nothing of it.
 */
export interface ReplayForm {
  readonly url: string;
  /** 14 digits. */
  readonly digits: string;
}

const HOST = 'web.archive.org';
/** Attributes that hold one address, with the modifier of what is behind them. */
const ADDRESSES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  a: { href: '' },
  area: { href: '' },
  form: { action: '' },
  base: { href: '' },
  img: { src: 'im_', longdesc: '' },
  input: { src: 'im_' },
  script: { src: 'js_' },
  iframe: { src: 'if_' },
  frame: { src: 'fw_' },
  embed: { src: 'oe_' },
  object: { data: 'oe_', codebase: 'oe_' },
  video: { src: 'oe_', poster: 'im_' },
  audio: { src: 'oe_' },
  source: { src: 'oe_' },
  blockquote: { cite: '' },
};
const BACKGROUNDS = new Set(['body', 'table', 'td', 'th', 'tr']);

export function asReplayed(html: Buffer, form: ReplayForm): Buffer {
  const text = html.toString('latin1');
  const out: string[] = [];
  let inserted = false;
  let at = 0;
  const tag = /<!--[^]*?-->|<([a-z][a-z0-9]*)\b((?:[^>"']|"[^"]*"|'[^']*')*)>/gi;
  for (let found = tag.exec(text); found !== null; found = tag.exec(text)) {
    const [whole, name, attributes] = found;
    out.push(text.slice(at, found.index));
    at = found.index + whole.length;
    if (name === undefined) {
      out.push(whole);
      continue;
    }
    const element = name.toLowerCase();
    out.push(`<${name}${rewriteAttributes(element, attributes ?? '', form)}>`);
    if (element === 'head') out.push(headInsert(form));
    if (element === 'body') out.push(toolbar(form));
    inserted ||= element === 'head';
    if (element === 'style' || element === 'script') {
      const end = text.toLowerCase().indexOf(`</${element}`, at);
      const stop = end === -1 ? text.length : end;
      const inner = text.slice(at, stop);
      out.push(element === 'style' ? rewriteCss(inner, form) : rewriteScript(inner, form));
      at = stop;
      tag.lastIndex = stop;
    }
  }
  out.push(text.slice(at));
  const page = out.join('');
  return Buffer.from(`${inserted ? page : `${headInsert(form)}${page}`}${footer(form)}`, 'latin1');
}

function rewriteAttributes(element: string, attributes: string, form: ReplayForm): string {
  const refresh = element === 'meta' && /\bhttp-equiv\s*=\s*["']?refresh/i.test(attributes);
  return attributes.replace(
    /([\w:-]+)(\s*=\s*)("[^"]*"|'[^']*'|[^\s"'>]+)/g,
    (whole, name: string, equals: string, quotedValue: string) => {
      const quote = /^["']/.exec(quotedValue)?.[0] ?? '';
      const value = quote === '' ? quotedValue : quotedValue.slice(1, -1);
      const attribute = name.toLowerCase();
      const put = (changed: string) => `${name}${equals}${quote}${changed}${quote}`;
      const modifier = modifierOf(element, attribute, attributes);
      if (modifier !== null) return put(lead(value, modifier, form));
      if (attribute === 'srcset')
        return put(
          value.replace(
            /(^|,\s*)([^\s,]+)/g,
            (_all, before: string, one: string) => `${before}${lead(one, 'im_', form)}`,
          ),
        );
      if (attribute === 'style') return put(rewriteCss(value, form));
      if (refresh && attribute === 'content')
        return put(
          value.replace(/(url\s*=\s*)(.*)$/i, (_all, before: string, one: string) => `${before}${lead(one, '', form)}`),
        );
      return whole;
    },
  );
}

function modifierOf(element: string, attribute: string, attributes: string): string | null {
  if (element === 'link' && attribute === 'href')
    return /\brel\s*=\s*["']?[^"'>]*stylesheet/i.test(attributes)
      ? 'cs_'
      : /\brel\s*=\s*["']?[^"'>]*icon/i.test(attributes)
        ? 'im_'
        : '';
  if (attribute === 'background' && BACKGROUNDS.has(element)) return 'im_';
  return ADDRESSES[element]?.[attribute] ?? null;
}

/** One address, led through the archive: relative ones are left, for they resolve there as they did. */
function lead(value: string, modifier: string, { url, digits }: ReplayForm): string {
  const prefix = `/web/${digits}${modifier}/`;
  if (/^https?:\/\//i.test(value)) return `https://${HOST}${prefix}${value}`;
  if (value.startsWith('//')) return `//${HOST}${prefix}${new URL(url).protocol}${value}`;
  if (value.startsWith('/')) return `${prefix}${new URL(url).origin}${value}`;
  return value;
}

function rewriteCss(css: string, form: ReplayForm): string {
  return css
    .replace(/(url\(\s*["']?)([^"')]+)/gi, (_all, before: string, one: string) => `${before}${lead(one, 'im_', form)}`)
    .replace(/(@import\s+["'])([^"']+)/gi, (_all, before: string, one: string) => `${before}${lead(one, 'cs_', form)}`);
}

/** Of scripts only whole addresses in quotes are led through the archive, with slashes escaped where they were. */
function rewriteScript(script: string, { digits }: ReplayForm): string {
  return script.replace(
    /(["'])(https?:)((?:\\?\/){2})(?=\w)/g,
    (_all, quote: string, scheme: string, slashes: string) => {
      const slash = slashes.startsWith('\\') ? '\\/' : '/';
      return `${quote}https:${slash}${slash}${HOST}${slash}web${slash}${digits}${slash}${scheme}${slashes}`;
    },
  );
}

function headInsert({ url, digits }: ReplayForm): string {
  return `<script type="text/javascript" src="https://web-static.archive.org/_static/js/bundle-playback.js?v=7YQSqjSh" charset="utf-8"></script>
<script type="text/javascript" src="https://web-static.archive.org/_static/js/wombat.js?v=txqj7nKC" charset="utf-8"></script>
<script>window.RufflePlayer=window.RufflePlayer||{};window.RufflePlayer.config={"autoplay":"on","unmuteOverlay":"hidden"};</script>
<script type="text/javascript" src="https://web-static.archive.org/_static/js/ruffle/ruffle.js"></script>
<script type="text/javascript">
    __wm.init("https://${HOST}/web");
  __wm.wombat("${url}","${digits}","https://${HOST}/","web","https://web-static.archive.org/_static/",
	      "1624184000");
</script>
<link rel="stylesheet" type="text/css" href="https://web-static.archive.org/_static/css/banner-styles.css?v=p7PEIJWi" />
<link rel="stylesheet" type="text/css" href="https://web-static.archive.org/_static/css/iconochive.css?v=3PDvdIFv" />
<!-- End Wayback Rewrite JS Include -->

`;
}

function toolbar({ url, digits }: ReplayForm): string {
  return `<!-- BEGIN WAYBACK TOOLBAR INSERT -->
<script>__wm.rw(0);</script>
<div id="wm-ipp-base" lang="en" style="display:none;direction:ltr;" toolbar-mode="auto">
<div id="wm-ipp" style="position:fixed;left:0;top:0;right:0;"><div id="donato"></div>
<div id="wm-ipp-inside"><div id="wm-toolbar" style="position:relative;display:flex;">
<form target="_top" method="get" action="/web/submit" name="wmtb" id="wmtb"><input type="text" name="url" id="wmtbURL" value="${url}" /></form>
<a href="https://${HOST}/web/${digits}*/${url}" title="See a list of every capture for this URL">12 captures</a>
<a href="mailto:info@archive.example">About this capture</a>
</div></div></div></div>
<div id="wm-ipp-print">The Wayback Machine - https://${HOST}/web/${digits}/${url}</div>
<script type="text/javascript">//<![CDATA[
__wm.bt(725,27,25,2,"web","${url}","${digits}",1996,"https://web-static.archive.org/_static/",["css/banner-styles.css"], false);
//]]></script>
<!-- END WAYBACK TOOLBAR INSERT -->
`;
}

function footer(_form: ReplayForm): string {
  return `
<!--
     FILE ARCHIVED ON 10:15:00 Jun 20, 2021 AND RETRIEVED FROM THE
     INTERNET ARCHIVE ON 09:00:00 Nov 25, 2026.
     JAVASCRIPT APPENDED BY WAYBACK MACHINE, COPYRIGHT INTERNET ARCHIVE.

     ALL OTHER CONTENT MAY ALSO BE PROTECTED BY COPYRIGHT (17 U.S.C.
     SECTION 108(a)(3)).
-->
<!--
playback timings (ms):
  captures_list: 0.57
  exclusion.robots: 0.016
  load_resource: 269.979
-->`;
}
