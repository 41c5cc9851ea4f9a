// Finds words for people that are written into a source: into its markup, and into its code.
import { parse } from 'svelte/compiler';

/** A text that a person would read. */
export interface Said {
  line: number;
  text: string;
}

/** What the finder looks at of the trees of markup and code. */
type Node = { type: string; start: number; end: number } & Record<string, unknown>;

/** Attributes, props, fields and variables that are read or heard by people. */
const SPOKEN =
  /^(label|title|hint|placeholder|description|describe|disabledReason|text|word|words|note|below|message|summary|suffix|emptyText|needs|tag|does|find|alt|asideLabel|aria-(label|description|valuetext|roledescription|placeholder))$/;
/** Attributes whose values only look like words. */
const TECHNICAL =
  /^(class|id|type|style|d|viewBox|columns|narrow|initialFocus|autocomplete|data-.*|aria-(labelledby|describedby|controls))$/;
/** What is asked of a text or of the page, and what is told to developers: no argument is said. */
const ASKS =
  /^(startsWith|endsWith|includes|indexOf|has|get|querySelector|querySelectorAll|closest|matches|execCommand|mark|Symbol|Error)$/;
const COMPARES = /^(===|!==|==|!=|in)$/;
/** Selectors and sizes. */
const STYLE = /\[|\b(minmax|repeat|var|is|not)\(/;

const LETTER = /\p{L}/u;
/** Two words, of which one may be a value (`{}`). */
const SENTENCE = /\p{L}{2}[,.:;!?]?\s+[\p{L}\d“{]|[\p{L}}][,.:;!?]?\s+\p{L}{2}/u;
/** A word that begins with a capital: a field's name as `EmailAddress` is none. */
const CAPITAL = /^\s*\p{Lu}\p{Ll}+(?![\p{L}\d_])/u;

type Say = (node: Node, text: string) => void;

/** The texts that are written into a `.ts` or `.svelte` source. */
export function saidIn(path: string, source: string): Said[] {
  // Svelte's own parser reads TypeScript too: one tree, and one way through it.
  const whole = path.endsWith('.svelte') ? source : `<script lang="ts">${source}\n</script>`;
  const found: Said[] = [];
  const say: Say = (node, text) => {
    const start = node.start + whole.slice(node.start).search(/\S/);
    const line = whole.slice(0, start).split('\n').length;
    found.push({ line, text: text.replace(/\s+/g, ' ').trim() });
  };
  const { module, instance, fragment } = parse(whole, { modern: true });
  for (const part of [module, instance, fragment]) look(part, false, say);
  return found.sort((a, b) => a.line - b.line);
}

/** Goes through a tree; `spoken` where its value is read or heard by people whatever it is. */
function look(tree: unknown, spoken: boolean, say: Say): void {
  if (Array.isArray(tree)) {
    for (const one of tree) look(one, spoken, say);
  } else if (isNode(tree)) {
    lookAt(tree, spoken, say);
  }
}

function lookAt(node: Node, spoken: boolean, say: Say): void {
  const within = (name: string, heard = false): void => look(node[name], heard, say);
  switch (node.type) {
    case 'Text':
      if (LETTER.test(String(node.data))) say(node, String(node.data));
      return;
    case 'Literal':
      if (typeof node.value === 'string' && reads(node.value, spoken)) say(node, node.value);
      return;
    case 'TemplateLiteral': {
      const text = quasis(node).join('{}');
      if (reads(text, spoken)) say(node, text);
      return within('expressions', spoken);
    }
    // In an attribute it is looked at with the attribute's name; here it stands in the text.
    case 'ExpressionTag':
      return within('expression', true);
    case 'Attribute':
      return lookAtAttribute(node, say);
    case 'Property':
    case 'PropertyDefinition':
      return within('value', SPOKEN.test(nameOf(node.key)));
    case 'VariableDeclarator':
      within('id');
      return within('init', SPOKEN.test(nameOf(node.id)));
    case 'AssignmentPattern':
    case 'AssignmentExpression':
      within('left');
      return within('right', SPOKEN.test(nameOf(node.left)));
    case 'ConditionalExpression':
      within('test');
      within('consequent', spoken);
      return within('alternate', spoken);
    case 'LogicalExpression':
      within('left', spoken);
      return within('right', spoken);
    case 'BinaryExpression': {
      const compares = COMPARES.test(String(node.operator));
      return look(
        [node.left, node.right].filter((one) => !compares || !isText(one)),
        spoken,
        say,
      );
    }
    case 'SwitchCase':
      return within('consequent');
    case 'CallExpression':
    case 'NewExpression':
      within('callee');
      return look(ASKS.test(nameOf(node.callee)) ? [] : node.arguments, false, say);
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
      return within('expression', spoken);
    // What is not said by itself: types, where a module is, how something looks.
    case 'TSLiteralType':
    case 'TSTypeAnnotation':
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'StyleDirective':
      return;
    default:
      for (const part of Object.values(node)) look(part, false, say);
  }
}

/** An attribute or prop: words in its value, and what its expression may say. */
function lookAtAttribute(node: Node, say: Say): void {
  const name = String(node.name);
  if (TECHNICAL.test(name)) return;
  const spoken = SPOKEN.test(name);
  const parts: unknown[] = Array.isArray(node.value) ? node.value : [node.value];
  for (const part of parts.filter(isNode)) {
    if (part.type !== 'Text') look(part.expression, spoken, say);
    else if (reads(String(part.data), spoken)) say(part, String(part.data));
  }
}

/** Whether a text reads as words for people. */
function reads(text: string, spoken: boolean): boolean {
  if (spoken) return LETTER.test(text);
  return (SENTENCE.test(text) || CAPITAL.test(text)) && !STYLE.test(text);
}

function quasis(node: Node): string[] {
  const parts = node.quasis as { value: { cooked?: string; raw: string } }[];
  return parts.map(({ value }) => value.cooked ?? value.raw);
}

/** The name of what is declared, set or called: an identifier's, or that of a member. */
function nameOf(node: unknown): string {
  if (!isNode(node)) return '';
  if (node.type === 'MemberExpression') return nameOf(node.property);
  return String(node.name ?? node.value ?? '');
}

function isText(node: unknown): boolean {
  return isNode(node) && node.type === 'Literal';
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}
