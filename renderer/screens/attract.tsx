import { ArrowRight, Hand, IdCard, LayoutGrid, Printer, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import estuary from '../../assets/brand/estuary.svg';
import { HelpLine } from '../components/footer-bar.tsx';
import { Header } from '../components/header.tsx';
import { LanguageButton } from '../components/language-button.tsx';
import { languageTags, shownLanguage } from '../i18n/index.ts';
import { useIntents } from '../state/intents.ts';
import type { ScreenProps } from './screen-props.ts';
import './attract.css';

/** The idle picture: whose terminal this is, what it does, and that a touch begins. */
export function Attract({ terminal }: ScreenProps<'attract'>) {
  const { t } = useTranslation();
  const { begin } = useIntents();
  const other = shownLanguage() === 'zh' ? 'en' : 'zh';
  const howTo = [
    { icon: LayoutGrid, words: t('attract.stepOne') },
    { icon: IdCard, words: t('attract.stepTwo') },
    { icon: Printer, words: t('attract.stepThree') },
  ];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the whole picture begins; by keyboard the button within does
    <main className="attract" onClick={begin}>
      <img className="attract__picture" src={estuary} alt="" />
      <div className="attract__top">
        <Header terminal={terminal} />
        <h1 className="attract__title">{t('attract.lead')}</h1>
      </div>
      <div className="attract__bottom">
        <button type="button" className="call">
          <Hand aria-hidden="true" />
          <span>
            <span className="call__words">{t('attract.call')}</span>
            <span className="call__other" lang={languageTags[other]}>
              {t('attract.callOther')}
            </span>
          </span>
        </button>
        <h2 className="unseen">{t('attract.how')}</h2>
        <ol className="how">
          {howTo.map(({ icon: Icon, words }, index) => (
            <li key={words} className="how__step">
              <span className="how__icon">
                <Icon aria-hidden="true" />
                <span className="how__number" aria-hidden="true">
                  {index + 1}
                </span>
              </span>
              <span>{words}</span>
              {index < 2 && <ArrowRight className="how__arrow" aria-hidden="true" />}
            </li>
          ))}
        </ol>
        <p className="attract__privacy">
          <ShieldCheck aria-hidden="true" />
          {t('attract.privacy')}
        </p>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: keeps a change of language from beginning */}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: see above */}
        <div className="attract__foot" onClick={(event) => event.stopPropagation()}>
          <HelpLine terminal={terminal} />
          <LanguageButton />
        </div>
      </div>
    </main>
  );
}
