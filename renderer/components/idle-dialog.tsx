import { LogOut } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { chime } from '../state/chime.ts';
import { Button } from './button.tsx';
import { Clauses } from './clauses.tsx';
import { ProgressRing } from './progress.tsx';
import './idle-dialog.css';

/**
 * The countdown before an untouched visit ends. A tap anywhere but on the way out keeps the visit. It chimes
 * once, and is spoken when it appears and again for the last seconds, not each second.
 */
export function IdleDialog(props: {
  readonly secondsLeft: number;
  readonly onStay: () => void;
  readonly onLeave: () => void;
}) {
  const { secondsLeft, onStay, onLeave } = props;
  const { t } = useTranslation();
  useEffect(chime, []);
  const longest = useRef(secondsLeft);
  longest.current = Math.max(longest.current, secondsLeft);
  const announced = secondsLeft <= 5 ? 5 : secondsLeft <= 10 ? 10 : longest.current;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button within does the same by keyboard
    // biome-ignore lint/a11y/useKeyWithClickEvents: the button within does the same by keyboard
    <div className="veil" onClick={onStay}>
      <div
        className="idle"
        role="alertdialog"
        aria-modal="true"
        aria-labelledby="idle-title"
        aria-describedby="idle-what"
      >
        <div className="idle__count" aria-hidden="true">
          <ProgressRing size="large" share={secondsLeft / longest.current} />
          <span className="idle__seconds tabular">{secondsLeft}</span>
        </div>
        <h2 id="idle-title" className="idle__title">
          {t('idle.title')}
        </h2>
        <p id="idle-what" className="idle__what">
          <Clauses text={t('idle.what', { count: secondsLeft })} />
        </p>
        <p className="unseen" role="alert">
          {t('idle.what', { count: announced })}
        </p>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: keeps the tap on the way out from staying */}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: keeps the tap on the way out from staying */}
        <div className="idle__actions" onClick={(event) => event.stopPropagation()}>
          <Button look="primary" size="large" wide autoFocus onPress={onStay}>
            {t('idle.stay')}
          </Button>
          <Button wide icon={LogOut} onPress={onLeave}>
            {t('idle.leave')}
          </Button>
        </div>
      </div>
    </div>
  );
}
