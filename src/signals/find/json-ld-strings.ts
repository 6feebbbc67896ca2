/** Parsed JSON-LD → its strings with the property and the type they belong to. */

export interface JsonLdString {
  /** The property, lower case: email, telephone, name, sameas… */
  readonly key: string;
  /** @type of the object that holds it, lower case, without a namespace; empty when it has none. */
  readonly type: string;
  /** The property that holds that object, lower case; empty for the outermost. */
  readonly holder: string;
  readonly value: string;
}

const MOST_NODES = 5_000;
const MOST_LENGTH = 500;

function typeOf(node: object): string {
  const type: unknown = Reflect.get(node, '@type');
  const first: unknown = Array.isArray(type) ? type[0] : type;
  return typeof first === 'string' ? (first.toLowerCase().split(/[/#:]/).at(-1) ?? '') : '';
}

/** What visitors write (schema.org); answers that the page gives itself are its own. */
const OF_VISITORS = /^(?:user)?(?:comments?|review|answer|question|discussionforumposting)$/;
const OWN_ANSWERS = 'faqpage';

/** Leaves out what visitors wrote. Walks without recursion and stops after 5,000 nodes: the data is as hostile as the page. Document order. */
export function jsonLdStrings(data: unknown): JsonLdString[] {
  const strings: JsonLdString[] = [];
  const waiting: { key: string; type: string; holder: string; faq: boolean; value: unknown }[] = [
    { key: '', type: '', holder: '', faq: false, value: data },
  ];
  for (let visited = 0; visited < MOST_NODES; visited += 1) {
    const next = waiting.pop();
    if (next === undefined) break;
    const { key, type, holder, faq, value } = next;
    if (typeof value === 'string') {
      if (value.length <= MOST_LENGTH) strings.push({ key, type, holder, value });
    } else if (Array.isArray(value)) {
      for (const item of value.slice(0, MOST_NODES).reverse() as unknown[])
        waiting.push({ key, type, holder, faq, value: item });
    } else if (typeof value === 'object' && value !== null) {
      const own = typeOf(value);
      if (!faq && OF_VISITORS.test(own)) continue;
      for (const [name, item] of Object.entries(value).slice(0, MOST_NODES).reverse()) {
        waiting.push({ key: name.toLowerCase(), type: own, holder: key, faq: faq || own === OWN_ANSWERS, value: item });
      }
    }
  }
  return strings;
}
