import { decodedUri } from '../model/text/decoded-uri.ts';

export function fileNameIn(url: string): string {
  const [path = ''] = url.slice(0, 2_000).split(/[?#]/, 1);
  return decodedUri(path.split('/').at(-1) ?? '');
}
