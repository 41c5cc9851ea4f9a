import type { IconNode } from 'lucide';

/** One of the icons, each imported on its own: `import Plus from 'lucide/dist/esm/icons/plus.mjs'`. */
export type IconShape = IconNode;
