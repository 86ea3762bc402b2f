/** What is wrong in a template or expression. Offsets are in the text that was parsed. */
export interface TemplateError {
  /** One sentence without a full stop: what was expected and what was found. */
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly help?: string;
}

/** A value while an expression is evaluated: what JSON can hold. */
export type ExpressionValue =
  | null
  | boolean
  | number
  | string
  | readonly ExpressionValue[]
  | {readonly [key: string]: ExpressionValue};

export type BinaryOperator = '||' | '&&' | '==' | '!=' | '<' | '<=' | '>' | '>=';

/** One part of an expression, with its place in the text. */
export type ExpressionNode = {readonly start: number; readonly end: number} & (
  | {readonly kind: 'literal'; readonly value: null | boolean | number | string}
  | {readonly kind: 'name'; readonly name: string}
  | {readonly kind: 'property'; readonly object: ExpressionNode; readonly name: string}
  | {readonly kind: 'index'; readonly object: ExpressionNode; readonly index: ExpressionNode}
  | {readonly kind: 'not'; readonly operand: ExpressionNode}
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: ExpressionNode;
      readonly right: ExpressionNode;
    }
  | {readonly kind: 'call'; readonly name: string; readonly args: readonly ExpressionNode[]}
);

/** A parsed expression. Immutable. */
export interface Expression {
  readonly root: ExpressionNode;
}

/** A parsed text: literal parts and expressions in turn. Immutable. */
export interface Template {
  readonly parts: ReadonlyArray<string | Expression>;
}

/** A value that an expression reads, as `matrix.clients`; an index that is computed ends the path. */
export interface Reference {
  /** At least the name it starts with. */
  readonly path: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** How tightly operators bind, loosest first; `!` and the rest bind tighter than all of them. */
export const PRECEDENCE: Readonly<Record<BinaryOperator, number>> = {
  '||': 1,
  '&&': 2,
  '==': 3,
  '!=': 3,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
};

const TIGHTEST = 5;
const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/** The nodes right below `node`, in the order they are written. */
export function childrenOf(node: ExpressionNode): readonly ExpressionNode[] {
  switch (node.kind) {
    case 'literal':
    case 'name':
      return [];
    case 'property':
      return [node.object];
    case 'index':
      return [node.object, node.index];
    case 'not':
      return [node.operand];
    case 'binary':
      return [node.left, node.right];
    case 'call':
      return node.args;
  }
}

/** The expression as text, with the fewest parentheses; parsing it gives the same expression. */
export function printExpression(expression: Expression): string {
  return print(expression.root);
}

/** The template as text; parsing it gives the same template. */
export function printTemplate(template: Template): string {
  return template.parts
    .map((part) =>
      typeof part === 'string'
        ? part.replaceAll('${{', () => '$${{')
        : `\${{ ${printExpression(part)} }}`,
    )
    .join('');
}

function print(node: ExpressionNode): string {
  switch (node.kind) {
    case 'literal':
      return printLiteral(node.value);
    case 'name':
      return node.name;
    case 'property':
      return IDENTIFIER.test(node.name)
        ? `${printOperand(node.object, TIGHTEST)}.${node.name}`
        : `${printOperand(node.object, TIGHTEST)}[${printLiteral(node.name)}]`;
    case 'index':
      return `${printOperand(node.object, TIGHTEST)}[${print(node.index)}]`;
    case 'not':
      return `!${node.operand.kind === 'not' ? print(node.operand) : printOperand(node.operand, TIGHTEST)}`;
    case 'binary': {
      const precedence = PRECEDENCE[node.operator];
      // Operators of the same precedence group to the left.
      const left = printOperand(node.left, precedence);
      return `${left} ${node.operator} ${printOperand(node.right, precedence + 1)}`;
    }
    case 'call':
      return `${node.name}(${node.args.map(print).join(', ')})`;
  }
}

function printOperand(node: ExpressionNode, precedence: number): string {
  const isLooser =
    node.kind === 'binary'
      ? PRECEDENCE[node.operator] < precedence
      : node.kind === 'not' && precedence === TIGHTEST;
  return isLooser ? `(${print(node)})` : print(node);
}

function printLiteral(value: null | boolean | number | string): string {
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}
