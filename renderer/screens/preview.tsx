import { ChevronLeft, ChevronRight, Printer, ZoomIn, ZoomOut } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/button.tsx';
import { Frame } from '../components/frame.tsx';
import { Notice } from '../components/notice.tsx';
import { PdfPage } from '../components/pdf-page.tsx';
import { Waiting } from '../components/waiting.tsx';
import { shownLanguage } from '../i18n/index.ts';
import { useIntents } from '../state/intents.ts';
import { useKioskState } from '../state/kiosk-store.ts';
import { usePreviewDocument } from '../state/preview-document.ts';
import type { ScreenProps } from './screen-props.ts';
import './preview.css';

/** The document as it will be printed, to be checked by its holder. */
export function Preview({ screen, terminal }: ScreenProps<'preview'>) {
  const { t } = useTranslation();
  const intents = useIntents();
  const busy = useKioskState((state) => state.busy);
  const document = usePreviewDocument(screen.document);
  const [page, setPage] = useState(1);
  const [enlarged, setEnlarged] = useState(false);
  const [damaged, setDamaged] = useState(false);
  const type = shownLanguage() === 'en' ? screen.licence.typeEn : screen.licence.type;
  const pdf = document.state === 'open' && !damaged ? document.pdf : null;
  const failed = document.state === 'failed' || damaged;
  const pages = pdf?.numPages ?? 0;
  const printsAfter = screen.licence.printsLeft - 1;
  return (
    <Frame
      terminal={terminal}
      step="preview"
      title={t('preview.title')}
      subject={type}
      lead={t('preview.lead')}
      footer={{ back: true, end: true }}
      compact
    >
      <div className="preview">
        <div className="preview__stage">
          <div className="preview__side">
            {pages > 1 && (
              <Button icon={ChevronLeft} disabled={page <= 1} onPress={() => setPage(page - 1)}>
                {t('preview.before')}
              </Button>
            )}
          </div>
          <div className="preview__document">
            {pdf === null && !failed && <Waiting>{t('preview.loading')}</Waiting>}
            {failed && <Notice tone="warning">{t('preview.failed')}</Notice>}
            {pdf !== null && (
              <PdfPage
                pdf={pdf}
                page={page}
                enlarged={enlarged}
                label={t('preview.document', { type, page, pages })}
                onFailed={() => setDamaged(true)}
              />
            )}
          </div>
          <div className="preview__side">
            {pages > 1 && (
              <Button icon={ChevronRight} disabled={page >= pages} onPress={() => setPage(page + 1)}>
                {t('preview.after')}
              </Button>
            )}
            {pdf !== null && (
              <Button icon={enlarged ? ZoomOut : ZoomIn} onPress={() => setEnlarged(!enlarged)}>
                {enlarged ? t('preview.zoomOut') : t('preview.zoomIn')}
              </Button>
            )}
          </div>
        </div>
        {pdf !== null && (
          <p className="preview__page tabular" role="status">
            {t('preview.page', { page, pages })}
          </p>
        )}
        <div>
          <p className="preview__note">
            {printsAfter > 0 ? t('preview.note', { count: printsAfter }) : t('preview.noteLast')}
          </p>
          <Button
            look="primary"
            size="large"
            icon={Printer}
            wide
            disabled={pdf === null}
            busy={busy === 'print'}
            onPress={intents.print}
          >
            {t('preview.print')}
          </Button>
        </div>
      </div>
    </Frame>
  );
}
