import { contactPhone } from '../../../src/signals/identity/contact-phone.ts';
import { signalContract } from '../../../testkit/contract/signal.contract.ts';
import { examples } from './contact-phone.examples.ts';

signalContract(contactPhone, examples);
