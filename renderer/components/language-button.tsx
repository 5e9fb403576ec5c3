import { Languages } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { languageTags, shownLanguage } from '../i18n/index.ts';
import { useIntents } from '../state/intents.ts';
import { Button } from './button.tsx';

/** Changes to the other language; its name is written in that language. */
export function LanguageButton({ look = 'secondary' }: { readonly look?: 'secondary' | 'quiet' }) {
  const { t } = useTranslation();
  const { speak } = useIntents();
  const other = shownLanguage() === 'zh' ? 'en' : 'zh';
  return (
    <Button look={look} icon={Languages} lang={languageTags[other]} onPress={() => speak(other)}>
      {t('actions.otherLanguage')}
    </Button>
  );
}
