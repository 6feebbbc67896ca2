import type { Browser } from '../../model/ports/browser.ts';

/** A browser that is looked for when a visit first asks: most commands never do. */
export function lazyBrowser(make: () => Browser): Browser {
  let made: Browser | undefined;
  const browser = (): Browser => {
    made ??= make();
    return made;
  };
  return {
    get found() {
      return browser().found;
    },
    render: (url, timeoutMs) => browser().render(url, timeoutMs),
    load: () => browser().load(),
    prove: () => browser().prove(),
    close: async () => made?.close(),
  };
}
