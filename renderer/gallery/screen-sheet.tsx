import type { Language } from '../../preload/contract.ts';
import { fixtures } from './fixtures.ts';

/** Every screen in every state, small; each opens at its full size. */
export function ScreenSheet({ language }: { readonly language: Language }) {
  return (
    <section id="screens" className="sheet-of">
      <h2>界面 Screens</h2>
      <ul className="thumbnails">
        {fixtures.map(({ screen, variant }) => {
          const address = `?screen=${screen}&variant=${variant}&lang=${language}`;
          return (
            <li key={`${screen} ${variant}`}>
              <span className="thumbnails__frame">
                <iframe src={address} title={`${screen} ${variant}`} loading="lazy" tabIndex={-1} />
              </span>
              <a href={address}>
                {screen} · {variant}
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
