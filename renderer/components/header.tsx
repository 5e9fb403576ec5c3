import { useTranslation } from 'react-i18next';
import logo from '../../assets/brand/logo.svg';
import type { Snapshot } from '../../preload/contract.ts';
import { Clock } from './clock.tsx';
import './header.css';

/** Who stands behind this terminal, where it is, and what time it is. Nothing to touch: it is out of reach. */
export function Header({ terminal }: { readonly terminal: Snapshot['terminal'] }) {
  const { t } = useTranslation();
  return (
    <header className="header">
      <img className="header__logo" src={logo} alt="" />
      <div className="header__names">
        <p className="header__brand">{t('brand.name')}</p>
        <p className="header__site" lang="zh-CN">
          {terminal.site}
        </p>
      </div>
      <Clock />
    </header>
  );
}
