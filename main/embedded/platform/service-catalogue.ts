import services from '../../../assets/catalogue/services.json' with { type: 'json' };
import { Catalogue } from '../../platform/contract.ts';

/** The services of every terminal, from `assets/catalogue`. Throws at load where the file breaks the contract. */
export const serviceCatalogue: Catalogue = Catalogue.parse(services);
