import { form } from '../../../src/signals/look/form.ts';
import { examplesOf } from '../../../testkit/contract/signal.contract.ts';
import { PENS } from '../example-pages.ts';

export const examples = examplesOf(form, [
  {
    name: 'an order form of its own making',
    pages: `<body>${PENS}<form action="/quill_order.php"><input name="yourName"><input name="email"><input name="harbourPort"><select name="nib_width"><option>1</option></select><textarea name="message"></textarea>
          <input type="hidden" name="recipient" value="Orders of Quillmoor"><input type="hidden" name="csrf_token" value="abcdefgh"></form></body>`,
    expect: [
      'field:harbour-port',
      'field:nib-width',
      'hidden:recipient=orders of quillmoor',
      'order:your-name>email>harbour-port>nib-width>message',
    ],
  },
  {
    name: 'only a hidden constant tells',
    pages: `<body>${PENS}<form><input name="name"><input name="email"><input type="hidden" name="source" value="quillmoor landing"></form></body>`,
    expect: ['hidden:source=quillmoor landing'],
  },
  {
    name: 'trap: what every form asks',
    pages: `<body>${PENS}<form action="/contact.php"><input name="your-name"><input name="your-email"><input name="phone"><input name="subject"><textarea name="message"></textarea><input type="hidden" name="_wpcf7" value="wpcf7-f123-p4-o1"></form>
          <form role="search" action="/search"><input name="quill_keyword"><input name="harbour"></form></body>`,
    expect: null,
  },
  {
    name: 'trap: log-in',
    pages: `<body>${PENS}<form><input name="quill_member"><input name="harbour"><input type="password" name="pw"></form></body>`,
    expect: null,
  },
]);
