import type { ListLayout } from '../../../lib/contract';
import type { Option } from '../../../lib/controls/options';
import { lists as text } from '../../../lib/text';

/** The columns of a list to choose from, by name or by their first value. */
export function columnOptions(layout: ListLayout): Option[] {
  return layout.columns.map((column, at) => {
    const sample = column.samples[0];
    const name = column.header === '' ? text.column(at + 1) : column.header;
    return { value: String(at), label: name, ...(sample ? { note: sample } : {}) };
  });
}

export const encodingOptions: Option[] = Object.entries(text.encodings).map(([value, label]) => ({
  value,
  label,
}));

export const separatorOptions: Option[] = Object.entries(text.separators).map(([value, label]) => ({
  value,
  label: label.charAt(0).toUpperCase() + label.slice(1),
}));
