import { Trans, useTranslation } from 'react-i18next';
import { Clauses } from '../components/clauses.tsx';
import { Frame } from '../components/frame.tsx';
import { Illustration } from '../components/illustrations/illustration.tsx';
import { LicenceRow } from '../components/licence-row.tsx';
import { Scroller } from '../components/scroller.tsx';
import { Waiting } from '../components/waiting.tsx';
import { shownLanguage } from '../i18n/index.ts';
import { useIntents } from '../state/intents.ts';
import { useKioskState } from '../state/kiosk-store.ts';
import type { ScreenProps } from './screen-props.ts';
import './licences.css';
import './message.css';

/** The holder's licences: choose one to print. */
export function Licences({ screen, terminal }: ScreenProps<'licences'>) {
  const { t } = useTranslation();
  const { chooseLicence } = useIntents();
  const busy = useKioskState((state) => state.busy);
  const { phase, licences, service, maskedHolder } = screen;
  const serviceName = shownLanguage() === 'en' ? service.nameEn : service.name;
  const frame = { terminal, step: 'licences', footer: { back: true, end: true } } as const;

  if (phase === 'loading') {
    return (
      <Frame {...frame} title={t('licences.loadingTitle')} lead={serviceName} centred>
        <Waiting>{t('licences.loading')}</Waiting>
      </Frame>
    );
  }
  if (licences.length === 0) {
    return (
      <Frame {...frame} title={t('licences.emptyTitle')} lead={serviceName} centred>
        <div className="message">
          <Illustration scene="no-documents" size="large" />
          <p className="message__main">
            <Clauses text={t('licences.empty')} />
          </p>
          <p className="message__more">
            <Clauses text={t('licences.emptyNext')} />
          </p>
        </div>
      </Frame>
    );
  }
  return (
    <Frame
      {...frame}
      compact
      title={t('licences.title')}
      lead={
        <Trans
          i18nKey="licences.lead"
          values={{ holder: maskedHolder }}
          components={{ holder: <span lang="zh-CN" className="keep" /> }}
        />
      }
    >
      <div className="licences__head">
        <h2 className="licences__service">{serviceName}</h2>
        <p className="licences__count">{t('licences.count', { count: licences.length })}</p>
      </div>
      <Scroller label={t('licences.list')}>
        <ul className="licences__list">
          {licences.map((licence) => (
            <li key={licence.id}>
              <LicenceRow
                licence={licence}
                busy={busy === `licence ${licence.id}`}
                onPress={() => chooseLicence(licence.id)}
              />
            </li>
          ))}
        </ul>
      </Scroller>
    </Frame>
  );
}
