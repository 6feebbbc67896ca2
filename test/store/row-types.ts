/** The statements whose rows have a declared type, as TypeScript's own checker sees them. */
import { join, relative } from 'node:path';
import type { CallExpression, Node, ParameterDeclaration } from 'typescript/unstable/ast';
import * as is from 'typescript/unstable/ast/is';
import { API, type Checker, type Project, SymbolFlags, type Type, TypeFlags } from 'typescript/unstable/sync';

/** How a value of a column looks to JavaScript. */
export type Look = 'string' | 'number' | 'boolean' | 'date' | 'array' | 'null' | 'undefined' | 'document';

export interface TypedStatement {
  readonly place: string;
  /** Null: it is put together while the program runs. */
  readonly sql: string | null;
  /** By name, or by place where the names do not matter: then there are no others. */
  readonly columns: ReadonlyMap<string | number, ReadonlySet<Look>>;
}

/** The position of the SQL among the arguments of the functions that take a type of rows. */
const SQL_AT: Readonly<Record<string, number>> = {
  query: 0,
  ...{ rowsOf: 1, firstRow: 1, pages: 1, valuesOf: 1, firstValue: 1, mapOf: 1 },
};
/** Functions whose types are those of the columns, in order. */
const BY_PLACE: readonly string[] = ['valuesOf', 'firstValue', 'mapOf'];
const TOP = join(import.meta.dirname, '../..');

export function typedStatements(folder: string): TypedStatement[] {
  const api = new API({ cwd: TOP });
  try {
    const config = join(TOP, 'tsconfig.build.json');
    const project = api.updateSnapshot({ openProjects: [config] }).getProject(config);
    if (project === undefined) throw new Error('there is no project');
    const { program, checker } = project;
    const calls = program
      .getSourceFileNames()
      .filter((name) => relative(TOP, name).startsWith(folder))
      .flatMap((name) => callsIn(program.getSourceFile(name)));
    return calls.flatMap((call) => {
      const at = SQL_AT[nameOf(call)];
      const sql = at === undefined ? undefined : call.arguments[at];
      const types = (call.typeArguments ?? []).flatMap((node) => checker.getTypeFromTypeNode(node) ?? []);
      const [type] = types;
      if (sql === undefined || type === undefined || (type.flags & (TypeFlags.TypeParameter | TypeFlags.Never)) !== 0)
        return [];
      const file = call.getSourceFile();
      const line = file.text.slice(0, call.getStart()).split('\n').length;
      const columns = BY_PLACE.includes(nameOf(call))
        ? new Map(types.map((one, place) => [place, new Set(looksOf(one, checker))]))
        : columnsOf(type, checker);
      const place = `${relative(TOP, file.fileName)}:${line}`;
      return [{ place, sql: textOf(sql, { project, calls }), columns }];
    });
  } finally {
    api.close();
  }
}

function callsIn(file: Node | undefined): CallExpression[] {
  const calls: CallExpression[] = [];
  const visit = (node: Node): void => {
    if (is.isCallExpression(node)) calls.push(node);
    node.forEachChild(visit);
  };
  file?.forEachChild(visit);
  return calls;
}

function nameOf({ expression }: CallExpression): string {
  if (is.isIdentifier(expression)) return expression.text;
  return is.isPropertyAccessExpression(expression) ? expression.name.text : '';
}

interface Known {
  readonly project: Project;
  readonly calls: readonly CallExpression[];
}

/**
 * The text of an expression of strings that are written in the sources; null: another.
 * @param given the arguments of the functions that it is in
 */
function textOf(node: Node | undefined, known: Known, given: ReadonlyMap<Node, string> = NONE): string | null {
  if (node === undefined) return null;
  const read = (one: Node | undefined): string | null => textOf(one, known, given);
  if (is.isStringLiteral(node) || is.isNoSubstitutionTemplateLiteral(node) || is.isNumericLiteral(node))
    return node.text;
  if (is.isTemplateExpression(node)) {
    const spans = node.templateSpans.map(({ expression, literal }) => [read(expression), literal.text] as const);
    return spans.some(([text]) => text === null) ? null : node.head.text + spans.flat().join('');
  }
  if (is.isConditionalExpression(node)) return read(node.whenTrue) ?? read(node.whenFalse);
  if (is.isCallExpression(node)) {
    const called = declarationOf(node.expression, known);
    const made = called !== undefined && is.isVariableDeclaration(called) ? called.initializer : undefined;
    if (made === undefined || !is.isArrowFunction(made)) return null;
    const values = new Map<Node, string>();
    for (const [i, parameter] of made.parameters.entries()) {
      const value = read(node.arguments[i] ?? parameter.initializer);
      if (value !== null) values.set(parameter, value);
    }
    return textOf(made.body, known, values);
  }
  const declared = declarationOf(node, known);
  if (declared === undefined) return null;
  if (is.isVariableDeclaration(declared)) return textOf(declared.initializer, known, given);
  if (!is.isParameterDeclaration(declared)) return null;
  return given.get(declared) ?? argumentOf(declared, known);
}

const NONE: ReadonlyMap<Node, string> = new Map();

function declarationOf(node: Node, { project }: Known): Node | undefined {
  if (!is.isIdentifier(node)) return undefined;
  const symbol = project.checker.getResolvedSymbol(node);
  const isAlias = symbol !== undefined && (symbol.flags & SymbolFlags.Alias) !== 0;
  return (isAlias ? project.checker.getAliasedSymbol(symbol) : symbol)?.valueDeclaration?.resolve(project);
}

/** The first argument for a parameter in the sources. */
function argumentOf(parameter: ParameterDeclaration, known: Known): string | null {
  const { parent } = parameter;
  if (!is.isArrowFunction(parent) && !is.isFunctionDeclaration(parent)) return null;
  const named = is.isArrowFunction(parent) ? parent.parent : parent;
  const name = (named as { readonly name?: Node }).name;
  if (name === undefined || !is.isIdentifier(name)) return null;
  const index = parent.parameters.indexOf(parameter);
  for (const call of known.calls) {
    const text = nameOf(call) === name.text ? textOf(call.arguments[index] ?? parameter.initializer, known) : null;
    if (text !== null) return text;
  }
  return null;
}

function columnsOf(type: Type, checker: Checker): Map<string, Set<Look>> {
  const columns = new Map<string, Set<Look>>();
  for (const symbol of checker.getPropertiesOfType(type)) {
    const of = checker.getTypeOfSymbol(symbol);
    columns.set(symbol.name, new Set(of === undefined ? [] : looksOf(of, checker)));
  }
  return columns;
}

function looksOf(type: Type, checker: Checker): Look[] {
  const { flags } = type;
  if (type.isUnionType()) return type.getTypes()?.flatMap((one) => looksOf(one, checker)) ?? [];
  if ((flags & TypeFlags.Null) !== 0) return ['null'];
  if ((flags & TypeFlags.Undefined) !== 0) return ['undefined'];
  if ((flags & TypeFlags.StringLike) !== 0) return ['string'];
  if ((flags & TypeFlags.NumberLike) !== 0) return ['number'];
  if ((flags & TypeFlags.BooleanLike) !== 0) return ['boolean'];
  if (type.getSymbol()?.name === 'Date') return ['date'];
  return checker.isArrayLikeType(type) ? ['array'] : ['document'];
}
