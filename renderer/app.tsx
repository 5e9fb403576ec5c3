import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { DockDrawer } from './components/dock-drawer.tsx';
import { IdleDialog } from './components/idle-dialog.tsx';
import { TrainingRibbon } from './components/training-ribbon.tsx';
import { speak } from './i18n/index.ts';
import { ScreenView } from './screens/screen-view.tsx';
import { Starting } from './screens/starting.tsx';
import { useIntents } from './state/intents.ts';
import { KioskContext, type KioskLink, useKioskState } from './state/kiosk-store.ts';
import { usePainted } from './state/painted.ts';
import { usePresence } from './state/presence.ts';
import './components/tokens.css';
import './components/base.css';
import './kiosk.css';

/** The kiosk on any link to main: on a terminal to the real one, in the gallery to a stand-in. */
export function App({ link }: { readonly link: KioskLink }) {
  usePresence(link);
  return (
    <KioskContext value={link}>
      <Stage />
    </KioskContext>
  );
}

function Stage() {
  const snapshot = useKioskState((state) => state.snapshot);
  const language = snapshot?.language ?? 'zh';
  const intents = useIntents();
  useTranslation(); // drawn again when the language changes
  usePainted();
  useEffect(() => {
    void speak(language);
  }, [language]);

  if (snapshot === null) return <Starting />;
  const { visit, screen, terminal, idle, training, dock } = snapshot;
  return (
    <div className="kiosk">
      {/* A new visit gets a new document: nothing of the one before stays in a component. */}
      <div className="kiosk__stage" key={visit ?? 'nobody'} inert={idle !== null}>
        <div className="kiosk__screen" key={screen.name} data-screen={screen.name}>
          <ScreenView screen={screen} terminal={terminal} />
        </div>
      </div>
      {training && <TrainingRibbon />}
      {idle !== null && <IdleDialog secondsLeft={idle.secondsLeft} onStay={intents.stay} onLeave={intents.cancel} />}
      {dock !== null && <DockDrawer address={dock} />}
    </div>
  );
}
