import { SEAL_RED } from './pdf-page.ts';

/** Diameter of the seal of a government body below the State Council: 42 mm (State Council notice Guofa 1999 no. 25). */
export const SEAL_RADIUS = (21 / 25.4) * 72;
/** The star's outer radius: 14 mm across. */
const STAR_RADIUS = (7 / 25.4) * 72;
/** Width of the ring: 1.2 mm. */
const RING = (1.2 / 25.4) * 72;
/** What e-licence seals say under the star. */
const USE = '电子证照专用章';

/**
 * The round red seal of `name` around (x, y): ring, star, the name along the upper arc, the seal's use under the star.
 * It lies over the text as ink does: the text shows through.
 */
export function drawSeal(doc: PDFKit.PDFDocument, name: string, x: number, y: number): void {
  doc.save();
  doc.opacity(0.82);
  // Read as one phrase, not as characters strewn over the paper.
  doc.markContent('Span', { actual: `（${name}${USE}）` });
  doc
    .lineWidth(RING)
    .circle(x, y, SEAL_RADIUS - RING / 2)
    .stroke(SEAL_RED);
  drawStar(doc, x, y - 2);
  drawArc(doc, name, x, y);
  doc.font('bold').fontSize(7.6).fillColor(SEAL_RED);
  const spacing = 0.9;
  const width = doc.widthOfString(USE) + spacing * (USE.length - 1);
  doc.text(USE, x - width / 2, y + 17.5, { lineBreak: false, characterSpacing: spacing });
  doc.endMarkedContent();
  doc.restore();
}

function drawStar(doc: PDFKit.PDFDocument, x: number, y: number): void {
  // The inner corners of a regular pentagram lie at 0.382 of its radius.
  for (let corner = 0; corner < 10; corner += 1) {
    const radius = corner % 2 === 0 ? STAR_RADIUS : STAR_RADIUS * 0.382;
    const angle = -Math.PI / 2 + (corner * Math.PI) / 5;
    const px = x + radius * Math.cos(angle);
    const py = y + radius * Math.sin(angle);
    if (corner === 0) doc.moveTo(px, py);
    else doc.lineTo(px, py);
  }
  doc.closePath().fill(SEAL_RED);
}

/** The characters stand upright on the arc, narrower than high, as in cut seals; the more there are, the narrower. */
function drawArc(doc: PDFKit.PDFDocument, name: string, x: number, y: number): void {
  const characters = [...name];
  const size = 14;
  const outer = SEAL_RADIUS - RING - 3.2;
  const middle = outer - size / 2;
  // Few characters stand well apart, many close together, and the arc ends a little below the middle.
  const pitch = Math.min(characters.length <= 8 ? 20 : 17.4, 212 / Math.max(1, characters.length - 1));
  const room = middle * ((pitch * Math.PI) / 180);
  const squeeze = Math.min(0.86, (room * 0.94) / size);
  doc.font('bold').fontSize(size).fillColor(SEAL_RED);
  characters.forEach((character, index) => {
    const angle = (index - (characters.length - 1) / 2) * pitch;
    doc.save();
    doc.rotate(angle, { origin: [x, y] });
    doc.translate(x, y - middle).scale(squeeze, 1);
    // The glyph's em box around the origin; 1.151 - 0.88 of the size lies above it in pdfkit's line box.
    doc.text(character, -size / 2, -size / 2 - (1.151 - 0.88) * size, { lineBreak: false });
    doc.restore();
  });
}
