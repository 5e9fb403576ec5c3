/** The check characters that the seed needs, all from one place. */
export { creditCheck, foreigner15Check, mod37Check, residentCheck } from '../../platform/identity-number.ts';
