/** Makes WACZ files of WARCs, for tests: what webrecorder's tools write, at its smallest. */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Zippable, zipSync } from 'fflate';

export interface PackageOptions {
  readonly mainPageUrl?: string;
  /** Files beside the WARCs, by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** Changes what datapackage.json says before it is written. */
  readonly change?: (manifest: { resources: { path: string; hash: string; bytes: number }[] }) => void;
  /** datapackage-digest.json of a datapackage.json. */
  readonly sign?: (manifest: Buffer) => object;
  /** WARCs deflated within the ZIP, as careless tools leave them. */
  readonly deflated?: boolean;
}

export async function writePackage(
  path: string,
  warcs: readonly string[],
  options: PackageOptions = {},
): Promise<void> {
  const files: Record<string, Uint8Array> = {};
  for (const warc of warcs) files[`archive/${basename(warc)}`] = await readFile(warc);
  for (const [name, text] of Object.entries(options.files ?? {})) files[name] = Buffer.from(text);
  const resources = Object.entries(files).map(([name, bytes]) => ({
    name: basename(name),
    path: name,
    hash: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
    bytes: bytes.byteLength,
  }));
  const described = {
    profile: 'data-package',
    wacz_version: '1.1.1',
    ...(options.mainPageUrl !== undefined && { mainPageUrl: options.mainPageUrl }),
    resources,
  };
  options.change?.(described);
  const manifest = Buffer.from(JSON.stringify(described, null, 2));
  const zippable: Zippable = { 'datapackage.json': [manifest, { level: 6 }] };
  for (const [name, bytes] of Object.entries(files)) zippable[name] = [bytes, { level: options.deflated ? 6 : 0 }];
  const signed = options.sign?.(manifest);
  if (signed !== undefined) zippable['datapackage-digest.json'] = [Buffer.from(JSON.stringify(signed)), { level: 6 }];
  await writeFile(path, zipSync(zippable));
}
