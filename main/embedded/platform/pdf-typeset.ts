import { type Line, setLine, widthOf } from './pdf-page.ts';

/** Characters that must not begin a line, and those that must not end one (GB/T 15834-2011, 5.1). */
const notFirst = new Set('，。、；：？！）〕】》”’％·／');
const notLast = new Set('（〔【《“‘');
/** A line is spread to the full measure where no gap grows by more than this share of the size; a tenth reads as a space. */
const WIDEST_GAP = 0.09;

/** How prose is set. Points. */
export interface ProseStyle {
  readonly size: number;
  readonly leading: number;
  /** First-line indent in characters. */
  readonly indent: number;
  readonly weight?: Line['weight'];
  readonly color?: string;
  /** Whether lines are spread to the measure. */
  readonly justify: boolean;
}

/** The lines of `text` for a measure of `width`. Latin words and numbers stay whole where they fit at all. */
export function breakLines(
  doc: PDFKit.PDFDocument,
  text: string,
  width: number,
  style: Pick<ProseStyle, 'size' | 'indent' | 'weight'>,
): string[] {
  const lines: string[] = [];
  let line = '';
  const measure = (candidate: string): number => widthOf(doc, { text: candidate, ...style });
  const room = (): number => width - (lines.length === 0 ? style.indent * style.size : 0);
  for (const piece of piecesOf(text)) {
    if (measure(line + piece.trimEnd()) <= room() + 0.01) {
      line += piece;
      continue;
    }
    if (line !== '') lines.push(line.trimEnd());
    line = '';
    // A piece longer than a whole line is cut wherever it must be.
    for (const character of piece) {
      if (line !== '' && measure(line + character) > room()) {
        lines.push(line);
        line = '';
      }
      line += character;
    }
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}

/** Sets paragraphs from (x, y) downwards; returns the y below the last line. */
export function setProse(
  doc: PDFKit.PDFDocument,
  paragraphs: readonly string[],
  x: number,
  y: number,
  width: number,
  style: ProseStyle,
): number {
  let at = y;
  for (const paragraph of paragraphs) {
    const lines = breakLines(doc, paragraph, width, style);
    lines.forEach((text, index) => {
      const indent = index === 0 ? style.indent * style.size : 0;
      const gaps = [...text].length - 1;
      const slack = width - indent - widthOf(doc, { text, ...style });
      const spread = style.justify && index < lines.length - 1 && gaps > 0 && slack / gaps <= WIDEST_GAP * style.size;
      setLine(doc, { text, x: x + indent, y: at, ...style, spacing: spread ? slack / gaps : 0 });
      at += style.leading;
    });
  }
  return at;
}

/** The smallest parts that a line may be broken between: dates stay whole, punctuation stays where it belongs. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (const part of text.match(/\d+年\d+月\d+日|[\p{Script=Latin}\p{Nd}.,'’\-:]+ ?|[\s\S]/gu) ?? []) {
    const previous = pieces.at(-1);
    if (previous !== undefined && (notFirst.has(part) || notLast.has(previous.at(-1) ?? ''))) {
      pieces[pieces.length - 1] = previous + part;
    } else {
      pieces.push(part);
    }
  }
  return pieces;
}
