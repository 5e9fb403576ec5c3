import { Ban, CalendarX2, ChevronRight, CircleCheck, LoaderCircle, type LucideIcon, PrinterX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LicenceCard, LicenceState } from '../../preload/contract.ts';
import { shownLanguage, writeDate } from '../i18n/index.ts';
import { Badge } from './badge.tsx';
import './licence-row.css';

const looks: Readonly<Record<LicenceState, { tone: 'good' | 'warning' | 'bad' | 'plain'; icon: LucideIcon }>> = {
  printable: { tone: 'good', icon: CircleCheck },
  expired: { tone: 'warning', icon: CalendarX2 },
  revoked: { tone: 'bad', icon: Ban },
  'print-limit-reached': { tone: 'plain', icon: PrinterX },
};

/** A licence of the holder's list: a button where it can be printed, a line that says why not where it cannot. */
export function LicenceRow(props: {
  readonly licence: LicenceCard;
  readonly busy: boolean;
  readonly onPress: () => void;
}) {
  const { licence, busy, onPress } = props;
  if (licence.state !== 'printable') {
    return (
      <div className="licence licence--barred">
        <LicenceWords licence={licence} />
      </div>
    );
  }
  return (
    <button type="button" className="licence" aria-busy={busy || undefined} onClick={onPress}>
      <LicenceWords licence={licence} />
      <span className="licence__go">
        {busy ? <LoaderCircle className="button__spinner" aria-hidden="true" /> : <ChevronRight aria-hidden="true" />}
      </span>
    </button>
  );
}

function LicenceWords({ licence }: { readonly licence: LicenceCard }) {
  const { t } = useTranslation();
  const language = shownLanguage();
  const { tone, icon } = looks[licence.state];
  return (
    <span className="licence__words">
      <span className="licence__line">
        <span className="licence__type">{language === 'en' ? licence.typeEn : licence.type}</span>
        <Badge tone={tone} icon={icon}>
          {t(`licences.state.${licence.state}`)}
        </Badge>
      </span>
      <span className="licence__facts">
        <span lang="zh-CN">{licence.issuer}</span>
        <span>{t('licences.issuedOn', { date: writeDate(licence.issuedOn, language) })}</span>
      </span>
      <span className="licence__facts">
        <span className="tabular">
          {t('licences.number')} {licence.maskedNumber}
        </span>
        <span>
          {licence.validTo === null
            ? t('licences.forever')
            : t('licences.validTo', { date: writeDate(licence.validTo, language) })}
        </span>
      </span>
      <span className="licence__note">
        {licence.state === 'printable'
          ? t('licences.printsLeft', { count: licence.printsLeft })
          : t(`licences.why.${licence.state}`)}
      </span>
    </span>
  );
}
