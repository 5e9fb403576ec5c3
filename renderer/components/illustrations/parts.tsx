import type { ReactNode } from 'react';

/**
 * The parts that the illustrations are put together from, drawn on a canvas of 560 × 360 with one stroke and one
 * palette; see illustration.css.
 */

/** Where a part stands. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** A card seen from the front, 200 × 126; `back` shows the side without a portrait. */
export function CardFace({ back = false, children }: { readonly back?: boolean; readonly children?: ReactNode }) {
  return (
    <g>
      <rect className="line fill-raised" x="-100" y="-63" width="200" height="126" rx="14" />
      {back ? (
        <>
          <circle className="fill-seal" cx="-56" cy="-20" r="17" />
          <path className="fine" d="M-26-28H70M-26-10H48M-72 24H72M-72 42H40" />
        </>
      ) : (
        <>
          <path className="fine" d="M-76-32h62M-76-10h84M-76 12h54M-76 40H20" />
          <rect className="fill-wash" x="34" y="-38" width="48" height="60" rx="6" />
          <circle className="fill-mid" cx="58" cy="-16" r="11" />
          <path className="fill-mid" d="M39 22c1-15 9-22 19-22s18 7 19 22z" />
        </>
      )}
      {children}
    </g>
  );
}

/** The card reader: a pad with an edge. `lit` lights its lamp. */
export function Reader({ lamp = 'ready' }: { readonly lamp?: 'ready' | 'busy' | 'off' | 'alarm' }) {
  return (
    <g>
      <path className="line fill-mid" d="M84 292h392v14a22 22 0 0 1-22 22H106a22 22 0 0 1-22-22z" />
      <path className="line fill-wash" d="M146 214h268a16 16 0 0 1 13 7l49 71H84l49-71a16 16 0 0 1 13-7z" />
      <path className="dashed" d="M190 232h180l22 42H168z" />
      <circle className={`lamp lamp--${lamp}`} cx="436" cy="310" r="7" />
    </g>
  );
}

/** The card lying flat on the reader. */
export function LyingCard() {
  return (
    <g>
      <path
        className="line fill-raised"
        d="M204 232h152a9 9 0 0 1 8.500 6l9 25a8 8 0 0 1-7.500 11H194a8 8 0 0 1-7.500-11l9-25a9 9 0 0 1 8.500-6z"
      />
      <path className="fine" d="M214 245h54M211 253h78M208 261h50" />
      <path className="fill-wash" d="M316 241h30l6 22h-33z" />
      <path className="fill-mid" d="M322 263c1-7 5-10 11-10s11 3 13 10z" />
    </g>
  );
}

/** What the printer is doing or suffering from. */
export type PrinterState = 'idle' | 'printing' | 'open' | 'jammed' | 'empty';

/** The document printer, with its slot in front and its tray beneath. */
export function Printer({
  state = 'idle',
  children,
}: {
  readonly state?: PrinterState;
  readonly children?: ReactNode;
}) {
  return (
    <g>
      <g className={state === 'open' ? 'printer-lid printer-lid--open' : undefined}>
        <path className="line fill-wash" d="M150 92h260a16 16 0 0 1 16 16v22H134v-22a16 16 0 0 1 16-16z" />
      </g>
      {state === 'open' && <path className="line fill-dark" d="M152 112h256v22H152z" />}
      <rect className="line fill-raised" x="106" y="130" width="348" height="112" rx="20" />
      <rect className="fill-wash" x="136" y="152" width="70" height="30" rx="8" />
      <circle
        className={`lamp lamp--${state === 'idle' || state === 'printing' ? 'ready' : 'alarm'}`}
        cx="424"
        cy="158"
        r="7"
      />
      <rect className="fill-dark" x="166" y="204" width="228" height="16" rx="8" />
      <path className="line fill-mid" d="M124 242h312l-12 62a20 20 0 0 1-20 16H156a20 20 0 0 1-20-16z" />
      <rect className="fill-raised" x="238" y="286" width="84" height="12" rx="6" />
      {children}
    </g>
  );
}

/** A printed sheet with a seal on it, 188 × 132 hanging down from its origin. */
export function Sheet({ seal = true }: { readonly seal?: boolean }) {
  return (
    <g>
      <path className="line fill-raised" d="M-94 0H94v124a8 8 0 0 1-8 8H-86a8 8 0 0 1-8-8z" />
      <path className="fine" d="M-68 30H30M-68 52H52M-68 74H10" />
      {seal && <circle className="seal" cx="56" cy="92" r="21" />}
      {seal && <path className="seal-star" d="M56 81l3.2 7.4 8 .7-6 5.3 1.8 7.8-7-4.2-7 4.2 1.8-7.8-6-5.3 8-.7z" />}
    </g>
  );
}

/** A document standing upright, 150 × 196 around its origin. */
export function Page({ children }: { readonly children?: ReactNode }) {
  return (
    <g>
      <path className="line fill-raised" d="M-75-98H38l37 37V86a12 12 0 0 1-12 12H-63a12 12 0 0 1-12-12z" />
      <path className="line fill-wash" d="M38-98v25a12 12 0 0 0 12 12h25z" />
      <path className="fine" d="M-48-56H8M-48-28H46M-48 0H46M-48 28H18" />
      {children}
    </g>
  );
}

const glyphs = {
  cross: 'M-13-13l26 26M13-13l-26 26',
  check: 'M-16 1l11 12L16-12',
  question: 'M-10-8a10 10 0 1 1 15 9c-4 2.4-5 4.6-5 8M0 18v.5',
  alert: 'M0-17V4M0 16v.5',
  clock: 'M0-15V1l10 8',
  bar: 'M-14 14L14-14',
  up: 'M0 16v-32M-13-4L0-17 13-4',
} as const;

/** A round mark that says what the matter is. */
export function Mark(props: Place & { readonly kind: keyof typeof glyphs; readonly tone: 'good' | 'warning' | 'bad' }) {
  const { x, y, kind, tone } = props;
  return (
    <g transform={`translate(${x} ${y})`}>
      <g className="pop">
        <circle className={`mark mark--${tone}`} r="36" />
        <path className={`glyph glyph--${tone}`} d={glyphs[kind]} />
      </g>
    </g>
  );
}

/** A plug pulled out of its socket. */
export function Unplugged({ x, y }: Place) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <path className="line" d="M-96 0h46" />
      <path className="line fill-mid" d="M-50-18h22a18 18 0 0 1 0 36h-22z" />
      <path className="line" d="M-10-9h16M-10 9h16" />
      <path className="line fill-wash" d="M62-18H40a18 18 0 0 0 0 36h22z" />
      <path className="line" d="M62 0h40" />
      <path className="spark" d="M16-34l6-12M24-26l12-6M16 34l6 12" />
    </g>
  );
}
