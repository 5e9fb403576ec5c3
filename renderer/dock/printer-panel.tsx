import { Printer } from 'lucide-react';
import type { DockState, PrinterFault } from '../../preload/dock-contract.ts';
import { FaultChips, Panel, Toggle } from './controls.tsx';
import type { Dock } from './use-dock.ts';

const faults: readonly { readonly fault: PrinterFault; readonly label: string }[] = [
  { fault: 'abort', label: '中止作业' },
  { fault: 'reset-while-sending', label: '传输中断开' },
  { fault: 'answer-garbage', label: '乱码应答' },
  { fault: 'forget-job', label: '忘记作业' },
  { fault: 'stuck', label: '卡住不动' },
  { fault: 'busy', label: '忙' },
];

/** Sheets that a full tray holds. */
const FULL_TRAY = 250;
/** Sheets that the buttons below the gauge put in. */
const fillings = [0, 1, 3, 50, FULL_TRAY];
const tonerLevels = [0, 5, 100];

/** The emulated printer: paper, toner, cover, faults, and what it has been sent. */
export function PrinterPanel({ dock, times }: { readonly dock: Dock; readonly times: number }) {
  const { state, act } = dock;
  if (state === null) return null;
  const { printer } = state;
  const word = troubleOf(printer);
  return (
    <Panel title="打印机" icon={Printer} well={word === null} state={word ?? '就绪'}>
      <Gauge label="纸盒" value={printer.tray} of={FULL_TRAY} unit="张" />
      <Choices
        legend="装纸"
        values={fillings}
        unit="张"
        chosen={printer.tray}
        onChoose={(sheets) => act({ action: 'printer.tray', sheets })}
      />
      <Gauge label="墨粉" value={printer.toner} of={100} unit="%" />
      <Choices
        legend="换粉"
        values={tonerLevels}
        unit="%"
        chosen={printer.toner}
        onChoose={(percent) => act({ action: 'printer.toner', percent })}
      />
      <div className="row">
        <Toggle label="卡纸" on={printer.jam} onChange={(on) => act({ action: 'printer.jam', on })} />
        <Toggle label="开盖" on={printer.cover} onChange={(open) => act({ action: 'printer.cover', open })} />
        <Toggle label="离线" on={printer.offline} onChange={(on) => act({ action: 'printer.offline', on })} />
      </div>
      <FaultChips
        legend={`接下来 ${times} 次出错`}
        faults={faults}
        armed={[]}
        onOrder={(fault) => act({ action: 'printer.fail', fault, times })}
      />
      <Jobs jobs={printer.jobs} />
    </Panel>
  );
}

function troubleOf({ offline, cover, jam, tray, toner }: DockState['printer']): string | null {
  if (offline) return '离线';
  if (cover) return '开盖';
  if (jam) return '卡纸';
  if (tray === 0) return '缺纸';
  if (toner === 0) return '缺墨粉';
  return null;
}

function Gauge(props: { readonly label: string; readonly value: number; readonly of: number; readonly unit: string }) {
  const { label, value, of, unit } = props;
  const share = Math.min(1, value / of);
  return (
    <div className="gauge">
      <span className="gauge__label">{label}</span>
      <meter className="unseen" aria-label={label} min={0} max={of} value={Math.min(value, of)} />
      <span className="gauge__track" aria-hidden="true">
        <span
          className={`gauge__value${share < 0.08 ? ' gauge__value--low' : ''}`}
          style={{ transform: `scaleX(${share})` }}
        />
      </span>
      <span className="gauge__figure">
        {value} {unit}
      </span>
    </div>
  );
}

function Choices(props: {
  readonly legend: string;
  readonly values: readonly number[];
  readonly unit: string;
  readonly chosen: number;
  readonly onChoose: (value: number) => void;
}) {
  return (
    <fieldset className="choices">
      <legend className="unseen">{props.legend}</legend>
      {props.values.map((value) => (
        <button
          key={value}
          type="button"
          className="plain"
          aria-pressed={props.chosen === value}
          onClick={() => props.onChoose(value)}
        >
          {value} {props.unit}
        </button>
      ))}
    </fieldset>
  );
}

function Jobs({ jobs }: { readonly jobs: DockState['printer']['jobs'] }) {
  return (
    <div className="jobs">
      <h3>作业</h3>
      {jobs.length === 0 ? (
        <p className="quiet">没有作业</p>
      ) : (
        <ul>
          {jobs.toReversed().map(({ id, name, state, pages, pagesDone }) => (
            <li key={id}>
              <span className="jobs__name">
                #{id} {name}
              </span>
              <span className="jobs__pages">
                {pagesDone}/{pages ?? '?'} 页
              </span>
              <span className={`jobs__state jobs__state--${/compl/.test(state) ? 'done' : 'open'}`}>{state}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
