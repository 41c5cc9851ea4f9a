import type Plus from '@lucide/svelte/icons/plus';

/** One of the icons, each imported on its own: `import Plus from '@lucide/svelte/icons/plus'`. */
export type IconComponent = typeof Plus;
