import { isUrl } from '../../model/text/is-url.ts';
import { isArchive } from './replay-address.ts';

/**
 * Undoes the additions of a Wayback replay to a page: rewritten addresses, scripts, style sheets, a
 * toolbar and comments. Works on Latin-1, for any charset that contains ASCII. Null: there was
 * nothing.
 */
export function restoreReplayedPage(
  body: Uint8Array,
  replay: {
    /** Digits of the page's capture: only addresses with these digits were rewritten. */
    readonly digits: string;
    readonly url: string;
    /** Hosts of archives besides the public ones. */
    readonly hosts: readonly string[];
  },
): Uint8Array | null {
  const before = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1');
  const page = withoutScriptFrames(withoutComments(withoutInsertedElements(withoutToolbar(before))));
  const text = withOwnAddresses(page, replay);
  return text === before ? null : Buffer.from(text, 'latin1');
}

const [TOOLBAR, TOOLBAR_END] = ['<!-- BEGIN WAYBACK TOOLBAR INSERT -->', '<!-- END WAYBACK TOOLBAR INSERT -->'];

/** An opening mark without a closing one stays: the text after it is the page. */
function withoutToolbar(text: string): string {
  const kept: string[] = [];
  let at = 0;
  for (let start = text.indexOf(TOOLBAR); start !== -1; start = text.indexOf(TOOLBAR, at)) {
    const end = text.indexOf(TOOLBAR_END, start);
    if (end === -1) break;
    kept.push(text.slice(at, start));
    at = end + TOOLBAR_END.length;
    // The replay adds a line end, which in damaged markup would become part of a text.
    if (text[at] === '\n') at += text[at + 1] === ' ' ? 2 : 1;
  }
  return kept.join('') + text.slice(at);
}

const HEAD_END = '<!-- End Wayback Rewrite JS Include -->';
/** Addresses of the replay's own files, which no other page loads. */
const INSERTED_FILE =
  /^(?:(?:https?:)?\/\/(?:web-static\.|web\.)?archive\.org\/(?:_static|includes|static)\/|\/_static\/)/i;
/** Local names in a page saved by a browser: trusted only before HEAD_END. */
const SAVED_FILE =
  /(?:^|\/)(?:bundle-playback|playback\.bundle|wombat|athena|ruffle|analytics|jwplayer|bundle-video|video-embed-rewriter|banner-styles|iconochive)\.(?:js|css)/i;
const INSERTED_SCRIPT =
  /^\s*(?:\/\/<!\[CDATA\[\s*)?(?:__wm\.|_wmVideos_\.|window\.RufflePlayer\s*=|window\.addEventListener\('DOMContentLoaded',\s*function\(\)\{var v=archive_analytics)/;

/** Scripts and style sheets of the replay, by their address or their calls. */
function withoutInsertedElements(text: string): string {
  const headEnd = text.indexOf(HEAD_END);
  const kept: string[] = [];
  let at = 0;
  const opening = /<(script|link)\b/gi;
  for (let found = opening.exec(text); found !== null; found = opening.exec(text)) {
    const tagEnd = text.indexOf('>', found.index);
    const isScript = found[1]?.toLowerCase() === 'script';
    const end = tagEnd === -1 || !isScript ? tagEnd + 1 : endOfScript(text, tagEnd);
    if (tagEnd === -1 || end === -1) break;
    opening.lastIndex = end;
    const tag = text.slice(found.index, Math.min(tagEnd, found.index + 2048));
    const [, address = ''] = /\b(?:src|href)\s*=\s*["']?([^"'\s>]{1,1024})/i.exec(tag) ?? [];
    const inserted =
      INSERTED_FILE.test(address) ||
      (found.index < headEnd && SAVED_FILE.test(address)) ||
      (isScript && INSERTED_SCRIPT.test(text.slice(tagEnd + 1, Math.min(end, tagEnd + 512))));
    if (!inserted) continue;
    kept.push(text.slice(at, found.index));
    at = end < headEnd && text[end] === '\n' ? end + 1 : end;
  }
  kept.push(text.slice(at));
  return kept
    .join('')
    .replace('<!-- Start Wayback Rewrite JS Include -->', '')
    .replace(/<!-- End Wayback Rewrite JS Include -->\n{0,2}/, '');
}

function endOfScript(text: string, from: number): number {
  const closing = /<\/script[^>]{0,64}>/gi;
  closing.lastIndex = from;
  return closing.exec(text) === null ? -1 : closing.lastIndex;
}

/** One behind the page, one in each script. */
const MOST_COMMENTS = 64;
const LONGEST_COMMENT = 2_000;

/** "FILE ARCHIVED ON …" and "playback timings", behind the page and its scripts. */
function withoutComments(text: string): string {
  let out = text;
  for (const words of ['FILE ARCHIVED ON', 'playback timings (ms):']) {
    for (let left = MOST_COMMENTS, from = out.length; left > 0; left -= 1) {
      const found = out.lastIndexOf(words, from);
      if (found === -1) break;
      from = found - 1;
      const [opening = ''] = /(?:<!--|\/\*)\s{0,9}$/.exec(out.slice(Math.max(0, found - 13), found)) ?? [];
      const closing = opening.startsWith('<') ? '-->' : '*/';
      const end = opening === '' ? -1 : out.slice(found, found + LONGEST_COMMENT).indexOf(closing);
      if (end !== -1) out = out.slice(0, found - opening.length) + out.slice(found + end + closing.length);
      if (from < 0) break;
    }
  }
  return out;
}

const FRAME = 'var _____WB$wombat$assign$function_____';
const FRAME_HEAD =
  /^[^\n]{0,400}\n?(?:if \(!\w+\.__WB_pmw\)[^\n]{0,200}\n)?\s{0,9}\{?\s{0,9}(?:let \w{1,20} = _____WB\$wombat\$assign\$function_____\("\w{1,20}"\);\s{0,9})+/;

/** The replay wraps scripts in a block that redefines `window`, `location` and so on. */
function withoutScriptFrames(text: string): string {
  const kept: string[] = [];
  let at = 0;
  for (let start = text.indexOf(FRAME); start !== -1; start = text.indexOf(FRAME, Math.max(at, start + 1))) {
    const head = FRAME_HEAD.exec(text.slice(start, start + 2048));
    if (head === null) continue;
    const end = text.indexOf('</script', start);
    const stop = end === -1 ? text.length : end;
    kept.push(text.slice(at, start), text.slice(start + head[0].length, stop).replace(/\}\s*$/, ''));
    at = stop;
  }
  return [...kept, text.slice(at)]
    .join('')
    .replaceAll('WB_wombat_self_', '')
    .replaceAll('__WB_pmw(self).', '')
    .replaceAll('_____WB$wombat$check$this$function_____(this)', 'this');
}

/**
 * `\/`: slashes in scripts. Links that the author wrote to an archive have other digits than the
 * page's own.
 */
function withOwnAddresses(text: string, { digits, url, hosts }: Parameters<typeof restoreReplayedPage>[1]): string {
  const own = new URL(url).origin;
  const prefix =
    /(?:(https?:)?(?:\\?\/){2}([\w.-]{1,80}))?((?:\\?\/[\w.-]{1,40}){1,3})\\?\/(\d{14})(?:[a-z]{2}_)?(\\?\/)(?=https?:|mailto:|tel:|javascript:|ftp:|data:)(https?:\\?\/\\?\/[\w.:-]{0,255})?/gi;
  return text.replace(prefix, (whole: string, ...found: (string | undefined | number)[]) => {
    const [scheme, host, , stamp, slash, target] = found as (string | undefined)[];
    if (stamp !== digits || (host !== undefined && !isArchive(host, hosts))) return whole;
    if (target === undefined) return '';
    if (host === undefined && slash === '/' && isUrl(target) && new URL(target).origin === own) {
      // It was relative to the root: only there the replay leaves out its own host.
      return text[(found[6] as number) + whole.length] === '/' ? '' : '/';
    }
    // Written without a scheme, so restored without one.
    return host !== undefined && scheme === undefined ? target.replace(/^https?:/i, '') : target;
  });
}
