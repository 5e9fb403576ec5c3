import { useTranslation } from 'react-i18next';
import { Clauses } from '../components/clauses.tsx';
import { Frame } from '../components/frame.tsx';
import { faultScenes, Illustration } from '../components/illustrations/illustration.tsx';
import type { ScreenProps } from './screen-props.ts';
import './message.css';

/** The terminal cannot serve anybody now; it comes back by itself. */
export function OutOfService({ screen, terminal }: ScreenProps<'out-of-service'>) {
  const { t } = useTranslation();
  return (
    <Frame
      terminal={terminal}
      title={t('outOfService.title')}
      lead={t(`faults.${screen.code}.what`)}
      footer={{ note: `${t('trouble.code')} ${screen.code}` }}
      centred
    >
      <div className="message">
        <Illustration scene={faultScenes[screen.code]} size="large" />
        <p className="message__main">
          <Clauses text={t('outOfService.recovers')} />
        </p>
        <p className="message__more">
          <Clauses text={t('outOfService.elsewhere')} />
        </p>
      </div>
    </Frame>
  );
}
