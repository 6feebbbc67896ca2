import type { AskPages, PageAdvice, ViewDifference } from '../../model/ports/capture.ts';
import type { Reader } from '../../model/ports/reader.ts';
import type { Kind } from '../../model/words.ts';
import { namedAddresses } from '../../page/named-addresses.ts';

const UNREAD: PageAdvice = {
  condition: 'blocked',
  emptyShell: false,
  sketch: null,
  sortsVisitors: null,
  pages: [],
  images: [],
  documents: [],
  marks: [],
};
/** For a page that cannot be read: no known difference. */
const NO_DIFFERENCE: ViewDifference = { likeness: 1, onlyFirst: [], onlySecond: [] };

/** A visit's questions about its pages → calls of the reader. A page that cannot be read leads nowhere. */
export function askPages(kind: Kind, reader: Reader): AskPages {
  return {
    async advise(page) {
      const read = await reader.advise(page, kind);
      return read.ok ? read.value : { ...UNREAD, failure: { reason: read.code, detail: read.detail } };
    },
    async difference(first, second) {
      const read = await reader.difference(first, second, kind);
      return read.ok ? read.value : NO_DIFFERENCE;
    },
    named: (addresses, home) => namedAddresses(addresses, home, kind),
  };
}
