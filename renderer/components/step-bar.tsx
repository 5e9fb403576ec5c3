import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import './step-bar.css';

/** The steps of printing a licence, in order. */
export const steps = ['choose', 'identify', 'licences', 'preview', 'print', 'rate'] as const;
/** One of them. */
export type Step = (typeof steps)[number];

/** Shows at which step one is, what is done and what is to come. */
export function StepBar({ at }: { readonly at: Step }) {
  const { t } = useTranslation();
  const now = steps.indexOf(at);
  return (
    <ol className="steps" aria-label={t('steps.label')}>
      {steps.map((step, index) => {
        const state = index < now ? 'done' : index === now ? 'now' : 'later';
        return (
          <li
            key={step}
            className={`steps__step steps__step--${state}`}
            aria-current={state === 'now' ? 'step' : undefined}
          >
            <span className="steps__mark" aria-hidden="true">
              {state === 'done' ? <Check /> : index + 1}
            </span>
            <span className="steps__name">{t(`steps.${step}`)}</span>
            {state === 'done' && <span className="unseen">{t('steps.done')}</span>}
          </li>
        );
      })}
    </ol>
  );
}
