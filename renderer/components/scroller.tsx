import { ChevronDown, ChevronUp } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import './scroller.css';

/** Pixels of slack: positions are fractions on scaled screens. */
const SLACK = 2;
/** So much of the old page stays in view when paging. */
const OVERLAP = 0.15;

/** A list that may be longer than the screen: dragged by finger, or paged with big buttons; says when more follows. */
export function Scroller({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const { t } = useTranslation();
  const view = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState({ above: false, below: false });

  useEffect(() => {
    const box = view.current;
    if (box === null || content.current === null) return;
    const measure = (): void => {
      const above = box.scrollTop > SLACK;
      const below = box.scrollTop + box.clientHeight < box.scrollHeight - SLACK;
      setRoom((room) => (room.above === above && room.below === below ? room : { above, below }));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    observer.observe(content.current);
    box.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      box.removeEventListener('scroll', measure);
    };
  }, []);

  const page = (direction: 1 | -1): void => {
    const box = view.current;
    if (box === null) return;
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    const top = direction * box.clientHeight * (1 - OVERLAP);
    box.scrollBy({ top, behavior: calm ? 'instant' : 'smooth' });
  };

  const overflows = room.above || room.below;
  return (
    <div className="scroller">
      <div className="scroller__frame">
        <section ref={view} className="scroller__view" aria-label={label} tabIndex={overflows ? 0 : undefined}>
          <div ref={content}>{children}</div>
        </section>
        {room.above && <div className="scroller__shade scroller__shade--above" />}
        {room.below && <div className="scroller__shade scroller__shade--below" />}
      </div>
      {overflows && (
        <div className="scroller__pages">
          <Button icon={ChevronUp} disabled={!room.above} onPress={() => page(-1)}>
            {t('scroller.up')}
          </Button>
          <p className="scroller__more">
            {room.below && (
              <>
                <ChevronDown aria-hidden="true" />
                {t('scroller.more')}
              </>
            )}
          </p>
          <Button icon={ChevronDown} disabled={!room.below} onPress={() => page(1)}>
            {t('scroller.down')}
          </Button>
        </div>
      )}
    </div>
  );
}
