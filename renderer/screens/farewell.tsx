import { House, ShieldCheck } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/button.tsx';
import { Clauses } from '../components/clauses.tsx';
import { Frame } from '../components/frame.tsx';
import { Illustration } from '../components/illustrations/illustration.tsx';
import { chime } from '../state/chime.ts';
import { useIntents } from '../state/intents.ts';
import { useKioskState } from '../state/kiosk-store.ts';
import type { ScreenProps } from './screen-props.ts';
import './farewell.css';
import './message.css';

/** A forgotten card is called for so often, milliseconds. */
const CHIME_INTERVAL = 4_000;

/** The end: thanks, or first of all the forgotten card. */
export function Farewell({ screen, terminal }: ScreenProps<'farewell'>) {
  const { t } = useTranslation();
  const { finish } = useIntents();
  const busy = useKioskState((state) => state.busy);
  const { cardLeft, printed, rated } = screen;
  useEffect(() => {
    if (!cardLeft) return;
    chime();
    const again = setInterval(chime, CHIME_INTERVAL);
    return () => clearInterval(again);
  }, [cardLeft]);
  if (cardLeft) {
    return (
      <Frame
        key="card-left"
        terminal={terminal}
        tone="alarm"
        title={t('farewell.cardTitle')}
        lead={t('farewell.cardLead')}
        centred
      >
        <div className="message farewell" role="alert">
          <Illustration scene="card-left" size="large" />
          <p className="message__main">
            <Clauses text={t('farewell.cardTitle')} />
          </p>
          <p className="message__more">
            <Clauses text={t('farewell.cardNext')} />
          </p>
        </div>
      </Frame>
    );
  }
  return (
    <Frame
      key="thanks"
      terminal={terminal}
      title={printed > 0 ? t('farewell.title') : t('farewell.titleNothing')}
      lead={rated ? t('farewell.rated') : printed > 0 ? t('farewell.printed', { count: printed }) : undefined}
      centred
    >
      <div className="message farewell">
        <Illustration scene="thanks" size="large" />
        <p className="message__main">
          <Clauses text={t('farewell.take')} />
        </p>
        <p className="message__more farewell__cleared">
          <ShieldCheck aria-hidden="true" />
          <Clauses text={t('farewell.cleared')} />
        </p>
        <div className="message__actions">
          <Button size="large" icon={House} busy={busy === 'finish'} onPress={finish}>
            {t('farewell.done')}
          </Button>
        </div>
      </div>
    </Frame>
  );
}
