import type { DockAction, DockState } from '../../../preload/dock-contract.ts';
import type { EmulatedReader } from '../devices/id-card-reader.ts';
import type { EmulatedPrinter } from '../devices/ipp-printer.ts';
import type { SerialCable } from '../devices/pty.ts';
import type { EmbeddedPlatform } from '../platform/embedded-platform.ts';
import { specimens } from '../specimens.ts';
import type { DockWorld } from './dock-server.ts';

/** What is emulated here; null where the real thing is used. */
export interface EmulatedParts {
  readonly platform: EmbeddedPlatform | null;
  readonly reader: EmulatedReader | null;
  readonly cable: SerialCable | null;
  readonly printer: EmulatedPrinter | null;
}

/** The part, or a sentence for the technician where it is not emulated here. */
function emulated<T>(part: T | null, name: string): T {
  if (part === null) throw new Error(`the ${name} of this kiosk is not emulated`);
  return part;
}

/** Ties the dock's actions to the emulators. */
export function createDockWorld({ platform, reader, cable, printer }: EmulatedParts): DockWorld {
  function state(): DockState {
    const paper = printer?.state();
    return {
      reader: {
        card: reader?.card() ?? null,
        plugged: cable?.plugged() ?? true,
        looks: reader?.looks() ?? 0,
        faults: [...(reader?.faults() ?? [])],
      },
      printer: {
        tray: paper?.sheets ?? 0,
        jam: paper?.jammed ?? false,
        cover: paper?.coverOpen ?? false,
        toner: paper?.toner ?? 0,
        offline: paper?.offline ?? false,
        jobs: (paper?.jobs ?? []).map(({ id, name, state: job, pages, pagesDone }) => ({
          id: String(id),
          name,
          state: job,
          pages,
          pagesDone,
        })),
      },
      platform: { fault: platform?.fault() ?? null },
      specimens: specimens.map(({ id, labelZh, labelEn }) => ({ id, labelZh, labelEn })),
    };
  }

  async function act(action: DockAction): Promise<void> {
    switch (action.action) {
      case 'reader.insert': {
        const specimen = specimens.find(({ id }) => id === action.specimen);
        if (specimen === undefined) throw new Error(`there is no specimen ${action.specimen}`);
        return emulated(reader, 'card reader').lay(specimen);
      }
      case 'reader.lift':
        return emulated(reader, 'card reader').lift();
      case 'reader.unplug':
        return await emulated(cable, 'cable of the card reader').unplug();
      case 'reader.plug':
        return await emulated(cable, 'cable of the card reader').plug();
      case 'reader.fail':
        return emulated(reader, 'card reader').fail(action.fault, action.times);
      case 'printer.tray':
        return emulated(printer, 'printer').setTray(action.sheets);
      case 'printer.jam':
        return action.on ? emulated(printer, 'printer').jam() : emulated(printer, 'printer').clearJam();
      case 'printer.cover':
        return action.open ? emulated(printer, 'printer').openCover() : emulated(printer, 'printer').closeCover();
      case 'printer.toner':
        return emulated(printer, 'printer').setToner(action.percent);
      case 'printer.offline':
        return await emulated(printer, 'printer').setOffline(action.on);
      case 'printer.fail':
        return action.times === 1
          ? emulated(printer, 'printer').failNext(action.fault)
          : emulated(printer, 'printer').failRepeatedly(action.fault);
      case 'platform.fail':
        return emulated(platform, 'platform').fail(action.fault, action.times);
      case 'platform.clear':
        return emulated(platform, 'platform').clearFaults();
    }
  }

  return { state, act };
}
