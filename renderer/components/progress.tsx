import './progress.css';

const RADIUS = 44;
const ROUND = 2 * Math.PI * RADIUS;

/** A ring that fills, or turns where `share` is null. Says nothing by itself: its neighbour has the words. */
export function ProgressRing(props: { readonly share: number | null; readonly size?: 'medium' | 'large' }) {
  const { share, size = 'medium' } = props;
  return (
    <svg
      className={`ring ring--${size}${share === null ? ' ring--turning' : ''}`}
      viewBox="0 0 100 100"
      aria-hidden="true"
    >
      <circle className="ring__track" cx="50" cy="50" r={RADIUS} />
      <circle
        className="ring__value"
        cx="50"
        cy="50"
        r={RADIUS}
        strokeDasharray={ROUND}
        strokeDashoffset={ROUND * (1 - (share ?? 0.28))}
      />
    </svg>
  );
}

/** A bar that fills. */
export function ProgressBar(props: {
  readonly label: string;
  readonly value: number;
  readonly of: number;
  readonly valueText: string;
}) {
  const { label, value, of, valueText } = props;
  return (
    <div
      className="bar"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={of}
      aria-valuenow={value}
      aria-valuetext={valueText}
    >
      <div className="bar__value" style={{ transform: `scaleX(${of > 0 ? value / of : 0})` }} />
    </div>
  );
}
