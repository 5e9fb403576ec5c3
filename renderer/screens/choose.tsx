import { useTranslation } from 'react-i18next';
import { Clauses } from '../components/clauses.tsx';
import { Frame } from '../components/frame.tsx';
import { Illustration } from '../components/illustrations/illustration.tsx';
import { Scroller } from '../components/scroller.tsx';
import { ServiceTile } from '../components/service-tile.tsx';
import { useIntents } from '../state/intents.ts';
import { useKioskState } from '../state/kiosk-store.ts';
import type { ScreenProps } from './screen-props.ts';
import './choose.css';
import './message.css';

/** What is offered: the featured services first, then the rest as a grid. */
export function Choose({ screen, terminal }: ScreenProps<'choose'>) {
  const { t } = useTranslation();
  const { chooseService } = useIntents();
  const busy = useKioskState((state) => state.busy);
  const featured = screen.services.filter((service) => service.featured);
  const others = screen.services.filter((service) => !service.featured);
  const tile = (service: (typeof screen.services)[number]) => (
    <li key={service.code}>
      <ServiceTile
        service={service}
        busy={busy === `service ${service.code}`}
        onPress={() => chooseService(service.code)}
      />
    </li>
  );
  return (
    <Frame
      terminal={terminal}
      step="choose"
      title={t('choose.title')}
      lead={t('choose.lead')}
      footer={{ end: true }}
      centred={screen.services.length === 0}
    >
      {screen.services.length === 0 ? (
        <div className="message">
          <Illustration scene="no-documents" />
          <p className="message__main">
            <Clauses text={t('choose.empty')} />
          </p>
        </div>
      ) : (
        <Scroller label={t('choose.title')}>
          {featured.length > 0 && <ul className="services services--featured">{featured.map(tile)}</ul>}
          {featured.length > 0 && others.length > 0 && <h2 className="services__heading">{t('choose.others')}</h2>}
          {others.length > 0 && <ul className="services">{others.map(tile)}</ul>}
        </Scroller>
      )}
    </Frame>
  );
}
