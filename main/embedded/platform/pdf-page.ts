import type { Typeface } from './pdf-fonts.ts';

/** ISO 216 A4 in points. */
export const PAGE = { width: 595.28, height: 841.89 } as const;

/** The rectangle for content: inside the frame, with 64 pt (23 mm) left and right. */
export const CONTENT = { left: 72, right: PAGE.width - 72, top: 78, bottom: PAGE.height - 74 } as const;
export const CONTENT_WIDTH = CONTENT.right - CONTENT.left;

/** The colours of one family of papers. */
export interface Palette {
  /** Frame and rules. */
  readonly line: string;
  /** Second thread of the guilloche. */
  readonly thread: string;
  /** Labels. */
  readonly label: string;
  /** Background of label cells and head rows. */
  readonly tint: string;
  /** Background pattern. */
  readonly ground: string;
}

export const INK = '#1d1d1f';
export const SEAL_RED = '#c8161d';

export const palettes = {
  permit: { line: '#9a6b2f', thread: '#c9a45c', label: '#7a5222', tint: '#faf4e8', ground: '#f4ead6' },
  letter: { line: '#2f5d86', thread: '#86aacb', label: '#2b557b', tint: '#eef4f9', ground: '#e6eff7' },
  record: { line: '#2f7566', thread: '#86bfb1', label: '#2a695c', tint: '#edf6f3', ground: '#e3f1ed' },
} as const satisfies Record<string, Palette>;

/** One line of text. `x` is its left edge, middle or right edge by `align`; `y` the top of its em box. Points. */
export interface Line {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly weight?: keyof Omit<Typeface, 'covers'> | undefined;
  readonly color?: string | undefined;
  readonly align?: 'left' | 'center' | 'right';
  /** Added between characters. Readers of text take more than a tenth of the size for a space. */
  readonly spacing?: number | undefined;
}

/** Height of the em box above the baseline in Noto Serif SC, as a share of the size; pdfkit's `y` is the ascender. */
const ASCENDER = 1.151;
const EM_TOP = 0.88;

/** Width of `text` in points, letter spacing included. */
export function widthOf(doc: PDFKit.PDFDocument, line: Pick<Line, 'text' | 'size' | 'weight' | 'spacing'>): number {
  doc.font(line.weight ?? 'regular').fontSize(line.size);
  return doc.widthOfString(line.text) + (line.spacing ?? 0) * ([...line.text].length - 1);
}

/** Sets one line, never wrapped. */
export function setLine(doc: PDFKit.PDFDocument, line: Line): void {
  const { text, size, weight = 'regular', color = INK, align = 'left', spacing = 0 } = line;
  if (text === '') return;
  const width = widthOf(doc, line);
  const x = align === 'left' ? line.x : align === 'center' ? line.x - width / 2 : line.x - width;
  const y = line.y - (ASCENDER - EM_TOP) * size;
  doc.font(weight).fontSize(size).fillColor(color);
  doc.text(text, x, y, { lineBreak: false, characterSpacing: spacing });
}

/** Sets a label of two to five characters spread to the width of `characters` characters. */
export function setSpread(doc: PDFKit.PDFDocument, line: Omit<Line, 'spacing' | 'align'>, width: number): void {
  const count = [...line.text].length;
  const natural = widthOf(doc, line);
  const spacing = count > 1 && natural < width ? (width - natural) / (count - 1) : 0;
  setLine(doc, { ...line, spacing });
}
