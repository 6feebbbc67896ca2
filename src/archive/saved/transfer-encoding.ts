import { fromBase64 } from './har-entry.ts';

/** Undoes a Content-Transfer-Encoding (RFC 2045, 6). Never throws; what is broken is marked, and what can be read is kept. */
export function undoTransferEncoding(
  encoding: string | undefined,
  raw: Buffer,
): { body: Buffer; marks: readonly string[] } {
  switch ((encoding ?? '').trim().toLowerCase()) {
    case '':
    case '7bit':
    case '8bit':
    case 'binary':
      return { body: raw, marks: [] };
    case 'quoted-printable':
      return { body: fromQuotedPrintable(raw), marks: [] };
    case 'base64': {
      const { bytes, cut } = fromBase64(raw.toString('latin1'));
      return { body: bytes, marks: cut ? ['truncated'] : [] };
    }
    default:
      return { body: raw, marks: ['encoding-unknown'] };
  }
}

const [TAB, LF, CR, SPACE, EQUALS] = [9, 10, 13, 32, 61];

/**
 * Quoted-printable (RFC 2045, 6.7), over bytes, so that it does not matter in which charset the text is. White space at the
 * end of a line was added on the way and goes; an equals sign that codes nothing stays as it stands, as the RFC advises.
 */
function fromQuotedPrintable(raw: Buffer): Buffer {
  const out = Buffer.allocUnsafe(raw.length);
  let to = 0;
  for (let i = 0; i < raw.length; i++) {
    const byte = raw[i] as number;
    if (byte !== EQUALS) {
      if (byte === LF) to = withoutTrailing(out, to, raw[i - 1] === CR);
      out[to++] = byte;
      continue;
    }
    const value = hexOf(raw[i + 1]) * 16 + hexOf(raw[i + 2]);
    if (!Number.isNaN(value)) {
      out[to++] = value;
      i += 2;
      continue;
    }
    const end = softBreak(raw, i + 1);
    if (end === null) out[to++] = byte;
    else i = end;
  }
  return out.subarray(0, to);
}

/** The last byte of "= end of line", white space between them allowed. */
function softBreak(raw: Buffer, from: number): number | null {
  let i = from;
  while (raw[i] === SPACE || raw[i] === TAB) i += 1;
  if (i >= raw.length) return raw.length - 1;
  if (raw[i] === CR && raw[i + 1] === LF) return i + 1;
  return raw[i] === LF || raw[i] === CR ? i : null;
}

function withoutTrailing(out: Buffer, to: number, afterCr: boolean): number {
  let end = afterCr ? to - 1 : to;
  const had = end;
  while (end > 0 && (out[end - 1] === SPACE || out[end - 1] === TAB)) end -= 1;
  if (!afterCr) return end;
  if (end !== had) out[end] = CR;
  return end + 1;
}

function hexOf(byte: number | undefined): number {
  if (byte === undefined) return Number.NaN;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : Number.NaN;
}
