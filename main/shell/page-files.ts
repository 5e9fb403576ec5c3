import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

/** One file of the built renderer. */
export interface PageFile {
  readonly body: Buffer;
  readonly type: string;
}

/**
 * The file of the built renderer at a URL path, or null: outside the folder, of an unknown type, or not there. Reads
 * are by name; there are no listings.
 */
export async function readPageFile(folder: string, path: string): Promise<PageFile | null> {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return null;
  }
  if (decoded.includes('\0')) return null;
  const file = normalize(join(folder, decoded === '/' ? 'index.html' : decoded));
  const type = types[extname(file)];
  if (!file.startsWith(folder + sep) || type === undefined) return null;
  try {
    return { body: await readFile(file), type };
  } catch {
    return null;
  }
}
