import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Where the two weights of the paper's typeface lie: TrueType, Noto Serif SC (SIL Open Font License). */
export interface FontFiles {
  readonly regular: string;
  readonly bold: string;
}

/** The typeface, loaded once for all documents. */
export interface Typeface {
  readonly regular: Buffer;
  readonly bold: Buffer;
  /** Whether both weights have a glyph for this code point. */
  covers(codePoint: number): boolean;
}

/** The font files of the installed package `@expo-google-fonts/noto-serif-sc`. Throws where it is not installed. */
export function installedFontFiles(): FontFiles {
  const { resolve } = createRequire(import.meta.url);
  return {
    regular: resolve('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'),
    bold: resolve('@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf'),
  };
}

/** Loads both weights, 15 MB each. */
export function loadTypeface(files: FontFiles): Typeface {
  const regular = readFileSync(files.regular);
  const bold = readFileSync(files.bold);
  const covered = [coverageOf(regular), coverageOf(bold)];
  return { regular, bold, covers: (codePoint) => covered.every((covers) => covers(codePoint)) };
}

/** The code points that a TrueType font has glyphs for, by its `cmap` table: format 12, as all fonts of this size have. */
function coverageOf(font: Buffer): (codePoint: number) => boolean {
  const tables = font.readUInt16BE(4);
  for (let index = 0; index < tables; index += 1) {
    const entry = 12 + index * 16;
    if (font.toString('latin1', entry, entry + 4) !== 'cmap') continue;
    const cmap = font.readUInt32BE(entry + 8);
    const subtables = font.readUInt16BE(cmap + 2);
    for (let subtable = 0; subtable < subtables; subtable += 1) {
      const at = cmap + font.readUInt32BE(cmap + 8 + subtable * 8);
      if (font.readUInt16BE(at) === 12) return groupsOf(font, at);
    }
  }
  throw new Error('the font has no character map of format 12');
}

function groupsOf(font: Buffer, at: number): (codePoint: number) => boolean {
  const count = font.readUInt32BE(at + 12);
  const start = (index: number) => font.readUInt32BE(at + 16 + index * 12);
  const end = (index: number) => font.readUInt32BE(at + 20 + index * 12);
  return (codePoint) => {
    let low = 0;
    let high = count - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      if (codePoint < start(middle)) high = middle - 1;
      else if (codePoint > end(middle)) low = middle + 1;
      else return true;
    }
    return false;
  };
}
