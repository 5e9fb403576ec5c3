import { ArrowLeft, LogOut, RotateCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/button.tsx';
import { Clauses } from '../components/clauses.tsx';
import { Frame } from '../components/frame.tsx';
import { faultScenes, Illustration } from '../components/illustrations/illustration.tsx';
import { useIntents } from '../state/intents.ts';
import { useKioskState } from '../state/kiosk-store.ts';
import type { ScreenProps } from './screen-props.ts';
import './message.css';

/** Something failed: what happened, what to do, and the ways on. */
export function Trouble({ screen, terminal }: ScreenProps<'trouble'>) {
  const { t } = useTranslation();
  const { retry, back, finish } = useIntents();
  const busy = useKioskState((state) => state.busy);
  const { code, canRetry, canGoBack, printNumber } = screen;
  return (
    <Frame
      terminal={terminal}
      title={t(`faults.${code}.title`)}
      lead={t(`faults.${code}.what`)}
      footer={{ note: `${t('trouble.code')} ${code}` }}
      centred
    >
      <div className="message" role="alert">
        <Illustration scene={faultScenes[code]} />
        <p className="message__main">
          <Clauses text={t(`faults.${code}.next`)} />
        </p>
        {printNumber !== null && (
          <p className="print-number">
            {t('trouble.printNumber')}
            <strong className="tabular keep">{printNumber}</strong>
            <span className="print-number__quote">{t('trouble.quote')}</span>
          </p>
        )}
      </div>
      <div className="message__actions trouble__actions">
        {canRetry && (
          <Button look="primary" size="large" icon={RotateCw} busy={busy === 'retry'} onPress={retry}>
            {t('trouble.retry')}
          </Button>
        )}
        {canGoBack && (
          <Button
            look={canRetry ? 'secondary' : 'primary'}
            size="large"
            icon={ArrowLeft}
            busy={busy === 'back'}
            onPress={back}
          >
            {t('trouble.back')}
          </Button>
        )}
        <Button
          look={canRetry || canGoBack ? 'secondary' : 'primary'}
          size="large"
          icon={LogOut}
          busy={busy === 'finish'}
          onPress={finish}
        >
          {t('trouble.finish')}
        </Button>
      </div>
    </Frame>
  );
}
