import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

/** A titled part of the dock, with its state in a few words on the right. */
export function Panel(props: {
  readonly title: string;
  readonly icon: LucideIcon;
  readonly state: string;
  readonly well: boolean;
  readonly children: ReactNode;
}) {
  const { title, icon: Icon, state, well, children } = props;
  return (
    <section className="panel">
      <h2 className="panel__title">
        <Icon aria-hidden="true" />
        {title}
        <span className={`panel__state panel__state--${well ? 'well' : 'ill'}`}>{state}</span>
      </h2>
      {children}
    </section>
  );
}

/** Something of the machine that is on or off. */
export function Toggle(props: {
  readonly label: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={props.on}
      className="toggle"
      onClick={() => props.onChange(!props.on)}
    >
      <span className="toggle__track">
        <span className="toggle__knob" />
      </span>
      {props.label}
    </button>
  );
}

/** Faults to order, as many times as chosen above them. */
export function FaultChips<F extends string>(props: {
  readonly legend: string;
  readonly faults: readonly { readonly fault: F; readonly label: string }[];
  /** The faults that are still to come. */
  readonly armed: readonly string[];
  readonly onOrder: (fault: F) => void;
}) {
  return (
    <fieldset className="chips">
      <legend>{props.legend}</legend>
      {props.faults.map(({ fault, label }) => {
        const count = props.armed.filter((armed) => armed === fault).length;
        return (
          <button
            key={fault}
            type="button"
            className={`chip${count > 0 ? ' chip--armed' : ''}`}
            title={fault}
            onClick={() => props.onOrder(fault)}
          >
            {label}
            {count > 0 && <span className="chip__count">×{count}</span>}
          </button>
        );
      })}
    </fieldset>
  );
}
