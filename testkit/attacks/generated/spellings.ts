/** Other spellings of one mailbox or telephone number. People and mail servers read them as the same. */
import type { Draw } from './draw.ts';
import type { Contact } from './showings.ts';

export function respelled(draw: Draw, { kind, value }: Contact): { contact: Contact; how: string } | null {
  if (kind === 'mail' && value.endsWith('@gmail.com')) return ofMailbox(draw, value);
  return kind === 'phone' ? ofNumber(draw, value) : null;
}

function ofMailbox(draw: Draw, value: string): { contact: Contact; how: string } {
  const [local = ''] = value.split('@');
  const bare = local.replaceAll('.', '');
  const at = draw.int(2, bare.length - 2);
  const dotted = `${bare.slice(0, at)}.${bare.slice(at)}`;
  const [how, mail] = draw.pick([
    ['dots of a mailbox', `${dotted}@gmail.com`],
    ['no dots', `${bare}@gmail.com`],
    ['tag', `${local}+${draw.pick(['shop', 'web', 'sales', 'new'])}@gmail.com`],
    ['googlemail', `${local}@googlemail.com`],
    ['capitals', `${local.toUpperCase()}@Gmail.com`],
  ] as const);
  return { contact: { kind: 'mail', value: mail }, how };
}

function ofNumber(draw: Draw, value: string): { contact: Contact; how: string } {
  const digits = value.replace(/\D/g, '');
  const [code = '', area = '', ...rest] = value.slice(1).split(/[ -]/);
  const number = rest.join('');
  const [how, phone] = draw.pick([
    ['dots of a number', `+${code}.${area}.${number.slice(0, 3)}.${number.slice(3)}`],
    ['double zero', `00${code} ${area} ${number}`],
    ['brackets', `+${code} (${area}) ${number.slice(0, 4)}-${number.slice(4)}`],
    ['one run', `+${digits}`],
  ] as const);
  return { contact: { kind: 'phone', value: phone }, how };
}
