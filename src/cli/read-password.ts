/**
 * A password from the terminal, where it is not shown, or from stdin. Never from the command line:
 * others can read that.
 */
import { UsageError } from '../errors.ts';
import { Interrupted } from './action.ts';

/**
 * Asks twice in a terminal; else the first line of stdin counts. Throws UsageError where there is
 * none.
 */
export async function readPassword(name: string): Promise<string> {
  if (!process.stdin.isTTY) return lineOfStdin();
  const first = await typed(`Password of ${name}: `);
  const again = await typed('The same again: ');
  if (first !== again) throw new UsageError('the two passwords differ: nothing is changed');
  return first;
}

/** Longest line that is read, in bytes. */
const LONGEST = 4096;

async function lineOfStdin(): Promise<string> {
  let text = '';
  for await (const part of process.stdin.setEncoding('utf8')) {
    text += part as string;
    if (text.includes('\n') || text.length > LONGEST) break;
  }
  const [line = ''] = text.split(/\r?\n/, 1);
  if (line === '') throw new UsageError('give the password in a terminal, or as the first line of stdin');
  return line;
}

function typed(question: string): Promise<string> {
  const { stdin } = process;
  return new Promise((resolve, reject) => {
    let text = '';
    const end = (): void => {
      stdin.setRawMode(false);
      stdin.pause();
      stdin.off('data', hear);
      process.stderr.write('\n');
    };
    const hear = (part: string): void => {
      for (const sign of part) {
        if (sign === '\r' || sign === '\n' || sign === '\u0004') {
          end();
          resolve(text);
          return;
        }
        if (sign === '\u0003') {
          end();
          reject(new Interrupted('stopped', 'SIGINT'));
          return;
        }
        if (sign === '\u007f' || sign === '\b') text = [...text].slice(0, -1).join('');
        else text += sign;
      }
    };
    // Before the question: typed characters are not shown from then on.
    stdin.setRawMode(true);
    stdin.setEncoding('utf8').resume().on('data', hear);
    process.stderr.write(question);
  });
}
