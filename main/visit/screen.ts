import type { SnapshotFrom } from 'xstate';
import type { LicenceCard, Screen, ServiceCard } from '../../preload/contract.ts';
import type { FaultCode } from '../../preload/faults.ts';
import type { Licence, Service } from '../platform/contract.ts';
import type { VisitChart } from './chart.ts';
import { canRetry } from './chart-parts.ts';
import type { VisitContext } from './context.ts';
import { maskName, maskNumber } from './mask.ts';

/** The state of the chart. */
export type ChartState = SnapshotFrom<VisitChart>;

/** The screen of a state of the chart. `outOfService` says why a service cannot be offered now, or null. */
export function screenOf(state: ChartState, outOfService: (service: Service) => FaultCode | null): Screen {
  const { context } = state;
  if (state.matches('choose') || state.matches('chosen')) {
    return { name: 'choose', services: context.services.map((service) => serviceCard(service, outOfService(service))) };
  }
  if (state.matches('identify')) {
    const phase = state.matches({ identify: 'checking' }) ? 'checking' : context.reading ? 'reading' : 'waiting';
    return { name: 'identify', service: serviceName(context), phase, hint: context.hint?.code ?? null };
  }
  if (state.matches('licences')) {
    const ready = state.matches({ licences: 'ready' });
    return {
      name: 'licences',
      service: serviceName(context),
      maskedHolder: maskName(context.identification?.holder.name ?? ''),
      phase: ready ? 'ready' : 'loading',
      licences: ready ? context.licences.map(licenceCard) : [],
    };
  }
  if (state.matches('preview') && context.licence !== null) {
    const document = context.preview?.handle ?? null;
    return {
      name: 'preview',
      licence: licenceCard(context.licence),
      phase: document === null ? 'loading' : 'ready',
      document,
    };
  }
  if (state.matches('print') && context.licence !== null) {
    const step = context.printStep;
    return {
      name: 'print',
      licence: licenceCard(context.licence),
      phase: step?.phase ?? 'authorising',
      pages: step?.pages ?? null,
      pagesDone: step?.pagesDone ?? null,
      hold: step?.hold ?? null,
    };
  }
  if (state.matches('collect') && context.licence !== null && context.printed !== null) {
    return { name: 'collect', licence: licenceCard(context.licence), ...context.printed };
  }
  if (state.matches('trouble') && context.trouble !== null) {
    const { fault, printNumber } = context.trouble;
    return {
      name: 'trouble',
      code: fault.code,
      canRetry: canRetry(fault),
      canGoBack: fault.code !== 'print-unknown',
      printNumber,
    };
  }
  if (state.matches('rate')) return { name: 'rate', service: serviceName(context) };
  if (state.matches('farewell') || state.matches('leaving')) {
    const { cardLeft, printNumbers, rated } = context;
    return { name: 'farewell', cardLeft, printed: printNumbers.length, rated };
  }
  if (state.matches('attract')) return { name: 'attract' };
  return { name: 'out-of-service', code: context.catalogueFault?.code ?? 'platform-unreachable' };
}

function serviceName({ service }: VisitContext): { code: string; name: string; nameEn: string } {
  return { code: service?.code ?? '', name: service?.name ?? '', nameEn: service?.nameEn ?? '' };
}

function serviceCard(service: Service, outOfService: FaultCode | null): ServiceCard {
  const { code, name, nameEn, department, departmentEn, icon, featured } = service;
  return { code, name, nameEn, department, departmentEn, icon, featured, outOfService };
}

function licenceCard(licence: Licence): LicenceCard {
  const { number, holderName, ...rest } = licence;
  return { ...rest, maskedNumber: maskNumber(number), maskedHolder: maskName(holderName) };
}
