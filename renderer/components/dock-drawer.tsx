import { PanelRightClose, Wrench } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import './dock-drawer.css';

/** The dev dock, in embedded mode alone: a tab at the right edge that opens a panel. Made for a mouse. */
export function DockDrawer({ address }: { readonly address: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const Icon = open ? PanelRightClose : Wrench;
  return (
    <aside className={`dock${open ? ' dock--open' : ''}`} aria-label={t('dock.title')}>
      <button type="button" className="dock__tab" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon aria-hidden="true" />
        <span>{open ? t('dock.close') : t('dock.open')}</span>
      </button>
      {open && <iframe className="dock__page" src={address} title={t('dock.title')} />}
    </aside>
  );
}
