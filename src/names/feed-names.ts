/**
 * Text of a feed → its host names, one line at a time: a name a line, a zone file, CSV with the
 * name in front, or JSON lines such as those of certificate logs.
 */

/** A longer line is read only so far. */
const LONGEST_LINE = 16 * 1024;
/** RFC 1035. */
const LONGEST_NAME = 253;
/** Names of one line of JSON: a certificate has a hundred. */
const MOST_A_LINE = 200;
const HOST =
  /^(?:\*\.)?((?:[a-z0-9_\u0080-\uffff](?:[a-z0-9_\u0080-\uffff-]{0,61}[a-z0-9_\u0080-\uffff])?\.)*[a-z0-9\u0080-\uffff][a-z0-9\u0080-\uffff-]{0,62})$/;
const QUOTED = /"(?:\*\.)?((?:[a-z0-9_-]{1,63}\.){1,10}[a-z][a-z0-9-]{1,62})"/gi;

export class FeedNames {
  lines = 0;
  /** Lines without a name that can be read. */
  unread = 0;
  #rest = '';
  #isCut = false;
  #origin = '';
  /** A zone file has a line for each record of a name. */
  #last = '';
  readonly #heard: (host: string) => void;

  constructor(heard: (host: string) => void) {
    this.#heard = heard;
  }

  /** @param text the next piece, cut anywhere */
  take(text: string): void {
    let from = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', from)) {
      const line = text.slice(from, Math.min(end, from + LONGEST_LINE));
      this.#line(this.#rest + (this.#isCut ? '' : line));
      this.#rest = '';
      this.#isCut = false;
      from = end + 1;
    }
    if (this.#isCut) return;
    this.#rest += text.slice(from, from + LONGEST_LINE);
    this.#isCut = this.#rest.length > LONGEST_LINE;
  }

  end(): void {
    if (this.#rest !== '') this.#line(this.#rest);
    this.#rest = '';
  }

  #line(line: string): void {
    this.lines += 1;
    if (line.startsWith('{') || line.startsWith('[')) return this.#json(line);
    if (line.startsWith('$ORIGIN')) this.#origin = (/^\$ORIGIN\s+(\S+)/.exec(line)?.[1] ?? '').toLowerCase();
    // Blank lines, comments and directives; records of a zone file that name no owner.
    if (/^(?:[#;$@]|\s|$)/.test(line)) return;
    const [token = ''] = /^"?[^\s",;]+/.exec(line) ?? [];
    const written = token.replace(/^"/, '').toLowerCase();
    if (written === this.#last) return;
    this.#last = written;
    const isWhole = written.endsWith('.');
    const plain = isWhole ? written.slice(0, -1) : written;
    const host = plain.length > LONGEST_NAME ? undefined : HOST.exec(plain)?.[1];
    const origin = this.#origin.replace(/\.$/, '');
    if (host === undefined) this.unread += 1;
    else if (isWhole || origin === '') this.#heard(host);
    else this.#heard(`${host}.${origin}`);
  }

  #json(line: string): void {
    let found = 0;
    for (const [, host = ''] of line.matchAll(QUOTED)) {
      if (++found > MOST_A_LINE) return;
      this.#heard(host.toLowerCase());
    }
    if (found === 0) this.unread += 1;
  }
}
