import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** Prints the compressed size of the whole front end after a build and stops a build above `limit` bytes. */
export function sizeReport({ limit }: { limit: number }): Plugin {
  return {
    name: 'roster:size',
    apply: 'build',
    writeBundle(_options, bundle) {
      let bytes = 0;
      for (const file of Object.values(bundle)) {
        bytes += gzipSync(file.type === 'chunk' ? file.code : file.source).length;
      }
      const report = `${(bytes / 1000).toFixed(1)} kB compressed, of ${limit / 1000} kB allowed`;
      if (bytes > limit) this.error(`The front end is too large: ${report}.`);
      this.info(`The whole front end: ${report}.`);
    },
  };
}
