/**
 * Writes the word of each column into the cells below it (`data-head`): on a phone a row is a card,
 * and each cell must say what it is. It is done on written markup, once for all pages, so that no
 * page can forget it. Values are escaped, so only a template can have written a tag.
 */
export function withHeads(markup: string): string {
  return markup.replaceAll(/<table(?: class="([^"]*)")?>.*?<\/table>/gs, (table, classes = '') => {
    const heads = [...table.matchAll(/<th\b[^>]*>(.*?)<\/th>/gs)].map(([, head = '']) => textOf(head));
    let column = 0;
    return table.replaceAll(/<(table(?: class="[^"]*")?|tr|th|td)(?=[\s>])/g, (tag, name: string) => {
      if (name === 'th') return `${tag} scope="col"`;
      if (name === 'td') return `${tag} data-head="${heads[column++] ?? ''}"`;
      if (name === 'tr') column = 0;
      return name === 'tr' ? tag : `<table class="${`${classes} named`.trim()}"`;
    });
  });
}

const textOf = (head: string): string =>
  head
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('"', '&quot;')
    .trim();
