import { SkipForward } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Frame } from '../components/frame.tsx';
import { GradePicker, grades } from '../components/grade-picker.tsx';
import { shownLanguage } from '../i18n/index.ts';
import { useIntents } from '../state/intents.ts';
import { useKioskState } from '../state/kiosk-store.ts';
import type { ScreenProps } from './screen-props.ts';
import './rate.css';

/** One item, one rating: five grades, or none. */
export function Rate({ screen, terminal }: ScreenProps<'rate'>) {
  const { t } = useTranslation();
  const { rate, skipRating } = useIntents();
  const busy = useKioskState((state) => state.busy);
  const chosen = grades.find((grade) => busy === `grade ${grade}`) ?? null;
  return (
    <Frame
      terminal={terminal}
      step="rate"
      title={t('rate.title')}
      lead={t('rate.lead')}
      footer={{ end: { label: t('rate.skip'), icon: SkipForward, onPress: skipRating } }}
      centred
    >
      <p className="rate__service">
        {t('rate.service')}
        <strong>{shownLanguage() === 'en' ? screen.service.nameEn : screen.service.name}</strong>
      </p>
      <GradePicker chosen={chosen} onChoose={rate} />
    </Frame>
  );
}
