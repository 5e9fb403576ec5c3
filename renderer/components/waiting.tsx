import type { ReactNode } from 'react';
import { ProgressRing } from './progress.tsx';
import './waiting.css';

/** Something is on its way, and nobody knows how long it takes. */
export function Waiting({ children }: { readonly children: ReactNode }) {
  return (
    <div className="waiting" role="status">
      <ProgressRing share={null} size="large" />
      <p>{children}</p>
    </div>
  );
}
