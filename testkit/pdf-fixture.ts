/** Writes small PDFs (ISO 32000-1) for tests: one page, one font, an information dictionary and XMP where asked for. */
import { deflateSync } from 'node:zlib';

export interface PdfFixture {
  /** Information dictionary: Title, Author, Producer… */
  readonly info?: Readonly<Record<string, string>>;
  /** Lines of the one page; Latin characters. */
  readonly lines?: readonly string[];
  readonly documentId?: string;
  /** Instead of the page's own words: packed bytes as a stream of its contents. */
  readonly contents?: Uint8Array;
}

export function pdf({ info = {}, lines = [], documentId, contents }: PdfFixture): Buffer {
  const words = lines.map((line) => `(${escaped(line)}) Tj 0 -2 Td`).join(' ');
  const page = contents ?? deflateSync(`BT /F1 1 Tf 20 180 Td ${words} ET`);
  const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"><xmpMM:DocumentID>${documentId}</xmpMM:DocumentID></rdf:Description></rdf:RDF></x:xmpmeta>`;
  const objects: (string | Buffer)[] = [
    `<< /Type /Catalog /Pages 2 0 R${documentId === undefined ? '' : ' /Metadata 7 0 R'} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    Buffer.concat([
      Buffer.from(`<< /Filter /FlateDecode /Length ${page.length} >>\nstream\n`),
      page,
      Buffer.from('\nendstream'),
    ]),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< ${Object.entries(info)
      .map(([name, value]) => `/${name} ${textString(value)}`)
      .join(' ')} >>`,
    `<< /Type /Metadata /Subtype /XML /Length ${Buffer.byteLength(xmp)} >>\nstream\n${xmp}\nendstream`,
  ];
  const parts = [Buffer.from('%PDF-1.4\n')];
  const at: number[] = [];
  const length = () => parts.reduce((sum, part) => sum + part.length, 0);
  for (const [i, object] of objects.entries()) {
    at.push(length());
    parts.push(Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')]));
  }
  const table = at.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n${length()}\n%%EOF`;
  return Buffer.concat([...parts, Buffer.from(end)]);
}

function escaped(text: string): string {
  return text.replace(/[\\()]/g, '\\$&');
}

/** UTF-16 with a byte order mark, in hex: what writers use for anything beyond Latin (7.9.2.2). */
function textString(text: string): string {
  return /^[\x20-\x7e]*$/.test(text)
    ? `(${escaped(text)})`
    : `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`;
}
