import { ArrowLeft, Ban, CalendarX2, CircleCheck, Printer, PrinterX, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Badge } from '../components/badge.tsx';
import { Button, type ButtonProps } from '../components/button.tsx';
import { Checklist } from '../components/checklist.tsx';
import { FooterBar } from '../components/footer-bar.tsx';
import { GradePicker } from '../components/grade-picker.tsx';
import { Header } from '../components/header.tsx';
import { LicenceRow } from '../components/licence-row.tsx';
import { Notice } from '../components/notice.tsx';
import { ProgressBar, ProgressRing } from '../components/progress.tsx';
import { ServiceTile } from '../components/service-tile.tsx';
import { StepBar, steps } from '../components/step-bar.tsx';
import { TrainingRibbon } from '../components/training-ribbon.tsx';
import { fixtures } from './fixtures.ts';

const looks: readonly NonNullable<ButtonProps['look']>[] = ['primary', 'secondary', 'quiet', 'danger'];
const nothing = (): void => undefined;

function Specimen({
  name,
  dark = false,
  children,
}: {
  readonly name: string;
  readonly dark?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <figure className={`specimen-of${dark ? ' specimen-of--dark' : ''}`}>
      <figcaption>{name}</figcaption>
      {children}
    </figure>
  );
}

/** Every component in every state. */
export function ComponentSheet() {
  const terminal = fixtures[0]?.snapshot.terminal;
  const services = fixtures.flatMap(({ snapshot: { screen } }) => (screen.name === 'choose' ? screen.services : []));
  const licences = fixtures.flatMap(({ snapshot: { screen } }) => (screen.name === 'licences' ? screen.licences : []));
  const plain = services.find(({ featured, outOfService }) => !featured && outOfService === null);
  const featured = services.find((service) => service.featured && service.outOfService === null);
  const out = services.find(({ featured, outOfService }) => !featured && outOfService !== null);
  const states = ['printable', 'expired', 'revoked', 'print-limit-reached'] as const;
  return (
    <section id="components" className="sheet-of">
      <h2>组件 Components</h2>
      {looks.map((look) => (
        <Specimen key={look} name={`Button ${look}: default, pressed, busy, disabled, large`}>
          <div className="line-up">
            <Button look={look} icon={Printer} onPress={nothing}>
              打印 Print
            </Button>
            <span className="pressed">
              <Button look={look} icon={ArrowLeft} onPress={nothing}>
                返回 Back
              </Button>
            </span>
            <Button look={look} icon={X} busy onPress={nothing}>
              请稍候 Busy
            </Button>
            <Button look={look} icon={X} disabled onPress={nothing}>
              不可用 Off
            </Button>
            <Button look={look} size="large" icon={Printer} onPress={nothing}>
              打印 Print
            </Button>
          </div>
        </Specimen>
      ))}
      <Specimen name="Badge">
        <div className="line-up">
          <Badge tone="good" icon={CircleCheck}>
            可以打印
          </Badge>
          <Badge tone="warning" icon={CalendarX2}>
            已过期
          </Badge>
          <Badge tone="bad" icon={Ban}>
            已注销
          </Badge>
          <Badge tone="plain" icon={PrinterX}>
            次数已用完
          </Badge>
        </div>
      </Specimen>
      <Specimen name="Notice: info, warning, error">
        <div className="stack">
          {(['info', 'warning', 'error'] as const).map((tone) => (
            <Notice key={tone} tone={tone} title="请换用有效的证件">
              这张证件的有效期已经过了。
            </Notice>
          ))}
        </div>
      </Specimen>
      {terminal !== undefined && (
        <Specimen name="Header" dark>
          <Header terminal={terminal} />
        </Specimen>
      )}
      <Specimen name="StepBar" dark>
        <div className="stack">
          {steps.map((step) => (
            <StepBar key={step} at={step} />
          ))}
        </div>
      </Specimen>
      {terminal !== undefined && (
        <Specimen name="FooterBar">
          <FooterBar terminal={terminal} back end />
        </Specimen>
      )}
      <Specimen name="ServiceTile: featured, default, busy, out of service">
        <div className="stack">
          {featured !== undefined && <ServiceTile service={featured} busy={false} onPress={nothing} />}
          <div className="line-up line-up--equal">
            {plain !== undefined && <ServiceTile service={plain} busy={false} onPress={nothing} />}
            {plain !== undefined && <ServiceTile service={plain} busy onPress={nothing} />}
            {out !== undefined && <ServiceTile service={out} busy={false} onPress={nothing} />}
          </div>
        </div>
      </Specimen>
      <Specimen name="LicenceRow: each state">
        <div className="stack">
          {states.map((state) => {
            const licence = licences.find((candidate) => candidate.state === state);
            return licence && <LicenceRow key={state} licence={licence} busy={false} onPress={nothing} />;
          })}
        </div>
      </Specimen>
      <Specimen name="Checklist: done, now, held, later">
        <Checklist
          label="打印进度"
          points={[
            { key: 'a', name: '取得打印授权', state: 'done' },
            { key: 'b', name: '取得证照文件', state: 'now' },
            { key: 'c', name: '发送到打印机', state: 'held' },
            { key: 'd', name: '打印出纸', state: 'later' },
          ]}
        />
      </Specimen>
      <Specimen name="ProgressRing, ProgressBar">
        <div className="line-up">
          <ProgressRing share={null} />
          <ProgressRing share={0.7} />
          <ProgressRing share={0.7} size="large" />
        </div>
        <ProgressBar label="打印进度" value={2} of={5} valueText="2 / 5" />
      </Specimen>
      <Specimen name="GradePicker: one chosen">
        <GradePicker chosen={4} onChoose={nothing} />
      </Specimen>
      <Specimen name="TrainingRibbon">
        <div className="ribbon-of">
          <TrainingRibbon />
        </div>
      </Specimen>
    </section>
  );
}
