/** An alert as an e-mail, in text and HTML. It loads no picture or style from a server. */
import type { Alert, Hook } from '../../model/alert.ts';
import type { MailRequest } from '../../model/ports/egress.ts';
import type { ContactNouns } from '../contacts.ts';
import { messageOf, textOf } from '../message.ts';

/** The Message-ID is the alert's, so a mail server or reader recognises a repeat. */
export function emailOf(alert: Alert, { id, url, mail }: Hook, nounOf: ContactNouns): MailRequest {
  if (mail === undefined) throw new Error(`hook ${id} has no mailboxes`);
  const { from, to, user, password } = mail;
  const message = messageOf(alert, nounOf);
  const { title, about, lines, link, opens } = message;
  const shown = lines.map((line) => `<p>${escaped(line)}</p>`).join('\n');
  const open = link === null ? '' : `\n<p><a href="${escaped(link)}">${opens}</a></p>`;
  return {
    url,
    login: user === undefined || password === undefined ? null : { user, password },
    from,
    to,
    subject: about === null ? title : `${title}: ${about}`,
    text: `${textOf(message)}\n`,
    html: `<!doctype html>\n<html lang="en"><body>\n<p><b>${escaped(title)}</b></p>\n${shown}${open}\n</body></html>\n`,
    messageId: `<${alert.id}.${id.slice(0, 8)}@${from.slice(from.lastIndexOf('@') + 1)}>`,
  };
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
