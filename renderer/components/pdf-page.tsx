import type { PDFDocumentProxy, RenderTask } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useRef, useState } from 'react';
import './pdf-page.css';

/** Drawn so many times finer than shown, so that the enlarged page stays sharp. */
const ENLARGEMENT = 2;
/** Most pixels on a canvas: an A4 page at twice the terminal's width. */
const LARGEST_CANVAS = 12_000_000;

/** One page of a PDF on a canvas, as large as its frame allows, or twice that and moved by finger. */
export function PdfPage(props: {
  readonly pdf: PDFDocumentProxy;
  readonly page: number;
  readonly label: string;
  readonly enlarged: boolean;
  readonly onFailed: () => void;
}) {
  const { pdf, page, label, enlarged, onFailed } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const [ratio, setRatio] = useState(210 / 297);
  const failed = useRef(onFailed);
  failed.current = onFailed;

  useEffect(() => {
    const target = canvas.current;
    if (target === null) return;
    let task: RenderTask | null = null;
    let stopped = false;
    const draw = async (): Promise<void> => {
      const proxy = await pdf.getPage(page);
      if (stopped) return;
      const natural = proxy.getViewport({ scale: 1 });
      setRatio(natural.width / natural.height);
      const wanted = (target.parentElement?.clientWidth ?? 700) * window.devicePixelRatio * ENLARGEMENT;
      const most = Math.sqrt(LARGEST_CANVAS / (natural.width * natural.height));
      const viewport = proxy.getViewport({ scale: Math.min(wanted / natural.width, most) });
      target.width = Math.floor(viewport.width);
      target.height = Math.floor(viewport.height);
      task = proxy.render({ canvas: target, viewport, background: '#ffffff' });
      await task.promise;
      target.dataset.drawn = String(page);
    };
    draw().catch(() => {
      if (!stopped) failed.current();
    });
    return () => {
      stopped = true;
      task?.cancel();
      // A canvas of no size keeps no picture.
      target.width = 0;
      target.height = 0;
    };
  }, [pdf, page]);

  return (
    <div className={`pdf-page${enlarged ? ' pdf-page--enlarged' : ''}`} tabIndex={enlarged ? 0 : undefined}>
      <canvas ref={canvas} role="img" aria-label={label} style={{ aspectRatio: ratio }} />
    </div>
  );
}
