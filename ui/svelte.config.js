import { fileURLToPath } from 'node:url';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

const HERE = fileURLToPath(new URL('.', import.meta.url)).replaceAll('\\', '/');

/** Which file has which class. */
const taken = new Map();

/**
 * The class by which a component's styles are its own: short, because it stands in nearly every
 * element. Two files with the same one would share their styles, so that the build ends there.
 *
 * @type {import('svelte/compiler').CompileOptions['cssHash']}
 */
function ownClass({ hash, filename }) {
  // The same in every folder and on every system. The end of a hash differs more than its beginning.
  const own = filename.replaceAll('\\', '/').replace(HERE, '');
  const name = `s${hash(own).slice(-4)}`;
  const other = taken.get(name) ?? filename;
  if (other !== filename) throw new Error(`${filename} and ${other} have one class: ${name}.`);
  taken.set(name, filename);
  return name;
}

/** @type {import('@sveltejs/vite-plugin-svelte').SvelteConfig} */
export default { preprocess: vitePreprocess(), compilerOptions: { cssHash: ownClass } };
