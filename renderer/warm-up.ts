import { zh } from './i18n/zh.ts';
import { loadPdfReader } from './state/preview-document.ts';

/** The font comes in a hundred pieces by range of characters; these weights are in use. */
const weights = [420, 540, 640];

/**
 * Fetches what later screens need while nobody waits: the pieces of the font that the texts are written with, and the
 * PDF reader. What fails here is fetched when it is needed.
 */
export function warmUp(): void {
  requestIdleCallback(() => {
    const texts = JSON.stringify(zh);
    for (const weight of weights) {
      document.fonts.load(`${weight} 28px "Noto Sans SC Variable"`, texts).catch(() => undefined);
    }
    loadPdfReader().catch(() => undefined);
  });
}
