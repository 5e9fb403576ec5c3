import { useTranslation } from 'react-i18next';
import type { Grade } from '../../preload/contract.ts';
import './grade-picker.css';

/** The five grades, from the best to the worst, as GB/T 39735-2020 orders them. */
export const grades = [5, 4, 3, 2, 1] as const satisfies readonly Grade[];

/** What each grade is called. */
const names = { 5: 'best', 4: 'good', 3: 'fair', 2: 'poor', 1: 'worst' } as const satisfies Record<Grade, string>;

const faces: Readonly<Record<Grade, { mouth: string; eyes: string }>> = {
  5: { mouth: 'M27 55c3 16 11 23 23 23s20-7 23-23z', eyes: 'M29 40c2-7 11-7 13 0M58 40c2-7 11-7 13 0' },
  4: { mouth: 'M29 60c6 11 13 15 21 15s15-4 21-15', eyes: 'M35 37v5M65 37v5' },
  3: { mouth: 'M32 66h36', eyes: 'M35 37v5M65 37v5' },
  2: { mouth: 'M31 72c5-9 12-12 19-12s14 3 19 12', eyes: 'M35 38v5M65 38v5' },
  1: { mouth: 'M30 76c4-13 12-18 20-18s16 5 20 18', eyes: 'M28 33l13 7M72 33l-13 7M36 43v3M64 43v3' },
};

/** Five faces with words; one tap is the answer. `chosen` is on its way to main. */
export function GradePicker(props: { readonly chosen: Grade | null; readonly onChoose: (grade: Grade) => void }) {
  const { chosen, onChoose } = props;
  const { t } = useTranslation();
  return (
    <fieldset className="grades">
      <legend className="unseen">{t('rate.grades')}</legend>
      {grades.map((grade) => (
        <button
          key={grade}
          type="button"
          className={`grade grade--${grade}${chosen === grade ? ' grade--chosen' : ''}`}
          aria-busy={chosen === grade || undefined}
          onClick={() => onChoose(grade)}
        >
          <svg viewBox="0 0 100 100" aria-hidden="true">
            <circle className="grade__head" cx="50" cy="50" r="44" />
            <path className="grade__line" d={faces[grade].eyes} />
            <path className={grade === 5 ? 'grade__line grade__laugh' : 'grade__line'} d={faces[grade].mouth} />
          </svg>
          <span>{t(`rate.grade.${names[grade]}`)}</span>
        </button>
      ))}
    </fieldset>
  );
}
