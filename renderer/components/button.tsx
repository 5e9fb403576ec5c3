import { LoaderCircle, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import './button.css';

/** How a {@link Button} looks and what it does. */
export interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress: () => void;
  /** `primary`: the one thing to do next. `danger`: stops or ends something. `quiet`: without a frame. */
  readonly look?: 'primary' | 'secondary' | 'quiet' | 'danger';
  readonly size?: 'medium' | 'large';
  readonly icon?: LucideIcon;
  /** The icon stands after the words: it points forward. */
  readonly iconAfter?: boolean;
  readonly disabled?: boolean;
  /** The intent is on its way: the button takes no more taps. */
  readonly busy?: boolean;
  readonly lang?: string;
  readonly autoFocus?: boolean;
  /** Takes the whole width. */
  readonly wide?: boolean;
}

/** A button of at least 96 units. A busy one stays focusable, so that the focus is not lost under the finger. */
export function Button(props: ButtonProps) {
  const { look = 'secondary', size = 'medium', icon: Icon, busy = false, disabled = false } = props;
  const glyph = busy ? (
    <LoaderCircle className="button__spinner" aria-hidden="true" />
  ) : (
    Icon !== undefined && <Icon aria-hidden="true" />
  );
  return (
    <button
      type="button"
      className={`button button--${look} button--${size}${props.wide === true ? ' button--wide' : ''}`}
      disabled={disabled}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      lang={props.lang}
      // biome-ignore lint/a11y/noAutofocus: a dialog's main action takes the focus when the dialog opens
      autoFocus={props.autoFocus}
      onClick={() => {
        if (!busy) props.onPress();
      }}
    >
      {props.iconAfter !== true && glyph}
      <span className="button__words">{props.children}</span>
      {props.iconAfter === true && glyph}
    </button>
  );
}
