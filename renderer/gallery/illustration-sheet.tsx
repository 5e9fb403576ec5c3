import { Illustration, sceneNames } from '../components/illustrations/illustration.tsx';

/** Every picture. */
export function IllustrationSheet() {
  return (
    <section id="illustrations" className="sheet-of">
      <h2>插图 Illustrations</h2>
      <ul className="pictures">
        {sceneNames.map((scene) => (
          <li key={scene}>
            <Illustration scene={scene} />
            <code>{scene}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}
