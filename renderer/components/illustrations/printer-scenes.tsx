import { Mark, Printer, Sheet, Unplugged } from './parts.tsx';

/** The paper comes out. */
export function Printing() {
  return (
    <g>
      <Printer state="printing">
        <svg x="0" y="212" width="560" height="148" viewBox="0 212 560 148" aria-hidden="true">
          <g transform="translate(280 212)">
            <g className="feed">
              <Sheet />
            </g>
          </g>
        </svg>
      </Printer>
    </g>
  );
}

/** The paper lies there: take it. */
export function TakePaper() {
  return (
    <g>
      <Printer>
        <g transform="translate(280 212)">
          <g className="offer">
            <Sheet />
          </g>
        </g>
      </Printer>
      <Mark x={468} y={116} kind="check" tone="good" />
    </g>
  );
}

/** The tray is empty. */
export function EmptyTray() {
  return (
    <g>
      <Printer state="empty">
        <path className="line fill-raised" d="M112 250h336v62a20 20 0 0 1-20 20H132a20 20 0 0 1-20-20z" />
        <path className="dashed" d="M150 272h260v40H150z" />
      </Printer>
      <Mark x={468} y={112} kind="alert" tone="warning" />
    </g>
  );
}

/** A sheet is stuck. */
export function Jam() {
  return (
    <g>
      <Printer state="jammed">
        <path
          className="line fill-raised"
          d="M190 212h180l-14 18 16 16-20 14 14 20-26 8-30-12-32 14-28-14-30 12-16-22 12-18-14-14z"
        />
        <path className="fine" d="M214 232l24 10 22-8 24 12 30-10" />
      </Printer>
      <Mark x={468} y={112} kind="cross" tone="bad" />
    </g>
  );
}

/** The cover is open. */
export function OpenCover() {
  return (
    <g>
      <Printer state="open" />
      <path className="hint-arrow" d="M492 46v62M472 88l20 22 20-22" />
    </g>
  );
}

/** The toner is used up. */
export function NoToner() {
  return (
    <g>
      <Printer state="empty" />
      <g transform="translate(468 112)">
        <g className="pop">
          <circle className="mark mark--warning" r="40" />
          <path className="glyph glyph--warning" d="M0-22c12 15 17 22 17 30a17 17 0 0 1-34 0c0-8 5-15 17-30z" />
        </g>
      </g>
    </g>
  );
}

/** No way to the printer. */
export function PrinterAway() {
  return (
    <g>
      <g transform="translate(0 24)">
        <Printer state="empty" />
      </g>
      <Unplugged x={280} y={62} />
    </g>
  );
}

/** The printer is at another document. */
export function PrinterBusy() {
  return (
    <g>
      <Printer state="printing">
        <svg x="0" y="212" width="560" height="148" viewBox="0 212 560 148" aria-hidden="true">
          <g transform="translate(280 190)">
            <Sheet seal={false} />
          </g>
        </svg>
      </Printer>
      <Mark x={468} y={112} kind="clock" tone="warning" />
    </g>
  );
}

/** The printer gave up. */
export function PrintFailed() {
  return (
    <g>
      <Printer state="jammed" />
      <Mark x={468} y={112} kind="cross" tone="bad" />
    </g>
  );
}
