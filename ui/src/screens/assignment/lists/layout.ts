import type { ListLayout, ListSeparator } from '../../../lib/contract';
import type { Option } from '../../../lib/controls/options';

const ENCODINGS: Record<ListLayout['encoding'], string> = {
  utf8: 'UTF-8',
  utf16_le: 'UTF-16',
  utf16_be: 'UTF-16 (big-endian)',
  latin1: 'Latin-1',
};

const SEPARATORS: Record<ListSeparator, string> = {
  comma: 'comma',
  semicolon: 'semicolon',
  tab: 'tab',
  bar: 'vertical bar',
  any: 'plain list',
};

/** The columns of a list to choose from, by name or by their first value. */
export function columnOptions(layout: ListLayout): Option[] {
  return layout.columns.map((column, at) => {
    const sample = column.samples[0];
    const name = column.header === '' ? `Column ${at + 1}` : column.header;
    return { value: String(at), label: name, ...(sample ? { note: sample } : {}) };
  });
}

export const encodingOptions: Option[] = Object.entries(ENCODINGS).map(([value, label]) => ({
  value,
  label,
}));

export const separatorOptions: Option[] = Object.entries(SEPARATORS).map(([value, label]) => ({
  value,
  label: label.charAt(0).toUpperCase() + label.slice(1),
}));

/** "UTF-8, comma, first row is a header". */
export function layoutWords(layout: ListLayout): string {
  const parts = [ENCODINGS[layout.encoding], SEPARATORS[layout.separator]];
  if (layout.separator !== 'any') {
    parts.push(layout.header ? 'first row is a header' : 'no header');
  }
  return parts.join(', ');
}
