import { ArrowLeft, type LucideIcon, Phone, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Snapshot } from '../../preload/contract.ts';
import { useIntents } from '../state/intents.ts';
import { useKioskState } from '../state/kiosk-store.ts';
import { Button } from './button.tsx';
import { LanguageButton } from './language-button.tsx';
import './footer-bar.css';

/** What the foot of a screen offers besides the language. */
export interface FooterProps {
  readonly terminal: Snapshot['terminal'];
  readonly back?: boolean;
  /** `end` leaves the visit; a screen may name its own way out instead. */
  /** Small print beside the terminal's code. */
  readonly note?: string;
  readonly end?:
    | boolean
    | { readonly label: string; readonly icon: LucideIcon; readonly onPress: () => void; readonly look?: 'danger' };
}

/** Back, language and the way out, within everybody's reach; below them whom to call. */
export function FooterBar({ terminal, back = false, end = false, note }: FooterProps) {
  const { t } = useTranslation();
  const intents = useIntents();
  const busy = useKioskState((state) => state.busy);
  return (
    <footer className="footer">
      <div className="footer__actions">
        {back && (
          <Button icon={ArrowLeft} busy={busy === 'back'} onPress={intents.back}>
            {t('actions.back')}
          </Button>
        )}
        <LanguageButton />
        <span className="footer__gap" />
        {end === true && (
          <Button icon={X} busy={busy === 'cancel'} onPress={intents.cancel}>
            {t('actions.end')}
          </Button>
        )}
        {typeof end === 'object' && (
          <Button look={end.look ?? 'secondary'} icon={end.icon} onPress={end.onPress}>
            {end.label}
          </Button>
        )}
      </div>
      <HelpLine terminal={terminal} note={note} />
    </footer>
  );
}

/** The help line's number, and the code to name there. */
export function HelpLine(props: { readonly terminal: Snapshot['terminal']; readonly note?: string | undefined }) {
  const { terminal, note } = props;
  const { t } = useTranslation();
  return (
    <p className="help-line">
      <span className="help-line__item">
        <Phone aria-hidden="true" />
        {t('actions.helpLine')} <strong className="tabular">{terminal.helpLine}</strong>
      </span>
      <span className="help-line__item">
        {t('actions.terminal')} <span className="tabular">{terminal.code}</span>
        {note !== undefined && <span>· {note}</span>}
      </span>
    </p>
  );
}
