import { describe, expect, it } from 'vitest';
import { isFiller } from '../../../src/signals/find/filler.ts';

describe('isFiller', () => {
  it.each([
    'Lorem ipsum dolor sit amet, consectetur adipiscing elit.',
    'LOREM IPSUM',
    'Sed ut perspiciatis unde omnis iste natus error sit voluptatem accusantium doloremque laudantium.',
    'Vestibulum quisque nibh magnam, tortor elitis voluptatum arcu donecus; sollicitudin in ornare.',
    'Dolores culpa magnas velit, auctor sapiens Quillmoor nulla facilisis.',
    'Your text here',
    'Your title goes here',
    'This is a sample page.',
    'Just another WordPress site',
    'Click here to edit',
    "I'm a paragraph. Click here to add your own text and edit me.",
    'I am a text block. Click the edit button to change this text. Lorem ipsum dolor sit amet.',
    'Add your text here',
    'Hello world!',
  ])('knows %s', (text) => {
    expect(isFiller(text)).toBe(true);
  });

  it.each([
    '',
    'We cut pens and quills by hand and send them within a day. Lorem ipsum is what our printers set for a test.',
    'Magna Elit',
    'Click here to add pens to your basket or to ask for a price by post.',
    'Click here to see our pens',
    'Click here to change the colour of a pen to green, red or blue before you pay for it',
    'Nous vendons des plumes et des encriers, et non du papier, à qui veut en acheter.',
    'Le nostre penne sono tagliate a mano; non si vendono in altri negozi e sono spedite in tutto il mondo.',
    'Vendemos plumas y tinteros en todo el mundo, sin error y sin dolor de cabeza.',
    'Gallia est omnis divisa in partes tres, quarum unam incolunt Belgae, aliam Aquitani, tertiam qui ipsorum lingua Celtae, nostra Galli appellantur.',
    '我们手工切割羽毛笔，一天内发货。',
    'Write your text with a pen that holds its ink for a whole page',
    'A sample of every pen is sent for free',
  ])('leaves %s', (text) => {
    expect(isFiller(text)).toBe(false);
  });
});
