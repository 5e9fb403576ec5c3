import { CardFace, LyingCard, Mark, Reader, Unplugged } from './parts.tsx';

/** Lay the card down. */
export function PlaceCard() {
  return (
    <g>
      <Reader />
      <path className="hint-arrow" d="M452 96v70M428 142l24 26 24-26" />
      <g transform="translate(280 104)">
        <g className="card-down">
          <CardFace />
        </g>
      </g>
    </g>
  );
}

/** The card is being read: leave it. */
export function ReadingCard() {
  return (
    <g>
      <Reader lamp="busy" />
      <LyingCard />
      <g className="waves">
        <path className="wave" d="M244 178a52 52 0 0 1 72 0" />
        <path className="wave" d="M214 148a95 95 0 0 1 132 0" />
        <path className="wave" d="M184 118a138 138 0 0 1 192 0" />
      </g>
    </g>
  );
}

/** The platform looks at what was read; the card may go. */
export function CheckingCard() {
  return (
    <g>
      <Reader lamp="ready" />
      <g transform="translate(160 96) rotate(-6) scale(.9)">
        <CardFace />
      </g>
      <path className="travel" d="M262 96h76" />
      <g transform="translate(408 100)">
        <path className="line fill-wash" d="M0-72l62 22v40c0 42-25 66-62 82-37-16-62-40-62-82v-40z" />
        <path className="glyph glyph--shield draw" d="M-24 0l18 20 32-38" />
      </g>
    </g>
  );
}

/** Turn the card over; one card only. */
export function TurnCard() {
  return (
    <g>
      <Reader lamp="alarm" />
      <g transform="translate(280 104)">
        <g className="flip flip--front">
          <CardFace />
        </g>
        <g className="flip flip--back">
          <CardFace back />
        </g>
      </g>
      <path className="hint-arrow" d="M424 62a70 70 0 0 1 0 84M446 128l-22 20-10-28" />
      <path className="hint-arrow" d="M136 146a70 70 0 0 1 0-84M114 80l22-20 10 28" />
    </g>
  );
}

/** The card was lifted too early. */
export function LiftedCard() {
  return (
    <g>
      <Reader lamp="alarm" />
      <g transform="translate(292 96) rotate(-12)">
        <g className="card-return">
          <CardFace />
        </g>
      </g>
      <Mark x={436} y={150} kind="clock" tone="warning" />
    </g>
  );
}

/** The card could not be read. */
export function UnreadCard() {
  return (
    <g>
      <Reader lamp="alarm" />
      <LyingCard />
      <path className="wave wave--broken" d="M214 160a95 95 0 0 1 40-26M306 134a95 95 0 0 1 40 26" />
      <Mark x={280} y={116} kind="cross" tone="warning" />
    </g>
  );
}

/** Not a card for here. */
export function UnknownCard() {
  return (
    <g>
      <Reader lamp="alarm" />
      <g transform="translate(280 108)">
        <rect className="line fill-raised" x="-100" y="-63" width="200" height="126" rx="14" />
        <path className="fill-mid" d="M-100-34h200v26h-200z" />
        <path className="fine" d="M-74 18h60M-74 38h36" />
      </g>
      <Mark x={382} y={158} kind="question" tone="warning" />
    </g>
  );
}

/** The card's own validity is over. */
export function ExpiredCard() {
  return (
    <g>
      <g className="enlarged" transform="translate(280 176) rotate(-5) scale(1.5)">
        <CardFace />
      </g>
      <Mark x={424} y={262} kind="clock" tone="warning" />
    </g>
  );
}

/** The reader does not work. */
export function BrokenReader() {
  return (
    <g>
      <Reader lamp="off" />
      <Unplugged x={280} y={126} />
    </g>
  );
}

/** The card still lies there: take it. */
export function CardLeft() {
  return (
    <g>
      <Reader lamp="alarm" />
      <g className="rings">
        <ellipse className="ring-out" cx="280" cy="252" rx="120" ry="36" />
        <ellipse className="ring-out ring-out--late" cx="280" cy="252" rx="120" ry="36" />
      </g>
      <LyingCard />
      <g className="lift">
        <path className="take-arrow" d="M280 190V78M236 120l44-46 44 46" />
      </g>
    </g>
  );
}
