import type { Form } from '../../lib/contract';

/** Those of the paths that a template asks for at which nothing stands yet. */
export function unfilled(paths: readonly string[], form: Form): string[] {
  return paths.filter((path) => isEmpty(valueAt(path, form)));
}

function valueAt(path: string, form: Form): unknown {
  if (form.service === 'instantly') return Object.entries(form).find(([key]) => key === path)?.[1];
  if (path === 'Value') return form.value;
  const [group = -1, row = -1] = [...path.matchAll(/\[(\d+)\]/g)].map((found) => Number(found[1]));
  return form.conditions[group]?.condition[row]?.lookup_value;
}

function isEmpty(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === '';
  return !Array.isArray(value) || value.length === 0;
}
