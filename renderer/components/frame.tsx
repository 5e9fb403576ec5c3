import { type ReactNode, useEffect, useRef } from 'react';
import currents from '../../assets/brand/currents.svg';
import type { Snapshot } from '../../preload/contract.ts';
import { FooterBar, type FooterProps } from './footer-bar.tsx';
import { Header } from './header.tsx';
import { type Step, StepBar } from './step-bar.tsx';
import './frame.css';

/** What every screen but the idle picture has. */
export interface FrameProps {
  readonly terminal: Snapshot['terminal'];
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  /** What it is about: the licence that is being printed. Stands before the lead. */
  readonly subject?: string;
  /** Where one is; left out where there is no way to be on. */
  readonly step?: Step;
  readonly footer?: Omit<FooterProps, 'terminal'>;
  /** A lower masthead, where the sheet needs the room. */
  readonly compact?: boolean;
  /** The sheet's content stands in the middle of its height. */
  readonly centred?: boolean;
  /** A screen that asks for attention colours its masthead. */
  readonly tone?: 'river' | 'alarm';
  readonly children: ReactNode;
}

/**
 * A screen: the river on top with brand, step, title and one sentence; the paper sheet with everything to touch in the
 * lower two thirds; the foot. A new title takes the focus, so that a screen reader begins there.
 */
export function Frame(props: FrameProps) {
  const {
    terminal,
    title,
    lead,
    subject,
    step,
    footer,
    compact = false,
    centred = false,
    tone = 'river',
    children,
  } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <main className={`frame frame--${tone}${compact ? ' frame--compact' : ''}`}>
      <div className="masthead">
        <img className="masthead__currents" src={currents} alt="" />
        <Header terminal={terminal} />
        {step !== undefined && <StepBar at={step} />}
        <div className="masthead__words">
          <h1 ref={heading} tabIndex={-1} className="masthead__title">
            {title}
          </h1>
          {lead !== undefined && (
            <p className="masthead__lead" role="status">
              {subject !== undefined && <strong className="masthead__subject">{subject}</strong>}
              {lead}
            </p>
          )}
        </div>
      </div>
      <div className={`sheet${centred ? ' sheet--centred' : ''}`}>{children}</div>
      <FooterBar terminal={terminal} {...footer} />
    </main>
  );
}
