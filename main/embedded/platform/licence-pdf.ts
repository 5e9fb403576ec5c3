import PDFDocument from 'pdfkit';
import { chineseDate } from './calendar.ts';
import type { LicenceContent } from './licence-content.ts';
import type { Typeface } from './pdf-fonts.ts';
import { drawFoot, FOOT_TOP } from './pdf-foot.ts';
import { drawFrame, drawGround } from './pdf-frame.ts';
import { CONTENT, CONTENT_WIDTH, PAGE, type Palette, palettes, SEAL_RED, setLine, widthOf } from './pdf-page.ts';
import { countRows, drawFacts, drawTable } from './pdf-table.ts';
import { setProse } from './pdf-typeset.ts';

/** A licence as it is to be put on paper. */
export interface LicencePaper {
  readonly type: string;
  readonly typeEn: string;
  readonly layout: 'permit' | 'letter' | 'record';
  /** The licence's own number. */
  readonly number: string;
  /** Its identifier in the licence library (GB/T 36904). */
  readonly id: string;
  readonly holderName: string;
  /** Full name of the issuing department. */
  readonly issuer: string;
  readonly issuedOn: string;
  readonly content: LicenceContent;
  /** The print that was authorised; null for a preview. `authorisedAt`: milliseconds since 1970. */
  readonly print: {
    readonly number: string;
    readonly verificationUrl: string;
    readonly authorisedAt: number;
  } | null;
}

/** A licence holds a character that the typeface lacks: it would print as an empty box. */
export class UnprintableCharacter extends Error {
  constructor(codePoint: number) {
    super(`the typeface has no glyph for U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`);
    this.name = 'UnprintableCharacter';
  }
}

/** What this platform says of everything that it prints: it serves training, demonstration and tests. */
const TRAINING_LINE = '培训环境打印 · 无效';
const PREVIEW_MARK = '预览 不作凭证';

/** The number of pages that {@link renderLicence} makes. */
export function pagesOf(content: LicenceContent): number {
  return content.appendix === null ? 1 : 2;
}

/**
 * The PDF of a licence: A4, fonts embedded as subsets, the same bytes for the same paper. Rejects with
 * {@link UnprintableCharacter} where a character cannot be printed.
 */
export async function renderLicence(paper: LicencePaper, typeface: Typeface): Promise<Uint8Array> {
  refuseUnprintable(paper, typeface);
  const created = new Date(paper.print?.authorisedAt ?? Date.parse(paper.issuedOn));
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    pdfVersion: '1.7',
    lang: 'zh-CN',
    displayTitle: true,
    info: {
      Title: paper.type,
      Author: paper.issuer,
      Subject: `${paper.type} ${paper.number}`,
      Keywords: paper.print?.number ?? PREVIEW_MARK,
      Creator: 'Yingzhou Kiosk training platform',
      Producer: 'pdfkit',
      CreationDate: created,
      ModDate: created,
    },
  });
  doc.registerFont('regular', typeface.regular).registerFont('bold', typeface.bold);
  const parts: Uint8Array[] = [];
  const finished = new Promise<void>((resolve, reject) => {
    doc.on('data', (part: Uint8Array) => parts.push(part));
    doc.on('end', resolve);
    doc.on('error', reject);
  });
  drawFirstPage(doc, paper);
  drawAppendix(doc, paper);
  doc.end();
  await finished;
  return new Uint8Array(Buffer.concat(parts));
}

function drawFirstPage(doc: PDFKit.PDFDocument, paper: LicencePaper): void {
  const palette = palettes[paper.layout];
  openPage(doc, palette);
  const below = drawHead(doc, paper, palette);
  const { content } = paper;
  if (paper.layout === 'letter') drawLetter(doc, content, below);
  else if (paper.layout === 'permit') drawPermit(doc, content, below, palette);
  else drawRecord(doc, content, below, palette);
  closePage(doc, paper, 1, palette);
}

/** Training line, title in Chinese and English, licence number. Returns the y where the body may begin. */
function drawHead(doc: PDFKit.PDFDocument, paper: LicencePaper, palette: Palette): number {
  const x = PAGE.width / 2;
  const characters = [...paper.type].length;
  // Short titles are large and wide, long ones fit the line.
  const size = characters <= 8 ? 31 : characters <= 12 ? 26 : 21;
  const fullest = size * 0.34;
  const natural = widthOf(doc, { text: paper.type, size, weight: 'bold' });
  const spacing = Math.max(0.5, Math.min(fullest, (CONTENT_WIDTH - natural) / Math.max(1, characters - 1)));
  setLine(doc, { text: paper.type, x, y: CONTENT.top + 34, size, weight: 'bold', align: 'center', spacing });

  const english = paper.typeEn.toUpperCase();
  const englishY = CONTENT.top + 34 + size + 13;
  const englishLine = { text: english, size: 8.2, color: palette.label, spacing: 0.6 };
  const gap = widthOf(doc, englishLine) / 2 + 12;
  setLine(doc, { ...englishLine, x, y: englishY, align: 'center' });
  doc.lineWidth(0.5).strokeColor(palette.thread);
  for (const side of [-1, 1]) {
    doc
      .moveTo(x + side * gap, englishY + 4)
      .lineTo(x + side * (gap + 46), englishY + 4)
      .stroke();
    doc.save().rotate(45, { origin: [x + side * (gap + 46), englishY + 4] });
    doc
      .rect(x + side * (gap + 46) - 1.7, englishY + 2.3, 3.4, 3.4)
      .fill(palette.line)
      .restore();
  }
  const facts = { y: englishY + 30, size: 10.5, color: palette.label };
  // The title again in plain setting: who reads the text of the file finds the name in one piece.
  setLine(doc, { ...facts, text: `证照名称：${paper.type}`, x: CONTENT.left });
  setLine(doc, { ...facts, text: `编号：${paper.number}`, x: CONTENT.right, align: 'right' });
  return englishY + 52;
}

function drawPermit(doc: PDFKit.PDFDocument, content: LicenceContent, top: number, palette: Palette): void {
  const remarks = content.paragraphs.length === 0 ? 0 : 90;
  const room = FOOT_TOP - 20 - remarks - top;
  // Few facts stand in high rows, many in low ones: the grid fills the paper.
  const rowHeight = Math.max(24, Math.min(37, room / countRows(content.fields)));
  const below = drawFacts(doc, content.fields, top, rowHeight, palette);
  setProse(doc, content.paragraphs, CONTENT.left, below + 16, CONTENT_WIDTH, {
    size: 10.5,
    leading: 18,
    indent: 2,
    justify: true,
  });
}

/** A letter: large prose with wide leading, well below the head. */
function drawLetter(doc: PDFKit.PDFDocument, content: LicenceContent, top: number): void {
  setProse(doc, content.paragraphs, CONTENT.left + 6, top + 42, CONTENT_WIDTH - 12, {
    size: 15,
    leading: 35,
    indent: 2,
    justify: true,
  });
}

function drawRecord(doc: PDFKit.PDFDocument, content: LicenceContent, top: number, palette: Palette): void {
  let y = drawFacts(doc, content.fields, top, 25, palette) + 14;
  if (content.table !== null) {
    const lines = content.table.rows.length + 1 + (content.table.total.length > 0 ? 1 : 0);
    const room = FOOT_TOP - 34 - y;
    y = drawTable(doc, content.table, y, Math.min(24, room / lines), palette);
  }
  setProse(doc, content.paragraphs, CONTENT.left, y + 10, CONTENT_WIDTH, {
    size: 9,
    leading: 14,
    indent: 0,
    color: palette.label,
    justify: false,
  });
}

function drawAppendix(doc: PDFKit.PDFDocument, paper: LicencePaper): void {
  const { appendix } = paper.content;
  if (appendix === null) return;
  const palette = palettes[paper.layout];
  openPage(doc, palette);
  const x = PAGE.width / 2;
  setLine(doc, {
    text: appendix.title,
    x,
    y: CONTENT.top + 34,
    size: 19,
    weight: 'bold',
    align: 'center',
    spacing: 1.6,
  });
  const line = { y: CONTENT.top + 76, size: 10, color: palette.label };
  setLine(doc, { ...line, text: `${paper.type}　${paper.holderName}`, x: CONTENT.left });
  setLine(doc, { ...line, text: `编号：${paper.number}`, x: CONTENT.right, align: 'right' });
  const below = drawTable(doc, appendix.table, CONTENT.top + 98, 27, palette);
  // The empty lines of a paper register: what is not written cannot be added by hand.
  setLine(doc, { text: '（以下空白）', x, y: below + 18, size: 10, color: palette.label, align: 'center' });
  setProse(doc, [appendix.note], CONTENT.left, below + 48, CONTENT_WIDTH, {
    size: 9.5,
    leading: 15,
    indent: 0,
    color: palette.label,
    justify: false,
  });
  closePage(doc, paper, 2, palette);
}

function openPage(doc: PDFKit.PDFDocument, palette: Palette): void {
  doc.addPage();
  drawGround(doc, palette);
  drawFrame(doc, palette);
  const line = { text: TRAINING_LINE, size: 10, weight: 'bold' as const, spacing: 0.8 };
  const half = widthOf(doc, line) / 2 + 12;
  const x = PAGE.width / 2;
  doc
    .lineWidth(0.7)
    .roundedRect(x - half, CONTENT.top - 10, half * 2, 21, 2)
    .stroke(SEAL_RED);
  setLine(doc, { ...line, x, y: CONTENT.top - 4.6, color: SEAL_RED, align: 'center' });
}

function closePage(doc: PDFKit.PDFDocument, paper: LicencePaper, page: number, palette: Palette): void {
  drawFoot(
    doc,
    {
      issuer: paper.issuer,
      date: chineseDate(paper.issuedOn),
      verificationUrl: paper.print?.verificationUrl ?? null,
      printNumber: paper.print?.number ?? null,
      licenceId: paper.id,
      page,
      pages: pagesOf(paper.content),
    },
    palette,
  );
  if (paper.print === null) drawWatermark(doc);
}

/** Across the whole page, over everything: no part of a preview can be cut out and used. */
function drawWatermark(doc: PDFKit.PDFDocument): void {
  const x = PAGE.width / 2;
  const y = PAGE.height / 2;
  doc
    .save()
    .rotate(-52, { origin: [x, y] })
    .opacity(0.13);
  for (const shift of [-210, 0, 210]) {
    // Read as one phrase, not as characters strewn between the lines.
    doc.markContent('Span', { actual: PREVIEW_MARK });
    setLine(doc, {
      text: PREVIEW_MARK,
      x,
      y: y + shift - 38,
      size: 76,
      weight: 'bold',
      color: '#5a5a5f',
      align: 'center',
      spacing: 6,
    });
    doc.endMarkedContent();
  }
  doc.restore();
}

function refuseUnprintable(paper: LicencePaper, typeface: Typeface): void {
  const texts = [paper.type, paper.number, paper.holderName, paper.issuer, JSON.stringify(paper.content)];
  for (const character of texts.join('')) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (!typeface.covers(codePoint)) throw new UnprintableCharacter(codePoint);
  }
}
