import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const BLOCK = 512;

/** Unpacks the files and folders of a plain tar archive (POSIX ustar) below `folder`. Throws on a cut or foreign archive. */
export function untar(archive: Uint8Array, folder: string): void {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  const text = (at: number, length: number): string =>
    bytes.toString('utf8', at, at + length).replace(/\0[\s\S]*$/, '');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  let files = 0;
  for (let at = 0; at + BLOCK <= bytes.length && bytes[at] !== 0; ) {
    const prefix = text(at + 345, 155);
    const name = normalize(`/${prefix === '' ? '' : `${prefix}/`}${text(at, 100)}`);
    const size = Number.parseInt(text(at + 124, 12).trim() || '0', 8);
    const start = at + BLOCK;
    if (!Number.isSafeInteger(size) || start + size > bytes.length) throw new Error('the archive is damaged');
    const path = join(folder, name);
    if (text(at + 156, 1) === '5') {
      mkdirSync(path, { recursive: true, mode: 0o700 });
    } else {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      writeFileSync(path, bytes.subarray(start, start + size), { mode: 0o600 });
      files++;
    }
    at = start + Math.ceil(size / BLOCK) * BLOCK;
  }
  if (files === 0) throw new Error('the archive is empty');
}
