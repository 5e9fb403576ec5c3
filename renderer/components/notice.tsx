import { CircleX, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import './notice.css';

const icons = { info: Info, warning: TriangleAlert, error: CircleX } as const;

/** A sentence that needs attention beside what goes on. Warnings and errors are spoken at once. */
export function Notice(props: {
  readonly tone: keyof typeof icons;
  readonly title?: ReactNode;
  readonly children: ReactNode;
}) {
  const { tone, title, children } = props;
  const Icon = icons[tone];
  return (
    <div className={`notice notice--${tone}`} role={tone === 'info' ? 'status' : 'alert'}>
      <Icon aria-hidden="true" />
      <div>
        {title !== undefined && <p className="notice__title">{title}</p>}
        <div className="notice__text">{children}</div>
      </div>
    </div>
  );
}
