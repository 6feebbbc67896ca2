/** The part of busboy that the desk uses. The package has no types. */
declare module 'busboy' {
  import type { Readable, Writable } from 'node:stream';

  interface Busboy extends Writable {
    on(event: 'file', listener: (field: string, file: Readable, info: { readonly filename?: string }) => void): this;
    on(
      event: 'field',
      listener: (name: string, value: string, info: { readonly valueTruncated: boolean }) => void,
    ): this;
    on(event: 'filesLimit' | 'fieldsLimit' | 'close', listener: () => void): this;
    on(event: string, listener: (...given: never[]) => void): this;
  }
  export default function busboy(options: {
    readonly headers: Readonly<Record<string, string>>;
    readonly defParamCharset: string;
    readonly limits: Readonly<Record<'files' | 'fields' | 'fieldSize' | 'fileSize', number>>;
  }): Busboy;
}
