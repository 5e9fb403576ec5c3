import { useMemo } from 'react';
import type { Grade, Language } from '../../preload/contract.ts';
import { type KioskLink, useKioskLink } from './kiosk-store.ts';

/** What a resident can want, one small function each. Main decides whether it fits the screen. */
export interface Intents {
  begin(): void;
  speak(language: Language): void;
  chooseService(code: string): void;
  chooseLicence(id: string): void;
  print(): void;
  another(): void;
  finish(): void;
  rate(grade: Grade): void;
  skipRating(): void;
  retry(): void;
  back(): void;
  cancel(): void;
  /** Answers the countdown: someone is still here. */
  stay(): void;
}

/** The intents, sent over `link`. */
export function createIntents({ intend }: KioskLink): Intents {
  return {
    begin: () => intend('begin', 'visit.begin', {}),
    speak: (language) => intend('speak', 'visit.speak', { language }),
    chooseService: (code) => intend(`service ${code}`, 'visit.choose-service', { code }),
    chooseLicence: (id) => intend(`licence ${id}`, 'visit.choose-licence', { id }),
    print: () => intend('print', 'visit.print', {}),
    another: () => intend('another', 'visit.another', {}),
    finish: () => intend('finish', 'visit.finish', {}),
    rate: (grade) => intend(`grade ${grade}`, 'visit.rate', { grade }),
    skipRating: () => intend('skip', 'visit.skip-rating', {}),
    retry: () => intend('retry', 'visit.retry', {}),
    back: () => intend('back', 'visit.back', {}),
    cancel: () => intend('cancel', 'visit.cancel', {}),
    stay: () => intend('stay', 'visit.touch', {}),
  };
}

/** The intents of this kiosk. */
export function useIntents(): Intents {
  const link = useKioskLink();
  return useMemo(() => createIntents(link), [link]);
}
