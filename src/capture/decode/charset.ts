import { isUtf8 } from 'node:buffer';
import chardet from 'chardet';
import sniffEncoding from 'html-encoding-sniffer';
import { orElse } from '../../errors.ts';

const SAMPLE_BYTES = 256 * 1024;
/** Browsers heed a declaration beyond the sniffer's first kilobyte too. */
const HEAD_BYTES = 64 * 1024;
const META_BYTES = 1024;
const UNDECLARED = 'replacement';

/** WHATWG label: BOM, transport header, `<meta>` (HTML standard), valid UTF-8, then detectors. */
export function decideCharset(bytes: Uint8Array, contentType: string | null): string {
  const transport = /charset\s*=\s*"?([^\s";]{1,40})/i.exec(contentType ?? '')?.[1];
  const declared = sniff(bytes, transport) ?? lateDeclaration(bytes);
  // A declaration of UTF-8 over bytes that are not is a slip of the page's maker: detect instead.
  if (declared !== null && (declared !== 'utf-8' || mostlyUtf8(bytes))) return declared;
  if (isUtf8(bytes)) return 'utf-8';
  return detect(bytes) ?? declared ?? 'windows-1252';
}

function sniff(bytes: Uint8Array, transport?: string): string | null {
  const given = transport === undefined ? {} : { transportLayerEncodingLabel: transport };
  const label = sniffEncoding(bytes, { ...given, defaultEncoding: UNDECLARED }).toLowerCase();
  return label === UNDECLARED ? null : label;
}

/** Tags for a parser, and openings of comments, scripts and other text, whose content is none. */
const OPENING = /<(?:!--|(script|style|title|textarea|xmp|iframe)\b|meta\b)/g;

function lateDeclaration(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, HEAD_BYTES))
    .toString('latin1')
    .toLowerCase();
  OPENING.lastIndex = 0;
  for (let found = OPENING.exec(head); found !== null; found = OPENING.exec(head)) {
    const [opening, text] = found;
    if (opening === '<meta') {
      const end = head.indexOf('>', OPENING.lastIndex) + 1;
      const label = sniff(bytes.subarray(found.index, Math.min(end || head.length, found.index + META_BYTES)));
      if (label !== null) return label;
      continue;
    }
    const end = head.indexOf(text === undefined ? '-->' : `</${text}`, OPENING.lastIndex);
    if (end === -1) return null;
    OPENING.lastIndex = end;
  }
  return null;
}

/** A damaged UTF-8 page stays UTF-8: under one broken sequence in 100 non-ASCII characters. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  if (isUtf8(bytes)) return true;
  const text = new TextDecoder('utf-8').decode(bytes);
  const wide = text.replace(/[\0-\x7f\ufffd]+/g, '').length;
  return brokenIn(text) * 100 <= wide;
}

/** How many characters could not be decoded. */
function brokenIn(text: string): number {
  return text.replace(/[^\ufffd]+/g, '').length;
}

function detect(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  for (const { name, confidence } of chardet.analyse(sample)) {
    if (confidence < 10) break;
    const label = orElse(() => new TextDecoder(name).encoding, null);
    if (label !== null && label !== 'utf-8' && decodesCleanly(sample, label)) return label;
  }
  return null;
}

function decodesCleanly(sample: Uint8Array, label: string): boolean {
  const text = new TextDecoder(label).decode(sample);
  return brokenIn(text) * 200 <= text.length;
}
