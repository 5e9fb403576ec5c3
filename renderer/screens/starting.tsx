import { useTranslation } from 'react-i18next';
import logo from '../../assets/brand/logo.svg';
import { ProgressRing } from '../components/progress.tsx';
import './starting.css';

/** Before main has answered, or where there is no bridge to it. */
export function Starting() {
  const { t } = useTranslation();
  return (
    <main className="starting">
      <img src={logo} alt="" className="starting__logo" />
      <h1 className="starting__title">{t('starting.title')}</h1>
      <p className="starting__what" role="status">
        {t('starting.what')}
      </p>
      <ProgressRing share={null} />
    </main>
  );
}
