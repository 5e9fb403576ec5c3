import { zh } from './i18n/zh.ts';
import { loadPdfReader } from './state/preview-document.ts';

/**
 * Fetches what later screens need while nobody waits: the pieces of the font that the texts are written with (it comes
 * in a hundred, by range of characters), and the PDF reader. What fails here is fetched when it is needed.
 */
export function warmUp(): void {
  requestIdleCallback(() => {
    document.fonts.load('28px "Noto Sans SC Variable"', JSON.stringify(zh)).catch(() => undefined);
    loadPdfReader().catch(() => undefined);
  });
}
