import { ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Frame } from '../components/frame.tsx';
import { faultScenes, Illustration, type Scene } from '../components/illustrations/illustration.tsx';
import { Notice } from '../components/notice.tsx';
import { ProgressRing } from '../components/progress.tsx';
import type { ScreenProps } from './screen-props.ts';
import './identify.css';

type Identification = ScreenProps<'identify'>['screen'];

const scenes: Readonly<Record<Identification['phase'], Scene>> = {
  waiting: 'place-card',
  reading: 'reading-card',
  checking: 'checking-card',
};

/** Lay the card on the reader: what to do, what is going on, what went wrong, and which cards will do. */
export function Identify({ screen, terminal }: ScreenProps<'identify'>) {
  const { t } = useTranslation();
  const { phase, hint } = screen;
  // Nobody is asked to lay a card on a reader that does not work.
  const readerOut = hint === 'reader-offline' || hint === 'reader-faulty';
  const cards = (['resident', 'hmt', 'foreigner'] as const).map((kind) => t(`identify.${kind}`));
  return (
    <Frame
      terminal={terminal}
      step="identify"
      title={t(readerOut ? `faults.${hint}.title` : `identify.${phase}.title`)}
      lead={t(readerOut ? `faults.${hint}.what` : `identify.${phase}.lead`)}
      footer={{ back: true, end: true }}
    >
      <div className="identify">
        <div className="identify__picture">
          <div className="identify__scene">
            <Illustration scene={hint === null ? scenes[phase] : faultScenes[hint]} size="large" />
          </div>
          {hint === null && (
            <p className="identify__phase">
              {phase !== 'waiting' && <ProgressRing share={null} />}
              {t(`identify.${phase}.status`)}
            </p>
          )}
        </div>
        <div className="identify__hint">
          {hint !== null && (
            <Notice tone="warning" {...(!readerOut && { title: t(`faults.${hint}.title`) })}>
              {!readerOut && <p>{t(`faults.${hint}.what`)}</p>}
              <p className="notice__next">{t(`faults.${hint}.next`)}</p>
            </Notice>
          )}
        </div>
        <section className="accepted">
          <h2 className="accepted__title">{t('identify.accepted')}</h2>
          <ul className="accepted__list">
            {cards.map((card) => (
              <li key={card}>
                <svg viewBox="0 0 48 34" aria-hidden="true">
                  <rect x="2" y="2" width="44" height="30" rx="5" />
                  <path d="M8 11h14M8 18h17M8 25h10" />
                  <circle cx="36" cy="14" r="4.5" />
                  <path d="M28.500 26c.8-5 4-6.500 7.500-6.500s6.700 1.500 7.500 6.500" />
                </svg>
                {card}
              </li>
            ))}
          </ul>
          <p className="accepted__privacy">
            <ShieldCheck aria-hidden="true" />
            {t('identify.privacy')}
          </p>
        </section>
      </div>
    </Frame>
  );
}
