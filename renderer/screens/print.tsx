import { OctagonX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Checklist, type ChecklistState } from '../components/checklist.tsx';
import { Frame } from '../components/frame.tsx';
import { faultScenes, Illustration } from '../components/illustrations/illustration.tsx';
import { Notice } from '../components/notice.tsx';
import { ProgressBar } from '../components/progress.tsx';
import { shownLanguage } from '../i18n/index.ts';
import { useIntents } from '../state/intents.ts';
import { useKioskState } from '../state/kiosk-store.ts';
import type { ScreenProps } from './screen-props.ts';
import './print.css';

const phases = ['authorising', 'fetching', 'sending', 'printing'] as const;

/** A print under way: its steps, its pages, and what it waits for. */
export function Print({ screen, terminal }: ScreenProps<'print'>) {
  const { t } = useTranslation();
  const { cancel } = useIntents();
  const busy = useKioskState((state) => state.busy);
  const [stopping, setStopping] = useState(false);
  const { phase, pages, pagesDone, hold, licence } = screen;
  const now = phases.indexOf(phase);
  const type = shownLanguage() === 'en' ? licence.typeEn : licence.type;

  const stateAt = (index: number): ChecklistState => {
    if (index < now) return 'done';
    if (index > now) return 'later';
    return hold === null ? 'now' : 'held';
  };
  // The page that is being printed, not the last one that is done.
  const page = pages === null ? 0 : Math.min(pages, (pagesDone ?? 0) + 1);
  const counter = pages === null ? '' : t('print.counter', { done: page, count: pages });

  const stop = (): void => {
    if (busy !== null) return;
    setStopping(true);
    cancel();
  };
  return (
    <Frame
      terminal={terminal}
      step="print"
      title={hold === null ? t('print.title') : t('print.holdTitle')}
      subject={type}
      lead={hold === null ? t('print.lead') : t(`faults.${hold}.title`)}
      footer={stopping ? {} : { end: { label: t('print.stop'), icon: OctagonX, look: 'danger', onPress: stop } }}
    >
      <div className="print">
        <div className="print__picture">
          <Illustration scene={hold === null ? 'printing' : faultScenes[hold]} />
        </div>
        {hold !== null && <Notice tone="warning">{t(`print.hold.${hold}`)}</Notice>}
        {stopping && <Notice tone="info">{t('print.stopping')}</Notice>}
        <Checklist
          label={t('print.progress')}
          points={phases.map((name, index) => ({
            key: name,
            name: t(`print.${name}`),
            state: stateAt(index),
            detail: name === 'printing' && now === index && pages !== null && (
              <div className="print__counter">
                <ProgressBar label={t('print.progress')} value={pagesDone ?? 0} of={pages} valueText={counter} />
                <p className="tabular">{counter}</p>
              </div>
            ),
          }))}
        />
      </div>
    </Frame>
  );
}
