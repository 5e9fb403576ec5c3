import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import './badge.css';

/** A state in a word or two, with an icon: colour is never the only cue. */
export function Badge(props: {
  readonly tone: 'good' | 'warning' | 'bad' | 'plain';
  readonly icon: LucideIcon;
  readonly children: ReactNode;
}) {
  const { tone, icon: Icon, children } = props;
  return (
    <span className={`badge badge--${tone}`}>
      <Icon aria-hidden="true" />
      <span>{children}</span>
    </span>
  );
}
