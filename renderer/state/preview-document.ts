import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerAddress from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { useEffect, useState } from 'react';
import type { Kiosk } from '../../preload/contract.ts';
import { useKioskLink } from './kiosk-store.ts';

/** The preview's PDF: on its way, open, or not to be had. */
export type PreviewDocument =
  | { readonly state: 'loading' }
  | { readonly state: 'open'; readonly pdf: PDFDocumentProxy }
  | { readonly state: 'failed' };

/**
 * The PDF behind a handle of the snapshot. Its bytes, its pages and the worker that holds them are thrown away with
 * the component or with the handle: nothing of a document outlives its screen.
 */
export function usePreviewDocument(handle: string | null): PreviewDocument {
  const { kiosk } = useKioskLink();
  const [document, setDocument] = useState<PreviewDocument>({ state: 'loading' });
  useEffect(() => {
    setDocument({ state: 'loading' });
    if (handle === null) return;
    const discard = new AbortController();
    openPreview(kiosk, handle, discard.signal).then(
      (pdf) => {
        if (!discard.signal.aborted) setDocument(pdf === null ? { state: 'failed' } : { state: 'open', pdf });
      },
      () => {
        if (!discard.signal.aborted) setDocument({ state: 'failed' });
      },
    );
    return () => discard.abort();
  }, [kiosk, handle]);
  return document;
}

/** Opens the document of a handle; null where main has it no more. `discard` ends the worker, and with it the pages. */
async function openPreview(kiosk: Kiosk, handle: string, discard: AbortSignal): Promise<PDFDocumentProxy | null> {
  const [{ getDocument, PDFWorker }, answer] = await Promise.all([
    loadPdfReader(),
    kiosk.call('preview.read', { document: handle }),
  ]);
  if (!answer.ok || discard.aborted) return null;
  const thread = new Worker(workerAddress, { type: 'module' });
  // The port is ours, so pdf.js never tries to wrap the worker's script into a blob, which the policy forbids.
  const worker = PDFWorker.create({ port: thread });
  discard.addEventListener('abort', () => {
    worker.destroy();
    thread.terminate();
  });
  const data = Uint8Array.from(atob(answer.value.pdf), (character) => character.charCodeAt(0));
  return await getDocument({
    data,
    worker,
    isOffscreenCanvasSupported: false,
    useWasm: false,
    useWorkerFetch: false,
    useSystemFonts: false,
    stopAtErrors: true,
  }).promise;
}

/** Loads pdf.js, once: a megabyte that the first screens do not need. */
export async function loadPdfReader(): Promise<typeof import('pdfjs-dist/legacy/build/pdf.mjs')> {
  return await import('pdfjs-dist/legacy/build/pdf.mjs');
}
