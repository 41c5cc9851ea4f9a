import { records as text } from '../text';

/** A team's path with its middle left out, as in "Copperleaf › … › Pune". */
export function shortened(path: string): string {
  const parts = path.split(' › ');
  return parts.length > 3 ? `${parts[0]} › … › ${parts.at(-1)}` : path;
}

/** How a person is called in a short remark: the first name; a team by its last part. */
export function shortName(name: string): string {
  if (name.includes(' › ')) return name.split(' › ').at(-1) ?? name;
  if (name === 'Nobody') return text.nobody;
  return name.includes('@') ? name : (name.split(/\s+/u)[0] ?? name);
}

/** "Ada, Bruno and Chidi"; over `most` names "Ada, Bruno and 9 more". */
export function listed(names: readonly string[], most = 8): string {
  const shown =
    names.length > most ? [...names.slice(0, 2), text.moreNames(names.length - 2)] : names;
  return new Intl.ListFormat(text.listLanguage, { type: 'conjunction' }).format(shown);
}
