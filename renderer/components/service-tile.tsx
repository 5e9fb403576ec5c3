import { ArrowRight, LoaderCircle, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ServiceCard } from '../../preload/contract.ts';
import { shownLanguage } from '../i18n/index.ts';
import { Badge } from './badge.tsx';
import { ServiceIcon } from './service-icon.tsx';
import './service-tile.css';

/** A service to choose. One that is out of service stays in its place and says why. */
export function ServiceTile(props: {
  readonly service: ServiceCard;
  readonly busy: boolean;
  readonly onPress: () => void;
}) {
  const { service, busy, onPress } = props;
  const { t } = useTranslation();
  const english = shownLanguage() === 'en';
  const out = service.outOfService;
  return (
    <button
      type="button"
      className={`tile${service.featured ? ' tile--featured' : ''}${out === null ? '' : ' tile--out'}`}
      disabled={out !== null}
      aria-busy={busy || undefined}
      onClick={onPress}
    >
      <span className="tile__icon">
        {busy ? <LoaderCircle className="button__spinner" aria-hidden="true" /> : <ServiceIcon name={service.icon} />}
      </span>
      <span className="tile__words">
        <span className="tile__name">{english ? service.nameEn : service.name}</span>
        <span className="tile__department">{english ? service.departmentEn : service.department}</span>
        {out !== null && (
          <span className="tile__out">
            <Badge tone="warning" icon={TriangleAlert}>
              {t('choose.outOfService')}
              {english ? ': ' : '：'}
              {t(`faults.${out}.short`)}
            </Badge>
          </span>
        )}
      </span>
      {service.featured && out === null && (
        <span className="tile__start">
          {t('choose.start')}
          <ArrowRight aria-hidden="true" />
        </span>
      )}
    </button>
  );
}
