import { Mark, Page } from './parts.tsx';

function Terminal() {
  return (
    <g>
      <path className="line fill-mid" d="M-34 78h68l10 52h-88z" />
      <rect className="line fill-raised" x="-62" y="-96" width="124" height="176" rx="16" />
      <rect className="fill-wash" x="-44" y="-78" width="88" height="112" rx="8" />
      <path className="fine" d="M-20 56h40" />
    </g>
  );
}

function Hall() {
  return (
    <g>
      <path className="line fill-raised" d="M-86-30h172v116H-86z" />
      <path className="line fill-mid" d="M-100-30L0-88l100 58z" />
      <path className="line" d="M-52-8v72M-18-8v72M18-8v72M52-8v72" />
      <path className="line fill-wash" d="M-104 86h208v22h-208z" />
    </g>
  );
}

/** The way to the platform is cut. */
export function BrokenLink() {
  return (
    <g>
      <g transform="translate(112 190)">
        <Terminal />
      </g>
      <g transform="translate(436 188)">
        <Hall />
      </g>
      <path className="travel travel--still" d="M192 190h40M300 190h28" />
      <path className="spark" d="M250 166l-8-18M268 162v-20M286 166l8-18M250 214l-8 18M268 218v20M286 214l8 18" />
      <path className="spark spark--cross" d="M256 178l24 24M280 178l-24 24" />
    </g>
  );
}

/** The platform takes its time. */
export function SlowLink() {
  return (
    <g>
      <g transform="translate(112 190)">
        <Terminal />
      </g>
      <g transform="translate(436 188)">
        <Hall />
      </g>
      <path className="travel" d="M192 190h130" />
      <Mark x={262} y={128} kind="clock" tone="warning" />
    </g>
  );
}

/** The platform says no. */
export function Declined() {
  return (
    <g>
      <g className="enlarged" transform="translate(262 188) scale(1.3)">
        <Hall />
      </g>
      <Mark x={414} y={110} kind="bar" tone="warning" />
    </g>
  );
}

/** A document that did not arrive whole. */
export function DamagedDocument() {
  return (
    <g>
      <g className="enlarged" transform="translate(280 180) scale(1.35)">
        <Page>
          <path className="crack" d="M-75 44l34-14 18 24 26-30 24 26 48-22" />
        </Page>
      </g>
      <Mark x={402} y={290} kind="alert" tone="warning" />
    </g>
  );
}

/** A document that may not be printed. */
export function BarredDocument() {
  return (
    <g>
      <g className="enlarged" transform="translate(280 180) scale(1.35)">
        <Page>
          <circle className="seal" cx="34" cy="58" r="24" />
        </Page>
      </g>
      <Mark x={402} y={290} kind="bar" tone="warning" />
    </g>
  );
}

/** Nobody knows whether the document came out. */
export function UnknownDocument() {
  return (
    <g>
      <g className="enlarged" transform="translate(280 180) scale(1.35)">
        <Page />
      </g>
      <Mark x={402} y={290} kind="question" tone="warning" />
    </g>
  );
}

/** Stopped as asked. */
export function StoppedDocument() {
  return (
    <g>
      <g className="enlarged" transform="translate(280 180) scale(1.35)">
        <Page />
      </g>
      <Mark x={402} y={290} kind="check" tone="good" />
    </g>
  );
}

/** Nothing here. */
export function NoDocuments() {
  return (
    <g>
      <path className="line fill-mid" d="M128 118a16 16 0 0 1 16-16h92l34 34h146a16 16 0 0 1 16 16v144H128z" />
      <path className="line fill-raised" d="M104 176h352l-22 118a18 18 0 0 1-18 15H144a18 18 0 0 1-18-15z" />
      <path className="fine" d="M238 240h84" />
      <path className="spark" d="M240 78l-8-20M280 70V46M320 78l8-20" />
    </g>
  );
}

/** Nobody by that name. */
export function UnknownPerson() {
  return (
    <g>
      <circle className="line fill-wash" cx="280" cy="180" r="132" />
      <circle className="line fill-raised" cx="280" cy="146" r="50" />
      <path className="line fill-raised" d="M190 276c8-50 44-72 90-72s82 22 90 72a132 132 0 0 1-180 0z" />
      <Mark x={394} y={272} kind="question" tone="warning" />
    </g>
  );
}

/** The time is over. */
export function TimeOver() {
  return (
    <g>
      <path
        className="line fill-wash"
        d="M196 62h168v30c0 52-56 66-56 88s56 36 56 88v30H196v-30c0-52 56-66 56-88s-56-36-56-88z"
      />
      <path className="line" d="M170 50h220M170 310h220" />
      <path
        className="fill-amber"
        d="M222 292c4-26 28-44 58-56 30 12 54 30 58 56zM244 132h72c-10 12-28 20-36 34-8-14-26-22-36-34z"
      />
    </g>
  );
}

/** The terminal itself is at fault. */
export function TerminalAtFault() {
  return (
    <g>
      <g className="enlarged" transform="translate(270 170) scale(1.3)">
        <Terminal />
      </g>
      <Mark x={388} y={270} kind="alert" tone="warning" />
    </g>
  );
}

/** Thanks: the island, the river and the sun. */
export function Thanks() {
  return (
    <g>
      <circle className="fill-sun sunrise" cx="384" cy="132" r="64" />
      <path className="line fill-wash" d="M210 246c30-4 62-66 120-66 66 0 96 52 166 66z" />
      <path className="line fill-mid" d="M44 246c52-6 92-84 158-84 62 0 84 66 148 84z" />
      <path className="line fill-raised" d="M196 162v-58h24v58z" />
      <path className="line fill-seal" d="M188 104l20-24 20 24z" />
      <path className="line" d="M430 246c-2-26-8-44-20-60M440 246c0-30 6-50 20-66M420 246c-6-16-14-24-26-32" />
      <path className="line" d="M28 247h504" />
      <path
        className="swell"
        d="M54 282c26 0 26 16 52 16s26-16 52-16 26 16 52 16 26-16 52-16 26 16 52 16 26-16 52-16 26 16 52 16 26-16 52-16 26 16 52 16"
      />
      <path
        className="swell swell--late"
        d="M130 324c26 0 26 14 52 14s26-14 52-14 26 14 52 14 26-14 52-14 26 14 52 14 26-14 52-14"
      />
    </g>
  );
}
