import type { Screen, Snapshot } from '../../preload/contract.ts';
import { Attract } from './attract.tsx';
import { Choose } from './choose.tsx';
import { Collect } from './collect.tsx';
import { Farewell } from './farewell.tsx';
import { Identify } from './identify.tsx';
import { Licences } from './licences.tsx';
import { OutOfService } from './out-of-service.tsx';
import { Preview } from './preview.tsx';
import { Print } from './print.tsx';
import { Rate } from './rate.tsx';
import { Trouble } from './trouble.tsx';

/** The screen that main has up. */
export function ScreenView(props: { readonly screen: Screen; readonly terminal: Snapshot['terminal'] }) {
  const { screen, terminal } = props;
  switch (screen.name) {
    case 'out-of-service':
      return <OutOfService screen={screen} terminal={terminal} />;
    case 'attract':
      return <Attract screen={screen} terminal={terminal} />;
    case 'choose':
      return <Choose screen={screen} terminal={terminal} />;
    case 'identify':
      return <Identify screen={screen} terminal={terminal} />;
    case 'licences':
      return <Licences screen={screen} terminal={terminal} />;
    case 'preview':
      return <Preview screen={screen} terminal={terminal} />;
    case 'print':
      return <Print screen={screen} terminal={terminal} />;
    case 'collect':
      return <Collect screen={screen} terminal={terminal} />;
    case 'trouble':
      return <Trouble screen={screen} terminal={terminal} />;
    case 'rate':
      return <Rate screen={screen} terminal={terminal} />;
    case 'farewell':
      return <Farewell screen={screen} terminal={terminal} />;
  }
}
