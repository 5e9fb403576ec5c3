import { GraduationCap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import './training-ribbon.css';

/** Says on every screen that nothing printed here is valid. */
export function TrainingRibbon() {
  const { t } = useTranslation();
  return (
    <aside className="ribbon">
      <GraduationCap aria-hidden="true" />
      {t('training')}
    </aside>
  );
}
