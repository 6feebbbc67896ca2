import type { SourceName } from '../../model/sources.ts';
import { archive } from './archive.ts';
import { brave } from './brave.ts';
import { commoncrawl } from './commoncrawl.ts';
import { crtsh } from './crtsh.ts';
import { searxng } from './searxng.ts';
import type { HttpSource } from './source.ts';
import { urlscan } from './urlscan.ts';

/** Sources that are asked over HTTP; `exec` is a program, `dns` the name server. */
export const HTTP_SOURCES: Readonly<Record<Exclude<SourceName, 'exec' | 'dns'>, HttpSource>> = {
  archive,
  commoncrawl,
  crtsh,
  urlscan,
  searxng,
  brave,
};
