/** A piece of a JSON text for drawing. */
export interface JsonPart {
  text: string;
  kind: 'key' | 'string' | 'number' | 'word' | 'mark';
}

const TOKEN = /\s+|"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|[{}[\],:]/y;

/**
 * A JSON text on several lines. Only white space is added or taken away: numbers and texts stay
 * as they were sent. A text that is not JSON comes back as it is.
 */
export function layOut(text: string): JsonPart[] {
  const tokens = split(text);
  if (!tokens || !isJson(text)) return [{ text, kind: 'word' }];
  const parts: JsonPart[] = [];
  let depth = 0;
  tokens.forEach((token, index) => {
    const next = tokens[index + 1];
    const before = tokens[index - 1];
    if (token === '{' || token === '[') {
      depth += 1;
      const empty = next === '}' || next === ']';
      parts.push({ text: empty ? token : `${token}${line(depth)}`, kind: 'mark' });
    } else if (token === '}' || token === ']') {
      depth -= 1;
      const empty = before === '{' || before === '[';
      parts.push({ text: empty ? token : `${line(depth)}${token}`, kind: 'mark' });
    } else if (token === ',') {
      parts.push({ text: `,${line(depth)}`, kind: 'mark' });
    } else if (token === ':') {
      parts.push({ text: ': ', kind: 'mark' });
    } else {
      parts.push({ text: token, kind: kindOf(token, next) });
    }
  });
  return parts;
}

function split(text: string): string[] | null {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const found = TOKEN.exec(text);
    if (!found) return null;
    if (found[0].trim() !== '') tokens.push(found[0]);
  }
  return tokens;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function line(depth: number): string {
  return `\n${'  '.repeat(depth)}`;
}

function kindOf(token: string, next: string | undefined): JsonPart['kind'] {
  if (token.startsWith('"')) return next === ':' ? 'key' : 'string';
  return /^[-\d]/.test(token) ? 'number' : 'word';
}
