import type { LicenceContent, LicenceTable } from './licence-content.ts';
import { CONTENT, CONTENT_WIDTH, INK, type Palette, setLine, setSpread, widthOf } from './pdf-page.ts';
import { breakLines } from './pdf-typeset.ts';

type Field = LicenceContent['fields'][number];

const LABEL_SIZE = 10;
const VALUE_SIZE = 11;
const LEADING = 15.5;
/** Labels of up to five characters are spread to one width, so that their edges align. */
const LABEL_WIDTH = 5 * LABEL_SIZE;
const PADDING = 8;
const LABEL_CELL = LABEL_WIDTH + 3 * PADDING;

/**
 * The facts of a licence as a ruled grid: two label and value pairs in a line, or one across. `rowHeight` is that of a
 * single line of text. Returns the y below it.
 */
export function drawFacts(
  doc: PDFKit.PDFDocument,
  fields: readonly Field[],
  top: number,
  rowHeight: number,
  palette: Palette,
): number {
  let y = top;
  const rows = rowsOf(fields).map((row) => {
    const width = CONTENT_WIDTH / row.length;
    const cells = row.map((field, index) => ({
      field,
      x: CONTENT.left + index * width,
      lines: breakLines(doc, field.value, width - LABEL_CELL - 2 * PADDING, { size: VALUE_SIZE, indent: 0 }),
    }));
    const height = Math.max(...cells.map(({ lines }) => rowHeight + (Math.max(1, lines.length) - 1) * LEADING));
    const at = y;
    y += height;
    return { cells, height, y: at };
  });
  // Grounds first, then rules, then text: nothing may lie over a rule.
  for (const row of rows) {
    for (const { x } of row.cells) doc.rect(x, row.y, LABEL_CELL, row.height).fill(palette.tint);
  }
  doc.lineWidth(0.4).strokeColor(palette.thread);
  for (const row of rows) {
    if (row.y > top) doc.moveTo(CONTENT.left, row.y).lineTo(CONTENT.right, row.y).stroke();
    for (const { x } of row.cells) {
      for (const edge of x > CONTENT.left ? [x, x + LABEL_CELL] : [x + LABEL_CELL]) {
        doc
          .moveTo(edge, row.y)
          .lineTo(edge, row.y + row.height)
          .stroke();
      }
    }
  }
  for (const row of rows) {
    for (const { field, x, lines } of row.cells) {
      drawLabel(doc, field.label, x, row.y, row.height, palette);
      const first = row.y + (row.height - VALUE_SIZE - (lines.length - 1) * LEADING) / 2;
      lines.forEach((text, line) => {
        setLine(doc, { text, x: x + LABEL_CELL + PADDING, y: first + line * LEADING, size: VALUE_SIZE });
      });
    }
  }
  doc
    .lineWidth(0.9)
    .rect(CONTENT.left, top, CONTENT_WIDTH, y - top)
    .stroke(palette.line);
  return y;
}

/** How many lines of the grid these facts take. */
export function countRows(fields: readonly Field[]): number {
  return rowsOf(fields).length;
}

/** A label in its cell: spread to the common width, set smaller where it is longer, in two even lines where longer still. */
function drawLabel(
  doc: PDFKit.PDFDocument,
  label: string,
  x: number,
  y: number,
  height: number,
  palette: Palette,
): void {
  const room = LABEL_CELL - 2 * PADDING + 4;
  const base = { x: x + PADDING * 1.5, color: palette.label };
  if (widthOf(doc, { text: label, size: LABEL_SIZE }) <= LABEL_WIDTH) {
    setSpread(doc, { ...base, text: label, y: y + (height - LABEL_SIZE) / 2, size: LABEL_SIZE }, LABEL_WIDTH);
    return;
  }
  const size = 8.4;
  const characters = [...label];
  const half = Math.ceil(characters.length / 2);
  const oneLine = widthOf(doc, { text: label, size }) <= room;
  const lines = oneLine ? [label] : [characters.slice(0, half).join(''), characters.slice(half).join('')];
  const first = y + (height - size - (lines.length - 1) * (size + 2)) / 2;
  lines.forEach((text, index) => {
    setLine(doc, {
      text,
      x: x + LABEL_CELL / 2,
      y: first + index * (size + 2),
      size,
      color: palette.label,
      align: 'center',
    });
  });
}

/** Pairs halves; a half without a partner takes the line. */
function rowsOf(fields: readonly Field[]): Field[][] {
  const rows: Field[][] = [];
  for (const field of fields) {
    const last = rows.at(-1);
    const open = last?.length === 1 && last[0]?.wide === false;
    if (!field.wide && open) last.push(field);
    else rows.push([field]);
  }
  return rows;
}

/** A table with a head, hairlines, every other row tinted, and a sum. Returns the y below it. */
export function drawTable(
  doc: PDFKit.PDFDocument,
  table: LicenceTable,
  top: number,
  rowHeight: number,
  palette: Palette,
): number {
  const shares = table.columns.reduce((total, { width }) => total + width, 0);
  const size = 9.6;
  const drawRow = (cells: readonly string[], y: number, style: { weight: 'regular' | 'bold'; color: string }): void => {
    let x: number = CONTENT.left;
    table.columns.forEach(({ width, align }, index) => {
      const room = (width / shares) * CONTENT_WIDTH;
      const at = align === 'left' ? x + PADDING : align === 'center' ? x + room / 2 : x + room - PADDING;
      setLine(doc, { text: cells[index] ?? '', x: at, y: y + (rowHeight - size) / 2, size, align, ...style });
      x += room;
    });
  };
  const bodyTop = top + rowHeight;
  doc.rect(CONTENT.left, top, CONTENT_WIDTH, rowHeight).fill(palette.line);
  drawRow(
    table.columns.map(({ label }) => label),
    top,
    { weight: 'bold', color: '#ffffff' },
  );
  table.rows.forEach((_, index) => {
    if (index % 2 === 1)
      doc.rect(CONTENT.left, bodyTop + index * rowHeight, CONTENT_WIDTH, rowHeight).fill(palette.tint);
  });
  doc.lineWidth(0.3).strokeColor(palette.thread);
  table.rows.forEach((row, index) => {
    const y = bodyTop + index * rowHeight;
    drawRow(row, y, { weight: 'regular', color: INK });
    if (index > 0) doc.moveTo(CONTENT.left, y).lineTo(CONTENT.right, y).stroke();
  });
  let y = bodyTop + table.rows.length * rowHeight;
  if (table.total.length > 0) {
    doc.lineWidth(0.9).moveTo(CONTENT.left, y).lineTo(CONTENT.right, y).stroke(palette.line);
    drawRow(table.total, y, { weight: 'bold', color: INK });
    y += rowHeight;
  }
  doc
    .lineWidth(0.9)
    .rect(CONTENT.left, top, CONTENT_WIDTH, y - top)
    .stroke(palette.line);
  return y;
}
