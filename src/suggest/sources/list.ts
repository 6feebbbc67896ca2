import type { SourceName } from '../../model/sources.ts';
import { archive } from './archive.ts';
import { brave } from './brave.ts';
import { commoncrawl } from './commoncrawl.ts';
import { crtsh } from './crtsh.ts';
import { searxng } from './searxng.ts';
import type { HttpSource } from './source.ts';
import { urlscan } from './urlscan.ts';

/** The others are asked in ways of their own: a program, the name server, ranges of files. */
type HttpName = Exclude<SourceName, 'exec' | 'dns' | 'commoncrawl-table'>;

/** Sources that are asked over HTTP, an answer at a time. */
export const HTTP_SOURCES: Readonly<Record<HttpName, HttpSource>> = {
  archive,
  commoncrawl,
  crtsh,
  urlscan,
  searxng,
  brave,
};

export const isHttp = (name: SourceName): name is HttpName => Object.hasOwn(HTTP_SOURCES, name);
