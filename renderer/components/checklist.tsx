import { Check, Pause } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProgressRing } from './progress.tsx';
import './checklist.css';

/** Where one point of a {@link Checklist} stands. */
export type ChecklistState = 'done' | 'now' | 'held' | 'later';

/** What happens one after the other, from top to bottom, with the state of each in words for who cannot see it. */
export function Checklist(props: {
  readonly label: string;
  readonly points: readonly {
    readonly key: string;
    readonly name: string;
    readonly state: ChecklistState;
    readonly detail?: ReactNode;
  }[];
}) {
  const { t } = useTranslation();
  const words = { done: t('print.done'), now: t('print.now'), held: t('print.held'), later: t('print.later') };
  return (
    <ol className="checklist" aria-label={props.label}>
      {props.points.map(({ key, name, state, detail }) => (
        <li
          key={key}
          className={`checklist__point checklist__point--${state}`}
          aria-current={state === 'now' || state === 'held' ? 'step' : undefined}
        >
          <span className="checklist__mark" aria-hidden="true">
            {state === 'done' && <Check />}
            {state === 'now' && <ProgressRing share={null} />}
            {state === 'held' && <Pause />}
          </span>
          <div className="checklist__words">
            <p className="checklist__line">
              <span className="checklist__name">{name}</span>
              <span className="checklist__state">{words[state]}</span>
            </p>
            {detail}
          </div>
        </li>
      ))}
    </ol>
  );
}
