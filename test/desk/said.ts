import { load } from 'cheerio';

/** What the page says to which an answer leads. @param key opens the desk at `base` */
export async function saidIn(answer: Response, base: string, key: string): Promise<string> {
  const cookie = answer.headers.getSetCookie().find((one) => one.startsWith('revenant-said=')) ?? '';
  const headers = { authorization: `Bearer ${key}`, cookie: cookie.split(';')[0] ?? '' };
  const page = await fetch(new URL(answer.headers.get('location') ?? '/', base), { headers });
  return load(await page.text())('.said').text();
}
