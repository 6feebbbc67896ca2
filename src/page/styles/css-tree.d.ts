/** The parts that are loaded; the package's own types know it only as a whole. */
declare module 'css-tree/parser' {
  export { parse as default } from 'css-tree';
}
declare module 'css-tree/generator' {
  export { generate as default } from 'css-tree';
}
declare module 'css-tree/walker' {
  export { walk as default } from 'css-tree';
}
declare module 'css-tree/tokenizer' {
  export function tokenize(css: string, each: (type: number, start: number, end: number) => void): void;
  export const Function: number;
  export const AtKeyword: number;
  export const String: number;
  export const Url: number;
  export const Semicolon: number;
  export const WhiteSpace: number;
  export const Comment: number;
  export const LeftSquareBracket: number;
  export const RightSquareBracket: number;
  export const LeftParenthesis: number;
  export const RightParenthesis: number;
  export const LeftCurlyBracket: number;
  export const RightCurlyBracket: number;
}
declare module 'css-tree/utils' {
  export { ident, string, url } from 'css-tree';
}
