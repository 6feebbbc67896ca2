/** A mail link → the words in it: the display name in front of the address, the subject and the body (RFC 6068). */
const LONGEST = 300;
const MOST_FIELDS = 8;

export function mailWords(href: string): string[] {
  if (!/^\s{0,4}mailto:/i.test(href)) return [];
  const [to = '', query = ''] = href.slice(0, 2_000).trim().slice('mailto:'.length).split('?', 2);
  const parts = [/^([^<]{2,120})</.exec(decoded(to))?.[1] ?? ''];
  for (const field of query.split('&').slice(0, MOST_FIELDS)) {
    const [name = '', value = ''] = field.split('=', 2);
    if (/^(?:subject|body)$/i.test(name)) parts.push(decoded(value.replaceAll('+', ' ')).slice(0, LONGEST));
  }
  return parts.filter((part) => part.trim().length >= 3);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
