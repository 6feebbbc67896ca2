import { expect, it } from 'vitest';
import { errorsBetween } from '../../../src/model/text/alike-words.ts';

it.each([
  ['brindelwick', 'the brindlewick works', 1],
  ['hebie atun', 'hebei atun co ltd', 1],
  ['gorsholm', 'gorseholm | ginsterholm', 1],
  ['重庆长成公司', '重庆长城公司', 1],
  ['n382gone example', 'n384held example', null],
  ['abc', 'abd', null],
  ['acme', 'acme', 0],
  ['', 'acme', null],
])('counts the typing errors of %s in %s', (asked, name, errors) => expect(errorsBetween(asked, name)).toBe(errors));
