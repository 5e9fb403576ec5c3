import { Check, Files, Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/button.tsx';
import { Clauses } from '../components/clauses.tsx';
import { Frame } from '../components/frame.tsx';
import { Illustration } from '../components/illustrations/illustration.tsx';
import { shownLanguage } from '../i18n/index.ts';
import { useIntents } from '../state/intents.ts';
import { useKioskState } from '../state/kiosk-store.ts';
import type { ScreenProps } from './screen-props.ts';
import './collect.css';
import './message.css';

/** The paper is out: take it, then print another or go. */
export function Collect({ screen, terminal }: ScreenProps<'collect'>) {
  const { t } = useTranslation();
  const { another, finish } = useIntents();
  const busy = useKioskState((state) => state.busy);
  const { licence, pages, printNumber } = screen;
  return (
    <Frame terminal={terminal} step="print" title={t('collect.title')} lead={t('collect.lead')} centred>
      <div className="message collect">
        <Illustration scene="take-paper" />
        <p className="message__main">{shownLanguage() === 'en' ? licence.typeEn : licence.type}</p>
        <p className="collect__pages">
          <Files aria-hidden="true" />
          {t('collect.pages', { count: pages })}
        </p>
        <p className="message__more">
          <Clauses text={t('collect.check')} />
        </p>
        <p className="collect__number">
          {t('collect.printNumber')} <span className="tabular keep">{printNumber}</span>
        </p>
        <div className="message__actions">
          <Button look="primary" size="large" icon={Check} busy={busy === 'finish'} onPress={finish}>
            {t('collect.finish')}
          </Button>
          <Button size="large" icon={Printer} busy={busy === 'another'} onPress={another}>
            {t('collect.another')}
          </Button>
        </div>
      </div>
    </Frame>
  );
}
