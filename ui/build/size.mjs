// Says how large the built front end is, compressed, and fails if it is larger than it may be.
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMIT = 200_000;
const dist = new URL('../dist/', import.meta.url);

const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((one) =>
  one.isFile(),
);
if (files.length === 0) throw new Error('There is nothing in dist: build the front end first.');

let bytes = 0;
for (const file of files) bytes += gzipSync(readFileSync(`${file.parentPath}/${file.name}`)).length;
console.log(`${(bytes / 1000).toFixed(1)} kB compressed, of ${LIMIT / 1000} kB allowed`);
if (bytes > LIMIT) process.exitCode = 1;
