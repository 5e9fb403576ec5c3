import { PAGE, type Palette } from './pdf-page.ts';

/** Distance of the frame's outer and inner edge from the edge of the paper, points. Printers need about 12 (4 mm). */
const OUTER = 30;
const INNER = 48;

/**
 * The frame of a certificate: between two double rules a band of interlaced threads, at each corner a rosette. All
 * vectors, drawn in fine lines that a photocopier loses.
 */
export function drawFrame(doc: PDFKit.PDFDocument, palette: Palette): void {
  doc.save();
  const ruler = (inset: number, weight: number) =>
    doc
      .lineWidth(weight)
      .rect(inset, inset, PAGE.width - 2 * inset, PAGE.height - 2 * inset)
      .stroke(palette.line);
  ruler(OUTER, 1.1);
  ruler(OUTER + 2.6, 0.35);
  ruler(INNER - 2.6, 0.35);
  ruler(INNER, 0.8);

  const middle = (OUTER + INNER) / 2;
  const corner = 26;
  const sides: readonly (readonly [number, number, number, number])[] = [
    [middle + corner, middle, PAGE.width - middle - corner, middle],
    [middle + corner, PAGE.height - middle, PAGE.width - middle - corner, PAGE.height - middle],
    [middle, middle + corner, middle, PAGE.height - middle - corner],
    [PAGE.width - middle, middle + corner, PAGE.width - middle, PAGE.height - middle - corner],
  ];
  for (const side of sides) drawBraid(doc, side, palette);
  for (const x of [middle, PAGE.width - middle]) {
    for (const y of [middle, PAGE.height - middle]) drawRosette(doc, x, y, palette);
  }
  doc.restore();
}

/** Threads of sine waves along a straight side, each a third of a period behind the other. */
function drawBraid(
  doc: PDFKit.PDFDocument,
  [x1, y1, x2, y2]: readonly [number, number, number, number],
  palette: Palette,
): void {
  const length = x2 - x1 + (y2 - y1);
  const waves = Math.round(length / 15);
  const half = length / waves / 2;
  const amplitude = 5.1;
  const horizontal = y1 === y2;
  const point = (along: number, across: number): [number, number] =>
    horizontal ? [x1 + along, y1 + across] : [x1 + across, y1 + along];
  const threads: readonly (readonly [number, number, string])[] = [
    [1, 1, palette.line],
    [-1, 1, palette.line],
    [1, 0.55, palette.thread],
    [-1, 0.55, palette.thread],
  ];
  for (const [sign, share, color] of threads) {
    doc.lineWidth(0.42).moveTo(...point(0, 0));
    for (let index = 0; index < waves * 2; index += 1) {
      // A half wave as one Bézier curve: control points at 36 % and 64 % give a sine to within a hundredth.
      const reach = (index % 2 === 0 ? 1 : -1) * sign * amplitude * share * (4 / 3);
      const start = index * half;
      doc.bezierCurveTo(
        ...point(start + half * 0.36, reach),
        ...point(start + half * 0.64, reach),
        ...point(start + half, 0),
      );
    }
    doc.stroke(color);
  }
}

/** A corner: petals of an epitrochoid in a ring. */
function drawRosette(doc: PDFKit.PDFDocument, x: number, y: number, palette: Palette): void {
  const radius = 14.5;
  doc.circle(x, y, radius + 3.4).fill('#ffffff');
  doc
    .lineWidth(0.8)
    .circle(x, y, radius + 3.4)
    .stroke(palette.line);
  doc
    .lineWidth(0.35)
    .circle(x, y, radius + 1.4)
    .stroke(palette.line);
  for (const [turn, size, color] of [
    [0, radius, palette.line],
    [Math.PI / 12, radius * 0.78, palette.thread],
    [0, radius * 0.5, palette.line],
  ] as const) {
    drawTrochoid(doc, x, y, size, 12, turn, 0.36, color);
  }
  doc.circle(x, y, 1.5).fill(palette.line);
}

/** A closed curve of `petals` petals around (x, y). */
function drawTrochoid(
  doc: PDFKit.PDFDocument,
  x: number,
  y: number,
  radius: number,
  petals: number,
  turn: number,
  depth: number,
  color: string,
): void {
  const steps = petals * 14;
  doc.lineWidth(0.38);
  for (let step = 0; step <= steps; step += 1) {
    const angle = (step / steps) * Math.PI * 2;
    const r = radius * (1 - depth + depth * Math.cos(petals * angle));
    // The swing along the ring makes the petals overlap.
    const a = angle + turn + 0.16 * Math.sin(petals * angle);
    const px = x + r * Math.cos(a);
    const py = y + r * Math.sin(a);
    if (step === 0) doc.moveTo(px, py);
    else doc.lineTo(px, py);
  }
  doc.stroke(color);
}

/** The ground of the paper: a large rosette in the middle and fine waves, both in a tint that text stands out from. */
export function drawGround(doc: PDFKit.PDFDocument, palette: Palette): void {
  doc.save();
  doc.rect(INNER, INNER, PAGE.width - 2 * INNER, PAGE.height - 2 * INNER).clip();
  doc.lineWidth(0.4).strokeColor(palette.ground);
  for (let y = INNER + 8; y < PAGE.height - INNER; y += 9) {
    doc.moveTo(INNER, y);
    for (let x = INNER; x < PAGE.width - INNER; x += 62) {
      doc.bezierCurveTo(x + 22, y - 7, x + 40, y + 7, x + 62, y);
    }
    doc.stroke();
  }
  const x = PAGE.width / 2;
  const y = PAGE.height * 0.47;
  doc.lineWidth(0.55).strokeColor(palette.ground);
  for (let index = 0; index < 36; index += 1) {
    doc.save().rotate(index * 5, { origin: [x, y] });
    doc.ellipse(x, y, 168, 64).stroke();
    doc.restore();
  }
  for (const [size, petals] of [
    [176, 36],
    [150, 36],
  ] as const) {
    drawTrochoid(doc, x, y, size, petals, 0, 0.09, palette.ground);
  }
  doc.restore();
}
