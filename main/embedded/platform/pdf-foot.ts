import { create as createQrCode } from 'qrcode';
import { CONTENT, INK, PAGE, type Palette, setLine, widthOf } from './pdf-page.ts';
import { drawSeal, SEAL_RADIUS } from './pdf-seal.ts';

/** Top of the block of QR code and seal, points from the top of the paper. */
export const FOOT_TOP = 622;
const QR_SIZE = 78;
const FOOTER_Y = PAGE.height - 70;

/** What stands at the foot of every page. */
export interface Foot {
  readonly issuer: string;
  /** As it is printed, `2026年11月22日`. */
  readonly date: string;
  /** What the QR code holds; null on a preview. */
  readonly verificationUrl: string | null;
  /** Null on a preview. */
  readonly printNumber: string | null;
  readonly licenceId: string;
  readonly page: number;
  readonly pages: number;
}

/** QR code at the left, department, date and seal at the right, footer line. */
export function drawFoot(doc: PDFKit.PDFDocument, foot: Foot, palette: Palette): void {
  drawVerification(doc, foot, palette);
  drawSignature(doc, foot);
  doc
    .lineWidth(0.5)
    .moveTo(CONTENT.left, FOOTER_Y - 8)
    .lineTo(CONTENT.right, FOOTER_Y - 8)
    .stroke(palette.thread);
  const small = { y: FOOTER_Y, size: 8, color: palette.label };
  setLine(doc, { ...small, text: '本证照由自助终端打印，可扫码核验', x: CONTENT.left });
  setLine(doc, { ...small, text: `第 ${foot.page} 页　共 ${foot.pages} 页`, x: CONTENT.right, align: 'right' });
}

function drawVerification(doc: PDFKit.PDFDocument, foot: Foot, palette: Palette): void {
  const x = CONTENT.left;
  const y = FOOT_TOP + 6;
  if (foot.verificationUrl === null) {
    doc.lineWidth(0.6).dash(3, { space: 2 }).rect(x, y, QR_SIZE, QR_SIZE).stroke(palette.thread).undash();
    setLine(doc, { text: '预览件', x: x + QR_SIZE / 2, y: y + 26, size: 11, color: palette.label, align: 'center' });
    setLine(doc, {
      text: '不含核验码',
      x: x + QR_SIZE / 2,
      y: y + 44,
      size: 8.5,
      color: palette.label,
      align: 'center',
    });
  } else {
    drawQrCode(doc, foot.verificationUrl, x, y, QR_SIZE);
  }
  const lines = [
    foot.verificationUrl === null ? '正式打印后可扫码核验本证照' : '扫描二维码，核验本证照的真伪与状态',
    ...(foot.printNumber === null ? [] : [`打印编号：${foot.printNumber}`]),
  ];
  lines.forEach((text, index) => {
    setLine(doc, { text, x, y: y + QR_SIZE + 8 + index * 13, size: 8.4, color: index === 0 ? palette.label : INK });
  });
  setLine(doc, { text: `证照标识：${foot.licenceId}`, x, y: y + QR_SIZE + 34, size: 6.6, color: palette.label });
}

/** The department's name and the date, one above the other, and the seal over both. */
function drawSignature(doc: PDFKit.PDFDocument, { issuer, date }: Foot): void {
  const size = 12.5;
  const width = widthOf(doc, { text: issuer, size });
  const middle = Math.min(CONTENT.right - width / 2, CONTENT.right - SEAL_RADIUS - 6);
  const y = FOOT_TOP + 58;
  setLine(doc, { text: issuer, x: middle, y, size, align: 'center' });
  setLine(doc, { text: date, x: middle, y: y + 31, size, align: 'center' });
  // The name runs through the lower half of the star, below the ends of the arc; the date under the seal's use.
  drawSeal(doc, issuer, middle, y + 2);
}

/** A QR code of level M as one filled path, without quiet zone: the paper around it is that. */
function drawQrCode(doc: PDFKit.PDFDocument, text: string, x: number, y: number, size: number): void {
  const { modules } = createQrCode(text, { errorCorrectionLevel: 'M' });
  const module = size / modules.size;
  doc.rect(x - 4 * module, y - 4 * module, size + 8 * module, size + 8 * module).fill('#ffffff');
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      let run = 0;
      while (column + run < modules.size && modules.get(row, column + run)) run += 1;
      if (run > 0) doc.rect(x + column * module, y + row * module, run * module, module);
      column += run;
    }
  }
  doc.fill('#000000');
}
