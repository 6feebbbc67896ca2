import chardet from 'chardet';
import sniffEncoding from 'html-encoding-sniffer';

const SAMPLE_BYTES = 256 * 1024;

/**
 * Decides the WHATWG encoding label of an HTML body before anything parses it: BOM, transport header and <meta> first
 * (HTML standard, "determining the character encoding"); without any of them valid UTF-8, then the detectors' votes,
 * each checked by decoding.
 */
export function decideCharset(bytes: Uint8Array, contentType: string | null): string {
  const transport = /charset\s*=\s*"?([^\s";]{1,40})/i.exec(contentType ?? '')?.[1];
  const undeclared = 'replacement';
  const declared = sniffEncoding(bytes, {
    ...(transport === undefined ? {} : { transportLayerEncodingLabel: transport }),
    defaultEncoding: undeclared,
  }).toLowerCase();
  // A declaration of UTF-8 over bytes that are not is a slip of the page's maker: detect instead.
  if (declared !== undeclared && (declared !== 'utf-8' || mostlyUtf8(bytes))) return declared;
  if (isUtf8(bytes)) return 'utf-8';
  return detect(bytes) ?? (declared === undeclared ? 'windows-1252' : declared);
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** A truncated or slightly damaged UTF-8 page stays UTF-8: under one broken sequence in a hundred non-ASCII characters. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  if (isUtf8(bytes)) return true;
  const text = new TextDecoder('utf-8').decode(bytes);
  let broken = 0;
  let wide = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0xfffd) broken++;
    else if (unit > 0x7f) wide++;
  }
  return broken * 100 <= wide;
}

function detect(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  for (const { name, confidence } of chardet.analyse(sample)) {
    if (confidence < 10) break;
    const label = labelOf(name);
    if (label !== null && label !== 'utf-8' && decodesCleanly(sample, label)) return label;
  }
  return null;
}

function labelOf(name: string): string | null {
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return null;
  }
}

function decodesCleanly(sample: Uint8Array, label: string): boolean {
  const text = new TextDecoder(label).decode(sample);
  let broken = 0;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) === 0xfffd) broken++;
  return broken * 200 <= text.length;
}
