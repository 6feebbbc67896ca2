/** Reads the strings of parsed JSON-LD with the property and type that they belong to. */

export interface JsonLdString {
  /** The property, lower case: email, telephone, name, sameas… */
  readonly key: string;
  /** @type of the object that holds it, lower case, without a namespace; empty when it has none. */
  readonly type: string;
  /** The property that holds that object, lower case; empty for the outermost. */
  readonly holder: string;
  readonly value: string;
  /** The addresses that the object gives as its own, or those of an object around it. */
  readonly urls: readonly string[];
  /** In a record about another thing: an event, a review, the author of an article. */
  readonly aside: boolean;
}

const MOST_NODES = 5_000;
const MOST_LENGTH = 500;

function typeOf(node: object): string {
  const type: unknown = Reflect.get(node, '@type');
  const first: unknown = Array.isArray(type) ? type[0] : type;
  return typeof first === 'string' ? (first.toLowerCase().split(/[/#:]/).at(-1) ?? '') : '';
}

/** Types and properties for visitors' words (schema.org). A page's own answers do not count. */
const OF_VISITORS = /^(?:user)?(?:comments?|review|answer|question|discussionforumposting)$/;
const OWN_ANSWERS = 'faqpage';

/** Records about others than the site's owner, and the properties in which they name people. */
const OF_OTHERS =
  /^(?:\w*event|\w*review|rating|\w*article|\w*posting|product|offer|aggregateoffer|book|movie|recipe|comment|course|dataset)$/;
const ASIDE =
  /^(?:author|creator|contributor|editor|performer|organizer|sponsor|funder|member|memberof|employee|alumni|brand|manufacturer|seller|review|reviews|itemreviewed|mentions|about|subjectof|hiringorganization|affiliation|parentorganization|suborganization|department|knows|colleague)$/;

/** An address with a path names one page or thing; an organisation gives its front door. */
function urlsOf(object: object, around: readonly string[]): readonly string[] {
  const given = [Reflect.get(object, 'url'), Reflect.get(object, '@id')].flatMap((one: unknown) =>
    typeof one === 'string' && /^https?:/i.test(one) ? [one] : [],
  );
  return given.length === 0 ? around : given;
}

/** True if a record of this type, or a property's value, is about another party than the owner. */
export const isOfAnother = (type: string, property: string): boolean =>
  ASIDE.test(property) || OF_OTHERS.test(type) || OF_VISITORS.test(type);

/** Strings in document order, without visitors' words. Hostile data: no recursion, 5,000 nodes. */
export function jsonLdStrings(data: unknown): JsonLdString[] {
  const strings: JsonLdString[] = [];
  type Waiting = Omit<JsonLdString, 'value'> & { faq: boolean; value: unknown };
  const waiting: Waiting[] = [{ key: '', type: '', holder: '', faq: false, value: data, urls: [], aside: false }];
  for (let visited = 0; visited < MOST_NODES; visited += 1) {
    const next = waiting.pop();
    if (next === undefined) break;
    const { key, type, holder, faq, value, urls, aside } = next;
    if (typeof value === 'string') {
      if (value.length <= MOST_LENGTH) strings.push({ key, type, holder, value, urls, aside });
    } else if (Array.isArray(value)) {
      for (const item of value.slice(0, MOST_NODES).reverse() as unknown[]) waiting.push({ ...next, value: item });
    } else if (typeof value === 'object' && value !== null) {
      const own = typeOf(value);
      if (!faq && OF_VISITORS.test(own)) continue;
      const inside = {
        ...{ type: own, holder: key, faq: faq || own === OWN_ANSWERS },
        urls: urlsOf(value, urls),
        aside: aside || isOfAnother(own, key),
      };
      for (const [name, item] of Object.entries(value).slice(0, MOST_NODES).reverse())
        waiting.push({ ...inside, key: name.toLowerCase(), value: item });
    }
  }
  return strings;
}
