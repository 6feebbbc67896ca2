/** Telegram's bot API, sendMessage. Without a parse mode the text is plain. */
import type { Hook } from '../../model/alert.ts';
import { type Message, textOf } from '../message.ts';

/** No button: Telegram refuses the whole message if a button leads into a local network. */
export function telegramBody(message: Message, { chat }: Pick<Hook, 'chat'>): object {
  return { chat_id: chat, text: textOf(message), link_preview_options: { is_disabled: true } };
}

/** The hook's address may end with the bot's token. */
export function telegramUrl({ url }: Pick<Hook, 'url'>): string {
  const to = new URL(url);
  if (!/\/sendMessage\/?$/.test(to.pathname)) to.pathname = `${to.pathname.replace(/\/$/, '')}/sendMessage`;
  return to.href;
}
