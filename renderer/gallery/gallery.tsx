import { useEffect, useMemo, useState } from 'react';
import { speak } from '../i18n/index.ts';
import { KioskContext, openKioskLink } from '../state/kiosk-store.ts';
import { ComponentSheet } from './component-sheet.tsx';
import { fixtures } from './fixtures.ts';
import { IllustrationSheet } from './illustration-sheet.tsx';
import { ScreenSheet } from './screen-sheet.tsx';
import { createStandInKiosk } from './stand-in-kiosk.ts';
import { TokenSheet } from './token-sheet.tsx';
import './gallery.css';

const sheets = [
  ['tokens', '设计变量 Tokens'],
  ['components', '组件 Components'],
  ['illustrations', '插图 Illustrations'],
  ['screens', '界面 Screens'],
] as const;

/** Everything that the interface is made of, on one page. */
export function Gallery() {
  const [language, setLanguage] = useState<'zh' | 'en'>('zh');
  const link = useMemo(() => {
    const [first] = fixtures;
    if (first === undefined) throw new Error('the gallery has no fixtures');
    return openKioskLink(createStandInKiosk(first.snapshot));
  }, []);
  useEffect(() => {
    void speak(language);
  }, [language]);
  return (
    <KioskContext value={link}>
      <div className="gallery-page">
        <nav className="gallery-nav" aria-label="Gallery">
          <h1 className="gallery-nav__title">瀛洲自助终端</h1>
          {sheets.map(([id, name]) => (
            <a key={id} href={`#${id}`}>
              {name}
            </a>
          ))}
          <div className="gallery-nav__languages">
            {(['zh', 'en'] as const).map((candidate) => (
              <button
                key={candidate}
                type="button"
                aria-pressed={language === candidate}
                onClick={() => setLanguage(candidate)}
              >
                {candidate}
              </button>
            ))}
          </div>
        </nav>
        <main className="gallery-main" key={language}>
          <TokenSheet />
          <ComponentSheet />
          <IllustrationSheet />
          <ScreenSheet language={language} />
        </main>
      </div>
    </KioskContext>
  );
}
